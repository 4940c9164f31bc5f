# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""check_arrows.py accepts a good tree and finds each fault of a bad one."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import check_arrows  # noqa: E402

HEAD = "// SPDX-License-Identifier: BSL-1.0\n// Copyright (c) 2026 the vitalfew authors\n\n"


def header(guard, body):
    return f"{HEAD}#ifndef {guard}\n#define {guard}\n\n{body}\n\n#endif  // {guard}\n"


def include(*names):
    return "\n".join(f'#include "vitalfew/{name}"' for name in names)


GOOD = {
    "version.hpp": header("VITALFEW_VERSION_HPP", "#include <compare>  // <=>"),
    "core/share.hpp": header("VITALFEW_CORE_SHARE_HPP", include("version.hpp", "core/detail/word.hpp")),
    "core/detail/word.hpp": header(
        "VITALFEW_CORE_DETAIL_WORD_HPP",
        "#include <cstdint>\n// using namespace std; /* #include <iostream>\n"
        "inline constexpr int big = 1'000'000;\ninline constexpr auto text = \"using namespace std\";",
    ),
    "rank/rank.hpp": header("VITALFEW_RANK_RANK_HPP", include("core/share.hpp")),
    "classify/classify.hpp": header("VITALFEW_CLASSIFY_CLASSIFY_HPP", '#include "../core/share.hpp"'),
    "clients/profile.hpp": header("VITALFEW_CLIENTS_PROFILE_HPP", "#include <vitalfew/rank/rank.hpp>"),
    "views.hpp": header("VITALFEW_VIEWS_HPP", include("vitalfew.hpp") + "\n#include <range/v3/view/filter.hpp>"),
    "parallel.hpp": header("VITALFEW_PARALLEL_HPP", include("vitalfew.hpp") + "\n#include <oneapi/tbb/task_arena.h>"),
    "core.hpp": header("VITALFEW_CORE_HPP", include("core/share.hpp")),
    "rank.hpp": header("VITALFEW_RANK_HPP", include("rank/rank.hpp")),
    "classify.hpp": header("VITALFEW_CLASSIFY_HPP", include("classify/classify.hpp")),
    "clients.hpp": header("VITALFEW_CLIENTS_HPP", include("clients/profile.hpp")),
    "vitalfew.hpp": header("VITALFEW_VITALFEW_HPP", include("core.hpp", "rank.hpp", "classify.hpp", "clients.hpp", "version.hpp")),
}


PROGRAM = {
    "main.cpp": HEAD + '#include "process/signals.hpp"\n#include "run/run.hpp"\n\nint main() { return run() ? 0 : exit(1); }\n',
    "common/text.hpp": header("CLIENT_REPORT_COMMON_TEXT_HPP", "#include <string>  // not stdout"),
    "input/source.hpp": header("CLIENT_REPORT_INPUT_SOURCE_HPP", include("core/share.hpp") + '\n#include "common/text.hpp"'),
    "run/run.hpp": header("CLIENT_REPORT_RUN_RUN_HPP", '#include "input/source.hpp"'),
    "run/run.cpp": HEAD + '#include "run/run.hpp"\n#include <csv.h>\n',
    "process/signals.hpp": header("CLIENT_REPORT_PROCESS_SIGNALS_HPP", "inline void end() { std::abort(); }"),
}


class CheckArrows(unittest.TestCase):
    def check(self, changes):
        """What check_arrows.py says of the good tree with these headers put in or, for None, taken away."""
        with tempfile.TemporaryDirectory(prefix="a tree ") as folder:
            for name, text in {**GOOD, **changes}.items():
                if text is not None:
                    path = Path(folder, "include/vitalfew", name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text, encoding="utf-8")
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                code = check_arrows.main([folder])
        return code, output.getvalue()

    def assert_found(self, changes, finding):
        code, output = self.check(changes)
        self.assertEqual(code, 1, output)
        self.assertEqual(output.count("\n"), 1, f"one finding expected, not\n{output}")
        self.assertIn(finding, output)

    def with_body(self, name, body):
        guard = "VITALFEW_" + name.replace("/", "_").replace(".", "_").upper()
        return {name: header(guard, body)}

    def test_good_tree(self):
        code, output = self.check({})
        self.assertEqual(code, 0, output)
        self.assertIn("13 headers", output)

    def test_arrow_upward(self):
        self.assert_found(
            self.with_body("core/share.hpp", include("core/detail/word.hpp", "rank/rank.hpp")),
            "core/share.hpp:8: core/ may not include rank/",
        )

    def test_arrow_upward_by_a_relative_name(self):
        self.assert_found(
            self.with_body("core/detail/word.hpp", '#include "../../clients/profile.hpp"'), "core/ may not include clients/"
        )

    def test_arrow_within_a_layer(self):
        self.assert_found(self.with_body("rank/rank.hpp", include("core/share.hpp", "classify/classify.hpp")), "rank/ may not include classify/")

    def test_folder_includes_the_umbrella(self):
        self.assert_found(self.with_body("rank/rank.hpp", include("core/share.hpp", "vitalfew.hpp")), "stands above all folders")

    def test_unknown_header(self):
        self.assert_found(self.with_body("rank/rank.hpp", include("core/share.hpp", "core/shore.hpp")), "there is no header vitalfew/core/shore.hpp")

    def test_unknown_folder(self):
        changes = self.with_body("colour/red.hpp", "")
        changes.update(self.with_body("colour.hpp", include("colour/red.hpp")))
        changes.update(self.with_body("core.hpp", include("core/share.hpp", "colour.hpp")))
        self.assert_found(changes, "the folder colour/ is in no layer")

    def test_foreign_headers(self):
        share = include("core/detail/word.hpp") + "\n"
        for name, finding in {
            "iostream": "is not for a header",
            "execution": "is not for a header",
            "regex": "is not for a header",
            "range/v3/view/filter.hpp": "range-v3 belongs in views*.hpp alone",
            "tbb/tbb.h": "oneTBB belongs in parallel/ alone",
            "fmt/format.h": "the standard library alone",
            "math.h": "the standard library alone",
        }.items():
            with self.subTest(name):
                self.assert_found(self.with_body("core/share.hpp", f"{share}#include <{name}>"), finding)

    def test_all_of_range_v3(self):
        self.assert_found(self.with_body("views.hpp", "#include <range/v3/all.hpp>"), "takes seconds to compile")

    def test_using_namespace(self):
        self.assert_found(self.with_body("rank/rank.hpp", include("core/share.hpp") + "\nusing namespace std;"), "rank.hpp:8: `using namespace`")

    def test_guard(self):
        self.assert_found({"rank/rank.hpp": header("VITALFEW_RANK_HPP", "")}, "rank.hpp:4: the include guard is to be VITALFEW_RANK_RANK_HPP")
        self.assert_found({"rank/rank.hpp": HEAD + "#pragma once\n"}, "the include guard is to be")

    def test_spdx_head(self):
        self.assert_found({"rank/rank.hpp": GOOD["rank/rank.hpp"].replace(HEAD, "")}, "rank.hpp:1: the first two lines")
        self.assert_found({"../../tests/a.cpp": "int main() {}\n"}, "tests/a.cpp:1: the first two lines")

    def test_umbrella(self):
        self.assert_found({"vitalfew.hpp": None, "views.hpp": None, "parallel.hpp": None}, "vitalfew.hpp:1: is missing")
        self.assert_found(self.with_body("rank/detail/place.hpp", ""), "rank/detail/place.hpp:1: is not reached")
        self.assert_found(self.with_body("core.hpp", include("core/share.hpp", "views.hpp")), "views.hpp:1: is opt-in")

    def test_umbrella_of_a_folder(self):
        changes = self.with_body("rank/place.hpp", "")
        changes.update(self.with_body("rank/rank.hpp", include("core/share.hpp", "rank/place.hpp")))
        self.assert_found(changes, "rank/place.hpp:1: is not included by rank.hpp")
        changes = self.with_body("rank/detail/place.hpp", "")
        changes.update(self.with_body("rank/rank.hpp", include("core/share.hpp", "rank/detail/place.hpp")))
        self.assertEqual(self.check(changes)[0], 0)

    def test_detail_of_another_folder(self):
        changes = self.with_body("rank/detail/place.hpp", "")
        changes.update(self.with_body("rank/rank.hpp", include("core/share.hpp", "rank/detail/place.hpp")))
        changes.update(self.with_body("clients/profile.hpp", include("rank/rank.hpp", "rank/detail/place.hpp")))
        self.assert_found(changes, "clients/profile.hpp:8: clients/ may not include rank/detail/")
        changes = self.with_body("rank/rank.hpp", include("core/share.hpp", "core/detail/word.hpp"))
        self.assertEqual(self.check(changes)[0], 0)

    def test_no_tree(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(check_arrows.main([folder]), 2)

    def program_found(self, file, text, finding):
        files = {f"../../apps/client_report/{name}": body for name, body in {**PROGRAM, file: text}.items()}
        self.assert_found(files, finding)

    def program_header(self, file, body, finding):
        guard = "CLIENT_REPORT_" + file.replace("/", "_").replace(".", "_").upper()
        self.program_found(file, header(guard, body), finding)

    def test_good_program(self):
        code, output = self.check({f"../../apps/client_report/{name}": text for name, text in PROGRAM.items()})
        self.assertEqual(code, 0, output)
        self.assertIn("6 files of client_report, 5 arrows", output)

    def test_arrow_upward_in_the_program(self):
        self.program_header("common/text.hpp", '#include "input/source.hpp"', "common/text.hpp:7: common/ may not include input/")
        self.program_header("input/source.hpp", '#include "process/signals.hpp"', "input/ may not include process/")

    def test_unknown_room(self):
        self.program_header("colour/red.hpp", "", "the room colour/ is in no layer")
        self.program_found("second.cpp", HEAD, "only main.cpp stands outside of the rooms")

    def test_program_includes_what_is_not_there(self):
        self.program_header("run/run.hpp", '#include "input/sauce.hpp"', "there is no header input/sauce.hpp")

    def test_program_includes_details_of_the_library(self):
        self.program_header("run/run.hpp", include("core/detail/word.hpp"), "the program uses what is public")

    def test_guard_in_the_program(self):
        self.program_found("run/run.hpp", header("CLIENT_REPORT_RUN_HPP", ""), "run.hpp:1: the include guard is to be CLIENT_REPORT_RUN_RUN_HPP")

    def test_state_of_the_process(self):
        for code in (
            "std::exit(1);",
            "std::fputs(text, stderr);",
            "std::cout << 1;",
            "::umask(0);",
            "(void)std::signal(1, f);",
            "std::strtod(text, nullptr);",
            "std::stod(text);",
            "atof(text);",
        ):
            with self.subTest(code):
                self.program_found("run/run.cpp", f"{HEAD}void f() {{ {code} }}\n", "only main.cpp and process/ touch")


if __name__ == "__main__":
    unittest.main()

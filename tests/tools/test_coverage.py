# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""coverage.py counts what llvm-cov 19 exports."""

import contextlib
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "checks"))

import coverage  # noqa: E402

# Line 2: never false. Line 3: a constant, neither although it runs. Line 4: run in one of two instantiations. Line 5: excluded.
SOURCE = "int f(int a) {\n    if (a > 0) {\n        if (wide) {\n        g(a);\n        h(a);  // not covered: other machines only\n}}}\n"
LINES = "SF:{file}\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nDA:5,0\nend_of_record\nSF:{file}\nDA:4,{fourth}\nend_of_record\n"
SEGMENTS = [[1, 14, 1, True, True, False], [5, 9, 0, True, True, False]]
BRANCHES = [[2, 9, 2, 14, 5, 0, 0, 0, 4], [3, 13, 3, 17, 0, 0, 0, 0, 4], [5, 9, 5, 12, 0, 0, 0, 0, 4]]


class Coverage(unittest.TestCase):
    def measure(self, *arguments, fourth=3, wide=True, unused=""):
        """The exit code and what is printed; unused is a header that no program has anything of."""
        with tempfile.TemporaryDirectory() as folder:
            include = Path(folder, "include")
            file = include / "core" / "f.hpp"
            file.parent.mkdir(parents=True)
            file.write_text(SOURCE, encoding="utf-8")
            if unused:
                (include / "core" / "unused.hpp").write_text(unused, encoding="utf-8")
            tests = Path(folder, "build", "tests")
            tests.mkdir(parents=True)
            (tests / "test_core").write_text("")
            (tests / "test_core").chmod(0o755)

            def export(programs, profile, form):
                if form == "lcov":
                    return LINES.format(file=file, fourth=fourth)
                return json.dumps({"data": [{"files": [{"filename": str(file), "segments": SEGMENTS, "branches": BRANCHES}]}]})

            output = io.StringIO()
            ours = mock.patch.multiple(coverage, INCLUDE=include, export=export, has_wide_vectors=lambda: wide)
            with ours, mock.patch.object(coverage.subprocess, "run"), contextlib.redirect_stdout(output):
                code = coverage.main([str(Path(folder, "build")), "--no-run", *arguments])
        return code, output.getvalue()

    def test_a_line_counts_when_any_instantiation_runs_it(self):
        code, output = self.measure("--branches", "50")
        self.assertIn("| `core` | 4 of 4 | 100.00 % | 1 of 2 | 50.00 % |", output)
        self.assertEqual(code, 0)

    def test_a_line_that_none_runs_is_named_and_is_an_error(self):
        code, output = self.measure("--branches", "0", fourth=0)
        self.assertIn("include/vitalfew/core/f.hpp:4: no test runs this line", output)
        self.assertEqual(code, 1)
        self.assertEqual(self.measure("--branches", "0", "--lines", "75", fourth=0)[0], 0)

    def test_less_is_asked_for_only_where_the_machine_cannot_run_all_and_that_is_said(self):
        with mock.patch.dict(coverage.LEAST_WITHOUT_WIDE_VECTORS, {"lines": 75, "branches": 50}):
            code, output = self.measure(fourth=0, wide=False)
            self.assertEqual(code, 0)
            self.assertIn("no AVX-512", output)
            code, output = self.measure(fourth=0)
            self.assertEqual(code, 1)
            self.assertIn("asked for: 100 % of the lines, 95 % of the branches", output)

    def test_the_flags_of_the_processor(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "cpuinfo")
            self.assertFalse(coverage.has_wide_vectors(file))
            for flags, has in (("avx512f avx512bw avx512dq avx512vl sse", True), ("avx512f avx512bw avx512vl avx2", False)):
                file.write_text(f"processor : 0\nflags\t\t: {flags}\nbugs : x\n", encoding="utf-8")
                self.assertEqual(coverage.has_wide_vectors(file), has)

    def test_the_programs_run_with_a_seed_and_each_its_own_counts(self):
        with tempfile.TemporaryDirectory() as folder:
            programs = [Path(folder, name) for name in ("test_a", "test_b")]
            for program in programs:
                program.write_text('#!/bin/sh\necho "$RC_PARAMS" >"$LLVM_PROFILE_FILE"\n')
                program.chmod(0o755)
            with mock.patch.dict(coverage.os.environ):
                coverage.os.environ.pop("RC_PARAMS", None)
                coverage.run_tests(programs, Path(folder, "profiles"))
            for program in programs:
                self.assertEqual(Path(folder, "profiles", f"{program.name}.profraw").read_text(), "seed=1\n")

    def test_a_side_that_is_never_taken_is_named_and_a_constant_is_none(self):
        code, output = self.measure()
        self.assertIn("include/vitalfew/core/f.hpp:2:9: never false", output)
        self.assertNotIn("f.hpp:3", output)
        self.assertNotIn("f.hpp:5", output)
        self.assertEqual(code, 1)

    def test_what_no_program_instantiates_is_a_line_that_no_test_runs(self):
        template = "template <class T>\nint f(T a)\n    requires requires { a.b; }\n{\n    if constexpr (\n        x) {\n    return a;\n    }\n}\n"
        code, output = self.measure("--branches", "50", unused=template)
        self.assertEqual(code, 1)
        self.assertIn("unused.hpp:7: no test runs this line", output)
        self.assertIn("| `core` | 4 of 5 |", output)
        self.assertEqual(self.measure("--branches", "50", unused=template.replace("a;", "a;  // not covered: of other machines"))[0], 0)
        for line, is_statement in (
            ("    int b() const { return b_; }", True), ("    throw_it(a);", True), ("    for (int i : a) {", True), ("    while (a) {", True),
            ("    struct a { int b; };", False), ("    int b_ = 0;", False), ("    { a.b() } -> c;", False), ("using b = a;", False),
        ):  # fmt: skip
            self.assertEqual(self.measure("--branches", "50", unused=line + "\n")[0], int(is_statement), line)

    def test_a_program_that_fails_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()) as said:
            program = Path(folder, "test_a")
            for code, passed in ((0, True), (77, True), (1, False)):
                program.write_text(f"#!/bin/sh\necho reason\nexit {code}\n")
                program.chmod(0o755)
                self.assertEqual(coverage.run_tests([program], Path(folder, "profiles")), passed)
        self.assertIn("reason\ntest_a ended with 1", said.getvalue())

    def test_a_folder_may_be_asked_for_alone(self):
        self.assertEqual(self.measure("--folder", "exact")[0], 0)

    def test_nothing_to_run_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(coverage.main([folder]), 2)

    def test_what_is_not_covered_on_purpose(self):
        block = ["  f();  // not covered: a", "  // not covered: b", "  if (x) {", "      g();", "  }", "", "  #else", "  h();"]
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "h.hpp").write_text("\n".join(block), encoding="utf-8")
            with mock.patch.object(coverage, "INCLUDE", Path(folder)):
                self.assertEqual(coverage.Header("h.hpp").excluded, {1, 2, 3, 4, 5, 6, 7})

    def test_lines_are_named_by_their_runs(self):
        self.assertEqual(coverage.ranges([1, 2, 3, 7]), [[1, 3], [7, 7]])


if __name__ == "__main__":
    unittest.main()

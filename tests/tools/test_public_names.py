# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The public names of the library are those of public_names.txt, the module unit exports them, and public_names.py notices each kind of
change."""

import contextlib
import io
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "names"))

import module_unit  # noqa: E402
import public_names  # noqa: E402

HEADER = """\
#ifndef VITALFEW_A_HPP
#define VITALFEW_A_HPP
#define VITALFEW_SWITCH 1
#define VITALFEW_DETAIL_SWITCH(...) \\
    struct not_seen {}
namespace vitalfew {
inline namespace v0 {
namespace detail {
template <class T> struct base { int from_base() const; private: int hidden_in_base(); };
}  // namespace detail

/// A comment that says class nobody {}.
enum class side : unsigned char { left, right = side_of(1, '}'), };
template <class T, class U = std::vector<std::array<T, (1 > 0)>>>
concept either = requires(T t) { { t.a() } -> some<U>; } || std::integral<T>;

template <class T>
    requires(sizeof(T) > 1) && either<T> && requires(T t) { t.x(); }
class holder final : public detail::base<T>, private detail::other {
    struct hidden_type { int hidden_member; };

public:
    using value_type = T;
    using detail::base<T>::base;
    explicit(false) holder(T t) noexcept(true) : one_{t}, ::vitalfew::detail::base<T>(t), two_(std::move(t)) {}
    ~holder();
    template <class V>
    [[nodiscard]] constexpr auto get(V v) const -> std::map<V, int>
        requires requires { v; }
    { struct local {}; return {}; }
    explicit operator bool() const { return true; }
    friend bool operator==(const holder&, const holder&) = default;
    friend std::string to_string(const holder& h) { return h; }
    static const holder best;

private:
    T hidden_{};
};
template <class T> holder(T) -> holder<T>;
template <class T> inline const holder<T> holder<T>::best{1};

inline constexpr struct find_fn {
    void operator()(int detail = 3) const;
    std::function<void(int)> detail = {};
} find{};
namespace ask { [[noreturn]] void stop() noexcept(noexcept(f())); namespace most { int a, b; } }
inline const std::string text = R"x({)x" + std::string(R"(})}");
int after_braces_in_texts;
}  // namespace v0
}  // namespace vitalfew
template <> struct std::hash<vitalfew::side> { int not_ours; };
#endif
"""
NAMES = """\
concept either
enumerator side::left
enumerator side::right
friend holder::operator==
friend holder::to_string
function ask::stop
function find_fn::operator()
function holder::from_base
function holder::get
function holder::operator bool
macro VITALFEW_SWITCH
namespace ask
namespace ask::most
object after_braces_in_texts
object ask::most::a
object ask::most::b
object find
object find_fn::detail
object holder::best
object text
type find_fn
type holder
type holder::value_type
type side
"""


class PublicNames(unittest.TestCase):
    def run_tool(self, header, known, *arguments):
        """@returns the exit code, what is printed, and the list afterwards, for a tree of one header"""
        with tempfile.TemporaryDirectory(prefix="a tree ") as folder:
            root = Path(folder)
            (root / "include" / "vitalfew").mkdir(parents=True)
            (root / "include" / "vitalfew" / "a.hpp").write_text(header, encoding="utf-8")
            names = root / "names.txt"
            names.write_text(known, encoding="utf-8")
            output = io.StringIO()
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
                code = public_names.main(["--root", folder, "--list", str(names), *arguments])
            return code, output.getvalue(), names.read_text(encoding="utf-8")

    def test_the_library(self):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = public_names.main([])
        self.assertEqual(code, 0, output.getvalue())

    def test_the_module(self):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = module_unit.main([])
        self.assertEqual(code, 0, output.getvalue())

    def test_what_a_module_exports(self):
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder, "include/vitalfew")
            top.mkdir(parents=True)
            (top / "a.hpp").write_text(HEADER, encoding="utf-8")
            (top / "parallel").mkdir()
            for opt_in in ("views.hpp", "parallel.hpp", "parallel/a.hpp"):
                (top / opt_in).write_text("namespace vitalfew { int opt_in; }", encoding="utf-8")
            text = module_unit.module_unit(Path(folder))
        exported = [line for line in text.splitlines() if line.startswith("using ")]
        names = ["after_braces_in_texts", "ask::most::a", "ask::most::b", "ask::stop", "either", "find", "find_fn", "holder", "side", "text"]
        self.assertEqual(sorted(exported), [f"using vitalfew::{name};" for name in names])

    def test_all_kinds(self):
        code, output, names = self.run_tool(HEADER, "", "--write")
        self.assertEqual(code, 0, output)
        self.assertEqual(names, NAMES)
        self.assertEqual(self.run_tool(HEADER, NAMES)[:2], (0, "24 public names, as listed\n"))

    def test_name_gone(self):
        code, output, names = self.run_tool(HEADER.replace("find{};", "seek{};"), NAMES)
        self.assertEqual(code, 1)
        self.assertIn("gone (breaking):\n    object find\n", output)
        self.assertIn("new:\n    object seek\n", output)
        self.assertIn("./dev names", output)
        self.assertEqual(names, NAMES)

    def test_made_private(self):
        header = HEADER.replace("public:\n    using value_type", "    using value_type")
        code, output, _ = self.run_tool(header, NAMES)
        self.assertEqual(code, 1)
        self.assertIn("    function holder::get\n", output)
        self.assertNotIn("new:", output)

    def test_without_doxygen(self):
        with mock.patch.dict(os.environ, {"PATH": ""}):
            code, output, names = self.run_tool(HEADER, NAMES, "--write")
        self.assertEqual(code, 2)
        self.assertIn("doxygen", output)
        self.assertEqual(names, NAMES)

    def test_headers_that_end_early(self):
        for text in ("namespace vitalfew {", "namespace vitalfew { } }"):
            with self.subTest(text):
                code, output, _ = self.run_tool(text, NAMES)
                self.assertEqual(code, 1)
                self.assertIn("    object find\n", output)


if __name__ == "__main__":
    if shutil.which("doxygen") is None:
        print("skipped: doxygen is missing")
        sys.exit(77)
    unittest.main()

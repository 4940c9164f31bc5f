# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""headers_alone.py leaves out a header only when compiling another one proves that it compiles alone."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "checks"))

from headers_alone import Headers  # noqa: E402


def including(*names):
    return "".join(f"#include <{name}>\n" for name in names)


class HeadersAlone(unittest.TestCase):
    def test_what_is_included_first_is_alone(self):
        headers = Headers({"a": including("b", "vector"), "b": including("string"), "c": ""})
        self.assertEqual(headers.shown_by("a"), {"a", "b"})
        self.assertEqual(headers.enough("abc"), ["a", "c"])

    def test_what_comes_after_something_that_it_does_not_include_is_not(self):
        self.assertEqual(Headers({"a": including("vector", "b"), "b": ""}).shown_by("a"), {"a"})
        self.assertEqual(Headers({"a": including("vector", "b"), "b": including("vector")}).shown_by("a"), {"a", "b"})
        self.assertEqual(Headers({"a": including("b", "c"), "b": "", "c": ""}).shown_by("a"), {"a", "b"})

    def test_what_it_includes_by_way_of_another_does_not_matter(self):
        headers = Headers({"a": including("b", "c"), "b": including("vector"), "c": including("d"), "d": including("b")})
        self.assertEqual(headers.shown_by("a"), {"a", "b", "c", "d"})

    def test_every_header_is_shown(self):
        headers = Headers({"a": including("vector", "b", "c"), "b": including("c"), "c": including("string"), "d": including("a")})
        self.assertEqual(set().union(*map(headers.shown_by, headers.enough("abcd"))), {"a", "b", "c", "d"})

    def test_what_nobody_asks_about_is_left_out(self):
        headers = Headers({"a": including("b"), "b": "", "c": "", "d": including("vector", "c")})
        self.assertEqual(headers.enough("ab"), ["a"])
        self.assertEqual(headers.enough("b"), ["a"])
        self.assertEqual(headers.enough(""), [])


if __name__ == "__main__":
    unittest.main()

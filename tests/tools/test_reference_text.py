# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""reference_text.py translates the comments of a header, and keeps every line in its place."""

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "docs"))

from reference_text import for_reference  # noqa: E402

FUNCTION = """\
struct count_fn {
    /// Counts the clients
    /// of a base.
    ///
    /// Losses count.
    /// @returns how many
    int operator()(int clients) const;

    /// The same again.
    int operator()() const;
};

/// See count_fn.
inline constexpr count_fn count{};
"""


class ReferenceText(unittest.TestCase):
    def assert_made(self, text, wanted):
        self.assertEqual(for_reference(text), wanted)
        self.assertEqual(text.count("\n"), wanted.count("\n"))

    def test_hidden_is_left_out(self):
        self.assert_made(
            "namespace vitalfew {\ninline namespace v0 {\nnamespace detail {\nint a;\n}  // namespace detail\nint b;\n"
            "namespace detail {\nint c;\n}  // namespace detail\n}  // namespace v0\n}  // namespace vitalfew\n",
            "namespace vitalfew {\n\n\n\n\nint b;\n\n\n\n\n}  // namespace vitalfew\n",
        )

    def test_defaulted_friends_are_left_out(self):
        self.assert_made(
            "    friend constexpr bool operator==(const a&,\n                                     const a&) = default;\n    int b;\n",
            "\n\n    int b;\n",
        )
        kept = "    friend void swap(a& x, a& y) { x.swap(y); }\n    a() = default;\n"
        self.assert_made(kept, kept)

    def test_function_objects_say_what_they_do(self):
        lines = for_reference(FUNCTION).split("\n")
        self.assertEqual(lines[0], "/** Counts the clients of a base. */ struct count_fn {")
        self.assertEqual(lines[12], "/// Counts the clients of a base. See @ref count_fn.")
        self.assertEqual(lines[1:12] + lines[13:], FUNCTION.split("\n")[1:12] + FUNCTION.split("\n")[13:])

    def test_function_objects_with_a_comment_keep_it(self):
        self.assertIn("/// Counts.\nstruct count_fn {", for_reference("/// Counts.\n" + FUNCTION))

    def test_markers(self):
        self.assert_made("    /// Complexity: O(n).\n", "    /// @complexity O(n).\n")
        self.assert_made("/// @throws what the projection throws\n", "/// @throws others what the projection throws\n")
        self.assert_made("/// @example 01_first_abcd.cpp\n", "/// @shown{01_first_abcd}\n")
        for kept in ("/// @throws invalid_value when NaN\n", "// Complexity: O(n).\n", "/// see @example 01_first_abcd.cpp\n"):
            self.assert_made(kept, kept)

    def test_no_header_changes_its_number_of_lines(self):
        for path in (ROOT / "include").rglob("*.hpp"):
            text = path.read_text(encoding="utf-8")
            self.assertEqual(for_reference(text).count("\n"), text.count("\n"), path)


if __name__ == "__main__":
    unittest.main()

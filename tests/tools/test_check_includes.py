# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""check_includes.py tells missing includes from false alarms of clang-tidy."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "checks"))

from check_includes import findings_in  # noqa: E402


def missing(name):
    return f'/x/a.hpp:7:12: warning: no header providing "{name}" is directly included [misc-include-cleaner]\n    7 |     {name} x;\n'


class CheckIncludes(unittest.TestCase):
    def test_a_missing_include_is_told_with_its_place(self):
        said = "1 warning generated.\n" + missing("std::vector")
        self.assertEqual(findings_in(said, "#include <string>\n"), ['/x/a.hpp:7: no header providing "std::vector" is directly included'])

    def test_each_is_told(self):
        self.assertEqual(len(findings_in(missing("std::vector") + missing("std::string"), "")), 2)

    def test_what_clang_tidy_knows_no_header_of_is_asked_for_all_the_same(self):
        days = missing("std::chrono::days")
        self.assertEqual(findings_in(days, "#include <chrono>\n"), [])
        self.assertEqual(len(findings_in(days, "#include <ctime>\n")), 1)

    def test_a_header_that_cannot_be_read_is_no_clean_header(self):
        error = "/x/a.hpp:3:10: error: 'nothing.hpp' file not found [clang-diagnostic-error]"
        self.assertEqual(findings_in(error + "\n", ""), [error])

    def test_an_include_that_is_not_used_is_none_of_its_business(self):
        self.assertEqual(findings_in("/x/a.hpp:3:1: warning: included header b.hpp is not used directly [misc-include-cleaner]\n", ""), [])


if __name__ == "__main__":
    unittest.main()

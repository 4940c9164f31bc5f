# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""count_tests.py counts what CTest 3.25 writes."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "checks"))

import count_tests  # noqa: E402

PASSED = '<testcase name="core: a &lt; b" status="run"><system-out>fine</system-out></testcase>'
FAILED = '<testcase name="core: wrong" status="fail"><failure message=""/></testcase>'
SKIPPED = (
    '<testcase name="core: data" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/>'
    "<system-out>[doctest] run\nskipped: needs the data\n</system-out></testcase>"
)
NOT_BUILT = (
    '<testcase name="core: not built" status="notrun"><skipped message="Unable to find executable"/></testcase>'
)


class CountTests(unittest.TestCase):
    def count(self, **presets):
        """The exit code and the lines for presets with these test cases; None is a preset that has no result."""
        with tempfile.TemporaryDirectory(prefix="some results ") as folder:
            arguments = []
            for preset, cases in presets.items():
                file = Path(folder, f"{preset}.xml")
                if cases is not None:
                    file.write_text(f"<testsuite>{''.join(cases)}</testsuite>", encoding="utf-8")
                arguments.append(f"{preset}={file}")
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                code = count_tests.main(arguments)
        return code, output.getvalue().splitlines()

    def test_all_passed(self):
        self.assertEqual(self.count(gcc=[PASSED]), (0, ["1 passed, 0 failed, 0 skipped"]))

    def test_totals_over_presets(self):
        code, lines = self.count(gcc=[PASSED, SKIPPED], clang=[PASSED, FAILED])
        self.assertEqual(code, 1)
        self.assertEqual(lines[-1], "2 passed, 1 failed, 1 skipped")
        self.assertIn("  gcc: core: data (needs the data)", lines)
        self.assertIn("  clang: core: wrong", lines)

    def test_what_could_not_run_failed(self):
        code, lines = self.count(gcc=[PASSED, NOT_BUILT])
        self.assertEqual((code, lines[-1]), (1, "1 passed, 1 failed, 0 skipped"))

    def test_no_result_failed(self):
        code, lines = self.count(gcc=[PASSED], clang=None)
        self.assertEqual((code, lines[-1]), (1, "1 passed, 1 failed, 0 skipped"))

    def test_nothing_passed(self):
        self.assertEqual(self.count(gcc=[])[0], 1)
        self.assertEqual(self.count(gcc=[SKIPPED])[0], 1)


if __name__ == "__main__":
    unittest.main()

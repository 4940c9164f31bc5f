# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""cppcheck.py checks each header and prints each finding once; a script stands in for cppcheck."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Cppcheck(unittest.TestCase):
    def run_with(self, *lines, part="exact/"):
        """Runs the script with a cppcheck of these lines of shell; what it was called with is in called.txt."""
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "cppcheck")
            called = Path(folder, "called.txt")
            program.write_text(
                "#!/bin/sh\n"
                "[ \"$1\" != --version ] || { echo 'Cppcheck 2.22.0 from somewhere'; exit 0; }\n"
                f"for last in \"$@\"; do :; done; echo \"$last\" >>'{called}'\n" + "\n".join(lines) + "\n",
                encoding="utf-8",
            )
            program.chmod(0o755)
            run = subprocess.run([sys.executable, "-B", ROOT / "tools" / "checks" / "cppcheck.py", program, part], capture_output=True, text=True)
            return run, called.read_text(encoding="utf-8").split() if called.exists() else []

    def test_all_headers_of_a_part_are_checked_and_no_umbrella(self):
        run, called = self.run_with(part="vitalfew/")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        top = ROOT / "include" / "vitalfew"
        umbrellas = {top / "vitalfew.hpp", *(folder.with_suffix(".hpp") for folder in top.iterdir() if folder.is_dir())}
        self.assertEqual(set(top.rglob("*.hpp")) - {Path(header) for header in called}, umbrellas)
        self.assertIn(f"{len(called)} headers, 0 findings, by Cppcheck 2.22.0", run.stdout)

    def test_suppressions_name_files_that_are_there(self):
        for line in (ROOT / "tools" / "checks" / "cppcheck_suppressions.txt").read_text(encoding="utf-8").splitlines():
            place = line.partition(":")[2]
            if not line.startswith("#") and place:
                with self.subTest(line):
                    self.assertEqual(len(list((ROOT / "include" / "vitalfew").glob(place.replace("*/", "", 1)))), 1)

    def test_a_finding_that_comes_up_with_each_header_is_told_once(self):
        finding = "/x/a.hpp:7: warning: Member variable 'a' is not initialised. [uninitMemberVar]"
        run, called = self.run_with(f'echo "{finding}" >&2')
        self.assertGreater(len(called), 1)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stdout.count(finding.partition("/x/")[2]), 1)

    def test_a_header_that_it_fails_over_is_no_clean_header(self):
        run, called = self.run_with("echo 'out of memory' >&2", "exit 3")
        self.assertEqual(run.returncode, 1)
        self.assertIn("exact/exact_sum.hpp: cppcheck ended with 3: out of memory", run.stdout)

    def test_a_part_that_no_header_has_and_a_program_that_is_not_there_are_usage_errors(self):
        self.assertEqual(self.run_with(part="no/such")[0].returncode, 2)
        run = subprocess.run([sys.executable, "-B", ROOT / "tools" / "checks" / "cppcheck.py", "/no/such/cppcheck"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 2)
        self.assertIn("cannot run /no/such/cppcheck", run.stderr)


if __name__ == "__main__":
    unittest.main()

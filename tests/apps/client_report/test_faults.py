# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Runs that fail or are killed half way: what was there before is there whole.

That a disk is full is tested where the files are: test_output.py, test_xlsx.py, test_html.py, test_sqlite_output.py.
"""

import os
import signal
import subprocess
import time
import unittest

from harness import COLUMNS, ReportTest, main

HEADER = "client,amount,date\n"
CLIENTS = 6_000
OLD = HEADER + "ann,1.00,2024-01-01\nbob,2.00,2024-01-02\n"
NEW = HEADER + "".join(f"client {i},{i % 97 + 1},2024-01-0{i % 9 + 1}\n" for i in range(CLIENTS))


class Faults(ReportTest):
    def before(self, *arguments):
        """The files of a run that went well."""
        self.write("deals.csv", OLD)
        self.report("deals.csv", *COLUMNS, "--out", "out", *arguments)
        self.write("new.csv", NEW)
        return self.files()

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_standard_output_leaves_the_files_of_the_run_before(self):
        before = self.before()
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [os.environ["CLIENT_REPORT"], "new.csv", *COLUMNS, "--format", "csv", "--out", "out"],
                cwd=self.folder, stdout=full, stderr=subprocess.PIPE, check=False,
            )
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output: ", done.stderr)
        self.assertEqual(self.files(), before)

    @unittest.skipUnless(os.path.isdir("/proc/self"), "needs /proc")
    def test_a_folder_that_nobody_may_write_into(self):
        # Root may write wherever files have permissions, but nobody makes files in /proc.
        self.write("deals.csv", OLD)
        before = self.files()
        for out in ("/proc/self", "/proc/results"):
            self.assertIn(out, self.refused("deals.csv", *COLUMNS, "--out", out, code=1))
        self.assertEqual(self.files(), before)

    @unittest.skipIf(os.geteuid() == 0, "root may write into it")
    def test_a_folder_without_the_permission_to_write(self):
        before = self.before()
        (self.folder / "out").chmod(0o555)
        self.addCleanup((self.folder / "out").chmod, 0o755)
        self.assertIn("out/clients.csv", self.refused("new.csv", *COLUMNS, "--out", "out", code=1))
        self.assertEqual(self.files(), before)

    def test_killed_while_it_reads(self):
        before = self.before("--skip-bad-rows")
        run = subprocess.Popen(
            [os.environ["CLIENT_REPORT"], "-", *COLUMNS, "--skip-bad-rows", "--out", "out"],
            cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        run.stdin.write(NEW.encode() + b"bad\n")
        run.stdin.flush()
        for _ in range(500):
            if any(".tmp-" in name for name in self.files()):
                break
            time.sleep(0.02)
        run.kill()
        run.wait()
        run.stdin.close()
        after = self.files()
        self.assertTrue(set(after) > set(before), "it was killed too early or too late")
        self.assertEqual({name: after[name] for name in before}, before)
        # What it left is in nobody's way.
        self.report("new.csv", *COLUMNS, "--out", "out")
        self.assertEqual(len(self.rows()), CLIENTS)

    def test_killed_at_any_moment_each_file_is_the_old_or_the_new_one(self):
        before = self.before()
        began = time.monotonic()
        self.report("new.csv", *COLUMNS, "--out", "new")
        took = time.monotonic() - began
        names = ("clients.csv", "near_limits.csv", "summary.json")
        wanted = {name: (before[f"out/{name}"], self.files()[f"new/{name}"]) for name in names}
        moments = 16
        killed = 0
        for moment in range(moments):
            for name in names:
                (self.folder / "out" / name).write_bytes(wanted[name][0])
            run = subprocess.Popen(
                [os.environ["CLIENT_REPORT"], "new.csv", *COLUMNS, "--out", "out"],
                cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            time.sleep(took * (moment + 1) / moments)
            run.kill()
            killed += run.wait() == -signal.SIGKILL
            for name in names:
                self.assertIn((self.folder / "out" / name).read_bytes(), wanted[name], name)
        self.assertGreater(killed, 0)


if __name__ == "__main__":
    main()

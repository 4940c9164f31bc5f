# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Whether attack.py finds what is planted, and nothing where nothing is."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]
import attack  # noqa: E402
from script_tests import main  # noqa: E402
from world import Setting, World  # noqa: E402

SOUND, IN_PLACE, IGNORES_CLOSE, LEAVES, SILENT, CRASHES, FORGETS = range(7)
ALL = ("calls", "memory", "crash", "moments", "disk", "limits")


def catches_calls():
    """Whether a process may filter its own calls here."""
    status = Path("/proc/self/status").read_text(encoding="ascii") if os.path.exists("/proc/self/status") else ""
    return "Seccomp:" in status and os.uname().machine in ("x86_64", "aarch64")


@unittest.skipUnless(catches_calls(), "needs seccomp of Linux, on x86-64 or arm64")
class Planted(unittest.TestCase):
    def world(self, fault):
        folder = tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        self.addCleanup(folder.cleanup)
        program = Path(folder.name) / "planted"
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-O1", f"-DPLANTED={fault}", str(HERE / "planted.c"), "-o", str(program)], check=True)
        (Path(folder.name) / "work").mkdir()
        return World(program, Path(folder.name) / "work", settings=[Setting("page", ["--html", "res/page.html"], ["res/page.html"])])

    def found(self, fault, kind, cases):
        """What is found in so many cases, as texts."""
        world = self.world(fault)
        findings = []
        for number in range(cases):
            case = attack.attack(world, kind, number, "test")
            findings += case.problems
        return "\n".join(findings)

    def test_a_sound_program(self):
        world = self.world(SOUND)
        for kind in ALL:
            for number in range(25):
                case = attack.attack(world, kind, number, "test")
                with self.subTest(kind=kind, number=number):
                    self.assertEqual(case.problems, [], f"{case.planned}: {case.outcome}")

    def test_half_a_page(self):
        self.assertIn("neither the old nor the new one", self.found(IN_PLACE, "crash", 20))
        self.assertIn("res/page.html is another", self.found(IN_PLACE, "calls", 40))

    def test_a_close_that_nobody_looks_at(self):
        self.assertIn("close of", self.found(IGNORES_CLOSE, "calls", 60))

    def test_a_temporary_file_that_stays(self):
        self.assertIn("page.html.tmp is new", self.found(LEAVES, "calls", 40))
        self.assertIn("after the next run: res/page.html.tmp-", self.found(FORGETS, "crash", 20))
        self.assertIn("page.html.tmp-", self.found(FORGETS, "moments", 30))

    def test_a_failure_without_a_message(self):
        self.assertIn("without a message", self.found(SILENT, "calls", 40))

    def test_memory(self):
        self.assertIn("SIGABRT", self.found(CRASHES, "memory", 10))

    def test_a_case_repeats(self):
        world = self.world(IGNORES_CLOSE)
        said = [(each.planned, each.problems) for each in (attack.attack(world, "calls", 3, "test") for _ in range(2))]
        self.assertEqual(said[0], said[1])


if __name__ == "__main__":
    main()

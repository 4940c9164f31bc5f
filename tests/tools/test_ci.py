# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The workflow for forks on GitHub has the legs of .ci/run, in their order, each with a reason."""

import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Workflow(unittest.TestCase):
    def setUp(self):
        self.run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
        self.workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")

    def test_same_legs(self):
        legs = re.findall(r"^leg (.+)$", self.run, re.MULTILINE)
        self.assertTrue(legs)
        self.assertEqual(re.findall(r"^ +run: (\./dev .+)$", self.workflow, re.MULTILINE), legs)

    def test_a_reason_each(self):
        lines = self.workflow.splitlines()
        for number, line in enumerate(lines):
            if re.match(r" +- name: ", line):
                self.assertTrue(lines[number - 1].lstrip().startswith("# "), f"{line.strip()} has no comment that says why it is there")


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Each command of ./dev is in its help and a file in tools/dev/; wrong usage ends with 2 before anything is installed or built."""

import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = {"common", "packages"}


def dev(*arguments):
    with tempfile.TemporaryDirectory() as elsewhere:
        return subprocess.run([ROOT / "dev", *arguments], cwd=elsewhere, capture_output=True, text=True, check=False)


class Dev(unittest.TestCase):
    def test_commands(self):
        said = dev("help")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertEqual(dev().stdout, said.stdout)
        in_help = set(re.findall(r"^  (\w+)\b", said.stdout, re.MULTILINE))
        legs = {path.stem for path in (ROOT / "tools" / "dev").glob("*.sh")} - SHARED
        self.assertEqual(in_help, legs | {"help"})
        for leg in sorted(legs):
            with self.subTest(leg):
                text = (ROOT / "tools" / "dev" / f"{leg}.sh").read_text(encoding="utf-8")
                self.assertIn(f"\n# ./dev {leg}", text)
                self.assertRegex((ROOT / "dev").read_text(encoding="utf-8"), rf"[ |]{leg}[ )]")

    def test_wrong_usage(self):
        for arguments, what in (
            (("no_such_command",), "there is no command no_such_command"),
            (("docs", "x"), "docs takes no arguments"),
            (("check", "x"), "check takes no arguments"),
            (("amalgamate", "a", "b"), "amalgamate takes one argument"),
            (("fuzz", "0"), "fuzz takes a whole number of seconds"),
            (("fuzz", "5", "nothing"), "there is no target nothing"),
            (("soak", "5x"), "soak takes a whole number"),
            (("soak", "2", "cases", "nothing"), "there is no leg nothing"),
            (("test", "nothing"), "there is no test preset nothing"),
            (("test", "--only"), "--only takes the names of folders"),
            (("test", "--only", "core,nothing"), "there is no folder tests/nothing"),
        ):
            with self.subTest(arguments):
                done = dev(*arguments)
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn(f"dev: {what}", done.stderr)


if __name__ == "__main__":
    unittest.main()

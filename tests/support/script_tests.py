# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""How a script of tests says to CTest what came of it, and where it finds the optional real data (VITALFEW_DATA_DIR)."""

import os
import sys
import unittest
from pathlib import Path


def optional_data(test, name):
    """The path of a file of the optional data; skips the test when it is not there."""
    folder = os.environ.get("VITALFEW_DATA_DIR", "")
    if not folder:
        test.skipTest(f"needs the optional data set {name}, and VITALFEW_DATA_DIR is not set")
    file = Path(folder, name)
    if not file.exists():
        test.skipTest(f"needs the optional data set {name}, which is not in VITALFEW_DATA_DIR")
    return file


def main():
    """Runs the tests of a script. Says "skipped: why" and ends with 77 when all of them were skipped."""
    result = unittest.main(module="__main__", exit=False, verbosity=2).result
    for _, reason in result.skipped:
        print("skipped:", reason)
    if not result.wasSuccessful() or result.testsRun == 0:
        sys.exit(1)
    sys.exit(77 if len(result.skipped) == result.testsRun else 0)

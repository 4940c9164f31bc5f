# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""How a script of tests says to CTest what came of it, and what the environment tells it.

VITALFEW_DATA_DIR is where the optional real data lies, VITALFEW_SOAK by how much a long run is longer: see rounds.hpp, which is the same in C++.
"""

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


def soak_factor():
    """VITALFEW_SOAK as a number, 0 where it is not set."""
    return int(os.environ.get("VITALFEW_SOAK", "0"))


def rounds(usual):
    """How many random cases to try: as many as given, times the factor of a long run."""
    return usual * (soak_factor() or 1)


def main():
    """Runs the tests of a script. Says "skipped: why" and ends with 77 when all of them were skipped."""
    result = unittest.main(module="__main__", exit=False, verbosity=2).result
    for _, reason in result.skipped:
        print("skipped:", reason)
    if not result.wasSuccessful() or result.testsRun == 0:
        sys.exit(1)
    sys.exit(77 if len(result.skipped) == result.testsRun else 0)

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Adds up the results of CTest for each preset.

    count_tests.py PRESET=FILE...     FILE as written by ctest --output-junit

Prints the skipped tests with their reasons and the failed ones by name, and last a line `N passed, N failed, N skipped`. A
preset without a result, because it was not even built, counts as one failed test. Exit code 0 when something passed and nothing
failed.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# A test that skipped itself. Other tests that did not run, for want of an executable or after a failed set-up, are "notrun" as
# well, and failures.
SKIPPED = ("SKIP_RETURN_CODE", "SKIP_REGULAR_EXPRESSION_MATCHED")


def reason_of(case):
    """What the test said after "skipped: "."""
    for line in (case.findtext("system-out") or "").splitlines():
        if line.startswith("skipped: "):
            return line[len("skipped: ") :]
    return "no reason given"


def state_of(case):
    if case.get("status") == "run":
        return "passed"
    message = case.find("skipped").get("message", "") if case.find("skipped") is not None else ""
    if case.get("status") == "disabled" or message.startswith(SKIPPED):
        return "skipped"
    return "failed"


def main(arguments):
    names = {"passed": [], "failed": [], "skipped": []}
    for argument in arguments:
        preset, _, file = argument.partition("=")
        try:
            cases = ElementTree.parse(Path(file)).getroot().findall("testcase")
        except (OSError, ElementTree.ParseError) as error:
            names["failed"].append(f"{preset}: no result of CTest ({error})")
            continue
        for case in cases:
            state = state_of(case)
            because = f" ({reason_of(case)})" if state == "skipped" else ""
            names[state].append(f"{preset}: {case.get('name')}{because}")
    for state in ("skipped", "failed"):
        if names[state]:
            print(f"{state}:")
            for name in names[state]:
                print(f"  {name}")
    print(", ".join(f"{len(list_of)} {state}" for state, list_of in names.items()))
    return 0 if names["passed"] and not names["failed"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

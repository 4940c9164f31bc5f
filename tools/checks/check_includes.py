#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Finds headers that use what they do not include themselves, by clang-tidy's include-cleaner.

    check_includes.py [PART]...     of all headers of include/, or of those with one of the parts in their name

Unused includes are not reported: a header of a concept stands for its field. Exit code 0: nothing is missing, 1: something is, or a
header could not be read, 2: clang-tidy is missing, or no header has the part in its name.
"""

import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
TIDY = "clang-tidy-19"
MISSING = re.compile(r'^(.*?:\d+):\d+: warning: (no header providing "(.*?)" is directly included)', re.MULTILINE)
ERROR = re.compile(r"^.*? error: .*", re.MULTILINE)
# Names for which the check knows no header, or an internal one, and their header by the standard.
STANDARD = {"std::chrono::days": "chrono", "std::chrono::months": "chrono", "std::chrono::years": "chrono", "std::ranges::lower_bound": "algorithm"}


def headers_named(parts):
    """All headers, or those with one of the parts in their name."""
    headers = sorted(INCLUDE.rglob("*.hpp"))
    return [header for header in headers if not parts or any(part in str(header.relative_to(INCLUDE)) for part in parts)]


def findings_in(said, text):
    """The errors and missing includes in the output of clang-tidy for a header with this text."""
    found = ERROR.findall(said)
    for place, what, name in MISSING.findall(said):
        if name not in STANDARD or f"#include <{STANDARD[name]}>" not in text:
            found.append(f"{place}: {what}")
    return found


def findings(header):
    command = [TIDY, "-quiet", "-checks=-*,misc-include-cleaner", "-config={}", header, "--", "-xc++", "-std=c++20", f"-I{INCLUDE}"]
    run = subprocess.run(command, capture_output=True, text=True)
    return findings_in(run.stdout + run.stderr, header.read_text(encoding="utf-8"))


def main(parts):
    if shutil.which(TIDY) is None:
        print(f"check_includes.py: {TIDY} is missing", file=sys.stderr)
        return 2
    headers = headers_named(parts)
    if not headers:
        print("check_includes.py: no header has in its name:", " ".join(parts), file=sys.stderr)
        return 2
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [finding for of_header in pool.map(findings, headers) for finding in of_header]
    for finding in found:
        print(os.path.relpath(finding) if finding.startswith("/") else finding)
    print(f"{len(headers)} headers, {len(found)} includes missing")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Runs cppcheck over each header by itself but the umbrella headers: with that of the whole library it does not terminate.

    cppcheck.py CPPCHECK [PART]...     over all headers of include/, or those with one of the parts in their name

Suppressed findings are in cppcheck_suppressions.txt, with the reasons. Exit code 0: nothing found, 1: something was found, 2: no header
has the part in its name, or cppcheck could not be run.
"""

import concurrent.futures
import os
import re
import subprocess
import sys

from check_includes import INCLUDE, ROOT, headers_named

TOP = INCLUDE / "vitalfew"
OPTIONS = ["--std=c++20", "--language=c++", "--enable=warning,performance,portability", "--quiet"]
TEMPLATE = "--template={file}:{line}: {severity}: {message} [{id}]"
FINDING = re.compile(r"^.*: (?:error|warning|performance|portability): .*\[\w+\]$", re.MULTILINE)


def is_umbrella(header):
    return header.parent == TOP and (header.name == "vitalfew.hpp" or header.with_suffix("").is_dir())


def findings(cppcheck, header):
    suppressions = f"--suppressions-list={ROOT / 'tools' / 'checks' / 'cppcheck_suppressions.txt'}"
    command = [cppcheck, *OPTIONS, TEMPLATE, suppressions, f"-I{INCLUDE}", header]
    run = subprocess.run(command, capture_output=True, text=True)
    found = FINDING.findall(run.stdout + run.stderr)
    if run.returncode != 0:
        found.append(f"{header}: cppcheck ended with {run.returncode}: {run.stdout}{run.stderr}")
    return found


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    cppcheck, *parts = arguments
    headers = [header for header in headers_named(parts) if not is_umbrella(header)]
    if not headers:
        print("cppcheck.py: no header has in its name:", " ".join(parts), file=sys.stderr)
        return 2
    try:
        version = subprocess.run([cppcheck, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as reason:
        print(f"cppcheck.py: cannot run {cppcheck}: {reason}", file=sys.stderr)
        return 2
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        of_headers = pool.map(lambda header: findings(cppcheck, header), headers)
        # A finding in a header is repeated for each header that includes it.
        found = list(dict.fromkeys(finding for of_header in of_headers for finding in of_header))
    for finding in found:
        print(os.path.relpath(finding))
    print(f"{len(headers)} headers, {len(found)} findings, by {version.split(' from ')[0]}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

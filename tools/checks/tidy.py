#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Runs clang-tidy over the tests, the examples, the program and all headers; units that have not changed since are skipped.

    tidy.py BUILD [--all]     BUILD is a build folder with a compile_commands.json

Without --all it checks the headers that need the standard library alone, as templates, and the units that git knows as changed or new:
the rest takes too long for every change.

A translation unit is clean for as long as its command, the files of ours that it includes and the configuration stay the same:
it is then left out. Exit code 0: nothing found, 1: something was found, 2: it could not be run.
"""

import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIDY = "clang-tidy-19"

# Relative to ROOT. All headers are in the units that CMake makes of the two umbrella headers; their templates are instantiated in
# the tests. Not tests/odr, which defines hostile macros on purpose.
UNITS = re.compile(r"(tests/(?!odr/)|examples/|apps/).*\.cpp$|build/.*/vitalfew/(vitalfew|views)\.hpp\.cxx$")

# Its progress, and its counts of findings in system headers.
NOISE = re.compile(r"^(\d+ warnings? generated\.|Suppressed \d+ warnings.*|Use -header-filter.*|)$")

# Where a finding begins; its notes belong to it.
FINDING = re.compile(r"^(?=/.*?:\d+:\d+: (?:error|warning): )", re.MULTILINE)


def units(build):
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), ROOT)
        if UNITS.match(path):
            yield path, entry["directory"], shlex.split(entry["command"])


def changed_files():
    """Files that differ from the last commit or are not in it; none without git."""
    try:
        run = subprocess.run(
            ["git", "status", "--porcelain", "--untracked-files=all"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return set()
    return {line[3:].rpartition(" -> ")[2] for line in run.stdout.splitlines()}


def files_of(directory, command):
    """The files of ours that a unit includes, by the compiler."""
    output = command.index("-o")
    without_output = command[:output] + command[output + 2 :]
    rule = subprocess.run([*without_output, "-MM"], cwd=directory, capture_output=True, text=True, check=True).stdout
    names = rule.partition(":")[2].replace("\\\n", " ")
    return [Path(directory, name.replace("\\ ", " ")) for name in re.split(r"(?<!\\)\s+", names.strip())]


def fingerprint(directory, command, configuration):
    digest = hashlib.sha256(configuration)
    digest.update(repr(command).encode())
    for file in files_of(directory, command):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def check(unit, build, clean, configuration):
    """The findings in a unit, or None when it is known to be clean."""
    path, directory, command = unit
    mark = clean / fingerprint(directory, command, configuration)
    if mark.exists():
        return None
    # The commands are for another compiler, whose warnings clang may not know.
    command = [TIDY, "-quiet", "--extra-arg=-Wno-unknown-warning-option", "-p", build, ROOT / path]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode == 0:
        mark.write_text(path + "\n", encoding="utf-8")
        return ""
    return "".join(line + "\n" for line in (run.stdout + run.stderr).splitlines() if not NOISE.match(line))


def main(arguments):
    everything = arguments[1:] == ["--all"]
    if len(arguments) != 1 + everything:
        print(__doc__, file=sys.stderr)
        return 2
    build = Path(arguments[0]).resolve()
    clean = build / "clang-tidy"
    clean.mkdir(exist_ok=True)
    configuration = subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout
    for file in sorted(ROOT.glob(".clang-tidy")) + sorted(ROOT.glob("*/.clang-tidy")):
        configuration += file.read_bytes()
    work = list(units(build))
    if not everything:
        changed = changed_files()
        if "include/vitalfew/views.hpp" not in changed:
            work = [unit for unit in work if not unit[0].endswith("/views.hpp.cxx")]
        work = [unit for unit in work if unit[0].startswith("build/") or unit[0] in changed]
    if not work:
        print(f"tidy.py: {build}/compile_commands.json names no unit to check", file=sys.stderr)
        return 2
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda unit: check(unit, build, clean, configuration), work))
    found = [result for result in results if result]
    # A finding in a header is repeated for each unit that includes it.
    for finding in dict.fromkeys(finding for result in found for finding in FINDING.split(result)):
        print(finding, end="")
    known = results.count(None)
    print(f"{len(work)} units: {known} known to be clean, {len(work) - known} checked, {len(found)} with findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

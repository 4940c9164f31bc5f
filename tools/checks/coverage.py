#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Lists the lines and branches of the headers that no test runs.

    coverage.py BUILD [--lines PERCENT] [--branches PERCENT] [--folder NAME]... [--no-run]

BUILD is a build folder of the preset "sanitize": clang with -fprofile-instr-generate -fcoverage-mapping. Runs all test_* programs of
BUILD/tests, unless --no-run takes the counts of last time. A line counts as run when any instantiation of its template runs it; a
branch is one side of a condition as it stands in the source, so that what the compiler adds for exceptions is none. A line with the
comment "// not covered: REASON", or after a line that is one, is left out, and the block that it opens; so are lines without code. What no
program has, since none instantiates its template, clang does not count: what looks like a statement there is a line that no test runs. Exit code 0:
as much as is asked for, which is 100 % of the lines and 95 % of the branches, less on a machine that lacks AVX-512; 1: less, or a program
failed, 2: it could not be run.
"""

import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include" / "vitalfew"
EXCLUDED = re.compile(r"\s*(.*?)\s*// not covered: \w")
NO_CODE = re.compile(r"\s*(//|#|$)")
STATEMENT = re.compile(r"\s+(return|if(?! constexpr)|for|while|switch|throw|VITALFEW_THROW|throw_\w+)\b\s*[^;\s]|(?!.*\brequires\b).*\{ \S.*; \}$")

# The least that passes. Sample select needs AVX-512: without it the tests ran 94.52 % and 91.44 %.
LEAST = {"lines": 100.0, "branches": 95.0}
LEAST_WITHOUT_WIDE_VECTORS = {"lines": 94.5, "branches": 91.0}
WIDE_VECTORS = {"avx512f", "avx512bw", "avx512dq", "avx512vl"}


def end_of_block(source, number):
    """The number of the line that closes the block which a line opens; the line itself when it opens none."""
    indent = source[number - 1][: -len(source[number - 1].lstrip(" "))]
    if not source[number - 1].partition("//")[0].rstrip().endswith("{"):
        return number
    return next(at for at in range(number + 1, len(source) + 1) if re.match(indent + r"\}", source[at - 1]))


class Header:
    def __init__(self, name):
        self.name = name
        self.folder = name.split("/")[0] if "/" in name else "(top)"
        source = (INCLUDE / name).read_text(encoding="utf-8").splitlines()
        self.excluded = {number for number, line in enumerate(source, 1) if NO_CODE.match(line)}
        for number, line in enumerate(source, 1):
            if excluded := EXCLUDED.match(line):
                first = number if excluded.group(1) else number + 1
                self.excluded.update(range(first, end_of_block(source, first) + 1))
        self.statements = {number for number, line in enumerate(source, 1) if STATEMENT.match(line)} - self.excluded
        self.lines = {}  # number -> how often it ran
        self.branches = defaultdict(lambda: [0, 0])  # place -> how often it was true, and false

    def add_line(self, number, count):
        if number not in self.excluded:
            self.lines[number] = self.lines.get(number, 0) + count

    def add_what_no_program_has(self):
        for number in self.statements:
            self.add_line(number, 0)

    def add_branch(self, place, true, false):
        if place[0] not in self.excluded:
            self.branches[place][0] += true
            self.branches[place][1] += false

    def missed_lines(self):
        return sorted(number for number, count in self.lines.items() if count == 0)

    def sides(self):
        """(line, column, which side, how often) of all branches, without conditions that are constants."""
        for (line, column), (true, false) in sorted(self.branches.items()):
            yield line, column, "true", true
            yield line, column, "false", false

    def missed_sides(self):
        return [(line, column, side) for line, column, side, count in self.sides() if count == 0]


def has_wide_vectors(cpuinfo=Path("/proc/cpuinfo")):
    try:
        flags = re.search(r"^flags\s*:(.*)$", cpuinfo.read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return False
    return flags is not None and WIDE_VECTORS <= set(flags.group(1).split())


def run_test(program, profiles):
    # The same random cases each time: a line that only few cases run does not come and go.
    environment = {"RC_PARAMS": "seed=1", **os.environ, "LLVM_PROFILE_FILE": str(profiles / f"{program.name}.profraw")}
    run = subprocess.run([program], cwd=program.parent, env=environment, capture_output=True, text=True, errors="replace")
    if run.returncode in (0, 77):
        return True
    print(f"{run.stdout}{run.stderr}{program.name} ended with {run.returncode}", file=sys.stderr)
    return False


def run_tests(programs, profiles):
    """Whether none failed."""
    profiles.mkdir(exist_ok=True)
    for old in profiles.glob("*.profraw"):
        old.unlink()
    # The largest first, so that none is left for the end.
    programs = sorted(programs, key=lambda program: program.stat().st_size, reverse=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return all(list(pool.map(lambda program: run_test(program, profiles), programs)))


def export(program, profile, form):
    command = ["llvm-cov-19", "export", f"-format={form}", "-skip-functions", f"-instr-profile={profile}", str(program), str(INCLUDE)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def header_of(path, headers):
    """The header of a file, or None for files of others, which llvm-cov lists for a program without our headers."""
    if not Path(path).is_relative_to(INCLUDE):
        return None
    name = str(Path(path).relative_to(INCLUDE))
    if name not in headers:
        headers[name] = Header(name)
    return headers[name]


def count_at(segments, line, column):
    """How often the code at a place ran: the count of the last segment that begins at it or before."""
    count = 0
    for segment in segments:
        if (segment[0], segment[1]) > (line, column):
            break
        count = segment[2]
    return count


def profile_of(program, profiles):
    raw = profiles / f"{program.name}.profraw"
    profile = raw.with_suffix(".profdata")
    subprocess.run(["llvm-profdata-19", "merge", "-sparse", str(raw), "-o", str(profile)], check=True)
    return profile


def read_headers(program, profile, headers):
    """Adds the counts of one program. One at a time: llvm-cov leaves out a function whose branches differ between programs."""
    header = None
    for line in export(program, profile, "lcov").splitlines():
        if line.startswith("SF:"):
            header = header_of(line[3:], headers)
        elif header and line.startswith("DA:"):
            number, count = line[3:].split(",")[:2]
            header.add_line(int(number), int(count))
    for data in json.loads(export(program, profile, "text"))["data"]:
        for file in data["files"]:
            header = header_of(file["filename"], headers)
            for line, column, _, _, true, false, *_ in file["branches"] if header else ():
                # Neither side taken though the code ran: the condition is a constant in this instantiation.
                if true or false or count_at(file["segments"], line, column) == 0:
                    header.add_branch((line, column), true, false)


def percent(part, all_of_it):
    return 100.0 * part / all_of_it if all_of_it else 100.0


def totals(headers):
    lines = sum(len(header.lines) for header in headers)
    sides = sum(2 * len(header.branches) for header in headers)
    run = lines - sum(len(header.missed_lines()) for header in headers)
    taken = sides - sum(len(header.missed_sides()) for header in headers)
    return run, lines, taken, sides


def row(name, headers):
    run, lines, taken, sides = totals(headers)
    return f"| {name} | {run} of {lines} | {percent(run, lines):.2f} % | {taken} of {sides} | {percent(taken, sides):.2f} % |"


def parse(arguments):
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument("build")
    parser.add_argument("--lines", type=float)
    parser.add_argument("--branches", type=float)
    parser.add_argument("--folder", action="append", default=[])
    parser.add_argument("--no-run", action="store_true")
    return parser.parse_args(arguments)


def ranges(numbers):
    """Ascending numbers as pairs of the first and the last of each run without a gap."""
    found = []
    for number in numbers:
        if found and found[-1][1] + 1 == number:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def show(headers):
    for header in headers:
        for first, last in ranges(header.missed_lines()):
            print(f"include/vitalfew/{header.name}:{first}: no test runs " + ("this line" if first == last else f"lines {first} to {last}"))
        for line, column, side in header.missed_sides():
            if line not in header.missed_lines():
                print(f"include/vitalfew/{header.name}:{line}:{column}: never {side}")
    print("| folder | lines | | branches | |\n| --- | ---: | ---: | ---: | ---: |")
    for folder in sorted({header.folder for header in headers}):
        print(row(f"`{folder}`", [header for header in headers if header.folder == folder]))
    print(row("in all", headers))


def main(arguments):
    options = parse(arguments)
    tests = Path(options.build).resolve() / "tests"
    programs = sorted(path for path in tests.glob("test_*") if path.is_file() and os.access(path, os.X_OK))
    if not programs:
        print(f"coverage.py: there are no test programs in {tests}", file=sys.stderr)
        return 2
    profiles = tests / "profiles"
    passed = options.no_run or run_tests(programs, profiles)
    by_name = {}
    for program in programs:
        read_headers(program, profile_of(program, profiles), by_name)
    # Of a header that no program includes nothing is run.
    for path in sorted(INCLUDE.rglob("*.hpp")):
        header_of(path, by_name).add_what_no_program_has()
    chosen = [header for header in by_name.values() if not options.folder or header.folder in options.folder]
    headers = sorted(chosen, key=lambda header: header.name)
    show(headers)
    least = LEAST
    if not has_wide_vectors():
        least = LEAST_WITHOUT_WIDE_VECTORS
        print("This machine has no AVX-512: code that needs it was not run, and the least is lower.")
    least_lines = least["lines"] if options.lines is None else options.lines
    least_branches = least["branches"] if options.branches is None else options.branches
    run, lines, taken, sides = totals(headers)
    enough = percent(run, lines) >= least_lines and percent(taken, sides) >= least_branches
    if not enough:
        print(f"asked for: {least_lines:g} % of the lines, {least_branches:g} % of the branches")
    if not passed:
        print("a test program failed, see above")
    return 0 if enough and passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

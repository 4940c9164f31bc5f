#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Measures what including vitalfew/classify/classify.hpp costs a compilation, over the headers of the standard library that a
program with ranges includes anyway.

    compile_cost.py [--compiler COMMAND] [--rounds N]

The files are compiled in turn, round by round, after one round that is not counted. What counts is the processor time, which other
programs on the machine disturb least. Exit code 1 when the median difference is above the limit.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
FILES = {
    "standard_only.cpp": "<algorithm> <concepts> <functional> <ranges> <span>",
    "with_vitalfew.cpp": "vitalfew/classify/classify.hpp",
    "with_call.cpp": "the same, and one call for doubles",
}
LIMIT = 0.5


def compilation(compiler, flags, file):
    """Compiles; returns the seconds of processor time and of wall-clock time."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([compiler, *flags, "-I", HERE.parents[1] / "include", "-c", HERE / file, "-o", os.devnull], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - begin


def main():
    parser = argparse.ArgumentParser(description="Measures what including the library costs a compilation.")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    flags = ["-std=c++20", "-O2"]

    times = {file: [] for file in FILES}
    for round_number in range(options.rounds + 1):
        for file, taken in times.items():
            measured = compilation(options.compiler, flags, file)
            if round_number > 0:
                taken.append(measured)

    version = subprocess.run([options.compiler, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    print(f"{version}: {' '.join(flags)}, {options.rounds} rounds; processor time, and by the clock, in seconds\n")
    print(f"{'':52}{'median (min..max)':>22}{'more':>8}{'by the clock':>14}")
    base = times["standard_only.cpp"]
    for file, what in FILES.items():
        used = [it[0] for it in times[file]]
        more = median(a[0] - b[0] for a, b in zip(times[file], base))
        clock = median(it[1] for it in times[file])
        shown = f"{median(used):.3f} ({min(used):.3f}..{max(used):.3f})"
        print(f"{what:52}{shown:>22}{'' if times[file] is base else f'{more:+.3f}':>8}{clock:>14.3f}")
    cost = median(a[0] - b[0] for a, b in zip(times["with_vitalfew.cpp"], base))
    verdict = "within" if cost <= LIMIT else "ABOVE"
    print(f"\nIncluding classify.hpp costs {cost:.3f} s more: {verdict} the limit of {LIMIT} s")
    return 0 if cost <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())

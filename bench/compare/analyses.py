#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Compares the analyses of a base with NumPy and pandas on the same data, round by round: ours, theirs, ours, theirs ...

    analyses.py [--sizes N,...] [--rounds N] [--only WAY,...]      ./dev bench analyses builds what is needed, and calls it

For each analysis and number of clients: ns per client, the most bytes a client that it had beyond the base (its answer
included), and where NumPy or pandas have the same, how much slower these are: the median and range of the ratios within the
rounds. Answers are compared; differences are printed below the table. It prints Markdown, as docs/evidence/performance.md has it.
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path
from statistics import median

from processes import Process, Refused, environment
from tables import power

ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "rank": "rank, by number of deals",
    "migration": "find_migration",
    "lorenz": "lorenz, one point",
    "hysteresis": "classify_with_hysteresis",
    "standings": "standings, near_limits and sensitivity",
    "order_patterns": "find_order_patterns",
    "xyz_analysis": "collect_demand and xyz_analysis",
}


def arguments():
    parser = argparse.ArgumentParser(description="Compares the analyses with NumPy and pandas, interleaved.")
    parser.add_argument("--sizes", default="1000000,10000000", help="numbers of clients")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", help="analyses, such as gini,rfm")
    parser.add_argument("--program", type=Path, default=ROOT / "build/release/bench/compare_analyses")
    parser.add_argument("--python", type=Path, default=ROOT / "build/bench-venv/bin/python", help="that has the rivals")
    return parser.parse_args()


def figure(process, way):
    answer = process.tell("run", way)
    return {word: float(number) for word, number in answer}


def numbers(process):
    return [float(number) for _, number in process.tell("numbers")]


def difference(ours, theirs):
    """The difference of two answers as text, empty when they agree to 9 digits."""
    if len(ours) != len(theirs):
        return f"{len(ours)} figures, {len(theirs)} there"
    apart = [(a, b) for a, b in zip(ours, theirs) if not math.isclose(a, b, rel_tol=1e-9)]
    return f"{len(apart)} of {len(ours)} figures, such as {apart[0][0]:.12g} and {apart[0][1]:.12g}" if apart else ""


def measure(ours, theirs, way, rounds):
    ns, ratios, note = [], [], ""
    rival = theirs if theirs and way in theirs.ways else None
    for turn in range(rounds + 1):
        mine = figure(ours, way)
        other = figure(rival, way) if rival else None
        if turn == 0:  # the caches and the heap are this way's own from now on
            note = difference(numbers(ours), numbers(rival)) if rival else ""
            continue
        ns.append(mine["seconds"])
        if other:
            ratios.append(other["seconds"] / mine["seconds"])
    return ns, mine["bytes"], ratios, note


def main():
    it = arguments()
    if not it.program.exists():
        sys.exit(f"analyses.py: there is no {it.program}; ./dev bench analyses builds it")
    variables = environment(True, True)
    ours, theirs = Process("vitalfew", [it.program], variables), None
    if it.python.exists():
        theirs = Process("python", [it.python, ROOT / "bench/compare/analyses_rivals.py"], variables)
        print(", ".join(f"{name} {number}" for _, name, number in theirs.tell("versions")))
    else:
        print(f"analyses.py: no {it.python}: without the rivals of Python", file=sys.stderr)
    for n in (int(text) for text in it.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "clients")
            ours.tell("make", n, file)
            for process in filter(None, (ours, theirs)):
                process.tell("values", n, file)
        print(f"\n| {power(n)} clients | ns per client | bytes per client | NumPy, pandas / ours (min..max) |")
        print("| --- | ---: | ---: | --- |", flush=True)
        notes = []
        for way in it.only.split(",") if it.only else ours.ways:
            try:
                seconds, size, ratios, note = measure(ours, theirs, way, it.rounds)
            except Refused as error:
                notes.append(f"{way}: {error}")
                continue
            ratio = f"{median(ratios):.2f} ({min(ratios):.2f}..{max(ratios):.2f})" if ratios else ""
            print(f"| {NAMES.get(way, way)} | {median(seconds) * 1e9 / n:.3g} | {size / n:.1f} | {ratio} |", flush=True)
            if note:
                notes.append(f"{way}: {note}")
        print("\nOther answers (ours and theirs): " + ("; ".join(notes) or "none"), flush=True)


if __name__ == "__main__":
    main()

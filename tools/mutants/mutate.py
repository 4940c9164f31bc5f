#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Runs the tests against mutants, small changes of headers, and lists those that no test notices.

    mutate.py [--sample N] [--seed S] [--only PART]... [--jobs J] [--units U] [--seconds LIMIT] [--alone] [--again] [--report]
              [--least PERCENT]

The headers are those of exact, engine, rank, classify, distributed and explain, against the tests of these folders.

The first N mutants, in an order that S decides and that gives each file its share. As many as do not overlap are compiled together,
each behind a guard, and tried one after the other; what cannot be guarded is compiled alone, as all are with --alone. A mutant is run
against the units of the tests that run its line, the cheapest first, until one fails or U have passed. What was found is kept in
build/mutate/results.jsonl for as long as the header stays as it is, so that a run can be stopped and taken up again; --again tries
those once more that survived, after a test was added. --report runs nothing, and writes build/mutate/mutants.md. Exit code 0: done,
1: a unit fails without any mutant, 2: wrong arguments.
"""

import argparse
import json
import random
import shutil
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from mutants import mutants_of  # noqa: E402
from mutate_batch import Batch  # noqa: E402
from mutate_report import report, share_killed  # noqa: E402
from mutate_units import BUILD, FOLDERS, ROOT, TESTED_BY, Unit, build_shared, digest, lines_kept, prepare_units  # noqa: E402

RESULTS = BUILD / "results.jsonl"


class Header:
    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(ROOT / "include" / "vitalfew"))
        self.folder = self.name.split("/")[0]
        self.text = path.read_text(encoding="utf-8")
        self.digest = digest(self.text.encode())
        self.mutants = mutants_of(self.text, lines_kept(path))


class Results:
    """All results so far; a later line of the file replaces an earlier one."""

    def __init__(self):
        self.known = {}
        self.lock = threading.Lock()
        if RESULTS.exists():
            for line in RESULTS.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                self.known[entry["digest"], entry["mutant"]] = entry

    def of(self, header, mutant):
        return self.known.get((header.digest, mutant.key()))

    def add(self, header, mutant, outcome):
        what, by = mutant.shown(header.text)
        entry = {"digest": header.digest, "mutant": mutant.key(), "file": header.name, "line": mutant.line, "kind": mutant.kind}
        entry |= {"code": mutant.before, "from": what, "repeated": mutant.repeated(header.text), "to": " ".join(by.split()), **outcome}
        with self.lock:
            self.known[header.digest, mutant.key()] = entry
            with RESULTS.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")
        return entry

    def kills(self, header):
        """How often each unit was the one that noticed a mutant of the header."""
        with self.lock:
            entries = [entry for entry in self.known.values() if entry["digest"] == header.digest]
        units = [entry["unit"] for entry in entries if entry["outcome"] in ("killed", "timeout", "static")]
        return {unit: units.count(unit) for unit in units}


def in_order(headers, seed):
    """All mutants, so that the first N are a random sample which has its share of each file, for any N."""
    placed = []
    for header in headers:
        chance = random.Random(f"{seed} {header.name}")
        mutants = list(header.mutants)
        chance.shuffle(mutants)
        for i, mutant in enumerate(mutants):
            placed.append(((i + chance.random()) / len(mutants), header.name, i, header, mutant))
    return [(header, mutant) for *_, header, mutant in sorted(placed, key=lambda entry: entry[:3])]


def units_for(header, mutant, units, results):
    """The units that run the line, or else include the header: those of its folder first, by what they found before and by cost."""
    name = Path(header.name).stem
    covering = [unit for unit in units if mutant.line in unit.lines.get(header.name, ())]
    including = [unit for unit in units if header.name in unit.headers and unit.folder == header.folder]
    kills = results.kills(header)

    def order(unit):
        return unit.folder != header.folder, unit.run_seconds > 5, unit.file.stem != name, -kills.get(unit.name, 0), unit.run_seconds

    same = [unit for unit in including if unit.file.stem == name]
    return sorted(set(covering or including) | set(same), key=order), bool(covering)


def try_mutant(candidates, run):
    """The outcome of a mutant: killed, timeout, static (killed by the compiler's evaluation), not compiled or survived."""
    for unit in candidates:
        outcome = run(unit)
        if outcome != "passed":
            return {"outcome": outcome, "unit": unit.name}
    return {"outcome": "survived", "unit": " ".join(unit.name for unit in candidates)}


def run_alone(header, mutant, number):
    """How to run a unit that is compiled with one mutant only."""
    overlay = BUILD / f"overlay-{number}"
    shutil.rmtree(overlay, ignore_errors=True)
    path = overlay / "vitalfew" / header.name
    path.parent.mkdir(parents=True)
    path.write_text(mutant.apply(header.text), encoding="utf-8")
    return lambda unit: unit.run_against(overlay)


def work_through(work, how, units, results, options, end):
    """Tries mutants until the time is over. how(header, mutant, number of the worker) is what runs a unit against it."""
    queue = iter(work)
    lock = threading.Lock()
    done = 0

    def worker(number):
        nonlocal done
        while time.monotonic() < end:
            with lock:
                header, mutant = next(queue, (None, None))
            if header is None:
                return
            candidates, covered = units_for(header, mutant, units, results)
            outcome = try_mutant(candidates[: options.units], how(header, mutant, number))
            entry = results.add(header, mutant, {**outcome, "covered": covered})
            with lock:
                done += 1
            print(f"{done}/{len(work)} {entry['outcome']:12} {entry['file']}:{entry['line']} {entry['from']} -> {entry['to']}", flush=True)

    with ThreadPoolExecutor(options.jobs) as pool:
        for future in [pool.submit(worker, number) for number in range(options.jobs)]:
            future.result()


def run_batch(work, units, results, options, end):
    batch = Batch(units)
    left = [pair for pair in work if not batch.take(*pair)]
    batch.build(options.jobs)
    numbers = {(header.name, mutant): number for number, (header, mutant) in batch.mutants.items()}

    def behind_guard(header, mutant, _):
        return lambda unit: batch.run(numbers[header.name, mutant], unit)

    work_through(list(batch.mutants.values()), behind_guard, units, results, options, end)
    return batch.alone, left


def is_open(entry, options):
    return entry is None or (options.again and entry["outcome"] == "survived")


def parse(arguments):
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--units", type=int, default=12)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    BUILD.mkdir(parents=True, exist_ok=True)
    paths = [path for folder in FOLDERS for path in sorted((ROOT / "include" / "vitalfew" / folder).rglob("*.hpp"))]
    headers = [Header(path) for path in paths]
    if options.only:
        headers = [header for header in headers if any(part in header.name for part in options.only)]
        if not headers:
            print(f"mutate.py: no header of {', '.join(FOLDERS)} has {options.only} in its name", file=sys.stderr)
            return 2
    folders = sorted({header.folder for header in headers})
    results = Results()
    order = in_order(headers, options.seed)
    sample = order[: options.sample]
    if not options.report:
        build_shared()
        tests = sorted({tests for folder in folders for tests in TESTED_BY.get(folder, (folder,))})
        units = [Unit(path) for folder in tests for path in sorted((ROOT / "tests" / folder).glob("*.cpp"))]
        if not prepare_units(units, options.jobs):
            return 1

        end = time.monotonic() + options.seconds
        work = [pair for pair in sample if is_open(results.of(*pair), options)]
        alone = []
        while work and not options.alone and time.monotonic() < end:
            more, work = run_batch(work, units, results, options, end)
            alone += more
        work_through(alone + work, run_alone, units, results, options, end)
    # All results so far, of other samples, too: all were drawn at random.
    found = [results.of(*pair) for pair in order]
    text = report([entry for entry in found if entry], len(order))
    (BUILD / "mutants.md").write_text(text, encoding="utf-8")
    print(text)
    return 0 if share_killed([entry for entry in found if entry]) >= options.least else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

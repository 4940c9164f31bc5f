#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Attacks client_report: each thing that it asks of the system may fail, each input may be hostile, and it may be ended at any time.

    attack.py PROGRAM [--minutes M] [--seed S] [--kind NAME]... [--cases N] [--only KIND#NUMBER] [--json FILE] [--work DIR]

Each kind of attack gets the same time (M minutes in all; 1). A case is what the seed, its kind and its number make of it: the same
command repeats it, but for those that end a run at some moment. After each run this has to hold:

1. The exit code is 0, 1 or 2, or the run is ended by the signal that it was sent. No sanitizer reports anything.
2. Exit code 0: all results are whole, of this run, and what a run without an attack writes.
3. Another exit code, or a signal that can be caught: every earlier result is the same to the byte, and nothing else is there.
4. After SIGKILL: each result is the old or the new one, --verify tells a mixture, and the next run succeeds and cleans up.
5. A failure has one sentence, without control characters; time and memory are bounded.

At the end comes a table. Exit code 0: nothing found, 1: something, 2: wrong usage.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import checks  # noqa: E402
import faults  # noqa: E402
import hostile  # noqa: E402
from world import World, settings_of_client_report, snapshot  # noqa: E402

KINDS = {**faults.KINDS, **hostile.KINDS}


class Case:
    """One attack on one setting: what is known of it, and what does not hold."""

    def __init__(self, world, kind, number, seed):
        self.world = world
        self.kind = kind
        self.number = number
        self.rng = random.Random(f"{seed}/{kind}/{number}")
        self.setting = self.rng.choices(world.settings, [each.weight for each in world.settings])[0]
        self.state = self.rng.choices(("old", "none", "bare"), (5, 2, 1))[0]
        self.problems = []
        self.planned = ""
        self.outcome = None
        self.skipped = False
        self.mounted = []
        self.fixed = None
        self.mixed = 0
        self.mixtures = ""
        self.library = None  # that asked for the memory that it did not get
        self.aborted = False  # in a library that is known for it
        self.note = None

    def plan(self, text):
        self.planned = text

    def problem(self, text):
        self.problems.append(text)

    def missed(self):
        self.skipped = True

    def result(self, outcome):
        self.outcome = outcome

    def template(self):
        return self.world.template(self.setting, self.state)

    def wanted(self):
        return self.world.result(self.setting, self.state)

    def before(self):
        """Makes the box anew; a snapshot of it."""
        self.wanted()
        key = (self.setting.name, self.state, "before")
        template = self.template()
        if key not in self.world.made:
            self.world.made[key] = snapshot(template)
        self.world.fresh(template)
        return self.world.made[key]

    def snapshot(self):
        return snapshot(self.world.box)

    def start(self, run="new", **options):
        return self.world.start(self.setting, run, **options)

    def once(self, **options):
        """One run in a new box."""
        self.before()
        self.outcome = self.start(**options).finish()
        return self.outcome

    def judge(self, outcome, *, companions=False, silent=False, read=True):
        """What does not hold after a run that nobody ended."""
        before = self.world.made[(self.setting.name, self.state, "before")]
        found = checks.exit_problems(self.world, outcome)
        after = self.snapshot()
        if outcome.code == 0:
            found += [f"exit 0, but {each}" for each in checks.differences(self.wanted(), after)]
            if read and self.setting.to_stdout != "report" and outcome.out != self.world.plain(self.setting, self.state).out:
                found.append("exit 0, but another standard output")
            if self.rng.random() < 0.1:
                self.verify()
        else:
            found += [f"exit {outcome.code}, but {each}" for each in checks.differences(before, after, companions=companions)]
            if not silent and not outcome.timed_out:
                found += checks.message_problems(outcome)
        return found

    def manifest(self):
        """The manifest of the results, if there is one."""
        after = self.snapshot()
        for path in after:
            if path.startswith("res/") and (path.endswith(".manifest.json") or path.endswith("/summary.json")):
                return path
        return None

    def verify(self):
        manifest = self.manifest()
        if manifest is not None and self.world.knows("--verify"):
            outcome = self.world.run(["--verify", manifest])
            if outcome.code != 0:
                self.problem(f"--verify refuses what a run wrote: {outcome}")

    def close_fixed(self):
        if self.fixed is not None:
            subprocess.run(["chattr", "-i", str(self.fixed)], check=False)
            self.fixed = None

    def close(self):
        self.close_fixed()
        for path in self.mounted:
            subprocess.run(["umount", "-l", str(path)], check=False)
        self.mounted = []


class Tally:
    """The figures of one kind of attack."""

    def __init__(self):
        self.cases = self.missed = self.refused = self.survived = self.ended = self.mixed = 0
        self.findings = []
        self.seconds = 0.0
        self.libraries = {}

    def add(self, case):
        if case.skipped:
            self.missed += 1
            return
        self.cases += 1
        code = case.outcome.code if case.outcome is not None else 0
        self.survived += code == 0
        self.refused += code > 0
        self.ended += code < 0
        self.mixed += case.mixed
        if case.library is not None:
            row = self.libraries.setdefault(case.library, [0, 0, 0, 0])
            row[0] += 1
            row[1] += code == 0
            row[2] += case.aborted
            row[3] += bool(case.problems)


def attack(world, kind, number, seed):
    case = Case(world, kind, number, seed)
    try:
        KINDS[kind](case)
    except Exception:  # one broken case does not end an hour of attacks
        case.problem(f"the attack itself failed: {traceback.format_exc()}")
    finally:
        case.close()
    return case


def describe(case, program, seed):
    lines = [f"FINDING {case.kind}#{case.number}: {case.setting.name}, results {case.state}: {case.planned}"]
    lines += [f"    {each}" for each in list(dict.fromkeys(case.problems))[:8]]
    if case.outcome is not None:
        lines.append(f"    {case.outcome}")
    if case.note:
        lines.append(f"    {case.note}")
    settings = "".join(f" --setting {each.name}" for each in case.world.settings) if case.world.chosen else ""
    lines.append(f"    repeat: python3 tests/attack/attack.py {program}{settings} --seed {seed} --only '{case.kind}#{case.number}'")
    return "\n".join(lines)


def table(tallies):
    """The figures as Markdown."""
    lines = [
        "| attack | tried | refused | survived | ended by the signal | mixtures, told | findings |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, one in tallies.items():
        figures = (one.cases, one.refused, one.survived, one.ended, one.mixed, len(one.findings))
        lines.append(f"| {kind} | " + " | ".join(f"{each:,}" for each in figures) + " |")
    total = [sum(each) for each in zip(*((o.cases, o.refused, o.survived, o.ended, o.mixed, len(o.findings)) for o in tallies.values()))]
    lines.append("| in all | " + " | ".join(f"{each:,}" for each in total) + " |")
    libraries = {name: row for one in tallies.values() for name, row in one.libraries.items()}
    if libraries:
        lines += ["", "| asked for memory | failed allocations | survived | crashed by itself | findings |", "| --- | ---: | ---: | ---: | ---: |"]
        lines += [f"| {name} | " + " | ".join(f"{each:,}" for each in row) + " |" for name, row in sorted(libraries.items())]
    return "\n".join(lines)


def run_all(world, arguments):
    kinds = arguments.kind or list(KINDS)
    for kind, impossible in (("memory", world.sanitized), ("disk", os.geteuid() != 0)):
        if impossible and kind in kinds:
            print(f"left out: {kind}, which needs {'a program without sanitizers' if kind == 'memory' else 'root'}", flush=True)
            kinds = [each for each in kinds if each != kind]
    tallies = {kind: Tally() for kind in kinds}
    numbers = dict.fromkeys(kinds, 0)
    end = time.monotonic() + 60 * arguments.minutes
    shown = time.monotonic()
    while True:
        open_kinds = [k for k in kinds if arguments.cases is None or numbers[k] < arguments.cases]
        if not open_kinds or (arguments.cases is None and time.monotonic() >= end):
            return tallies
        kind = min(open_kinds, key=lambda k: tallies[k].seconds)
        began = time.monotonic()
        case = attack(world, kind, numbers[kind], arguments.seed)
        numbers[kind] += 1
        tallies[kind].seconds += max(0.02, time.monotonic() - began)  # one that is skipped takes its turn, too
        tallies[kind].add(case)
        if case.problems:
            tallies[kind].findings.append({"case": f"{kind}#{case.number}", "text": describe(case, arguments.program, arguments.seed)})
            print(tallies[kind].findings[-1]["text"], flush=True)
        if time.monotonic() - shown > 300:
            shown = time.monotonic()
            print(table(tallies), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kind", action="append", choices=sorted(KINDS))
    parser.add_argument("--setting", action="append", help="only settings of this name, as world.py has them")
    parser.add_argument("--cases", type=int, help="so many of each kind, in place of a time")
    parser.add_argument("--only", help="one case, such as calls#17")
    parser.add_argument("--json", help="a file for the figures and the findings")
    parser.add_argument("--work", help="a folder for the files of the runs; the default is one in memory")
    arguments = parser.parse_args()
    if not os.access(arguments.program, os.X_OK):
        parser.error(f"{arguments.program} is no program")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was mounted and written goes, too
    parent = arguments.work or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    work = tempfile.mkdtemp(prefix="attack-", dir=parent)
    os.chmod(work, 0o755)
    try:
        chosen = [each for each in settings_of_client_report() if arguments.setting is None or each.name in arguments.setting]
        world = World(arguments.program, work, settings=chosen)
        world.chosen = bool(arguments.setting)
        if arguments.only:
            kind, _, number = arguments.only.partition("#")
            case = attack(world, kind, int(number), arguments.seed)
            nothing = f"{arguments.only}: {case.setting.name}, results {case.state}: {case.planned}: nothing found: {case.outcome}"
            print(describe(case, arguments.program, arguments.seed) if case.problems else nothing)
            return 1 if case.problems else 0
        tallies = run_all(world, arguments)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(table(tallies))
    if arguments.json:
        figures = {kind: {**vars(one), "seconds": round(one.seconds, 1)} for kind, one in tallies.items()}
        Path(arguments.json).write_text(json.dumps({"seed": arguments.seed, "kinds": figures}, indent=1), encoding="utf-8")
    return 1 if any(one.findings for one in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

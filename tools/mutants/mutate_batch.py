# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Programs of the tests with many mutants behind guards, one program for each unit."""

import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor

from mutants import blanked
from mutate_guards import HEADER, Guards
from mutate_units import BUILD, MAIN, PASSED, compile_unit, limit, link, run

FOLDER = BUILD / "batch"
OVERLAY = FOLDER / "include"
PLACE = re.compile(re.escape(str(OVERLAY / "vitalfew")) + r"/([\w/]+\.hpp):(\d+):\d+: (?:fatal )?error:")
ROUNDS = 20


class Batch:
    def __init__(self, units):
        self.units = units
        self.guards = {}  # by the name of the header
        self.mutants = {}  # number -> (header, mutant)
        self.alone = []  # what has to be compiled by itself

    def take(self, header, mutant):
        """@returns whether the mutant is dealt with, in this batch or alone; else it overlaps another"""
        guards = self.guards.setdefault(header.name, None) or Guards(header, blanked(header.text))
        self.guards[header.name] = guards
        number = len(self.mutants)
        placed = guards.place(mutant, number)
        if placed:
            self.mutants[number] = (header, mutant)
        elif placed is None:
            self.alone.append((header, mutant))
        return placed is not False

    def program(self, unit):
        return FOLDER / f"{unit.folder}-{unit.file.stem}"

    def drop(self, errors):
        """Moves mutants that do not compile behind a guard to those that are compiled alone."""
        for name, line in errors:
            for number in self.guards[name].drop(int(line)) if name in self.guards else ():
                self.alone.append(self.mutants.pop(number))

    def compile(self, unit):
        """@returns where the errors are; nothing when there are none"""
        target = self.program(unit).with_suffix(".o")
        flags = ["-ferror-limit=0", "-include", str(FOLDER / "guards.hpp"), f"-I{OVERLAY}"]
        compiled = compile_unit(unit.file, target, flags)
        if compiled.returncode == 0:
            link(self.program(unit), target, MAIN)
            target.unlink()
            return set()
        errors = set(PLACE.findall(compiled.stderr))
        if not errors:
            raise RuntimeError(f"{unit.name} does not compile, for no mutant's fault:\n{compiled.stderr[:4000]}")
        return errors

    def build(self, jobs):
        shutil.rmtree(FOLDER, ignore_errors=True)
        OVERLAY.mkdir(parents=True)
        (FOLDER / "guards.hpp").write_text(HEADER)
        # The largest unit first: its errors need not be found by all others.
        first = max(self.units, key=lambda unit: len(unit.lines))
        waiting, rest = [first], [unit for unit in self.units if unit is not first]
        with ThreadPoolExecutor(jobs) as pool:
            for number in range(ROUNDS):
                # Only when no compilation is running.
                for guards in self.guards.values():
                    guards.write(OVERLAY)
                errors = list(pool.map(self.compile, waiting))
                waiting = [unit for unit, found in zip(waiting, errors) if found]
                print(f"round {number}: {len(self.mutants)} mutants, {len(waiting)} units do not compile", flush=True)
                self.drop({error for found in errors for error in found})
                if not waiting:
                    waiting, rest = rest, []
                if not waiting:
                    break
            list(pool.map(self.check, self.units))

    def check(self, unit):
        """Checks that a unit passes without a mutant, and measures its time."""
        code, unit.run_seconds = run(self.program(unit), 300)
        if code not in PASSED:
            raise RuntimeError(f"{unit.name} fails with guards, although no mutant is tried")

    def run(self, number, unit):
        code, _ = run(self.program(unit), limit(unit), {**os.environ, "VITALFEW_MUTANT": str(number)})
        return "timeout" if code is None else "passed" if code in PASSED else "killed"

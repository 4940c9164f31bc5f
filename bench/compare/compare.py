#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Compares vitalfew with its rivals on the same data in one run, round by round: A B C A B C ...

    compare.py [--full] [--only SECTION,...] [OPTION...]     ./dev bench builds all that is needed, and calls it

The C++ ways run in two builds, -O2 for any x86-64 and -O3 -march=native, the Python ones in a process of their own; all stay
alive, and each way is run once or more before it is timed. Ratios are taken within a round, and given as their median and
range over the rounds. All answers are compared with ours.

Sections: values (all rivals, lognormal), distributions (ours and std::sort), records (of 64 bytes), rank, deals, threads, cold
(memory that was not touched before), agreement. Everything measured goes to a JSON file, which plot.py draws.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from processes import Process, Refused, environment
from tables import (
    BUILDS,
    power,
    print_agreement,
    print_comparison,
    print_distributions,
    print_threads,
    print_wrapped,
)

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = ("values", "distributions", "records", "rank", "deals", "threads", "cold", "agreement")
NO_ANSWER = ("floor", "floor_fresh", "sum_pass")
# The bytes of one answer.
WIDTHS = {"rank": 8, "deals": 40}
COLD_WAYS = ("floor_fresh", "vitalfew", "numpy_sort", "polars_sort")


def arguments():
    parser = argparse.ArgumentParser(description="Compares vitalfew with its rivals, interleaved.")
    parser.add_argument("--full", action="store_true", help="10^4 to 10^8 clients instead of 10^6 and 10^7")
    parser.add_argument("--sizes", help="numbers of clients, such as 10000,1000000, instead")
    parser.add_argument("--only", help=f"sections, of {', '.join(SECTIONS)}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.02, help="a sample runs as often as fits, once at least")
    parser.add_argument("--patience", type=float, help="leave out what takes longer than so many seconds a run")
    parser.add_argument("--pages", choices=("huge", "small"), default="huge", help="of the memory: 2 MiB or the system's")
    parser.add_argument("--deals", help="deals and clients, such as 1000000,100000, instead of 10^7 and 10^6")
    parser.add_argument("--programs", type=Path, default=ROOT / "build/release/bench")
    parser.add_argument("--python", type=Path, default=ROOT / "build/bench-venv/bin/python", help="that has the rivals")
    parser.add_argument("--json", type=Path, default=ROOT / "build/bench/compare.json")
    it = parser.parse_args()
    it.sections = it.only.split(",") if it.only else list(SECTIONS)
    if unknown := set(it.sections) - set(SECTIONS):
        parser.error(f"there is no section {', '.join(sorted(unknown))}")
    it.patience = it.patience or (20 if it.full else 8)
    return it


def first_line(file, start):
    try:
        for line in Path(file).read_text().splitlines():
            if line.startswith(start):
                return line.partition(":")[2].strip() or line.strip()
    except OSError:
        pass
    return "unknown"


def machine():
    return {
        "processor": first_line("/proc/cpuinfo", "model name"),
        "avx512": "avx512f" in first_line("/proc/cpuinfo", "flags"),
        "cores": os.cpu_count(),
        "memory": first_line("/proc/meminfo", "MemTotal"),
        "system": f"{platform.system()} {platform.release()}, {' '.join(platform.libc_ver())}",
        "huge_pages": first_line("/sys/kernel/mm/transparent_hugepage/enabled", ""),
        "load": os.getloadavg()[0],
    }


def commit():
    try:
        run = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=True)
        return run.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


class Comparison:
    def __init__(self, options, folder):
        self.options, self.folder = options, Path(folder)
        self.processes = self.start("keep", options.pages == "huge")
        self.config = {"sizes": {"usual": [], "full": []}, "distributions": {}, "flags": {}, "versions": {}}
        for process in self.processes.values():
            for word, *rest in process.tell("config"):
                if word == "size" and process.name == "portable":
                    self.config["sizes"][rest[0]].append(int(rest[1]))
                elif word == "distribution":
                    self.config["distributions"][rest[0]] = {"type": rest[1], "description": " ".join(rest[2:])}
                elif word == "deals":
                    self.config["deals"] = [int(n) for n in rest]
                elif word == "flags":
                    self.config["flags"][process.name] = " ".join(rest)
                elif word == "compiler":
                    self.config["compiler"] = " ".join(rest)
                elif word == "version":
                    self.config["versions"][rest[0]] = " ".join(rest[1:])
        if options.deals:
            self.config["deals"] = [int(n) for n in options.deals.split(",")]
        self.scenarios = []
        self.took = {}  # seconds a client, by what was measured and the way, of the last and smaller number of clients

    def start(self, memory, huge):
        """The processes by name, those of Python only when there is such a Python."""
        variables = environment(memory == "keep", huge)
        commands = {build: [self.options.programs / f"compare_{build}", memory] for build in BUILDS}
        for program, _ in commands.values():
            if not program.exists():
                sys.exit(f"compare.py: there is no {program}; ./dev bench builds it")
        if self.options.python.exists():
            commands["python"] = [self.options.python, ROOT / "bench/compare/python_rivals.py"]
        else:
            print(f"compare.py: no {self.options.python}: without the rivals of Python", file=sys.stderr)
        return {name: Process(name, command, variables) for name, command in commands.items()}

    def sizes(self):
        if self.options.sizes:
            return [int(n) for n in self.options.sizes.split(",")]
        return self.config["sizes"]["full" if self.options.full else "usual"]

    def load(self, distribution, n, processes):
        """Makes the values once, and has all processes read them."""
        file = self.folder / "values"
        self.processes["portable"].tell("make", distribution, n, file)
        for process in processes:
            process.tell("values", self.config["distributions"][distribution]["type"], n, file)
        file.unlink()

    def measure(self, kind, name, n, processes, wanted=None):
        """Times all ways that the processes have, or those wanted, in rounds. The first answer of ours is what the others are
        compared with."""
        scenario = {"kind": kind, "name": name, "n": n, "samples": {}, "left_out": {}, "different": {}}
        self.scenarios.append(scenario)
        self.say(f"{kind}: {name}, {power(n)}")
        runs, reference = [], None
        for process in processes.values():
            for way in process.ways:
                if not is_wanted(way, wanted):
                    continue
                key = f"{process.name}/{way}"
                expected = self.took.get((kind, key), 0) * n
                if expected > self.options.patience:
                    scenario["left_out"][key] = f"would take about {expected:.0f} s a run"
                    continue
                try:
                    begin = time.perf_counter()
                    process.tell("run", way, 0)
                    self.took[kind, key] = (time.perf_counter() - begin) / n
                    if way not in NO_ANSWER:
                        answer = self.answer_of(process)
                        reference = reference or answer
                        scenario["different"][key] = differences(reference, answer, WIDTHS.get(kind, 1))
                except Refused as error:
                    scenario["left_out"][key] = str(error)
                    continue
                runs.append((key, process, way))
                scenario["samples"][key] = []
        for _ in range(self.options.rounds if kind != "agreement" else 0):
            for key, process, way in runs:
                if self.took[kind, key] * n < 0.2:
                    process.tell("run", way, 0)  # so that the caches are this way's own
                scenario["samples"][key].append(process.seconds(way, self.options.seconds) * 1e9 / n)
        return scenario

    def answer_of(self, process):
        file = self.folder / "answer"
        process.tell("answer", file)
        try:
            return file.read_bytes()
        finally:
            file.unlink()

    @staticmethod
    def say(text):
        print(f"==> {text}", file=sys.stderr, flush=True)

    # --- The sections --------------------------------------------------------------------------------------------------------

    def title(self, text):
        print(f"\n{text}\n", flush=True)

    def described(self, distribution):
        return self.config["distributions"][distribution]["description"]

    def values(self):
        for n in self.sizes():
            self.load("lognormal", n, self.processes.values())
            scenario = self.measure("values", "lognormal", n, self.processes)
            self.title(f"Grading {power(n)} doubles ({self.described('lognormal')}), memory warm")
            print_comparison(scenario)

    def distributions(self):
        n = self.largest()
        # The first of them was measured already, if that section was chosen.
        found = [it for it in self.scenarios if (it["kind"], it["name"], it["n"]) == ("values", "lognormal", n)]
        cpp = self.cpp()
        for name in list(self.config["distributions"])[len(found) :]:
            self.load(name, n, cpp.values())
            found.append(self.measure("distributions", name, n, cpp, ("floor", "vitalfew_into", "sort_pairs")))
        self.title(f"Other distributions, {power(n)} clients, ns per client, memory warm")
        print_distributions(found)
        print()
        for name, it in self.config["distributions"].items():
            print(f"  {name:12}{it['description']}")

    def cpp(self):
        return {name: process for name, process in self.processes.items() if name in BUILDS}

    def largest(self):
        """The size for sections of one size: 10^7, or the largest of the sizes on the command line."""
        return min(10_000_000, self.sizes()[-1])

    def records(self):
        n = self.largest()
        cpp = self.cpp()
        self.load("lognormal", n, cpp.values())
        for process in cpp.values():
            process.tell("records")
        scenario = self.measure("records", "records of 64 bytes", n, cpp)
        self.title(f"Grading {power(n)} records of 64 bytes by a member (values as above), memory warm")
        print_comparison(scenario)

    def rank(self):
        n = self.largest()
        self.load("lognormal", n, self.processes.values())
        for process in self.processes.values():
            process.tell("rank")
        scenario = self.measure("rank", "lognormal", n, self.processes)
        self.title(f"Ranking {power(n)} doubles ({self.described('lognormal')}), memory warm")
        print_comparison(scenario)

    def deals(self):
        n, clients = self.config["deals"]
        file = self.folder / "deals"
        self.processes["portable"].tell("make_deals", n, clients, file)
        for process in self.processes.values():
            process.tell("deals", n, file)
        file.unlink()
        scenario = self.measure("deals", f"{power(clients)} clients", n, self.processes)
        self.title(f"Making {power(clients)} clients of {power(n)} deals, integer keys, amounts in cents, memory warm")
        print_comparison(scenario)

    def threads(self):
        n = self.largest()
        cpp = self.cpp()
        self.load("lognormal", n, cpp.values())
        if not any(way.startswith("vitalfew_threads_") for way in cpp["portable"].ways):
            self.title("Threads: left out, for vitalfew/parallel.hpp or TBB is missing")
            return
        scenario = self.measure("threads", "lognormal", n, cpp, ("floor", "vitalfew_into", "vitalfew_threads_"))
        self.title(f"Threads, {power(n)} doubles, memory warm")
        print_threads(scenario)

    def cold(self):
        """In processes of their own, which set nothing that a user does not set."""
        n = self.largest()
        fresh = self.start("fresh", huge=False)
        self.load("lognormal", n, fresh.values())
        scenario = self.measure("cold", "lognormal", n, fresh, COLD_WAYS)
        for process in fresh.values():
            process.close()
        self.title(f"Cold: {power(n)} doubles, all memory of a call fresh from the system, in pages of its default size")
        print_comparison(scenario)

    def agreement(self):
        n = 100_000
        by_way = {}
        for name in self.config["distributions"]:
            self.load(name, n, self.processes.values())
            for key, clients in self.measure("agreement", name, n, self.processes)["different"].items():
                way = key.partition("/")[2]
                by_way.setdefault(way, {})
                by_way[way][name] = max(clients, by_way[way].get(name, 0))
        self.title(f"Grades that differ from ours, of {power(n)}")
        print_agreement(by_way, list(self.config["distributions"]))


def is_wanted(way, wanted):
    """A name that ends with _ stands for all that begin with it. None wants all but those for some sections only."""
    if wanted is None:
        return not way.startswith(("floor_fresh", "vitalfew_threads_"))
    return way in wanted or any(name.endswith("_") and way.startswith(name) for name in wanted)


def differences(ours, theirs, width):
    """In how many elements of so many bytes two answers differ."""
    if ours == theirs:
        return 0
    if len(ours) != len(theirs):
        return max(len(ours), len(theirs)) // width
    if width == 1:
        return sum(a != b for a, b in zip(ours, theirs))
    return sum(ours[at : at + width] != theirs[at : at + width] for at in range(0, len(ours), width))


def main():
    options = arguments()
    found = machine()
    begin = time.monotonic()
    options.json.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.json.parent) as folder:
        comparison = Comparison(options, folder)
        config = comparison.config
        avx512 = "yes" if found["avx512"] else "no"
        print_wrapped(f"{found['processor']}, {found['cores']} cores, AVX-512: {avx512}; {found['system']}")
        print_wrapped(f"{config['compiler']}: {'; '.join(config['flags'].values())} (called -O2 and native)")
        print_wrapped(", ".join(f"{name} {version}" for name, version in config["versions"].items()))
        print_wrapped(f"{options.rounds} rounds, in each all ways in turn; one thread unless it says otherwise")
        pages = "2 MiB pages where the system gives them (DuckDB and Polars ask for none)"
        if options.pages == "small":
            pages = "pages of the default size"
        print_wrapped(f"Warm memory: what is freed is kept and used again, by all tools, in {pages}")
        if found["load"] > 0.5:
            print(f"THE MACHINE IS BUSY (load {found['load']:.1f}): these figures are not to be published")
        for section in options.sections:
            getattr(comparison, section)()
        for process in comparison.processes.values():
            process.close()
    result = {
        "when": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": found,
        "config": config,
        "options": {"rounds": options.rounds, "seconds": options.seconds, "pages": options.pages},
        "unit": "ns per client (per deal for deals), one figure a round",
        "scenarios": comparison.scenarios,
    }
    options.json.write_text(json.dumps(result, indent=1) + "\n")
    print(f"\n{time.monotonic() - begin:.0f} s; written: {options.json}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

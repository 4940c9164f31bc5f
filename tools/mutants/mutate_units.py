# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The units of the tests that tools/mutants/mutate.py compiles with mutants: what each runs, what it costs, and whether it fails."""

import hashlib
import json
import os
import re
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "mutate"
FOLDERS = ("exact", "engine", "rank", "classify", "distributed", "explain")
# Folders whose tests run the headers of a folder, where it is not the folder of that name alone.
TESTED_BY = {"engine": ("engine", "rank", "classify", "distributed", "explain"), "classify": ("classify", "engine", "distributed", "explain")}
COMPILER = "clang++-19"
# As in tests/CMakeLists.txt. No warnings: a mutant may leave things unused.
FLAGS = [
    *("-std=c++20", "-O0", "-g0", "-w", "-D_GLIBCXX_ASSERTIONS", "-DDOCTEST_CONFIG_VOID_CAST_EXPRESSIONS", '-DVITALFEW_DATA_DIR=""'),
    "-DDOCTEST_CONFIG_SUPER_FAST_ASSERTS",
    f'-DVITALFEW_EXAMPLE_DATA="{ROOT}/examples/data"',
]
INCLUDES = [f"-I{ROOT}/include", f"-I{ROOT}/tests"]
LIBRARIES = ["-lrapidcheck", "-lz"]
COVERAGE = ["-fprofile-instr-generate", "-fcoverage-mapping"]
MAIN = BUILD / "main.o"
PRECOMPILED = BUILD / "standard.pch"
PASSED = (0, 77)  # 77: all cases skipped
STOPPED = (-signal.SIGXCPU, -signal.SIGKILL)  # by the time limit
# An endless loop may allocate without end.
MEMORY = 6 * 1024 * 1024

ERROR = re.compile(r"error: (.*)")
# The compiler itself evaluated the mutant: the code is well formed, and its answer is wrong.
EVALUATED = re.compile(r"static assertion|must be initialized by a constant expression|call to consteval function|constant evaluation")


def digest(content):
    return hashlib.sha256(content).hexdigest()[:16]


def compile_unit(source, target, flags, precompiled=True):
    start = ["-include-pch", str(PRECOMPILED)] if precompiled else []
    command = [COMPILER, *start, *FLAGS, *flags, *INCLUDES, "-c", str(source), "-o", str(target)]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=3600)


def link(target, *objects, flags=()):
    subprocess.run([COMPILER, *flags, *map(str, objects), "-o", str(target), *LIBRARIES], check=True, capture_output=True)


def run(program, seconds, environment=None):
    """The exit code of a program, None when it was stopped, and its processor time in seconds."""
    command = f'ulimit -c 0 -v {MEMORY} -t {seconds:.0f}; exec "$0" --abort-after=1'
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(["bash", "-c", command, str(program)], env=environment, cwd=program.parent, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    return (None if code in STOPPED else code), usage.ru_utime + usage.ru_stime


def limit(unit):
    """The seconds after which a mutant counts as an endless loop."""
    return 5 + 5 * unit.run_seconds


def build_shared():
    """Compiles the main() of all units, and precompiles system headers, which are most of the time of a small unit."""
    units = [path for folder in FOLDERS for path in (ROOT / "tests" / folder).glob("*.cpp")]
    headers = [path for folder in ("core", *FOLDERS) for path in (ROOT / "include" / "vitalfew" / folder).rglob("*.hpp")]
    found = {name for path in units + headers for name in re.findall(r"^#include (<[a-z_]+>)", path.read_text(), re.MULTILINE)}
    text = "".join(f"#include {name}\n" for name in sorted(found)) + "#include <doctest/doctest.h>\n"
    source = BUILD / "standard.hpp"
    if source.exists() and source.read_text() == text and PRECOMPILED.exists() and MAIN.exists():
        return
    source.write_text(text)
    command = [COMPILER, *FLAGS, "-Xclang", "-fpch-instantiate-templates", "-x", "c++-header", str(source), "-o", str(PRECOMPILED)]
    subprocess.run(command, check=True)
    compile_unit(ROOT / "tests" / "main.cpp", MAIN, [], precompiled=False).check_returncode()


class Unit:
    def __init__(self, file):
        self.file = file
        self.folder = file.parent.name
        self.name = f"{self.folder}/{file.stem}"
        self.headers = []  # of ours, as "exact/wide_int.hpp"
        self.lines = {}  # of a header: those that the unit runs
        self.seconds = 0.0
        self.run_seconds = 0.0

    def run_against(self, overlay):
        """Compiles the unit with a header of the overlay in place of ours."""
        program = overlay / "unit"
        compiled = compile_unit(self.file, overlay / "unit.o", [f"-I{overlay}"])
        if compiled.returncode != 0:
            errors = ERROR.findall(compiled.stderr)
            return "static" if errors and all(EVALUATED.search(error) for error in errors) else "not compiled"
        link(program, overlay / "unit.o", MAIN)
        code, _ = run(program, limit(self))
        return "timeout" if code is None else "passed" if code in PASSED else "killed"

    def fingerprint(self):
        """A digest of all files of ours in the unit; also sets the headers."""
        rule = subprocess.run([COMPILER, *FLAGS, *INCLUDES, "-MM", str(self.file)], capture_output=True, text=True, check=True).stdout
        files = [Path(name) for name in rule.partition(":")[2].replace("\\\n", " ").split()]
        base = ROOT / "include" / "vitalfew"
        self.headers = [str(path.relative_to(base)) for path in files if path.is_relative_to(base)]
        return digest(b"".join(path.read_bytes() for path in files))

    def prepare(self, folder):
        """Compiles and runs the unit without a mutant, and records the lines that it runs. @returns whether it passes"""
        mark = self.fingerprint()
        note = folder / f"{self.folder}-{self.file.stem}.json"
        if note.exists():
            known = json.loads(note.read_text())
            if known["fingerprint"] == mark:
                self.lines, self.seconds, self.run_seconds = known["lines"], known["seconds"], known["run_seconds"]
                return True
        program = note.with_suffix("")
        before = time.monotonic()
        compiled = compile_unit(self.file, program.with_suffix(".o"), COVERAGE)
        if compiled.returncode != 0:
            print(compiled.stderr)
            return False
        link(program, program.with_suffix(".o"), MAIN, flags=COVERAGE)
        profile = program.with_suffix(".profraw")
        code, self.run_seconds = run(program, 300, {**os.environ, "LLVM_PROFILE_FILE": str(profile)})
        self.seconds = time.monotonic() - before
        if code not in PASSED:
            return False
        self.lines = lines_run(program, profile)
        known = {"fingerprint": mark, "lines": self.lines, "seconds": self.seconds, "run_seconds": self.run_seconds}
        note.write_text(json.dumps(known))
        for rest in (program, program.with_suffix(".o"), profile, program.with_suffix(".profdata")):
            rest.unlink()
        return True


def lines_kept(header):
    """The numbers of the lines that the preprocessor keeps on this machine, None for all."""
    if len(re.findall(r"^[ \t]*#[ \t]*if", header.read_text(encoding="utf-8"), re.MULTILINE)) == 1:  # the include guard
        return None
    command = [COMPILER, *FLAGS, *INCLUDES, "-E", str(header)]
    kept, file, number = set(), None, 0
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        if place := re.match(r"# (\d+) \"(.*?)\"", line):
            number, file = int(place.group(1)), place.group(2)
            continue
        if file == str(header) and line.strip():
            kept.add(number)
        number += 1
    return kept


def lines_run(program, profile):
    """The lines of our headers that a program ran, by header."""
    merged = profile.with_suffix(".profdata")
    subprocess.run(["llvm-profdata-19", "merge", "-sparse", str(profile), "-o", str(merged)], check=True)
    export = ["llvm-cov-19", "export", "-format=lcov", f"-instr-profile={merged}", str(program), str(ROOT / "include")]
    lines, header = {}, None
    for line in subprocess.run(export, check=True, capture_output=True, text=True).stdout.splitlines():
        if line.startswith("SF:"):
            header = line[3:].partition("include/vitalfew/")[2]
        elif line.startswith("DA:"):
            number, count = line[3:].split(",")[:2]
            if int(count) > 0:
                lines.setdefault(header, []).append(int(number))
    return lines


def prepare_units(units, jobs):
    folder = BUILD / "units"
    folder.mkdir(exist_ok=True)
    with ThreadPoolExecutor(jobs) as pool:
        passed = list(pool.map(lambda unit: unit.prepare(folder), units))
    for unit, fine in zip(units, passed):
        print(f"{unit.name}: {unit.seconds:.1f} s, of which {unit.run_seconds:.1f} s to run" if fine else f"{unit.name} FAILS as it is")
    return all(passed)

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Proves that the includes between the folders of include/vitalfew run downward only, and what goes with it.

    check_arrows.py [ROOT]     ROOT is the project's folder; the default is the one above this file's

For each header: a header of a folder is included only from the same folder or from a later layer, and one of its
detail/ only from the same folder unless the folder is shared (core, exact, engine); range-v3 is included
only by views*.hpp and oneTBB only by parallel/; nothing else but the standard library is included, and of that neither
<iostream>, <execution> nor <regex>; no `using namespace`; the include guard spells the path; vitalfew.hpp reaches the
header, unless it is views*.hpp or parallel/, which it must not reach; FOLDER.hpp includes every public header of its
folder. For each source: the SPDX head. For the program, which is in apps/client_report/: the arrows between its rooms, no
detail/ of the library, and nothing but main.cpp and process/ touches the state of the process.

Every finding is printed as `file:line: what is wrong`. Exit code 0: none, 1: some, 2: no such tree.
"""

import re
import sys
from pathlib import Path

# From the bottom to the top. A header may include its own folder and every earlier layer, but no other folder of its own
# layer: rank and classify, for instance, know nothing of each other.
LAYERS = [
    {"core"},
    {"exact"},
    {"engine"},
    {"rank", "classify", "distributed"},
    {"explain", "clients", "concentration"},
    {"behaviour", "compare"},
    {"analyse"},
    {"targeting"},
    {"decide"},
    {"report"},
    {"parallel"},
]
LAYER_OF = {folder: number for number, layer in enumerate(LAYERS) for folder in layer}

# The folders whose detail/ every later layer may include.
SHARED = {"core", "exact", "engine"}

# The same for the rooms of the program, apps/client_report/: main.cpp stands above all of them.
PROGRAM_LAYERS = [
    {"common"},
    {"settings", "files"},
    {"input"},
    {"clients"},
    {"analysis"},
    {"decide"},
    {"cli", "run"},
    {"tables"},
    {"formats"},
    {"terminal"},
    {"web"},
    {"outputs", "process"},
]
PROGRAM_LAYER_OF = {room: number for number, layer in enumerate(PROGRAM_LAYERS) for room in layer}

# Only main.cpp and process/ touch the state of the process: another program runs the parts inside its own.
PROCESS_STATE = re.compile(
    r"\b(?:std(?:in|out|err)|std::(?:cin|cout|cerr|clog)|STD(?:IN|OUT|ERR)_FILENO"
    r"|(?:quick_|_)?exit|abort|signal|sigaction|sigprocmask|raise|umask|setlocale|locale::global|chdir|setenv|putenv|tzset"
    r"|(?:std::)?(?:strto(?:f|d|ld)|sto(?:f|d|ld)|atof)"  # by the locale
    r"|sqlite3_(?:soft|hard)_heap_limit\w*)\b"
)

UMBRELLA = "vitalfew.hpp"
OPT_IN = re.compile(r"views\.hpp$|parallel(\.hpp$|/)")

# What each kind of foreign header is allowed in; the first pattern that matches decides.
FOREIGN = [
    (re.compile(r"range/v3/all\.hpp$"), None, "takes seconds to compile: include the parts that are used"),
    (re.compile(r"(range/v3|meta|concepts)/"), re.compile(r"views\w*\.hpp$"), "range-v3 belongs in views*.hpp alone"),
    (re.compile(r"(oneapi/)?tbb/"), re.compile(r"parallel(\.hpp$|/)"), "oneTBB belongs in parallel/ alone"),
    (re.compile(r"(iostream|execution|regex)$"), None, "is not for a header: it costs every user, used or not"),
    # Compiler intrinsics, where no standard function says the same.
    (re.compile(r"(intrin|[a-z]mmintrin)\.h$"), re.compile(r""), ""),
    (re.compile(r"[a-z0-9_]+$"), re.compile(r""), ""),
    (re.compile(r""), None, "the headers include the standard library alone"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]')
TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|(R"([^()\\\s]*)\(.*?\)\2"|"(?:\\.|[^"\\\n])*")|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL
)
SPDX_HEAD = [
    "// SPDX-License-Identifier: BSL-1.0",
    "// Copyright (c) 2026 the vitalfew authors",
]


def blank(match):
    """Spaces in place of the match, so that every line keeps its number."""
    return re.sub(r"[^\n]", " ", match.group(0))


def without_comments(text):
    """Keeps the literals: the name of an included file in quotes looks like one."""
    return TOKEN.sub(lambda match: match.group(0) if match.group(1) else blank(match), text)


def without_literals(text):
    return TOKEN.sub(blank, text)


class Tree:
    def __init__(self, root):
        self.root = root
        self.include_dir = root / "include"
        self.top = self.include_dir / "vitalfew"
        self.headers = sorted(path.relative_to(self.top).as_posix() for path in self.top.rglob("*.hpp"))
        self.edges = {}
        self.findings = []

    def report(self, path, line, what):
        self.findings.append(f"{path.relative_to(self.root).as_posix()}:{line}: {what}")

    def own_header(self, including, style, name):
        """The path below include/vitalfew/ of an included header of ours, or None for a foreign one."""
        if name.startswith("vitalfew/"):
            return name[len("vitalfew/") :]
        if style == '"':
            target = (including.parent / name).resolve()
            if target.is_relative_to(self.top.resolve()):
                return target.relative_to(self.top.resolve()).as_posix()
        return None

    def check_header(self, header):
        path = self.top / header
        text = path.read_text(encoding="utf-8")
        self.edges[header] = set()
        for number, line in enumerate(without_comments(text).split("\n"), 1):
            if match := INCLUDE.match(line):
                style, name = match.groups()
                target = self.own_header(path, style, name)
                if target is None:
                    self.check_foreign(path, number, header, name)
                else:
                    self.edges[header].add(target)
                    self.check_arrow(path, number, header, target)
        self.check_text(path, header, without_literals(text))

    def check_foreign(self, path, number, header, name):
        _, allowed_in, why = next(rule for rule in FOREIGN if rule[0].match(name))
        if allowed_in is None or not allowed_in.match(header):
            self.report(path, number, f"<{name}>: {why}")

    def check_arrow(self, path, number, header, target):
        if target not in self.headers:
            self.report(path, number, f"there is no header vitalfew/{target}")
            return
        source_folder, target_folder = folder_of(header), folder_of(target)
        if source_folder == "" or source_folder == target_folder or target == "version.hpp":
            return
        if target_folder == "":
            self.report(path, number, f"{source_folder}/ includes vitalfew/{target}, which stands above all folders")
        elif source_folder in LAYER_OF and target_folder in LAYER_OF:
            if LAYER_OF[target_folder] >= LAYER_OF[source_folder]:
                self.report(path, number, f"{source_folder}/ may not include {target_folder}/: arrows run downward only")
            elif "/detail/" in target and target_folder not in SHARED:
                self.report(path, number, f"{source_folder}/ may not include {target_folder}/detail/: that is for {target_folder}/ alone")

    def check_text(self, path, header, text):
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            if re.search(r"\busing\s+namespace\b", line):
                self.report(path, number, "`using namespace` in a header reaches everybody who includes it")
        guard = "VITALFEW_" + re.sub(r"[^A-Za-z0-9]", "_", header).upper()
        directives = [(n, line.split()) for n, line in enumerate(lines, 1) if line.strip()]
        first = [words for _, words in directives[:2]]
        if first != [["#ifndef", guard], ["#define", guard]]:
            self.report(path, directives[0][0] if directives else 1, f"the include guard is to be {guard}")
        folder = folder_of(header)
        if folder and folder not in LAYER_OF:
            self.report(path, 1, f"the folder {folder}/ is in no layer: give it one in tools/check_arrows.py")

    def check_umbrella(self):
        if UMBRELLA not in self.headers:
            self.findings.append(f"include/vitalfew/{UMBRELLA}:1: is missing")
            return
        reached, waiting = set(), [UMBRELLA]
        while waiting:
            header = waiting.pop()
            if header not in reached:
                reached.add(header)
                waiting.extend(self.edges.get(header, ()))
        for header in self.headers:
            if OPT_IN.match(header) and header in reached:
                self.report(self.top / header, 1, f"is opt-in, but {UMBRELLA} reaches it")
            elif not OPT_IN.match(header) and header not in reached:
                self.report(self.top / header, 1, f"is not reached from {UMBRELLA}")

    def check_umbrellas_of_folders(self):
        """Each FOLDER.hpp includes the public headers of its folder, which are those directly in it."""
        for header in self.headers:
            folder = folder_of(header)
            if folder and header.count("/") == 1 and header not in self.edges.get(f"{folder}.hpp", ()):
                self.report(self.top / header, 1, f"is not included by {folder}.hpp, the umbrella of its folder")

    def check_heads(self):
        for folder in ("include", "apps", "tests", "examples", "bench"):
            for path in sorted((self.root / folder).rglob("*")):
                if path.suffix in (".hpp", ".cpp"):
                    if path.read_text(encoding="utf-8").split("\n")[:2] != SPDX_HEAD:
                        self.report(path, 1, "the first two lines are to be the SPDX head: " + " / ".join(SPDX_HEAD))

    def check(self):
        for header in self.headers:
            self.check_header(header)
        self.check_umbrella()
        self.check_umbrellas_of_folders()
        self.check_heads()
        return self.findings


class Program:
    """The rooms of the program, apps/client_report/."""

    def __init__(self, root):
        self.root = root
        self.top = root / "apps" / "client_report"
        self.files = sorted(path.relative_to(self.top).as_posix() for path in self.top.rglob("*.[hc]pp"))
        self.arrows = 0
        self.findings = []

    def report(self, file, line, what):
        self.findings.append(f"{(self.top / file).relative_to(self.root).as_posix()}:{line}: {what}")

    def check_file(self, file):
        room = folder_of(file)
        if room and room not in PROGRAM_LAYER_OF:
            self.report(file, 1, f"the room {room}/ is in no layer: give it one in tools/check_arrows.py")
        elif not room and file != "main.cpp":
            self.report(file, 1, "only main.cpp stands outside of the rooms")
        text = (self.top / file).read_text(encoding="utf-8")
        for number, line in enumerate(without_comments(text).split("\n"), 1):
            if match := INCLUDE.match(line):
                self.check_include(file, number, *match.groups())
        lines = without_literals(text).split("\n")
        for number, line in enumerate(lines, 1):
            if room != "process" and file != "main.cpp" and (match := PROCESS_STATE.search(line)):
                if not INCLUDE.match(line):
                    self.report(file, number, f"{match.group(0)}: only main.cpp and process/ touch the state of the process")
        if file.endswith(".hpp"):
            guard = "CLIENT_REPORT_" + re.sub(r"[^A-Za-z0-9]", "_", file).upper()
            directives = [line.split() for line in lines if line.strip()]
            if directives[:2] != [["#ifndef", guard], ["#define", guard]]:
                self.report(file, 1, f"the include guard is to be {guard}")

    def check_include(self, file, number, style, name):
        if name.startswith("vitalfew/"):
            if "/detail/" in name:
                self.report(file, number, f"{name}: the program uses what is public in the library")
            return
        if style == "<":
            return
        if name not in self.files:
            self.report(file, number, f"there is no header {name} in apps/client_report/")
            return
        self.arrows += 1
        room, target = folder_of(file), folder_of(name)
        if room in PROGRAM_LAYER_OF and target in PROGRAM_LAYER_OF and room != target:
            if PROGRAM_LAYER_OF[target] >= PROGRAM_LAYER_OF[room]:
                self.report(file, number, f"{room}/ may not include {target}/: arrows run downward only")

    def check(self):
        for file in self.files:
            self.check_file(file)
        return self.findings


def folder_of(header):
    return header.split("/")[0] if "/" in header else ""


def main(arguments):
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    tree = Tree(root)
    if not tree.top.is_dir():
        print(f"check_arrows.py: there is no {tree.top}", file=sys.stderr)
        return 2
    program = Program(root)
    findings = tree.check() + program.check()
    for finding in findings:
        print(finding)
    if not findings:
        print(f"{len(tree.headers)} headers, {sum(map(len, tree.edges.values()))} arrows between them: all run downward")
        print(f"{len(program.files)} files of client_report, {program.arrows} arrows between them: all run downward")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Prints the object files to build so as to prove that headers compile alone: those that a user includes, or all.

    headers_alone.py BUILD [--all]     BUILD is a build folder with a compile_commands.json and the targets
                                       *_verify_interface_header_sets

Those targets compile every header by itself. A part of them proves as much: a header that is included is compiled as if alone when
nothing stands before it but its own includes. Less than two thirds of the headers are enough for all. Headers in detail/ are not for
users.
"""

import json
import re
import shlex
import sys
from pathlib import Path

INCLUDE = re.compile(r"^#\s*include\s*[<\"]([^>\"]+)[>\"]", re.MULTILINE)


class Headers:
    def __init__(self, texts):
        """texts: name -> text, of all headers of ours"""
        self.includes = {name: INCLUDE.findall(text) for name, text in texts.items()}
        self.reached = {}

    def all_of(self, name):
        """All that a header includes, directly or not."""
        if name not in self.reached:
            self.reached[name] = set(self.includes.get(name, ()))
            for other in self.includes.get(name, ()):
                self.reached[name] |= self.all_of(other)
        return self.reached[name]

    def shown_by(self, name):
        """The headers of ours that are compiled as if alone when that one is compiled."""
        shown, seen = set(), set()

        def enter(header, begun):
            if header in seen:
                return
            # Headers that are being read, and have only included so far, do not count.
            if header in self.includes and seen - begun <= self.all_of(header):
                shown.add(header)
            seen.add(header)
            for other in self.includes.get(header, ()):
                enter(other, begun | {header})

        enter(name, frozenset())
        return shown

    def enough(self, wanted):
        """Headers that prove all those wanted: greedily, always the one that proves most of the rest."""
        shown = {name: self.shown_by(name) for name in sorted(self.includes)}
        chosen, left = [], set(wanted)
        while left:
            best = max(shown, key=lambda name: len(shown[name] & left))
            chosen.append(best)
            left -= shown[best]
        return sorted(chosen)


def main(arguments):
    everything = arguments[1:] == ["--all"]
    if len(arguments) != 1 + everything:
        print(__doc__, file=sys.stderr)
        return 2
    root = Path(__file__).resolve().parents[2] / "include"
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.hpp")}
    objects = {}
    for command in json.loads(Path(arguments[0], "compile_commands.json").read_text(encoding="utf-8")):
        _, verified, name = command["file"].partition("verify_interface_header_sets/")
        if verified:
            words = shlex.split(command["command"])
            objects[name.removesuffix(".cxx")] = words[words.index("-o") + 1]
    if unknown := sorted(texts.keys() - objects.keys()):
        print("headers_alone.py: no target of CMake verifies", ", ".join(unknown), file=sys.stderr)
        return 1
    wanted = [name for name in texts if everything or "/detail/" not in name]
    print("\n".join(objects[name] for name in Headers(texts).enough(wanted)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

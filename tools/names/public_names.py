#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Compares the public names of the library with the list of those that are known.

    public_names.py [--write] [--root ROOT] [--list FILE]

Public is what include/vitalfew declares in namespace vitalfew, but in a namespace detail or below private or protected; and the macros
VITALFEW_*, but VITALFEW_DETAIL_* and include guards. A line of FILE, tests/tools/public_names.txt, is a kind and a name without
"vitalfew::"; the inline namespace v0 is not written. What a public class inherits from a base in detail counts as its own. Parameters
are not listed: a function that loses an overload or changes a type is not noticed. --write puts the names as they are into FILE.

Exit code: 0 the same or written, 1 they differ, 2 wrong usage, or doxygen could not read the headers.
"""

import argparse
import sys
from pathlib import Path

import declared_names

TOP = "vitalfew"
MACRO_HIDDEN = "VITALFEW_DETAIL_"
GUARD_END = "_HPP"
WHAT_TO_DO = """\
Say it in CHANGELOG.md, then run `./dev names` and commit the list with the change. A name that is gone breaks its users: see
"Versions, and when a name has to go" in CONTRIBUTING.md, since as a rule it has to be deprecated for a minor version first."""


def is_public(name):
    if name.kind == "macro":
        return name.path[0].startswith("VITALFEW_") and not name.path[0].startswith(MACRO_HIDDEN) and not name.path[0].endswith(GUARD_END)
    inner = name.path[-1] if name.kind == "namespace" else ""  # else an object may well be called so
    return name.public and name.path[0] == TOP and len(name.path) > 1 and "detail" not in (*name.path[:-1], inner)


def public_names(root, wanted=lambda header: True):
    """@returns the lines of the list, of the headers that are wanted by their path below include/vitalfew"""
    names = [name for name in declared_names.declared(root / "include" / TOP) if is_public(name) and wanted(name.header)]
    return sorted({f"{name.kind} {'::'.join(name.path).removeprefix(TOP + '::')}" for name in names})


def report(known, found):
    """Says what differs. @returns whether anything does"""
    for title, names in (("gone (breaking)", set(known) - set(found)), ("new", set(found) - set(known))):
        if names:
            print(f"public names that are {title}:")
            print("".join(f"    {name}\n" for name in sorted(names)), end="")
    return set(known) != set(found)


def main(arguments):
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the names as they are into the list")
    parser.add_argument("--root", type=Path, default=root)
    parser.add_argument("--list", type=Path, help="default: ROOT/tests/tools/public_names.txt")
    options = parser.parse_args(arguments)
    path = options.list or options.root / "tests" / "tools" / "public_names.txt"
    try:
        found = public_names(options.root)
    except declared_names.Unread as problem:
        print(f"public_names.py: {problem}", file=sys.stderr)
        return 2
    known = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    differ = report(known, found)
    if options.write:
        path.write_text("".join(f"{name}\n" for name in found), encoding="utf-8")
        print(f"{path}: {len(found)} names")
        return 0
    if differ:
        print(WHAT_TO_DO)
        return 1
    print(f"{len(found)} public names, as listed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Compares cmake/module/vitalfew.cppm, the C++20 module unit, with the public names of the headers, which it has to export.

    module_unit.py [--write] [--root ROOT]

Not in the module: the names of views.hpp and parallel/, which need other libraries, and macros, which no module can export.
--write writes the file.

Exit code: 0 the same or written, 1 they differ, 2 wrong usage, or doxygen could not read the headers.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import declared_names  # noqa: E402
import public_names  # noqa: E402
from check_arrows import OPT_IN, SPDX_HEAD  # noqa: E402

HEAD = """\
{spdx}

// The library as a module: `import vitalfew;` instead of #include <vitalfew/vitalfew.hpp>. Written by tools/names/module_unit.py from
// the public names of the headers: do not edit, run `./dev names`. The names belong to the global module, so that units which
// import and units which include may be linked into one program.

module;

#include "vitalfew/vitalfew.hpp"

export module vitalfew;

export namespace vitalfew {{
inline namespace v0 {{

"""


def names_by_namespace(root):
    """@returns for each namespace of the library, "" for vitalfew itself, what is declared in it"""
    names = [line.split(" ", 1) for line in public_names.public_names(root, lambda header: not OPT_IN.match(header))]
    found = {name: set() for kind, name in names if kind == "namespace"} | {"": set()}
    for kind, name in names:
        namespace, _, last = name.rpartition("::")
        # Friends are found by their arguments; members come with their classes.
        if namespace in found and kind not in ("namespace", "macro", "friend"):
            found[namespace].add(last)
    return found


def module_unit(root):
    parts = [HEAD.format(spdx="\n".join(SPDX_HEAD))]
    for namespace, names in sorted(names_by_namespace(root).items()):
        scope = f"vitalfew::{namespace}::" if namespace else "vitalfew::"
        lines = "".join(f"using {scope}{name};\n" for name in sorted(names))
        parts.append(f"namespace {namespace} {{\n{lines}}}  // namespace {namespace}\n\n" if namespace else f"{lines}\n")
    parts.append("}  // namespace v0\n}  // namespace vitalfew\n")
    return "".join(parts)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the file")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    options = parser.parse_args(arguments)
    path = options.root / "cmake" / "module" / "vitalfew.cppm"
    try:
        right = module_unit(options.root)
    except declared_names.Unread as problem:
        print(f"module_unit.py: {problem}", file=sys.stderr)
        return 2
    if options.write:
        path.write_text(right, encoding="utf-8")
        print(f"{path}: {right.count('using ')} names")
        return 0
    if not path.exists() or path.read_text(encoding="utf-8") != right:
        print(f"{path} does not export the public names as they are: run `./dev names`")
        return 1
    print(f"{right.count('using ')} names exported")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

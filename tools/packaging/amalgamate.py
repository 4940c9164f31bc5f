#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Writes the library into one header: all that vitalfew.hpp includes, each header once, after those that it includes itself.

    amalgamate.py [--bare] [--root ROOT] OUTPUT

ROOT is the project's folder; the default is that of this file. With --bare, comments are left out. The same headers always give
the same bytes. The include guard of each header stays around its text, so that the file and the folder may meet in one translation unit, in
either order: views.hpp and parallel.hpp, which need other libraries, are not in the file.

Exit code: 0 written, 1 the headers are not as they have to be, 2 wrong usage.
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from check_arrows import OPT_IN, SPDX_HEAD, TOKEN, UMBRELLA, without_comments  # noqa: E402

GUARD = re.compile(r"\s*#ifndef (VITALFEW_\w+_HPP)\n#define \1\n(.*)\n#endif[^\n]*\n*\Z", re.DOTALL)
OWN = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]vitalfew/([^>"]+)[>"][^\n]*\n', re.MULTILINE)
# Without those with a dot, such as <emmintrin.h>: they are behind an #if, since not every machine has them.
STANDARD = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<([a-z0-9_]+)>[^\n]*\n", re.MULTILINE)
LEFT_OVER = re.compile(r'^[ \t]*#[ \t]*include[ \t]*("[^\n]*|<vitalfew[^\n]*)', re.MULTILINE)
VERSION = re.compile(r"^#define VITALFEW_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", re.MULTILINE)

HEAD = """\
{spdx}

// vitalfew {version} in one file, made from the headers of the library by its tools/packaging/amalgamate.py: do not edit.
// views.hpp and parallel.hpp are not in it; they may be included beside it.
//
"""


class Bad(Exception):
    pass


def version_of(root):
    numbers = VERSION.findall((root / "include/vitalfew/version.hpp").read_text(encoding="utf-8"))
    if len(numbers) != 3:
        raise Bad("include/vitalfew/version.hpp: not three version numbers")
    return ".".join(numbers)


def in_order(top, header, done, waiting=()):
    """Puts the text of the header into done, after those of the headers that it includes."""
    if header in done:
        return
    if header in waiting:
        raise Bad(f"{header} includes itself: {' -> '.join([*waiting, header])}")
    if OPT_IN.match(header):
        raise Bad(f"{header} is opt-in, but {waiting[-1]} includes it")
    path = top / header
    if not path.is_file():
        raise Bad(f"there is no header vitalfew/{header}, which {waiting[-1] if waiting else 'this'} includes")
    text = path.read_text(encoding="utf-8")
    for each in OWN.findall(without_comments(text)):
        in_order(top, each, done, (*waiting, header))
    done[header] = text


def body_of(header, text, bare):
    """@returns the name of the header's guard, and the text within without what the whole file has once"""
    head = "\n".join(SPDX_HEAD) + "\n"
    if not text.startswith(head):
        raise Bad(f"{header}: the first two lines are not the SPDX head")
    match = GUARD.match(text[len(head) :])
    if not match:
        raise Bad(f"{header}: one include guard around everything was expected")
    body = STANDARD.sub("", OWN.sub("", match[2]))
    if bare:
        # Literals stay, also where they look like a comment.
        body = TOKEN.sub(lambda match: " " if match[0].startswith(("//", "/*")) else match[0], body)
        body = re.sub(r"[ \t]+$", "", body, flags=re.MULTILINE)
        body = re.sub(r"\n{2,}", "\n", body)
    if left := LEFT_OVER.search(body):
        raise Bad(f"{header}: {left[0].strip()} would stay in the file")
    return match[1], re.sub(r"\n{3,}", "\n\n", body).strip("\n")


def amalgamated(root, bare=False):
    """@returns the text of the one header"""
    top = root / "include/vitalfew"
    texts = {}
    in_order(top, UMBRELLA, texts)
    standard = sorted({name for text in texts.values() for name in STANDARD.findall(without_comments(text))})

    licence = (root / "LICENSE").read_text(encoding="utf-8").strip("\n").split("\n")
    parts = [HEAD.format(spdx="\n".join(SPDX_HEAD), version=version_of(root))]
    parts.append("".join(f"// {line}".rstrip() + "\n" for line in licence))
    parts.append("\n#ifndef VITALFEW_SINGLE_HPP\n#define VITALFEW_SINGLE_HPP\n\n")
    parts.append("".join(f"#include <{name}>\n" for name in standard))
    for header, text in texts.items():
        guard, body = body_of(header, text, bare)
        # An umbrella header holds nothing but includes: its guard alone says that all of it is there.
        body = body + "\n" if without_comments(body).strip() else ""
        parts.append(f"\n// --- vitalfew/{header}\n#ifndef {guard}\n#define {guard}\n{body}#endif\n")
    parts.append("\n#endif\n")
    return "".join(parts)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bare", action="store_true", help="leave comments out")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("output", type=Path)
    options = parser.parse_args(arguments)
    try:
        text = amalgamated(options.root, options.bare)
    except Bad as problem:
        print(f"amalgamate.py: {problem}", file=sys.stderr)
        return 1
    options.output.parent.mkdir(parents=True, exist_ok=True)
    # As bytes: the same on every system.
    options.output.write_bytes(text.encode())
    print(f"{options.output}: {text.count(chr(10)):,} lines, {len(text.encode()) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

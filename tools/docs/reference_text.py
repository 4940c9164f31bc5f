# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Translates the comments of a header into doxygen's commands, line by line.

* Namespaces named detail and the inline namespace are left out.
* A type named _fn and the object of it are one function to the reader: both get the first paragraph of its first call as their own.
* "Complexity:" is a section, "@throws what the projection throws" names no type, and "@example" leads to the page of examples.
"""

import re

COMMENT = re.compile(r"^\s*///(?!/) ?(.*)$")
HIDDEN = re.compile(
    r"^namespace detail \{$.*?^\}  // namespace detail$"
    r"|^inline namespace v0 \{$|^\}  // namespace v0$"
    r"|^ *friend [^;{]*= default;$",  # defaulted comparisons need no comment
    re.DOTALL | re.MULTILINE,
)
FUNCTION_OBJECT = re.compile(r"^struct (\w+_fn)\b(?! *;)")
OBJECT = re.compile(r"^/// See ((?:\w+::)*(\w+_fn))\.$")
# From the marker of the house style to the alias in docs/Doxyfile.
MARKERS = (
    (re.compile(r"^(\s*///) Complexity: "), r"\1 @complexity "),
    (re.compile(r"^(\s*///) @throws (what|as) "), r"\1 @throws others \2 "),
    (re.compile(r"^(\s*///) @example (\w+)\.cpp$"), r"\1 @shown{\2}"),
)


def first_paragraph(lines):
    """The first paragraph of the comment before the first call of a function object that begins with these lines."""
    words = []
    for line in lines:
        if line == "};":
            break
        comment = COMMENT.match(line)
        if comment is None or not comment[1] or comment[1].startswith(("@", "Complexity:")):
            if words:
                break
            continue
        words.append(comment[1])
    return " ".join(words)


def for_reference(text):
    """@returns as many lines as the text has, so that a warning names the line of the header"""
    lines = HIDDEN.sub(lambda match: "\n" * match[0].count("\n"), text).split("\n")
    said = {}
    made = []
    for i, line in enumerate(lines):
        function = FUNCTION_OBJECT.match(line)
        if function:
            said[function[1]] = first_paragraph(lines[i + 1 :])
            if said[function[1]] and not (i and (COMMENT.match(lines[i - 1]) or lines[i - 1].startswith("template"))):
                line = f"/** {said[function[1]]} */ {line}"
        seen = OBJECT.match(line)
        if seen and said.get(seen[2]):
            line = f"/// {said[seen[2]]} See @ref {seen[1]}."
        for marker, alias in MARKERS:
            line = marker.sub(alias, line)
        made.append(line)
    return "\n".join(made)

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Many mutants in one program: each behind a guard that asks at run time whether it is the one to try.

Compiling is nearly all of the cost of a mutant, and so it is paid once for all of them. What the compiler evaluates stays as it is, which
is why mutants of constants, and all others that do not compile behind a guard, are left to be compiled alone.
"""

import re

from mutants import OPERATOR, end_of_brackets

# The answer is taken from the environment, once.
HEADER = """#include <cstdlib>
#include <type_traits>
inline const int vf_mutant = [] {
    const char* const number = std::getenv("VITALFEW_MUTANT");
    return number == nullptr ? -1 : std::atoi(number);
}();
[[gnu::always_inline]] constexpr bool vf_active(int number) noexcept {
    return !std::is_constant_evaluated() && number == vf_mutant;
}
"""

UNARY = 11
PRECEDENCE = {
    **dict.fromkeys(("*", "/", "%"), 10),
    **dict.fromkeys(("+", "-"), 9),
    **dict.fromkeys(("<<", ">>"), 8),
    "<=>": 7.5,
    **dict.fromkeys(("<", "<=", ">", ">="), 7),
    **dict.fromkeys(("==", "!="), 6),
    **{"&": 5, "^": 4, "|": 3, "&&": 2, "||": 1},
}  # and 0 for assignments and the conditional operator
# The head of a block, or the begin of a statement: `consteval int f() {`, `constexpr auto steps = [] {`, `constexpr limits abc{`.
EVALUATED = re.compile(r"\bconsteval\b|\bconstexpr\b[^()]*(?:\s=\s|\w$)")
TOKEN = re.compile(
    r"(?<=\s)(?:<=>|=|\?|:)(?=\s)|" + OPERATOR.pattern + r"|[(\[{]|[)\]]|\}(?!\n)|\}\n|[,;]|\b(?:return|throw|case|else|do)\b"
)


def first_of_left(code, tokens, start, precedence):
    """Where the operand begins that ends before start."""
    depth = 0
    for token in reversed([token for token in tokens if token.end() <= start]):
        text = token.group()
        if text in (")", "]", "}"):
            depth += 1
        elif text in ("(", "[", "{"):
            if depth == 0:
                return token.end()
            depth -= 1
        elif depth == 0 and PRECEDENCE.get(text, -1 if text.strip() in (",", ";", "}") or text.isalpha() else 0) < precedence:
            return token.end()
    return 0


def end_of_right(code, tokens, end, precedence):
    """Where the operand ends that begins at end."""
    depth = 0
    for token in tokens:
        text = token.group().strip()
        if token.start() < end:
            continue
        if text in ("(", "[", "{"):
            depth += 1
        elif text in (")", "]", "}"):
            if depth == 0:
                return token.start()
            depth -= 1
        elif depth == 0 and PRECEDENCE.get(text, -1 if text in (",", ";") else 0) <= precedence:
            return token.start()
    return len(code)


def extent(mutant, code, tokens):
    """The whole expression that a mutant changes, and how it is written before and after the change."""
    start, end = mutant.start, mutant.end
    text = code[start:end]
    if mutant.kind in ("comparison", "logic", "arithmetic", "bits"):
        precedence = PRECEDENCE.get(text, 0)
        return first_of_left(code, tokens, start, precedence), end_of_right(code, tokens, end, precedence or -1)
    if mutant.kind == "sign" or (mutant.kind == "step" and re.match(r"[\w(]", code[end])):
        return start, end_of_right(code, tokens, end, UNARY)
    if mutant.kind == "step":
        return first_of_left(code, tokens, start, UNARY), end
    if mutant.kind == "name" and not text.startswith("return"):
        qualifier = re.search(r"\(?[\w:]*$", code[max(0, start - 80) : start])
        start -= len(qualifier.group()) if qualifier else 0
        arguments = re.compile(r"\)?\(").match(code, end)
        return (start, end_of_brackets(code, arguments.end() - 1)) if arguments else None
    return start, end


def is_evaluated(mutant, code):
    """Whether the compiler evaluates the place, where no guard works: a constant, or a consteval function."""
    head_end = mutant.start
    while True:
        start = max(code.rfind(mark, 0, head_end) for mark in ";{}") + 1
        if EVALUATED.search(code[start:head_end]) or (head_end == mutant.start and "constexpr" in code[start:head_end]):
            return True
        head_end = start_of_block(code, head_end)
        if head_end < 0:
            return False


def start_of_block(code, end):
    """Where the bracket is that opens the innermost block around a place, -1 when there is none."""
    depth = 0
    for i in range(end - 1, -1, -1):
        depth += (code[i] == "}") - (code[i] == "{")
        if depth < 0:
            return i
    return -1


def trimmed(code, start, end):
    start += len(code[start:end]) - len(code[start:end].lstrip())
    return start, start + len(code[start:end].rstrip())


def guarded(mutant, text, code, tokens, number):
    """(start, end, what to write there), None when the mutant has to be compiled alone."""
    place = extent(mutant, code, tokens)
    if place is None or is_evaluated(mutant, code):
        return None
    start, end = trimmed(code, *place)
    was = text[start:end]
    if "//" in was or "/*" in was or not start <= mutant.start <= mutant.end <= end:
        return None
    active = f"vf_active({number})"
    # On one line, so that errors keep their line numbers.
    change = " ".join((text[start : mutant.start] + mutant.change + text[mutant.end : end]).split())
    if mutant.kind == "statement":
        return start, end, f"if (!{active}) {was}"
    if mutant.kind == "name" and was.startswith("return"):
        return start, end, f"return {active} != ({was[7:]})"
    if mutant.kind in ("condition", "return"):
        return start, end, f"{active} != static_cast<bool>({was})"
    if mutant.kind == "sign" and was[0] == "!":
        return start, end, f"({active} ? static_cast<bool>({change}) : ({was}))"
    return start, end, f"({active} ? ({change}) : ({was}))"


class Guards:
    """Mutants of one header of which no two overlap."""

    def __init__(self, header, code):
        self.header = header
        self.code = code
        self.tokens = list(TOKEN.finditer(code))
        self.placed = {}  # number -> (start, end, text)

    def place(self, mutant, number):
        """Puts a mutant behind a guard. @returns False when it overlaps another, None when it cannot be guarded"""
        piece = guarded(mutant, self.header.text, self.code, self.tokens, number)
        if piece is None:
            return None
        if any(piece[0] < end and start < piece[1] for start, end, _ in self.placed.values()):
            return False
        self.placed[number] = piece
        return True

    def drop(self, line):
        """Takes out what lies on a line where the compiler found an error. @returns the numbers of those mutants"""
        text = self.header.text

        def lies_there(piece):
            return text.count("\n", 0, piece[0]) + 1 <= line <= text.count("\n", 0, piece[1]) + 1

        dropped = [number for number, piece in self.placed.items() if lies_there(piece)]
        for number in dropped:
            del self.placed[number]
        return dropped

    def write(self, overlay):
        text = self.header.text
        for start, end, piece in sorted(self.placed.values(), reverse=True):
            text = text[:start] + piece + text[end:]
        path = overlay / "vitalfew" / self.header.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Makes mutants of a C++ header: small changes, each of which a test should notice. tools/mutants/mutate.py runs the tests against them.

The text is read as clang-format leaves it: a binary operator has white space on both sides, a template's bracket has not.
"""

import re
from dataclasses import dataclass

# No code, or code that decides what compiles and not what is calculated.
BLANKS = [
    re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])'", re.DOTALL),
    re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE),
    re.compile(r"\[\[.*?\]\]", re.DOTALL),
    re.compile(r"^[ \t]*(?:using|friend|concept|namespace|enum|class|struct)\b[^;{(]*[;{]", re.MULTILINE),
    re.compile(r"\bconcept\b[^;]*;"),
    re.compile(r"\boperator\s*(?:[^\s\w(]+|\(\))"),
    re.compile(r"=\s*(?:default|delete|0)\s*;(?=\s*(?:friend|constexpr|\}|//))"),
]
# Blanked out together with the brackets that follow. No test breaks a precondition, so none would notice a relaxed assertion.
HEADS = re.compile(r"\b(?:static_assert|noexcept|explicit|alignas|decltype|sizeof|requires|VITALFEW_ASSERT)\s*(?=\()|\btemplate\s*(?=<)")
ASKED = re.compile(r"\brequires\s*(?:requires\s*\([^{}]*\)\s*|\([^{}()]*\)\s*(?=\{ [^{}\n]*; \}))?(?=\{)")
# Changes of speed or memory alone, which no test of answers can notice.
NO_ANSWER = re.compile(r"\b\w*(?:reserve|capacity|prefetch|shrink_to_fit)\w*\b")

SWAPS = {
    "comparison": {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="},
    "logic": {"&&": "||", "||": "&&"},
    "arithmetic": {
        **{"+": "-", "-": "+", "*": "/", "/": "*", "%": "*"},
        **{"+=": "-=", "-=": "+=", "*=": "+=", "/=": "*="},
    },
    "bits": {
        **{"<<": ">>", ">>": "<<", "<<=": ">>=", ">>=": "<<="},
        **{"&": "|", "|": "&", "^": "|", "&=": "|=", "|=": "&=", "^=": "|="},
    },
}
OPERATOR = re.compile(r"(?<=\s)(?:<<=|>>=|<=(?!>)|>=|==|!=|&&|\|\||<<|>>|[-+*/&|^]=?|%|<|>)(?=\s)")
NUMBER = re.compile(r"(?<![\w.'])(?:0[xXbB][0-9A-Fa-f']+|[0-9][0-9']*)[uUlLzZ]*(?![\w.'])")
STEP = re.compile(r"\+\+|--")
PREFIX = re.compile(r"(?<=[\s(,])(?<!constexpr\s)[-!~](?=[\w(*])")
NAMES = {
    "std::min": "std::max",
    "std::max": "std::min",
    "lower_bound": "upper_bound",
    "upper_bound": "lower_bound",
    "any_of": "all_of",
    "all_of": "any_of",
    "return true": "return false",
    "return false": "return true",
}
NAME = re.compile(r"\b(?:" + "|".join(NAMES) + r")\b(?!\s*<)")
CONDITION = re.compile(r"\b(?:if|while)\s*(?=\()")
RETURN = re.compile(r"\breturn\s+([^;{}]*?(?:\s(?:&&|\|\||[<>]=?|==|!=)\s)[^;{}]*);")
# A call or an assignment: no declaration, since nothing but the place changed stands before its bracket or its =.
PLACE = r"(?:\+\+|--|\*)?\(?[\w:]+(?:(?:\.|->)(?:template )?\w+|\[[^\[\]\n]*\]|\([^()\n]*\)|<[\w:, ]*>)*\)?"
STATEMENT = re.compile(rf"(?<=[;{{}}])\s*(?!return\b|else\b|public\b|private\b)({PLACE}(?:\s[-+*/&|^]?=\s[^;{{}}]*|(?:<<|>>)=[^;{{}}]*|));")


@dataclass(frozen=True)
class Mutant:
    start: int
    end: int
    change: str
    kind: str
    line: int
    before: str  # the whole line, without its indent

    def apply(self, text):
        return text[: self.start] + self.change + text[self.end :]

    def shown(self, text):
        """The code before and after the change, on one line each."""
        return " ".join(text[self.start : self.end].split()), self.change

    def repeated(self, text):
        """How often the same code stands on the line before the change."""
        return text[text.rfind("\n", 0, self.start) + 1 : self.start].count(text[self.start : self.end])

    def key(self):
        return f"{self.start}-{self.end} {self.kind}"


def end_of_brackets(text, start):
    """The index after the bracket that closes the one at start."""
    opening = text[start]
    closing = {"(": ")", "<": ">", "{": "}"}[opening]
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] == opening) - (text[i] == closing)
        if depth == 0:
            return i + 1
    return len(text)


def blanked(text):
    """The text with everything that no mutant may touch as spaces, all else in its place."""

    def spaces(piece):
        return "".join("\n" if character == "\n" else " " for character in piece)

    for pattern in BLANKS:
        text = pattern.sub(lambda match: spaces(match.group()), text)
    # The conditions of a requires-clause need no brackets: up to the line of the declaration itself.
    text = re.sub(r"\brequires\b(?!\s*\{)[^;{]*?[^&|\s]\n", lambda match: spaces(match.group()), text)
    while match := ASKED.search(text) or HEADS.search(text):
        end = end_of_brackets(text, match.end())
        text = text[: match.start()] + spaces(text[match.start() : end]) + text[end:]
    return text


def number_changed(number):
    """A constant off by one: 0 and 1 become each other, so that a sign stays one and a size is never below 0."""
    return {"0": "1", "1": "0"}.get(number, f"({number} + 1)")


def is_negated_elsewhere(condition):
    """Whether another mutant is the same as the negation: of the one operator that the condition has."""
    operators = [match.group() for match in OPERATOR.finditer(condition)]
    return operators in (["=="], ["!="]) or (not operators and condition.lstrip().startswith("!"))


def changes(code):
    """(start, end, change, kind) of each mutant of blanked code."""
    for match in OPERATOR.finditer(code):
        for kind, swap in SWAPS.items():
            if match.group() in swap:
                yield match.start(), match.end(), swap[match.group()], kind
    for match in NUMBER.finditer(code):
        yield match.start(), match.end(), number_changed(match.group()), "constant"
    for match in STEP.finditer(code):
        yield match.start(), match.end(), "--" if match.group() == "++" else "++", "step"
    for match in PREFIX.finditer(code):
        yield match.start(), match.end(), "", "sign"
    for match in NAME.finditer(code):
        yield match.start(), match.end(), NAMES[match.group()], "name"
    for match in CONDITION.finditer(code):
        start, end = match.end() + 1, end_of_brackets(code, match.end()) - 1
        start += code[start:end].rfind(";") + 1
        if not re.search(r"\s=\s", code[start:end]) and not is_negated_elsewhere(code[start:end]):  # a declaration cannot be
            yield start, end, None, "condition"
    for match in RETURN.finditer(code):
        if "?" not in match.group(1) and not is_negated_elsewhere(match.group(1)):
            yield match.start(1), match.end(1), None, "return"
    for match in STATEMENT.finditer(code):
        if "(" in match.group(1) or "=" in match.group(1) or match.group(1)[:2] in ("++", "--"):
            yield match.start(1), match.end(1), "", "statement"


def mutants_of(text, kept=None):
    """All mutants of a header, in the order of their places.

    kept: the numbers of the lines that the preprocessor keeps on this machine, all when it is None. What it leaves out no test can run.
    """
    code = blanked(text)
    found = []
    for start, end, change, kind in changes(code):
        line = text.count("\n", 0, start) + 1
        line_start = text.rfind("\n", 0, start) + 1
        before = text[line_start : text.find("\n", start)].strip()
        if NO_ANSWER.search(before) or (kept is not None and line not in kept):
            continue
        if change is None:
            change = f"!({text[start:end].strip()})"
        found.append(Mutant(start, end, change, kind, line, before))
    return sorted(found, key=lambda mutant: (mutant.start, mutant.end, mutant.change))

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Asks the library about client bases: many of them in one run of the program answers.cpp.

The environment says where the program is (ORACLE_ANSWERS), and by how much a long run is longer (VITALFEW_SOAK).
"""

import dataclasses
import math
import os
import struct
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from script_tests import main, optional_data, soak_factor  # noqa: E402, F401

RULES = ("upper", "lower", "nearest")
LARGEST = sys.float_info.max


@dataclasses.dataclass
class Base:
    """Values, all int or all float; how to grade them; and probes, to be graded like one more client."""

    values: list
    limits: list = dataclasses.field(default_factory=lambda: [Fraction(80, 100), Fraction(95, 100), Fraction(99, 100)])
    rule: str = "upper"
    probes: list = dataclasses.field(default_factory=list)
    kind: str = "int64"

    def line(self):
        """The base as answers.cpp reads it; also to reproduce a failure by hand."""
        limits = ",".join(f"{limit.numerator}/{limit.denominator}" for limit in self.limits)
        values, probes = (" ".join(map(written, numbers)) for numbers in (self.values, self.probes))
        return f"{self.kind} {self.rule} {limits} | {values} | {probes}\n"


def written(number):
    return struct.pack(">d", number).hex() if isinstance(number, float) else str(number)


def double(text):
    """The double with these 16 hexadecimal digits."""
    return struct.unpack(">d", bytes.fromhex(text))[0]


def numbers(text, kind):
    """The numbers that answers.cpp wrote for one, which add up to it."""
    return [int(text)] if kind == "int64" else [summand(part) for part in text.split("+")]


def summand(text):
    """A double; or, of an infinity and how often, so many times the largest."""
    number, often = double(text[:16]), text[17:]
    return int(math.copysign(LARGEST, number)) * int(often) if often else number


class Answer(dict):
    """name -> fields; a name that comes with several kinds or lines -> a list or dict of these."""

    def __init__(self, lines):
        super().__init__(grades={}, probes={}, summary=[], invalid=[])
        for line in lines:
            name, *fields = line.split(" ")
            if name in ("grades", "probes"):
                self[name][fields[0]] = fields[1]
            elif name in ("summary", "invalid"):
                self[name].append(fields)
            else:
                self[name] = fields


def ask(bases):
    """An Answer for each of the bases."""
    done = subprocess.run(
        [os.environ["ORACLE_ANSWERS"]],
        input="".join(base.line() for base in bases),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="ascii",
        timeout=600,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{os.environ['ORACLE_ANSWERS']} ended with {done.returncode}: {done.stderr}")
    answers, lines = [], []
    for line in done.stdout.splitlines():
        if line == "end":
            answers.append(Answer(lines))
            lines = []
        else:
            lines.append(line)
    if len(answers) != len(bases):
        raise RuntimeError(f"{len(bases)} bases, but {len(answers)} answers")
    return answers

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Random client bases, analysed by the library and once more in exact fractions: every figure must agree.

10,000 bases; as many times a fifth of VITALFEW_SOAK in a long run, which has other bases.
"""

import concurrent.futures
import math
import os
import random
import unittest
from collections import Counter
from fractions import Fraction

import library
from exact_base import ExactBase, nearest_double
from random_bases import any_base, spoilt

ALWAYS = {"classify", "cutoffs", "find_cutoffs", "search", "live", "standings"}
BATCH = 500


class Fractions(unittest.TestCase):
    def test_every_figure_is_that_of_fractions(self):
        factor = library.soak_factor()
        cases = 10_000 * max(1, factor // 5)
        seeds = [f"{factor} {batch}" for batch in range(cases // BATCH)]
        with concurrent.futures.ProcessPoolExecutor(os.cpu_count() if factor else 1) as pool:
            ways = sum(pool.map(check_batch, seeds), Counter())
        print(f"oracle: {cases} bases; graded by", ", ".join(f"{way} {count}" for way, count in sorted(ways.items())))
        self.assertEqual({ways[way] for way in ALWAYS}, {cases})
        self.assertGreater(ways["histogram_select"], cases // 2)


def check_batch(seed):
    """Checks some bases. Returns how many of them were graded by each way."""
    rng = random.Random(seed)
    bases = [any_base(rng) for _ in range(BATCH)]
    ways = Counter()
    for base, answer in zip(bases, library.ask(bases)):
        try:
            Comparison(base, answer).check()
        except AssertionError as error:
            raise AssertionError(f"{error}\nthe base:\n{base.line()[:5000]}") from None
        ways.update(answer["grades"].keys())
    return ways


def same(found, expected, name):
    """As assertEqual, which takes a fifth of the time of a long run."""
    if found != expected:
        raise AssertionError(f"{name}: the library has {found}, in fractions it is {expected}"[:3000])


class Comparison:
    """Compares the library's answer about a base with the exact figures."""

    def __init__(self, base, answer):
        self.base = base
        self.answer = answer
        self.exact = ExactBase(base.values, base.limits, base.rule)

    def number(self, text):
        return sum(map(self.exact.in_units, library.numbers(text, self.base.kind)))

    def check(self):
        same(self.answer["invalid"], [], "invalid")
        grades = self.check_grades(self.exact, self.answer)
        self.check_summary(self.exact, self.answer, grades)
        self.check_places(self.exact, self.answer)
        self.check_sums(self.exact, self.answer)
        self.check_concentration(self.exact, self.answer)

    def check_grades(self, exact, answer):
        of_value = {value: exact.grade(value) for value in set(exact.values)}
        grades = "".join(of_value[value] for value in exact.values)
        same(ALWAYS - answer["grades"].keys(), set(), "ways to grade that are missing")
        for way, found in answer["grades"].items():
            same(found, grades, way)
        probes = "".join(exact.grade(exact.in_units(probe)) for probe in self.base.probes)
        for way, found in answer["probes"].items():
            same(found, probes, f"probes by {way}")
        return grades

    def check_summary(self, exact, answer, grades):
        losses = [value for value in exact.values if value < 0]
        same(self.number(answer["total"][0]), exact.total, "total")
        same((int(answer["losses"][0]), self.number(answer["losses"][1])), (len(losses), sum(losses)), "losses")
        same(len(answer["summary"]), len(exact.limits) + 1, "number of grades")
        for g, (clients, client_share, value_share, value) in enumerate(answer["summary"]):
            members = [v for v, letter in zip(exact.values, grades) if letter == chr(ord("A") + g)]
            gained = sum(v for v in members if v > 0)
            same((int(clients), self.number(value)), (len(members), gained), "clients and value of a grade")
            share = Fraction(len(members), len(exact.values)) if exact.values else Fraction(0)
            same(client_share, f"{share.numerator}/{share.denominator}", "share of clients")
            self.check_share(value_share, gained)

    def check_share(self, text, part):
        """A share as a double is promised to within 2 units in the last place."""
        expected = nearest_double(part, self.exact.total) if self.exact.total else 0.0
        if not abs(library.double(text) - expected) <= 2 * math.ulp(expected):
            same(library.double(text), expected, "share of the total")

    def check_places(self, exact, answer):
        same(list(map(int, answer["order"])), exact.order, "order")
        same(list(map(int, answer["top"])), exact.order[: 1 + len(exact.values) // 20], "top")
        for ties, places in exact.places().items():
            same(answer[f"places.{ties}"], list(map(library.written, places)), f"places, ties {ties}")

    def check_sum(self, text, expected):
        """Sums are exact, and what is written of a sum of doubles begins with the nearest."""
        same(self.number(text), expected, "sum")
        if self.base.kind == "double":
            same(library.double(text[:16]), nearest_double(expected, self.exact.unit), "sum, rounded")

    def check_sums(self, exact, answer):
        same(len(answer["running"]), len(exact.running), "number of running sums")
        for text, expected in set(zip(answer["running"], exact.running)):
            self.check_sum(text, expected)
        peers = exact.peers()
        same(len(answer["standings"]), len(exact.values), "number of standings")
        checked = set()  # where one value ends, the next begins
        for standing, value in set(zip(answer["standings"], exact.values)):
            place, clients, *shares = standing.split(":")
            first, end = peers[value]
            same((int(place), int(clients)), (first + 1, end - first), "place and peers")
            checked.add((first, *shares[:3]))
            checked.add((end, *shares[3:]))
        for count, part, share, against in checked:
            self.check_sum(part, exact.gains[count])
            self.check_share(share, exact.gains[count])
            same(against, exact.against_limits(exact.gains[count]), "share against the limits")

    def check_concentration(self, exact, answer):
        """Ratios are rounded once."""
        gini = exact.gini(everybody=False) + exact.gini(everybody=True)
        same(list(map(library.double, answer["gini"])), gini, "gini")
        same(list(map(library.double, answer["herfindahl"])), exact.herfindahl(), "herfindahl")
        same(list(map(int, answer["fewest"])), exact.fewest(), "fewest clients for a share")


class NotFinite(unittest.TestCase):
    def test_nan_and_infinities_are_refused_by_all(self):
        rng = random.Random(1)
        bases = [base for base in (any_base(rng) for _ in range(400)) if base.kind == "double"]
        bases = [spoilt(rng, base) for base in bases]
        for base, answer in zip(bases, library.ask(bases)):
            bad = [i for i, value in enumerate(base.values) if not math.isfinite(value)]
            # Of a tally in parts, and of values one by one, the numbers are those of the part.
            whole, parts = answer["invalid"][0], answer["invalid"][1:3]
            self.assertEqual(whole, [str(len(bad)), str(bad[0])])
            self.assertEqual(answer["invalid"].count(whole) + sum(part != whole for part in parts), 6)
            self.assertEqual(answer["grades"], {})


if __name__ == "__main__":
    library.main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Random client bases, analysed by the library and once more in exact fractions: every figure must agree.

10,000 bases; as many times a fifth of VITALFEW_SOAK in a long run, which has other bases.
"""

import math
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
    maxDiff = 2000

    def test_every_figure_is_that_of_fractions(self):
        factor = library.soak_factor()
        cases = 10_000 * max(1, factor // 5)
        ways = Counter()
        for batch in range(cases // BATCH):
            rng = random.Random(f"{factor} {batch}")
            bases = [any_base(rng) for _ in range(BATCH)]
            for base, answer in zip(bases, library.ask(bases)):
                try:
                    self.check(base, answer)
                except AssertionError as error:
                    raise AssertionError(f"{error}\nthe base:\n{base.line()[:5000]}") from None
                ways.update(answer["grades"].keys())
        print(f"oracle: {cases} bases; graded by", ", ".join(f"{way} {count}" for way, count in sorted(ways.items())))
        self.assertGreater(ways["narrowing"], cases // 2)

    def check(self, base, answer):
        exact = ExactBase(base.values, base.limits, base.rule)
        self.assertEqual(answer["invalid"], [])
        self.check_grades(base, exact, answer)
        self.check_summary(exact, answer, lambda text: library.exact(text, base.kind) * exact.unit)
        self.check_places(base, exact, answer)
        self.check_sums(base, exact, answer)
        self.check_concentration(exact, answer)

    def check_grades(self, base, exact, answer):
        of_value = {value: exact.grade(value) for value in set(exact.values)}
        grades = "".join(of_value[value] for value in exact.values)
        self.assertLessEqual(ALWAYS, answer["grades"].keys())
        for way, found in answer["grades"].items():
            self.assertEqual(found, grades, way)
        probes = "".join(exact.grade(Fraction(probe) * exact.unit) for probe in base.probes)
        self.assertEqual(set(answer["probes"].values()), {probes}, answer["probes"])
        self.grades = grades

    def check_summary(self, exact, answer, number):
        losses = [value for value in exact.values if value < 0]
        self.assertEqual(number(answer["total"][0]), exact.total)
        self.assertEqual((int(answer["losses"][0]), number(answer["losses"][1])), (len(losses), sum(losses)))
        self.assertEqual(len(answer["summary"]), len(exact.limits) + 1)
        for g, (clients, client_share, value_share, value) in enumerate(answer["summary"]):
            members = [v for v, letter in zip(exact.values, self.grades) if letter == chr(ord("A") + g)]
            gained = sum(v for v in members if v > 0)
            self.assertEqual((int(clients), number(value)), (len(members), gained))
            share = Fraction(len(members), len(exact.values)) if exact.values else Fraction(0)
            self.assertEqual(client_share, f"{share.numerator}/{share.denominator}")
            self.check_share(value_share, gained, exact.total)

    def check_share(self, text, part, whole):
        """A share as a double is promised to within 2 units in the last place."""
        expected = nearest_double(part, whole) if whole else 0.0
        self.assertLessEqual(abs(library.double(text) - expected), 2 * math.ulp(expected), (text, part, whole))

    def check_places(self, base, exact, answer):
        self.assertEqual(list(map(int, answer["order"])), exact.order)
        self.assertEqual(list(map(int, answer["top"])), exact.order[: 1 + len(base.values) // 20])
        for ties, places in exact.places().items():
            self.assertEqual(answer[f"places.{ties}"], [library.written(place) for place in places], ties)

    def check_sums(self, base, exact, answer):
        """Sums are exact, and what is written of a sum of doubles begins with the nearest."""
        checked = set()  # the same sums come again and again

        def check_sum(text, expected):
            if (text, expected) in checked:
                return
            self.assertEqual(library.exact(text, base.kind) * exact.unit, expected)
            if base.kind == "double":
                self.assertEqual(library.double(text[:16]), nearest_double(expected, exact.unit))
            checked.add((text, expected))

        self.assertEqual(len(answer["running"]), len(exact.running))
        for text, expected in zip(answer["running"], exact.running):
            check_sum(text, expected)
        peers = exact.peers()
        self.assertEqual(len(answer["standings"]), len(exact.values))
        for standing, value in dict(zip(answer["standings"], exact.values)).items():
            place, clients, *shares = standing.split(":")
            first, end = peers[value]
            self.assertEqual((int(place), int(clients)), (first + 1, end - first))
            for count, (part, share, against) in zip((first, end), (shares[:3], shares[3:])):
                check_sum(part, exact.gains[count])
                self.check_share(share, exact.gains[count], exact.total)
                self.assertEqual(against, exact.against_limits(exact.gains[count]))

    def check_concentration(self, exact, answer):
        """Ratios are rounded once."""
        gini = exact.gini(everybody=False) + exact.gini(everybody=True)
        self.assertEqual(list(map(library.double, answer["gini"])), gini)
        self.assertEqual(list(map(library.double, answer["herfindahl"])), exact.herfindahl())
        self.assertEqual(list(map(int, answer["fewest"])), exact.fewest())


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

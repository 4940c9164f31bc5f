# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""All figures of a client base straight from the definitions, in fractions: no rounding, none of the library's algorithms."""

import bisect
import itertools
import math
from fractions import Fraction


def nearest_double(numerator, denominator):
    """The double nearest to a fraction, ties to even; an infinity beyond the largest."""
    try:
        return numerator / denominator  # of integers: rounded once, whatever their size
    except OverflowError:
        return math.inf if numerator > 0 else -math.inf


class ExactBase:
    """All values are multiples of 1 / unit, so that their sums are integers."""

    def __init__(self, values, limits, rule):
        fractions = [Fraction(value) for value in values]
        self.unit = math.lcm(*(fraction.denominator for fraction in fractions))
        self.values = [fraction.numerator * (self.unit // fraction.denominator) for fraction in fractions]
        self.limits = limits
        self.rule = rule
        self.total = sum(value for value in self.values if value > 0)
        self.order = sorted(range(len(values)), key=lambda i: -self.values[i])
        self.descending = [self.values[i] for i in self.order]
        self.ascending = [-value for value in self.descending]  # to search in
        self.running = [0, *itertools.accumulate(self.descending)]
        self.gains = [0, *itertools.accumulate(max(value, 0) for value in self.descending)]

    def in_units(self, number):
        """An int or a float as a multiple of 1 / unit: an int, or else a fraction."""
        numerator, denominator = number.as_integer_ratio()
        if self.unit % denominator == 0:
            return numerator * (self.unit // denominator)
        return Fraction(numerator * self.unit, denominator)

    def above(self, value):
        """How many values are larger."""
        return bisect.bisect_left(self.ascending, -value)

    def at_least(self, value):
        return bisect.bisect_right(self.ascending, -value)

    def peers(self):
        """value -> (how many are above, how many at or above), the largest value first."""
        first, result = 0, {}
        for value, group in itertools.groupby(self.descending):
            end = first + len(list(group))
            result[value] = (first, end)
            first = end
        return result

    def lies_past(self, before, after, limit):
        """In multiples of 1 / limit.denominator, so that all of it is in integers."""
        before, after = before * limit.denominator, after * limit.denominator
        edge = limit.numerator * self.total
        if self.rule == "upper":
            return before >= edge
        if self.rule == "lower":
            return after > edge
        return before >= edge or (after > edge and after - edge > edge - before)

    def grade(self, value):
        """The letter of a value; value may be a fraction of a unit."""
        past = len(self.limits)
        if value > 0 and self.total > 0:
            before, after = self.gains[self.above(value)], self.gains[self.at_least(value)]
            past = sum(self.lies_past(before, after, limit) for limit in self.limits)
        return chr(ord("A") + past)

    def places(self):
        """ties -> the places, in the order of the base."""
        peers = self.peers()
        dense = {value: place for place, value in enumerate(peers, 1)}
        ordinal = {client: place for place, client in enumerate(self.order, 1)}
        spans = [peers[value] for value in self.values]
        return {
            "min": [first + 1 for first, _ in spans],
            "max": [end for _, end in spans],
            "dense": [dense[value] for value in self.values],
            "ordinal": [ordinal[i] for i in range(len(self.values))],
            "average": [(first + 1 + end) / 2 for first, end in spans],
        }

    def against_limits(self, part):
        """How a share of the total compares with each limit."""
        if self.total == 0:
            return "<" * len(self.limits)
        parts = ((part * limit.denominator, limit.numerator * self.total) for limit in self.limits)
        return "".join("<" if found < edge else "=" if found == edge else ">" for found, edge in parts)

    def gini(self, everybody):
        """Half of the mean difference between two of the clients, by the mean: of a population, and of a sample."""
        values = [max(v, 0) for v in reversed(self.descending) if everybody or v > 0]
        sums = itertools.accumulate(values, initial=0)
        differences = sum(i * value - below for i, (value, below) in enumerate(zip(values, sums)))
        n = len(values)
        return [
            nearest_double(differences, n * self.total) if self.total else 0.0,
            nearest_double(differences, (n - 1) * self.total) if self.total and n > 1 else 0.0,
        ]

    def herfindahl(self):
        """The sum of the squared shares, and its inverse."""
        squares = sum(value * value for value in self.values if value > 0)
        if squares == 0:
            return [0.0, 0.0]
        return [nearest_double(squares, self.total**2), nearest_double(self.total**2, squares)]

    def fewest(self):
        """How many of the best bring as much of the total as the rest are of the clients; and as much as each limit."""
        n = len(self.values)
        if self.total == 0:
            return [0] * (1 + len(self.limits))
        balance = next(k for k in range(n + 1) if self.gains[k] * n >= (n - k) * self.total)
        return [balance] + [bisect.bisect_left(self.gains, limit * self.total) for limit in self.limits]

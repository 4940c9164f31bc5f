# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The definitions of the library in plain Python with fractions, for the tests that analyse everything once more."""


def before(value, values):
    """The sum of all larger values."""
    return sum(v for v in values if v > max(value, 0))


def after(value, values):
    """The same with this value and all that equal it."""
    return sum(v for v in values if v >= value and v > 0)


def grade(value, values, limits, crossing="upper"):
    """The index of the grade of a value: how many limits it lies past."""
    if value <= 0:
        return len(limits)
    total = sum(v for v in values if v > 0)
    larger, so_far = before(value, values), after(value, values)

    def past(limit):
        over = so_far - limit * total
        under = limit * total - larger
        return {
            "upper": larger >= limit * total,
            "lower": over > 0,
            "nearest": under <= 0 or (over > 0 and over > under),
        }[crossing]

    return sum(past(limit) for limit in limits)


def letter(index):
    return chr(ord("A") + index)

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Random client bases of all kinds, and limits on which their sums land."""

import math
import struct
from fractions import Fraction

from library import RULES, Base

LEAST, MOST = -(2**63), 2**63 - 1
DENORMAL = 5e-324
WORD = 2**64 - 1


def finite(rng):
    """Any double but NaN and the infinities: every magnitude is as likely as every other."""
    while True:
        value = struct.unpack(">d", rng.randbytes(8))[0]
        if math.isfinite(value):
            return value


def landing(rng, sign=-1):
    """Values whose running sums land on a twentieth of the total, or one unit beside it."""
    part, unit = rng.randrange(1, 20), rng.choice([1, 5, 10**6, 2**40 + 1])
    large = [part * unit] if rng.random() < 0.5 else [unit] * part
    small = [unit] * (20 - part) if rng.random() < 0.5 else [1] * 3 + [(20 - part) * unit - 3]
    return large + small + [rng.choice([-1, 0, 1])] * rng.randrange(3) + [sign * unit] * rng.randrange(2)


INTEGERS = (
    lambda rng, n: [rng.randrange(-3, 12) for _ in range(n)],
    lambda rng, n: [int(rng.lognormvariate(9, 1.8)) for _ in range(n)],
    lambda rng, n: [rng.choice([-1, 1, 1]) * int(rng.lognormvariate(9, 1.8)) for _ in range(n)],
    lambda rng, n: [rng.randrange(LEAST, MOST + 1) for _ in range(n)],
    lambda rng, n: [MOST - rng.randrange(3) for _ in range(n)],
    lambda rng, n: [rng.choice([LEAST, LEAST + 1, -1, 0, 1, MOST - 1, MOST]) for _ in range(n)],
    lambda rng, n: [rng.choice([-1, 1, 1, 1]) << rng.randrange(62) for _ in range(n)],
    lambda rng, n: [2**53 + rng.randrange(-3, 4) for _ in range(n)],
    lambda rng, n: [7] * n,
    lambda rng, n: landing(rng),
)


def scaled(rng, values):
    """The same as doubles, times any power of two that keeps them as they are."""
    widest = max((abs(value).bit_length() for value in values), default=1)
    exponent = rng.randrange(-1074, 1023 - widest) if rng.random() < 0.5 else 0
    return [math.ldexp(value, exponent) for value in values]


DOUBLES = (
    lambda rng, n: scaled(rng, [rng.randrange(-3, 12) for _ in range(n)]),
    lambda rng, n: scaled(rng, landing(rng)),
    lambda rng, n: [finite(rng) for _ in range(n)],
    lambda rng, n: [abs(finite(rng)) for _ in range(n)],
    lambda rng, n: [rng.randrange(-1, 5) * DENORMAL for _ in range(n)],
    lambda rng, n: [math.ldexp(rng.randrange(1, 2**52), -1074) for _ in range(n)],
    lambda rng, n: [round(rng.lognormvariate(4, 1.8), 2) for _ in range(n)],
    lambda rng, n: [rng.randrange(-20, 100) / 10 for _ in range(n)],
    lambda rng, n: [1.0 + rng.randrange(4) * 2.0**-52 for _ in range(n)],
    lambda rng, n: [rng.choice([1.7e308, -1.7e308, 1e300, 1.0, 2.0**-1022, DENORMAL, 0.0, -0.0]) for _ in range(n)],
    lambda rng, n: [math.ldexp(1.0, rng.randrange(-1074, 1024)) for _ in range(n)],
    lambda rng, n: [0.1] * n,
)


def any_size(rng):
    """Mostly small; now and then so large that the library uses its algorithms for large bases."""
    kind = rng.random()
    if kind < 0.00005:
        return rng.randrange(66_000, 70_000)
    if kind < 0.0006:
        return rng.randrange(4_000, 6_000)
    if kind < 0.01:
        return rng.randrange(250, 1_500)
    return rng.randrange(rng.choice([2, 8, 20, 40]))


def landing_limits(rng, values):
    """Limits that are shares of this base: where a value ends, half way through it, and a hair beside it."""
    scale = math.lcm(*(Fraction(value).denominator for value in values))
    numbers = sorted((int(Fraction(value) * scale) for value in values if value > 0), reverse=True)
    total = sum(numbers)
    found = []
    for _ in range(rng.randrange(1, 4) if total else 0):
        k = rng.randrange(len(numbers))
        limit = Fraction(2 * sum(numbers[:k]) + rng.randrange(3) * numbers[k], 2 * total)
        limit += rng.choice([0, 0, 1, -1]) * Fraction(1, limit.denominator * rng.randrange(1, 1000))
        if 0 < limit <= 1 and limit.denominator <= WORD:
            found.append(limit)
    return found


def any_limits(rng, values):
    kind = rng.randrange(6)
    if kind == 0:
        return [Fraction(4, 5), Fraction(19, 20), Fraction(99, 100)]
    if kind == 1 and len(values) < 1_000:
        return sorted(set(landing_limits(rng, values)))
    parts = rng.choice([20, 20, 100, 1000, rng.randrange(1, 1001), rng.randrange(1, WORD + 1), WORD])
    return sorted({Fraction(rng.randrange(1, parts + 1), parts) for _ in range(rng.randrange(6))})


def any_base(rng):
    """Integers or finite doubles, with limits, a rule and some probes."""
    integral = rng.random() < 0.5
    values = rng.choice(INTEGERS if integral else DOUBLES)(rng, any_size(rng))
    rng.shuffle(values)
    probes = [rng.choice(values) for _ in range(min(3, len(values)))]
    if integral:
        probes = [min(probe + 1, MOST) for probe in probes] + [rng.randrange(12), LEAST, MOST]
    else:
        probes = [finite(rng) for _ in range(2)] + [math.nextafter(p, 0.0) for p in probes] + [-0.0, 1.5]
    return Base(values, any_limits(rng, values), rng.choice(RULES), probes, "int64" if integral else "double")


def spoilt(rng, base):
    """The base with some NaN or infinite values among the others."""
    values = list(base.values)
    for _ in range(rng.randrange(1, 4)):
        values.insert(rng.randrange(len(values) + 1), rng.choice([math.nan, -math.nan, math.inf, -math.inf]))
    return Base(values, base.limits, base.rule, base.probes, base.kind)

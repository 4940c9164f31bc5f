# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Compares places, cumulative sums and grades by the window functions of a database with those of the library.

Places and the sums of integers must be the same. Sums of doubles are rounded by the database, never by the library: grades may
differ there, and only there.
"""

import csv
import dataclasses
import gzip
import math
import random
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import library
from library import RULES, Base

TABLES = """
CREATE TABLE clients (base BIGINT, client BIGINT, value {kind});
CREATE TABLE limits (base BIGINT, numerator BIGINT, denominator BIGINT);
"""

# The result is in the order of the rows that went in. Equal values are peers in RANGE frames, and one group to EXCLUDE.
QUERY = """
WITH gains AS (
    SELECT base, client, value, CASE WHEN value > 0 THEN value ELSE 0 END AS gain FROM clients
), placed AS (
    SELECT base, client, value,
        rank() OVER best AS least_place,
        count(*) OVER (best RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS most_place,
        dense_rank() OVER best AS dense_place,
        row_number() OVER (PARTITION BY base ORDER BY value DESC, client) AS ordinal_place,
        coalesce(sum(gain) OVER (best RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP), 0) AS earlier,
        sum(gain) OVER (best RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS so_far,
        sum(gain) OVER (PARTITION BY base) AS total
    FROM gains WINDOW best AS (PARTITION BY base ORDER BY value DESC)
), judged AS (
    SELECT placed.*,
        value <= 0 OR earlier * denominator >= numerator * total AS upper_past,
        value <= 0 OR so_far * denominator > numerator * total AS lower_past,
        value <= 0 OR earlier * denominator >= numerator * total
            OR so_far * denominator - numerator * total > numerator * total - earlier * denominator AS nearest_past
    FROM placed JOIN limits ON placed.base = limits.base
)
SELECT least_place, most_place, dense_place, ordinal_place, earlier, so_far, total,
    sum(CASE WHEN upper_past THEN 1 ELSE 0 END),
    sum(CASE WHEN lower_past THEN 1 ELSE 0 END),
    sum(CASE WHEN nearest_past THEN 1 ELSE 0 END)
FROM judged
GROUP BY base, client, least_place, most_place, dense_place, ordinal_place, earlier, so_far, total
ORDER BY base, client
"""


@dataclasses.dataclass
class Differences:
    """Differences between the library and a database that rounds its sums."""

    clients: int = 0
    sums: int = 0
    grades: int = 0


def exact_sum(numbers):
    return numbers[0] if len(numbers) == 1 else sum(map(Fraction, numbers))


def products_round(row, limits):
    """Whether a database that computes in doubles rounds in comparing its own sums with a limit."""
    earlier, so_far, total = row[4:7]
    for limit in limits:
        products = [part * float(limit.denominator) for part in (earlier, so_far)] + [limit.numerator * total]
        exact = [Fraction(part) * limit.denominator for part in (earlier, so_far)] + [limit.numerator * Fraction(total)]
        if list(map(Fraction, products)) != exact:
            return True
        if any(Fraction(a - b) != Fraction(a) - Fraction(b) for a, b in ((products[1], products[2]), (products[2], products[0]))):
            return True
    return False


class WindowFunctions:
    """Tests to be inherited with a `query(kind, clients, limits)` that fills TABLES and runs QUERY."""

    def compare(self, bases):
        """Bases of one kind, without their rules: each is graded by all three. Returns the differences that rounding explains."""
        kind = bases[0].kind
        clients = [(b, i, value) for b, base in enumerate(bases) for i, value in enumerate(base.values)]
        limits = [(b, limit.numerator, limit.denominator) for b, base in enumerate(bases) for limit in base.limits]
        rows = iter(self.query(kind, clients, limits))
        answers = {rule: library.ask([dataclasses.replace(base, rule=rule) for base in bases]) for rule in RULES}
        found = Differences()
        for b, base in enumerate(bases):
            answer = {rule: answers[rule][b] for rule in RULES}
            own = [next(rows) for _ in base.values]
            self.check_places(base, answer["upper"], own)
            for i, row in enumerate(own):
                self.check_row(base, answer, i, row, found)
        self.assertIsNone(next(rows, None))
        return found

    def check_places(self, base, answer, rows):
        for column, ties in enumerate(("min", "max", "dense", "ordinal")):
            self.assertEqual(answer[f"places.{ties}"], [str(row[column]) for row in rows], (ties, base))
        means = [library.written((row[0] + row[1]) / 2) for row in rows]
        self.assertEqual(answer["places.average"], means, base)

    def check_row(self, base, answer, i, row, found):
        """Sums and grades of one client; the sums are those of the library as long as the database does not round."""
        standing = answer["upper"]["standings"][i].split(":")
        texts = (standing[2], standing[5], answer["upper"]["total"][0])
        exact = [exact_sum(library.numbers(text, base.kind)) for text in texts]
        rounded = list(row[4:7]) != exact  # Python compares numbers of different types without rounding
        grades = [answer[rule]["grades"]["classify"][i] for rule in RULES]
        differ = grades != [chr(ord("A") + past) for past in row[7:]]
        found.clients += 1
        found.sums += rounded
        found.grades += differ
        if base.kind == "int64":
            self.assertFalse(rounded, (base, row))
            self.assertFalse(differ, (base, row, grades))
            if exact[2] != 0 and exact[2] < 2**53:
                share = library.double(standing[6])
                self.assertLessEqual(abs(share - float(row[5]) / float(row[6])), 2 * math.ulp(share))
        elif differ and not rounded:
            self.assertTrue(products_round(row, base.limits), (base, row, grades))

    def random_bases(self, seed, values, count=250):
        rng = random.Random(seed)
        bases = []
        for _ in range(count):
            parts = rng.choice([20, 100, 100, rng.randrange(2, 1001)])
            limits = sorted({Fraction(rng.randrange(1, parts + 1), parts) for _ in range(rng.randrange(1, 5))})
            drawn = values(rng, 1 + rng.randrange(rng.choice([3, 12, 60])))
            bases.append(Base(drawn, limits, kind="double" if isinstance(drawn[0], float) else "int64"))
        return bases

    def test_integers_with_many_ties(self):
        self.compare(self.random_bases(1, lambda rng, n: [rng.randrange(-3, 12) for _ in range(n)]))

    def test_cents(self):
        self.compare(self.random_bases(2, lambda rng, n: [int(rng.lognormvariate(9, 2)) - 2_000 for _ in range(n)]))

    def test_integers_of_up_to_forty_bits(self):
        self.compare(self.random_bases(3, lambda rng, n: [rng.randrange(-(2**38), 2**40) for _ in range(n)]))

    def test_doubles_whose_sums_need_no_rounding(self):
        found = self.compare(self.random_bases(4, lambda rng, n: [rng.randrange(-8, 80) / 4 for _ in range(n)]))
        self.assertEqual((found.sums, found.grades), (0, 0))

    def test_doubles_whose_sums_the_database_rounds(self):
        found = self.compare(self.random_bases(5, lambda rng, n: [rng.randrange(-9, 90) / 10 for _ in range(n)], 1_000))
        print(f"oracle: of {found.clients} doubles the database rounds the sums of {found.sums}, and grades {found.grades} otherwise")
        # How many grades depends on how the version at hand adds up.
        self.assertGreater(found.sums, found.clients // 10)
        self.assertLess(found.grades, found.clients // 50)

    def compare_sums(self, deals, decimals):
        """Real (client, amount) as integers and as doubles."""
        sums = defaultdict(Decimal)
        for client, amount in deals:
            sums[client] += Decimal(amount)
        whole = [int(amount.scaleb(decimals)) for amount in sums.values()]
        self.assertEqual([Decimal(number).scaleb(-decimals) for number in whole], list(sums.values()))
        self.compare([Base(whole)])
        found = self.compare([Base(list(map(float, sums.values())), kind="double")])
        print(f"oracle: of {found.clients} real sums in doubles the database grades {found.grades} otherwise")

    def test_cdnow(self):
        with open(library.ROOT / "examples" / "data" / "cdnow_sample.csv", encoding="utf-8", newline="") as file:
            self.compare_sums([(row["customer"], row["dollars"]) for row in csv.DictReader(file)], 2)

    def test_swiss_communes(self):
        path = library.optional_data(self, "swiss_inhabitants/swiss_inhabitants_1900.csv")
        with open(path, encoding="utf-8", newline="") as file:
            self.compare_sums([(row["commune"], row["inhabitants"]) for row in csv.DictReader(file)], 0)

    def test_online_retail(self):
        path = library.optional_data(self, "online_retail/online_retail_invoices_2010-12_2011-12.csv.gz")
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            self.compare_sums([(row["customer_id"], row["amount_gbp"]) for row in csv.DictReader(file)], 3)

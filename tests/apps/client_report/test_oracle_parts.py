# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Random deals with profit, sales, regions and hours in two periods, analysed once more in plain Python with fractions."""

import random
from collections import Counter, defaultdict
from fractions import Fraction

from definitions import after, before, grade, letter
from harness import ReportTest, main, rounds

NAMES = ["ann", "bob", "cid", "dan", "eve", "flo", "gil", "hal", "ida", "jon", "kim", "lea", "max", "ned"]
REGIONS = ["north", "south", "far, east"]
YEARS = {"before": "2022", "earlier": "2023", "current": "2024"}


class Base:
    """The clients of one period, straight from the rows."""

    def __init__(self, deals, o):
        self.value, self.sales, self.hours = defaultdict(Fraction), defaultdict(Fraction), defaultdict(Fraction)
        self.deals, self.region = Counter(), {}
        for client, sales, profit, day, region, hours in deals:
            self.value[client] += profit if o["by_profit"] else sales
            self.sales[client] += sales
            self.hours[client] += hours
            self.deals[client] += o["returns"] == "none" or sales >= 0
            if client not in self.region or day >= self.region[client][0]:
                self.region[client] = (day, region)
        if o["only_repeat"]:
            for client in [c for c in self.value if self.deals[c] < 2]:
                del self.value[client]
        self.values = list(self.value.values())
        self.best_first = sorted(self.value, key=lambda c: -self.value[c])

    def grade(self, client, o):
        return grade(self.value[client], self.values, o["limits"], o["crossing"])

    def grade_at(self, client, o, shift):
        return grade(self.value[client], self.values, [limit + shift for limit in o["limits"]], o["crossing"])


class OracleOfParts(ReportTest):
    def random_options(self, rng):
        return {
            "by_profit": rng.random() < 0.5,
            "only_repeat": rng.random() < 0.3,
            "returns": rng.choice(["none", "negative"]),
            "crossing": rng.choice(["upper", "lower", "nearest"]),
            "limits": [Fraction(limit, 100) for limit in sorted(rng.sample([20, 35, 50, 65, 80, 90], rng.randrange(1, 5)))],
            "margin": Fraction(rng.choice([0, 5, 20, 90]), 1000),  # less than the limits are from 0 and 100 %
            "steady": rng.random() < 0.5,
            "previous": rng.random() < 0.5,
        }

    def random_deals(self, rng, year):
        return [
            (
                rng.choice(NAMES),
                Fraction(rng.randrange(-2, 12) * rng.choice([1, 5, 50])),
                Fraction(rng.randrange(-3, 9) * rng.choice([1, 3])),
                f"{year}-0{rng.randrange(1, 10)}-01",
                rng.choice(REGIONS),
                Fraction(rng.randrange(0, 40), 4),
            )
            for _ in range(rng.randrange(1, 40))
        ]

    def run_program(self, deals, o):
        lines = [f'{c},{s},{p},{d},"{r}",{float(h):.2f}\n' for rows in deals.values() for c, s, p, d, r, h in rows]
        self.write("deals.csv", "client,sales,profit,date,region,hours\n" + "".join(lines))
        common = ["deals.csv", "--client", "client", "--date", "date", "--amount", "sales", "--returns", o["returns"]]
        common += ["--limits", ",".join(f"{float(limit * 100):g}" for limit in o["limits"]), "--crossing", o["crossing"]]
        common += ["--profit", "profit"] if o["by_profit"] else []
        common += ["--only-repeat"] if o["only_repeat"] else []
        if o["previous"]:
            self.report(*common, "--from", "2023-01-01", "--to", "2024-01-01", "--out", "2023")
            common += ["--previous", "2023/clients.csv"]
        else:
            common += ["--compare-from", "2023-01-01", "--compare-to", "2024-01-01"]
        common += ["--hysteresis"] if o["steady"] else []
        common += ["--from", "2024-01-01", "--margin", f"{float(o['margin'] * 100):g}"]
        self.report(*common, "--group", "region", "--effort", "hours", "--out", "out")

    def steady(self, base, client, past, o):
        raw = base.grade(client, o)
        if not o["steady"] or past is None:
            return raw
        strict, lenient = base.grade_at(client, o, o["margin"]), base.grade_at(client, o, -o["margin"])
        return max(strict, min(past, lenient))

    def expected_moves(self, base, earlier, known, o):
        moves = []
        for client in base.best_first:
            past = earlier.grade(client, o) if client in earlier.value else None
            now = self.steady(base, client, past, o)
            kind = (
                ("returned" if client in known else "new")
                if past is None
                else "upgrade" if now < past else "slip" if now > past else "stay"
            )
            was = ("", "") if past is None else (letter(past), str(earlier.value[client]))
            moves.append((client, kind, was[0], letter(now), was[1], str(base.value[client])))
        lost = sorted(set(earlier.value) - set(base.value), key=lambda c: (-earlier.value[c], c))
        return moves + [(c, "lost", letter(earlier.grade(c, o)), "", str(earlier.value[c]), "") for c in lost]

    def check_near_limits(self, base, o, summary):
        cutoffs = [Fraction(next(iter(g["cutoff"].values()))) if g["cutoff"] else None for g in summary["grades"]]
        total = sum(v for v in base.values if v > 0)
        expected = []
        for i, limit in enumerate(o["limits"]):
            for client in base.best_first:
                value = base.value[client]
                if value <= 0:
                    continue
                start, end = before(value, base.values) / total, after(value, base.values) / total
                if end >= limit - o["margin"] and start <= limit + o["margin"]:
                    distance = max(limit - end, start - limit, Fraction(0))
                    side = "rise" if base.grade(client, o) > i else "slip"
                    gap = abs(value - cutoffs[i])
                    expected.append((client, str(value), f"{float(limit * 100):g}", side, f"{float(distance):.6f}", str(gap)))
        found = [
            (row["client"], row["value"], row["limit"], row["may"], row["distance"], row["gap"])
            for row in self.rows("out/near_limits.csv")
        ]
        self.assertEqual(found, expected, o)

    def check_groups(self, base, o):
        members = defaultdict(list)
        for client in base.value:
            members[base.region[client][1]].append(base.value[client])
        totals = {region: sum(v for v in values if v > 0) for region, values in members.items()}
        expected = []
        for region in sorted(members, key=lambda r: -totals[r]):
            grades = [grade(v, members[region], o["limits"], o["crossing"]) for v in members[region]]
            for i in range(len(o["limits"]) + 1):
                worth = sum(v for v, g in zip(members[region], grades) if g == i and v > 0)
                expected.append((region, letter(i), str(grades.count(i)), str(worth)))
        found = [(row["group"], row["grade"], row["clients"], row["value"]) for row in self.rows("out/groups.csv")]
        self.assertEqual(found, expected, o)
        for row in self.rows():
            client = row["client"]
            self.assertEqual(row["group"], base.region[client][1])
            self.assertEqual(row["group_grade"], letter(grade(base.value[client], members[row["group"]], o["limits"], o["crossing"])))
            self.assertEqual(Fraction(row["effort"]), base.hours[client])

    def check_sales(self, base, o, summary):
        if not o["by_profit"]:
            self.assertIsNone(summary["sales"])
            return
        sales = [base.sales[client] for client in base.value]
        pairs = Counter(
            (letter(base.grade(c, o)), letter(grade(base.sales[c], sales, o["limits"], o["crossing"]))) for c in base.value
        )
        found = {(cell["grade"], cell["sales_grade"]): cell["clients"] for cell in summary["sales"]["crossed"]}
        self.assertEqual({pair: n for pair, n in found.items() if n}, dict(pairs), o)

    def test_random_deals(self):
        rng = random.Random(19970101)
        for _ in range(rounds(120)):
            o = self.random_options(rng)
            deals = {name: self.random_deals(rng, year) for name, year in YEARS.items()}
            self.run_program(deals, o)
            base, earlier = Base(deals["current"], o), Base(deals["earlier"], o)
            known = {deal[0] for deal in deals["before"]}
            if o["previous"] or o["only_repeat"]:
                known |= {deal[0] for deal in deals["earlier"]}
            summary = self.summary()
            moves = [tuple(row.values()) for row in self.rows("out/migration.csv")]
            self.assertEqual(moves, self.expected_moves(base, earlier, known, o), (o, deals))
            if o["steady"]:
                steady = {move[0]: move[3] for move in moves}
                self.assertTrue(all(row["steady_grade"] == steady[row["client"]] for row in self.rows()))
            self.check_near_limits(base, o, summary)
            self.check_groups(base, o)
            self.check_sales(base, o, summary)


if __name__ == "__main__":
    main()

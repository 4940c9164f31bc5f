# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Random deals, analysed once more in plain Python with fractions, straight from the definitions: all must agree."""

import csv
import io
import random
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import definitions
from harness import COLUMNS, ReportTest, main, rounds

NAMES = ["ann", "b, b", 'c "c"', "d\nd", "é", " blank", "G", "h", "i", "j;j", "k", "l", "m", "n", "o", "p", "q"]


class Oracle(ReportTest):
    def random_deals(self, rng):
        """(client, amount, day, deal) of a few clients, with many ties, zeros and losses."""
        decimals = rng.choice([0, 1, 2, 9])
        deals = []
        for _ in range(rng.randrange(0, 80)):
            amount = Decimal(rng.randrange(-3, 12) * rng.choice([1, 1, 5, 10**6])).scaleb(-decimals)
            day = f"2024-{rng.randrange(1, 3):02}-{rng.randrange(1, 5):02}"
            deals.append((rng.choice(NAMES), amount, day, str(rng.randrange(0, 12))))
        return deals

    def profiles(self, deals, o):
        """client -> [deals counted, first, last, value], in order of first appearance."""
        grouped = defaultdict(lambda: defaultdict(list))
        number = 0
        for client, amount, day, deal in deals:
            if o["from"] <= day < o["to"]:
                number += 1
                grouped[client][deal if o["by_deal"] else number].append((amount, day))
        result = {}
        for client, lines_of in grouped.items():
            kept = []
            value = Decimal(0)
            for lines in lines_of.values():
                amount = sum(amount for amount, _ in lines)
                value += amount
                if o["returns"] == "none" or amount >= 0:
                    kept.append(min(day for _, day in lines))
            count = len(set(kept)) if o["count"] == "days" else len(kept)
            result[client] = (count, min(kept, default=""), max(kept, default=""), value)
        return result

    def expected(self, deals, o):
        profiles = self.profiles(deals, o)
        if o["only_repeat"]:
            profiles = {c: p for c, p in profiles.items() if p[0] >= o["min_deals"]}
        decimals = max((-amount.as_tuple().exponent for _, amount, _, _ in deals), default=0)
        values = {client: Fraction(profile[3]) for client, profile in profiles.items()}
        total = sum(v for v in values.values() if v > 0)
        lines = []
        for position, client in enumerate(sorted(values, key=lambda c: -values[c])):
            count, first, last, decimal = profiles[client]
            v = values[client]
            so_far = definitions.after(v, values.values())
            least = 1 + sum(w > v for w in values.values())
            most = sum(w >= v for w in values.values())
            place = {
                "min": least,
                "max": most,
                "dense": 1 + len({w for w in values.values() if w > v}),
                "ordinal": position + 1,
                "average": Fraction(least + most, 2),
            }[o["ties"]]
            lines.append(
                {
                    "client": client,
                    "deals": str(count),
                    "first_deal": first,
                    "last_deal": last,
                    "value": f"{decimal if decimal else 0:.{decimals}f}",
                    "place": f"{float(place):g}",
                    "share": f"{float(v / total) if v > 0 else 0:.6f}",
                    "cumulative_share": f"{float(so_far / total) if total else 0:.6f}",
                    "grade": definitions.letter(definitions.grade(v, values.values(), o["limits"], o["crossing"])),
                    "one_off": str(int(0 < count < o["min_deals"])),
                }
            )
        return lines

    def test_random_deals(self):
        rng = random.Random(20240229)
        for _ in range(rounds(200)):
            deals = self.random_deals(rng)
            limits = sorted(rng.sample([10, 25, 50, 60, 75, 80, 90, 95, 99, 100], rng.randrange(1, 5)))
            o = {
                "from": rng.choice(["2024-01-01", "2024-01-03"]),
                "to": rng.choice(["2025-01-01", "2024-02-03"]),
                "by_deal": rng.random() < 0.5,
                "returns": rng.choice(["none", "negative"]),
                "count": rng.choice(["deals", "days"]),
                "min_deals": rng.randrange(1, 5),
                "only_repeat": rng.random() < 0.3,
                "crossing": rng.choice(["upper", "lower", "nearest"]),
                "ties": rng.choice(["min", "max", "dense", "ordinal", "average"]),
                "limits": [Fraction(limit, 100) for limit in limits],
            }
            text = io.StringIO(newline="")
            # Texts always in quotes: outside of them the blanks around a name do not belong to it.
            writer = csv.writer(text, lineterminator=rng.choice(["\n", "\r\n"]), quoting=rng.choice([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
            writer.writerow(["client", "amount", "date", "id"])
            for client, amount, day, deal in deals:
                writer.writerow([client, f"{amount:f}", rng.choice([day, day.replace("-", "")]), deal])
            self.write("deals.csv", text.getvalue())
            arguments = ["--from", o["from"], "--to", o["to"], "--limits", ",".join(map(str, limits)), "--out", "out"]
            for name in ("returns", "count", "crossing", "ties"):
                arguments += [f"--{name}", o[name]]
            arguments += ["--min-deals", o["min_deals"]]
            arguments += ["--deal", "id"] if o["by_deal"] else []
            arguments += ["--only-repeat"] if o["only_repeat"] else []
            self.report("deals.csv", *COLUMNS, *arguments)
            self.assertEqual(self.rows(), self.expected(deals, o), (o, deals))


if __name__ == "__main__":
    main()

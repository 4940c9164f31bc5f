# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What is decided about whom: held against the rules of the default policy, written down here a second time."""

import datetime
import json
import math
from decimal import Decimal
from fractions import Fraction

from harness import COLUMNS, DEMO, ReportTest, main

NOTES = (
    "--contracts", DEMO.parent / "invented_contracts.csv",
    "--judgements", DEMO.parent / "invented_judgements.csv",
)
AS_OF = datetime.date(1998, 7, 1)
YEAR = (
    DEMO, "--client", "customer", "--amount", "dollars", "--date", "date", "--from", "1997-07-01", "--to", "1998-07-01",
    "--compare-from", "1997-01-01", "--compare-to", "1997-07-01", "--as-of", AS_OF, *NOTES,
)

HEADER = "client,amount,date\n"
# ant is A, bee B, cow and dog C and D: dog bought once.
DEALS = HEADER + (
    "ant,500.00,2024-01-10\nant,300.00,2024-06-10\nbee,100.00,2024-02-01\nbee,50.00,2024-03-01\n"
    "cow,20.00,2024-02-02\ncow,20.00,2024-05-02\ndog,10.00,2024-04-04\n"
)
DAY = ("--as-of", "2024-12-31")


def number(text):
    return Fraction(text) if text else None


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def cents(amount):
    return f"{Decimal(int(amount)) / 100:.2f}"


class Expected:
    """The decisions of the default policy about a client, by kind."""

    def __init__(self, row, move, small, contract, judged):
        self.row, self.move, self.contract, self.judged = row, move, contract, judged
        self.grade = row["grade"] if row else None
        self.minor = (small or (row or {}).get("one_off") == "1") and self.grade not in ("A", "B")
        self.value = Fraction(row["value"]) if row else None

    @property
    def key(self):
        return self.grade in ("A", "B")

    def concession(self):
        cost = number((self.contract or {}).get("cost", ""))
        if cost is None:
            return ""
        most = Fraction(5 if self.grade == "A" else 3, 100)
        value, cost = self.value * 100, cost * 100
        room = value - cost - math.ceil(value / 10)
        return cents(max(0, min(math.floor(value * most), room)))

    def bonus(self):
        return cents(math.floor(self.value + Fraction(1, 2)))

    def contact(self, rhythm):
        last = day((self.contract or {}).get("last_contact", ""))
        return str(last + datetime.timedelta(rhythm) if last else AS_OF)

    def decisions(self):
        """kind -> due, amount, rule"""
        made = {}
        ends = day((self.contract or {}).get("contract_end", ""))
        if self.grade == "A" and ends is None:
            made["renewal"] = ("", "", "needs a contract")
        elif self.key and ends is not None and (ends - AS_OF).days <= 90:
            made["renewal"] = (str(ends), "", "renew in time")
        if self.key:
            made["price"] = ("", self.concession(), {"A": "best price", "B": "good price"}[self.grade])
            made["bonus"] = ("", self.bonus(), "earns a bonus")
        if not self.minor:
            rhythm, rule = {"A": (14, "look after closely"), "B": (30, "look after regularly")}.get(self.grade, (180, "stay in touch"))
            made["relationship"] = (self.contact(rhythm), "", rule)
        if self.move == "lost" and not self.minor:
            made["win back"] = ("", "", "worth winning back")
        elif self.move == "slip" and self.grade in ("A", "B", "C") and not self.minor:
            made["win back"] = ("", "", "worth holding")
        if self.minor:
            made["stop spending"] = ("", "", "not worth a visit")
        judged = day((self.judged or {}).get("judged", ""))
        if self.key and judged is None:
            made["ask"] = ("", "", "first judgement due")
        elif self.key and (AS_OF - judged).days >= 365:
            made["ask"] = ("", "", "judgement out of date")
        return made


def small_and_rare(rows):
    """Whose average deal is below the lower median, and who is not among the frequent ones with half of all deals."""
    averages = {row["client"]: max(Fraction(0), Fraction(row["value"]) / int(row["deals"])) for row in rows}
    median = sorted(averages.values())[(len(averages) - 1) // 2]
    numbers = sorted((int(row["deals"]) for row in rows), reverse=True)
    sums = 0
    for frequent in numbers:
        sums += frequent
        if 2 * sums >= sum(numbers):
            break
    return {
        row["client"]
        for row in rows
        if not (Fraction(row["value"]) > 0 and averages[row["client"]] >= median) and int(row["deals"]) < frequent
    }


class Decisions(ReportTest):
    def by_client(self, name="out/decisions.csv"):
        """client -> kind -> the row"""
        found = {}
        for row in self.rows(name):
            kinds = found.setdefault(row["client"], {})
            self.assertNotIn(row["kind"], kinds)
            kinds[row["kind"]] = row
        return found

    def notes(self, option):
        rows = self.rows(NOTES[NOTES.index(option) + 1])
        return {row["client"]: row for row in rows}

    def decided(self, *arguments, deals=DEALS):
        self.write("deals.csv", deals)
        self.report("deals.csv", *COLUMNS, *DAY, "--out", "out", *arguments)
        return self.by_client()


class DefaultPolicy(Decisions):
    def setUp(self):
        super().setUp()
        self.text = self.report(*YEAR, "--out", "out")
        self.clients = {row["client"]: row for row in self.rows()}
        self.moves = {row["client"]: row for row in self.rows("out/migration.csv")}
        self.contracts = self.notes("--contracts")
        self.judgements = self.notes("--judgements")

    def everybody(self):
        """All whom decisions are about, in their order."""
        named = [*self.clients, *(name for name, row in self.moves.items() if row["move"] == "lost")]
        return named + [name for name in [*self.contracts, *self.judgements] if name not in self.moves]

    def expected(self):
        small = small_and_rare(self.clients.values())
        # A client who is lost was one-off if it had one deal in the earlier period.
        deals = {}
        for row in self.rows(DEMO):
            if row["date"] < "1997-07-01":
                deals[row["customer"]] = deals.get(row["customer"], 0) + 1
        for name in self.everybody():
            move = self.moves.get(name, {}).get("move")
            one = Expected(
                self.clients.get(name), move, name in small, self.contracts.get(name), self.judgements.get(name)
            )
            if move == "lost":
                one.minor = deals[name] == 1
            yield name, one.decisions()

    def test_every_decision_about_everybody(self):
        found = self.by_client()
        wanted = {name: kinds for name, kinds in self.expected() if kinds}
        self.assertEqual(
            {
                name: {kind: (row["due"], row["amount"], row["rule"]) for kind, row in kinds.items()}
                for name, kinds in found.items()
            },
            wanted,
        )
        self.assertEqual(list(found), list(wanted))
        self.assertEqual({row["as_of"] for row in self.rows("out/decisions.csv")}, {str(AS_OF)})
        self.assertEqual({row["grade"] for name in self.moves for row in found.get(name, {}).values()}, {"A", "B", "C", "D", ""})
        for kind in ("renewal", "price", "relationship", "bonus", "win back", "stop spending", "ask"):
            self.assertTrue(any(kind in kinds for kinds in wanted.values()), kind)

    def test_reasons_name_what_is_so(self):
        first = self.by_client()["20111"]
        self.assertEqual(first["renewal"]["because"], "grade A, contract ends in 34 days")
        self.assertEqual(first["price"]["because"], "grade A")
        self.assertIn("1998-08-04", first["renewal"]["decision"])

    def test_totals_are_the_sums_of_the_rows(self):
        found = self.summary()["decisions"]
        rows = self.rows("out/decisions.csv")
        for kind, total in (("price", "concessions"), ("bonus", "bonuses")):
            amounts = [Decimal(row["amount"] or 0) for row in rows if row["kind"] == kind]
            self.assertEqual(Decimal(found["total_cost"][total]), sum(amounts))
            for by_grade in found["costs"]:
                of_grade = [
                    Decimal(row["amount"] or 0)
                    for row in rows
                    if row["kind"] == kind and row["grade"] == (by_grade["grade"] or "")
                ]
                self.assertEqual(Decimal(by_grade[total]), sum(of_grade))
        values = [Decimal(row["value"]) for row in self.clients.values()]
        self.assertEqual(Decimal(found["total_cost"]["value"]), sum(values))
        self.assertEqual(
            {each["kind"]: each["clients"] for each in found["kinds"]},
            {kind: sum(row["kind"] == kind for row in rows) for kind in {row["kind"] for row in rows}},
        )
        self.assertEqual(found["clients"], len(self.everybody()))
        self.assertEqual(found["only_in_files"], 3)

    def test_the_lists_of_the_report(self):
        found = self.by_client()
        decisions = self.summary()["decisions"]
        keys = [name for name, row in self.clients.items() if row["grade"] == "A"]
        self.assertEqual(decisions["key_accounts"], len(keys))
        lines = self.text[self.text.index("Decisions as of 1998-07-01, by the built-in policy") :].splitlines()

        def below(beginning, count):
            at = next(i for i, line in enumerate(lines) if line.startswith(beginning))
            return [line.split()[0] for line in lines[at + 2 : at + 2 + count]]

        self.assertEqual(below("Key accounts:", 10), keys[:10])
        ends = [(kinds["renewal"]["due"], name) for name, kinds in found.items() if kinds.get("renewal", {}).get("due")]
        order = [name for _, name in sorted(ends, key=lambda each: each[0])]
        self.assertEqual(below("Renewal calendar:", 10), order[:10])
        self.assertEqual(
            sum(decisions["renewals"].values()), sum("renewal" in kinds for kinds in found.values())
        )
        overdue = sum(due < str(AS_OF) for due, _ in ends)
        self.assertEqual((decisions["renewals"]["overdue"], overdue), (overdue, 2))
        stops = [name for name, kinds in found.items() if "stop spending" in kinds]
        self.assertEqual(below("Stop list:", 10), stops[:10])

    def test_targets_are_those_of_the_default_profile(self):
        rows = self.rows("out/targets.csv")
        self.assertEqual({row["client"] for row in rows}, set(self.everybody()))
        for row in rows:
            client, judged = self.clients.get(row["client"]), self.judgements.get(row["client"], {})
            scores = [None, None]
            if client:
                scores = [
                    min(Fraction(1), Fraction(int(client["deals"]) - 1, 5)),
                    min(1, max(0, Fraction(365 - (AS_OF - day(client["last_deal"])).days, 335))),
                ]
            for column in ("interest", "culture", "trust"):
                scores.append(Fraction(int(judged[column]) - 1, 4) if judged.get(column) else None)
            weights = [Fraction(2, 6)] + [Fraction(1, 6)] * 4
            fit = sum(w * (Fraction(1, 2) if s is None else s) for w, s in zip(weights, scores))
            self.assertAlmostEqual(float(row["fit"]), float(fit), delta=1e-6, msg=row)
            known = sum(w for w, s in zip(weights, scores) if s is not None)
            self.assertAlmostEqual(float(row["known"]), float(known), delta=1e-6)
            self.assertEqual(row["target"], str(int(fit >= Fraction(6, 10))))
            key = client is not None and client["grade"] in ("A", "B")
            courses = {(True, True): "cherish", (False, True): "grow", (True, False): "harvest", (False, False): "let go"}
            self.assertEqual(row["course"], courses[key, fit >= Fraction(6, 10)])
        fits = [float(row["fit"]) for row in rows]
        self.assertEqual(fits, sorted(fits, reverse=True))
        self.assertEqual(sum(row["target"] == "1" for row in rows), self.summary()["decisions"]["targets"]["clients"])


class Facts(Decisions):
    def test_nothing_is_decided_unless_it_is_asked(self):
        self.write("deals.csv", DEALS)
        self.report("deals.csv", *COLUMNS, *DAY, "--out", "out", "--policy", "default")
        self.assertIn("decisions.csv", [path.name for path in (self.folder / "out").iterdir()])
        self.report("deals.csv", *COLUMNS, *DAY, "--out", "out")
        self.assertEqual([path for path in (self.folder / "out").iterdir() if path.name in ("decisions.csv", "targets.csv")], [])
        self.assertIsNone(self.summary()["decisions"])

    def test_the_cost_is_what_is_left_of_sales_after_profit(self):
        deals = "client,amount,date,gain\nant,100.00,2024-01-01,20.00\nant,100.00,2024-01-02,10.00\n"
        self.write("deals.csv", deals)
        self.report(
            "deals.csv", "--client", "client", "--profit", "gain", "--amount", "amount", "--date", "date", *DAY,
            "--policy", "default", "--out", "out",
        )
        # 30 are left of 200: 10 % stay, so that 10 of the 5 % may go.
        self.assertEqual(self.by_client()["ant"]["price"]["amount"], "10.00")
        self.assertEqual(self.by_client()["ant"]["bonus"]["amount"], "2.00")

    def test_a_price_never_falls_below_cost(self):
        for cost, conceded in (("0", "40.00"), ("700.00", "20.00"), ("720.00", "0.00"), ("800.00", "0.00"), ("900", "0.00")):
            with self.subTest(cost=cost):
                self.write("contracts.csv", f"client,cost\nant,{cost}\n")
                self.assertEqual(self.decided("--contracts", "contracts.csv")["ant"]["price"]["amount"], conceded)

    def test_values_are_rounded_down_and_costs_up(self):
        deals = HEADER + "ant,99.999,2024-01-01\nant,0.0001,2024-01-02\n"
        self.write(
            "policy.json",
            '{"rules": [{"name": "from 100", "when": {"fact": "value", "from": 100}, "do": {"kind": "call", "text": "call"}},'
            '{"name": "else", "when": "always", "do": {"nothing": "call"}}]}',
        )
        self.assertEqual(self.decided("--policy", "policy.json", deals=deals), {})
        deals = deals.replace("0.0001", "0.001")
        self.assertIn("ant", self.decided("--policy", "policy.json", deals=deals))

    def test_prospects_and_unused_contracts_are_not_lost(self):
        self.write("contracts.csv", "client,contract_end\neel,2025-01-31\n")
        self.write("judgements.csv", "client,judged,interest,culture,trust\nfox,2024-12-01,5,5,5\n")
        found = self.decided("--contracts", "contracts.csv", "--judgements", "judgements.csv")
        self.assertEqual(list(found)[-2:], ["eel", "fox"])
        self.assertEqual(self.summary()["decisions"]["only_in_files"], 2)
        fox = next(row for row in self.rows("out/targets.csv") if row["client"] == "fox")
        self.assertEqual((fox["fit"], fox["target"], fox["course"], fox["grade"]), ("0.750000", "1", "grow", ""))

    def test_the_steady_grade_decides(self):
        # The earlier A of bee is kept: its share is within the margin of the limit.
        deals = HEADER + "ant,161,2024-01-01\nbee,39,2024-01-02\ncow,1,2024-01-03\n"
        self.write("previous.csv", "client,value,grade\nbee,90,A\nant,10,B\n")
        arguments = ("--previous", "previous.csv", "--policy", "default")
        self.assertEqual(self.decided(*arguments, deals=deals)["bee"]["price"]["rule"], "good price")
        steady = self.decided(*arguments, "--hysteresis", "--margin", "0.9", deals=deals)
        self.assertEqual(steady["bee"]["price"]["rule"], "best price")

    def test_whether_a_lost_client_was_one_off_comes_from_the_earlier_run(self):
        self.write("previous.csv", "client,value,grade,one_off\nelk,90,A,0\nfly,10,B,1\ngnu,5,C,\n")
        found = self.decided("--previous", "previous.csv", "--policy", "default")
        self.assertEqual(found["elk"]["win back"]["rule"], "worth winning back")
        self.assertEqual(found["gnu"]["win back"]["rule"], "worth winning back")
        self.assertEqual(list(found["fly"]), ["stop spending"])

    def test_amounts_too_large_for_minor_units(self):
        self.write("deals.csv", HEADER + "ant,92233720368547758.07,2024-01-01\n")
        self.report("deals.csv", *COLUMNS, *DAY, "--policy", "default")
        self.write("deals.csv", HEADER + "ant,92233720368547758.08,2024-01-01\n")
        self.assertEqual(
            self.refused("deals.csv", *COLUMNS, *DAY, "--policy", "default"),
            'the amount 92233720368547758.08 of the client "ant" is too large to decide about: give the policy fewer "decimals"',
        )

    def test_no_clients(self):
        self.assertEqual(self.decided("--policy", "default", deals=HEADER), {})
        self.assertEqual(self.summary()["decisions"]["clients"], 0)


class Notes(Decisions):
    """The files of contracts and judgements."""

    def refused_with(self, option, content, *arguments):
        self.write("deals.csv", DEALS)
        self.write("notes.csv", content)
        return self.refused("deals.csv", *COLUMNS, *DAY, option, "notes.csv", *arguments)

    def test_bad_contracts(self):
        for content, message in (
            ("", "notes.csv: the file has no header line"),
            ("name\nant\n", 'notes.csv: column "name" is not known; there may be client, contract_end, last_contact and cost'),
            ("cost\n1\n", 'notes.csv: no column is named "client"; there are: cost'),
            ("client,cost,cost\nant,1,2\n", 'notes.csv: two columns are named "cost", which one is meant?'),
            ("client,cost\nant,1\n\nant,2\n", 'notes.csv, line 4, column "client": "ant" is on line 2 already; a client is there once'),
            ("client,cost\nant\n", "notes.csv, line 2, the row has 1 field, the header 2"),
            ("client,cost\n ,1\n", 'notes.csv, line 2, column "client": no client'),
            ("client,cost\nant,-1\n", 'notes.csv, line 2, column "cost": "-1" is below 0; give what the client costs'),
            ("client,cost\nant,1e3\n", 'notes.csv, line 2, column "cost": "1e3" is not an amount: exponents are not understood, write out the digits'),
            ("client,contract_end\nant,2024-02-30\n", 'notes.csv, line 2, column "contract_end": "2024-02-30" is not a date like 2024-12-31'),
            ("client,last_contact\nant,2025-01-01\n", 'notes.csv, line 2, column "last_contact": "2025-01-01" is after 2024-12-31, the day of --as-of; one of them is wrong'),
        ):
            with self.subTest(content=content):
                self.assertEqual(self.refused_with("--contracts", content), message)

    def test_a_column_of_judgements_twice(self):
        for header, name in (("interest,interest,trust", "interest"), ("other,trust,other", "other"), ("judged,x,y", "judged")):
            message = self.refused_with("--judgements", f"client,judged,{header}\nant,2024-01-01,1,5,3\n")
            self.assertEqual(message, f'notes.csv: two columns are named "{name}", which one is meant?')

    def test_marks_off_the_scale(self):
        for mark in ("44", "-1", "0.999999999", "5.000000001", "+6"):
            message = self.refused_with("--judgements", f"client,judged,interest\nbee,2024-01-01,5\nant,2024-01-01,{mark}\n")
            self.assertEqual(
                message,
                f'notes.csv, line 3, column "interest": "{mark}" is not on the scale of the policy, from 1 to 5; correct it, or '
                "leave it empty where nobody judged",
            )
        # What the policy does not look at has no scale.
        self.write("file.csv", "client,judged,interest,height\nant,2024-01-01,5,190\nbee,2024-01-01,1,-4\n")
        self.write("deals.csv", DEALS)
        self.report("deals.csv", *COLUMNS, *DAY, "--judgements", "file.csv")

    def test_days_end_with_the_year_9999(self):
        self.write("deals.csv", DEALS)
        self.assertEqual(
            self.refused("deals.csv", *COLUMNS, "--as-of", "9999-12-31"),
            "--as-of 9999-12-31: the next analysis would be due after 9999-12-31, and no later day can be written; "
            "give 9997-12-30 or an earlier day",
        )
        self.report("deals.csv", *COLUMNS, "--as-of", "9997-12-30", "--out", "out")
        self.assertEqual(self.summary()["recency"]["review"]["stale_from"], "9999-12-31")
        keep = {"kind": "relationship", "rhythm_days": 1_000_000, "owner": "x", "minutes": 1}
        rules = [{"name": "all", "when": "always", "do": keep}]
        self.write("policy.json", json.dumps({"rules": rules}))
        self.write("contracts.csv", "client,last_contact\nant,2024-12-01\n")
        self.report("deals.csv", *COLUMNS, *DAY, "--policy", "policy.json", "--contracts", "contracts.csv")
        self.write("contracts.csv", "client,last_contact\nant,9900-12-01\n")
        self.assertEqual(
            self.refused(
                "deals.csv", *COLUMNS, "--as-of", "9901-01-01", "--policy", "policy.json", "--contracts", "contracts.csv"
            ),
            'policy.json: the next contact with "ant", every 1000000 days, would be after 9999-12-31; give fewer "rhythm_days"',
        )

    def test_bad_judgements(self):
        for content, message in (
            ("client,judged\nant,2025-01-01\n", 'notes.csv, line 2, column "judged": "2025-01-01" is after 2024-12-31, the day of --as-of; one of them is wrong'),
            ("client,trust\nant,5\nbee,high\n", 'notes.csv, line 3, column "trust": "high" is not a number such as 4 or 3.5; leave it empty where nobody judged'),
            ("client,judged\nant,\nant,\n", 'notes.csv, line 3, column "client": "ant" is on line 2 already; a client is there once'),
        ):
            with self.subTest(content=content):
                self.assertEqual(self.refused_with("--judgements", content), message)

    def test_a_missing_file(self):
        self.write("deals.csv", DEALS)
        self.assertTrue(self.refused("deals.csv", *COLUMNS, *DAY, "--contracts", "none.csv").startswith("none.csv: "))

    def test_a_day_is_needed(self):
        self.write("deals.csv", DEALS)
        for option in ("--policy", "--contracts", "--judgements"):
            self.assertEqual(
                self.refused("deals.csv", *COLUMNS, option, "default"),
                f"{option}: decisions are about a day; give --as-of, the day on which they are made",
            )
            self.assertEqual(
                self.refused("deals.csv", *COLUMNS, *DAY, option, "-"),
                f"{option}: it is not read from the standard input; give a file",
            )

    def test_what_is_read_is_not_replaced(self):
        self.write("deals.csv", DEALS)
        (self.folder / "out").mkdir()
        self.write("out/decisions.csv", "client,cost\n")
        self.assertEqual(
            self.refused("deals.csv", *COLUMNS, *DAY, "--contracts", "out/decisions.csv", "--out", "out"),
            "--out out would replace the file of --contracts; give a folder of its own",
        )
        self.assertEqual(self.read("out/decisions.csv"), "client,cost\n")

    def test_a_file_of_somebody_else_stays(self):
        self.write("deals.csv", DEALS)
        (self.folder / "out").mkdir()
        self.write("out/targets.csv", "my targets\n")
        self.report("deals.csv", *COLUMNS, "--out", "out")
        self.assertEqual(self.read("out/targets.csv"), "my targets\n")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What the options make of the deals."""


from harness import COLUMNS, ReportTest, main

HEADER = "client,amount,date\n"
LINES = "client,amount,date,id\n"


class Analysis(ReportTest):
    def column(self, rows, name):
        return {row["client"]: row[name] for row in rows}

    def test_the_period_has_its_first_day_and_not_its_last(self):
        deals = HEADER + "".join(f"c{day},1,2024-01-{day:02}\n" for day in range(1, 6))
        rows, summary = self.analysed(deals, "--from", "2024-01-02", "--to", "20240104")
        self.assertEqual({row["client"] for row in rows}, {"c2", "c3"})
        self.assertEqual(summary["period"]["from"], "2024-01-02")
        self.assertEqual(summary["period"]["to"], "2024-01-04")
        self.assertEqual(summary["period"]["last_deal"], "2024-01-03")
        self.assertEqual((summary["rows"], summary["rows_in_period"]), (5, 2))
        rows, _ = self.analysed(deals, "--from", "2024-01-04")
        self.assertEqual({row["client"] for row in rows}, {"c4", "c5"})
        rows, _ = self.analysed(deals, "--to", "2024-01-02")
        self.assertEqual({row["client"] for row in rows}, {"c1"})
        rows, _ = self.analysed(deals, "--from", "2024-01-02", "--to", "2024-01-02")
        self.assertEqual(rows, [])

    def test_lines_of_one_deal_are_one_deal(self):
        deals = LINES + "a,5,2024-01-02,1\nb,9,2024-01-05,2\na,7,2024-01-01,1\na,1,2024-01-03,3\n"
        rows, summary = self.analysed(deals, "--deal", "id")
        self.assertEqual(self.column(rows, "deals"), {"a": "2", "b": "1"})
        self.assertEqual(self.column(rows, "value"), {"a": "13", "b": "9"})
        self.assertEqual((summary["deals"], summary["rows"]), (3, 4))
        # The day of a deal is that of its first line in time.
        self.assertEqual(self.column(rows, "first_deal")["a"], "2024-01-01")
        rows, _ = self.analysed(deals)
        self.assertEqual(self.column(rows, "deals"), {"a": "3", "b": "1"})

    def test_the_same_number_at_two_clients_is_two_deals(self):
        rows, summary = self.analysed(LINES + "a,5,2024-01-02,1\nb,9,2024-01-05,1\n", "--deal", "id")
        self.assertEqual(self.column(rows, "deals"), {"a": "1", "b": "1"})

    def test_returns_line_by_line(self):
        deals = HEADER + "a,10,2024-01-01\na,-4,2024-02-01\na,6,2024-03-01\nb,-5,2024-01-01\nc,1,2024-01-01\n"
        rows, summary = self.analysed(deals, "--returns", "negative")
        self.assertEqual(self.column(rows, "deals"), {"a": "2", "b": "0", "c": "1"})
        self.assertEqual(self.column(rows, "value"), {"a": "12", "b": "-5", "c": "1"})
        self.assertEqual(self.column(rows, "one_off"), {"a": "0", "b": "0", "c": "1"})
        self.assertEqual(self.column(rows, "first_deal")["b"], "")
        self.assertEqual(self.column(rows, "last_deal")["b"], "")
        self.assertEqual(summary["only_returns"], {"clients": 1})
        self.assertEqual(summary["losses"], {"clients": 1, "value": "-5"})
        self.assertEqual((summary["total"], summary["net_value"]), ("13", "8"))
        rows, summary = self.analysed(deals)
        self.assertEqual(self.column(rows, "deals"), {"a": "3", "b": "1", "c": "1"})
        self.assertEqual(summary["only_returns"], {"clients": 0})

    def test_returns_deal_by_deal(self):
        # A discount within a deal does not make it a return; the sum of its lines counts.
        deals = LINES + "a,10,2024-01-01,1\na,-4,2024-01-01,1\na,3,2024-01-02,2\na,-8,2024-01-02,2\na,9,2024-01-03,3\n"
        rows, summary = self.analysed(deals, "--deal", "id", "--returns", "negative")
        self.assertEqual(self.column(rows, "deals"), {"a": "2"})
        self.assertEqual(self.column(rows, "value"), {"a": "10"})
        self.assertEqual(rows[0]["last_deal"], "2024-01-03")

    def test_days_count_once(self):
        deals = HEADER + "a,1,2024-01-01 08:00\na,1,2024-01-01 09:00\nb,1,2024-01-01\nb,1,2024-01-02\n"
        rows, summary = self.analysed(deals, "--count", "days")
        self.assertEqual(self.column(rows, "deals"), {"a": "1", "b": "2"})
        self.assertEqual(self.column(rows, "one_off"), {"a": "1", "b": "0"})
        self.assertEqual((summary["deals"], summary["options"]["count"]), (3, "days"))
        rows, _ = self.analysed(deals, "--count", "days", "--only-repeat")
        self.assertEqual(self.column(rows, "deals"), {"b": "2"})

    def test_min_deals(self):
        deals = HEADER + "a,1,2024-01-01\n" * 3 + "b,5,2024-01-01\n" * 2 + "c,9,2024-01-01\n"
        rows, summary = self.analysed(deals, "--min-deals", "3")
        self.assertEqual(self.column(rows, "one_off"), {"a": "0", "b": "1", "c": "1"})
        self.assertEqual(summary["one_off"]["clients"], 2)
        rows, summary = self.analysed(deals, "--min-deals", "3", "--only-repeat")
        self.assertEqual(self.column(rows, "share"), {"a": "1.000000"})
        self.assertEqual((summary["value"], summary["total"], summary["graded_clients"]), ("22", "3", 1))
        rows, _ = self.analysed(deals, "--min-deals", "1")
        self.assertEqual(set(self.column(rows, "one_off").values()), {"0"})

    def test_ties(self):
        deals = HEADER + "a,50,2024-01-01\nb,40,2024-01-01\nc,40,2024-01-01\nd,10,2024-01-01\n"
        for rule, places in {
            "min": ["1", "2", "2", "4"],
            "max": ["1", "3", "3", "4"],
            "dense": ["1", "2", "2", "3"],
            "ordinal": ["1", "2", "3", "4"],
            "average": ["1", "2.5", "2.5", "4"],
        }.items():
            rows, summary = self.analysed(deals, "--ties", rule)
            self.assertEqual([row["place"] for row in rows], places, rule)
            self.assertEqual(summary["options"]["ties"], rule)
        self.assertIn("\n  2.5  b ", self.report("deals.csv", *COLUMNS, "--ties", "average"))

    def test_crossing(self):
        # 60, 19, 17, 4: the second crosses 80 %, the third 95 %.
        deals = HEADER + "a,60,2024-01-01\nb,19,2024-01-01\nc,17,2024-01-01\nd,4,2024-01-01\n"
        for rule, grades in {"upper": "3/0/1", "lower": "2/0/2", "nearest": "2/1/1"}.items():
            _, summary = self.analysed(deals, "--limits", "80,95", "--crossing", rule)
            self.assertEqual(self.grades(summary), grades, rule)

    def test_cutoffs(self):
        deals = HEADER + "a,60,2024-01-01\nb,19,2024-01-01\nc,17,2024-01-01\nd,4,2024-01-01\n"
        _, summary = self.analysed(deals, "--limits", "80,95")
        self.assertEqual([grade["cutoff"] for grade in summary["grades"]], [{"at_least": "17"}, {"at_least": "17"}, None])
        _, summary = self.analysed(deals, "--limits", "80,100", "--crossing", "lower")
        self.assertEqual([grade["cutoff"] for grade in summary["grades"]], [{"above": "17"}, {"above": "0"}, None])
        _, summary = self.analysed(HEADER + "a,0,2024-01-01\n")
        self.assertEqual({grade["cutoff"] for grade in summary["grades"]}, {None})

    def test_limits_with_decimals_are_exact(self):
        # 199 of 200 is 99.5 % exactly, and landing on a limit stays in the better grade.
        deals = HEADER + "a,199,2024-01-01\nb,1,2024-01-01\n"
        for rule in ("upper", "lower", "nearest"):
            _, summary = self.analysed(deals, "--limits", "99.5", "--crossing", rule)
            self.assertEqual(self.grades(summary), "1/1", rule)
        self.assertEqual(summary["options"]["limits"], ["99.5"])

    def test_nothing_but_losses(self):
        rows, summary = self.analysed(HEADER + "a,-5,2024-01-01\nb,0,2024-01-01\nc,-5,2024-01-01\n")
        self.assertEqual([row["client"] for row in rows], ["b", "a", "c"])
        self.assertEqual({row["grade"] for row in rows}, {"D"})
        self.assertEqual({(row["share"], row["cumulative_share"]) for row in rows}, {("0.000000", "0.000000")})
        self.assertEqual((summary["total"], summary["losses"]), ("0", {"clients": 2, "value": "-10"}))

    def test_sentences(self):
        def said(deals, *arguments):
            self.write("deals.csv", HEADER + deals)
            return self.report("deals.csv", *COLUMNS, *arguments)

        one, two = "a,1,2024-01-01\n", "b,3,2024-01-01\nb,4,2024-01-02\n"
        self.assertIn("\n1 of 2 clients (50.0 %) bought once; it brings 12.5 % of the value.\n", said(one + two))
        self.assertIn("\nNone of 1 client bought once.\n", said(two))
        self.assertIn("\n1 of 1 client (100.0 %) bought on a single day; ", said(one, "--count", "days"))
        self.assertIn("\n2 of 2 clients (100.0 %) bought fewer than 3 times; ", said(one + two, "--min-deals", "3"))
        self.assertIn("\nBelow: the 1 repeat client.\n", said(one + two, "--only-repeat"))
        self.assertIn("\n1 client made no deal, only returns.\n", said(one + "r,-2,2024-01-01\n", "--returns", "negative"))
        self.assertIn("\n1 client is below 0, at -2 together.", said(one + "r,-2,2024-01-01\n"))
        self.assertIn("\nThere are no clients.\n", said(""))
        self.assertIn("\nPeriod          from 2024-01-02 on\n", said(two, "--from", "2024-01-02"))
        self.assertIn("\nPeriod          before 2024-01-02\n", said(two, "--to", "2024-01-02"))
        self.assertIn(
            "\nPeriod          from 2024-01-01 to before 2024-01-02\n",
            said(two, "--from", "2024-01-01", "--to", "2024-01-02"),
        )


if __name__ == "__main__":
    main()

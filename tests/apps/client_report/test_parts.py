# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The analyses beyond grades and places: what each option adds, on bases small enough to be worked by hand."""


from harness import COLUMNS, DEMO, ReportTest, main

HEADER = "client,amount,date\n"
CDNOW = (DEMO, "--client", "customer", "--amount", "dollars", "--date", "date")


class Parts(ReportTest):
    def column(self, rows, name):
        return {row["client"]: row[name] for row in rows}

    def analysed_by(self, deals, *arguments):
        """As analysed, without the columns of the other tests."""
        self.write("deals.csv", deals)
        self.report("deals.csv", "--client", "client", "--date", "date", "--out", "out", *arguments)
        return self.rows(), self.summary()


class AskedFor(Parts):
    def test_what_was_not_asked_for_is_not_there(self):
        _, summary = self.analysed(HEADER + "a,1,2024-01-01\n")
        for part in ("sales", "groups", "effort", "computed_limits", "recency", "comparison"):
            self.assertIsNone(summary[part])
        self.assertEqual(
            self.read("out/clients.csv").splitlines()[0],
            "client,deals,first_deal,last_deal,value,place,share,cumulative_share,grade,one_off",
        )


    ALL = (
        *("--profit", "profit", "--amount", "sales", "--group", "region", "--effort", "hours", "--computed-limits"),
        *("--from", "2024-01-01", "--previous", "past.csv", "--hysteresis", "--as-of", "2024-12-31", "--returns", "negative"),
    )

    def test_everything_at_once_on_bases_with_hardly_anything_in_them(self):
        header = "client,sales,profit,date,region,hours\n"
        self.write("past.csv", "client,value,grade\n")
        for deals, clients in (
            ("", 0),
            ("a,1,1,2023-01-01,N,0\n", 0),  # before the period
            ("a,1,1,2024-01-01,N,0\n", 1),
            ("a,0,0,2024-01-01,N,0\nb,0,0,2024-01-01,N,0\n", 2),
            ("a,-1,-1,2024-01-01,N,2\n", 1),
            ("a,-1,1,2024-01-01,N,2\nb,1,-1,2024-01-01,N,2\n", 2),
        ):
            for only in ((), ("--only-repeat",)):
                rows, summary = self.analysed_by(header + deals, *self.ALL, *only)
                self.assertEqual(summary["clients"], clients)
                self.assertEqual(len(rows), 0 if only else clients)
                for part in ("sales", "groups", "effort", "computed_limits", "recency", "comparison"):
                    self.assertIsNotNone(summary[part])
                self.assertEqual(sum(grade["clients"] for grade in summary["computed_limits"]["grades"]), len(rows))


class Concentration(Parts):
    def test_cdnow(self):
        self.report(*CDNOW, "--out", "out")
        found = self.summary()["concentration"]
        self.assertEqual(round(found["gini"], 5), 0.62966)
        self.assertAlmostEqual(found["herfindahl"], 0.00228579, delta=1e-8)
        self.assertEqual(round(found["best_20_percent"]["value_share"], 6), 0.674016)
        self.assertEqual(round(found["largest_share"], 5), 0.02685)
        self.assertEqual(found["clients_above_10_percent"], 0)
        self.assertEqual(found["lorenz"][0], [0, 0])
        self.assertEqual(found["lorenz"][-1], [1, 1])

    def test_by_hand(self):
        # 60, 20, 10, 10: the differences of all pairs add up to 200, so Gini is 2 * 200 / (2 * 4 * 100).
        deals = HEADER + "a,60,2024-01-01\nb,20,2024-01-01\nc,10,2024-01-01\nd,10,2024-01-01\n"
        _, summary = self.analysed(deals)
        found = summary["concentration"]
        self.assertAlmostEqual(found["gini"], 0.4)
        self.assertAlmostEqual(found["gini_sample"], 0.4 * 4 / 3)
        self.assertAlmostEqual(found["herfindahl"], 0.42)
        self.assertAlmostEqual(found["effective_clients"], 1 / 0.42)
        self.assertEqual(found["clients_above_10_percent"], 2)  # exactly at 10 % is not above it
        self.assertEqual(found["for_80_percent"]["clients"], 2)
        self.assertEqual(found["for_80_percent"]["value"], "80")
        text = self.report("deals.csv", *COLUMNS)
        self.assertIn("The largest client brings 60.0 %. Gini coefficient 0.400; as concentrated as 2", text)
        self.assertIn("At risk: 2 clients bring more than 10 % each.", text.replace("\n", " "))

    def test_losses_bend_the_whale_curve_above_all(self):
        _, summary = self.analysed(HEADER + "a,60,2024-01-01\nb,-20,2024-01-01\n")
        whale = summary["concentration"]["whale"]
        self.assertEqual((whale["unit"], whale["points"]), ("net", [[0, 0], [0.5, 1.5], [1, 1]]))

    def test_nobody_to_speak_of(self):
        self.write("deals.csv", HEADER + "a,0,2024-01-01\n")
        self.assertNotIn("Gini", self.report("deals.csv", *COLUMNS))


class OneOff(Parts):
    def test_grades_shift_when_the_one_off_clients_leave(self):
        # a is beyond 80 % behind the large one-off, and the whole of the rest without it.
        deals = HEADER + "big,900,2024-01-01\n" + "a,50,2024-01-01\n" * 2
        _, summary = self.analysed(deals)
        self.assertEqual(
            summary["without_one_off"], {"clients": 1, "value": "100", "better_grade": 1, "worse_grade": 0}
        )
        self.assertAlmostEqual(summary["one_off"]["deal_share"], 1 / 3)
        text = self.report("deals.csv", *COLUMNS).replace("\n", " ")
        self.assertIn("Without them, 1 of 1 repeat clients would have a better grade.", text)


    def test_the_report_says_whether_they_get_better_or_worse(self):
        text = self.report(*CDNOW)
        self.assertIn("\nWithout them, 489 of 1,152 repeat clients would have a worse grade.\n", text)
        self.assertNotIn("Without them", self.report(*CDNOW, "--only-repeat"))
        # 4 rises from C to B, and 8 falls from A to B.
        repeat = "".join(f"c{value},{value},2024-01-01\nc{value},0,2024-01-02\n" for value in (50, 17, 8, 4))
        self.write("deals.csv", HEADER + repeat + "once,7,2024-01-01\n")
        text = self.report("deals.csv", *COLUMNS).replace("\n", " ")
        self.assertIn("Without them, 2 of 4 repeat clients would have another grade, 1 of them a better one.", text)


class NearLimits(Parts):
    DEALS = HEADER + "a,79,2024-01-01\nb,2,2024-01-01\nc,13,2024-01-01\nd,5,2024-01-01\ne,1,2024-01-01\n"

    def near(self, *arguments):
        self.analysed(self.DEALS, *arguments)
        return [tuple(row.values()) for row in self.rows("out/near_limits.csv")]

    def test_those_within_the_margin_and_nobody_else(self):
        # In steps: a 0 to 79, c to 92, d to 97, b to 99, e to 100 %.
        self.assertEqual(
            self.near(),
            [
                ("c", "13", "A", "80", "slip", "0.000000", "0"),
                ("d", "5", "B", "95", "slip", "0.000000", "0"),
                ("b", "2", "C", "99", "slip", "0.000000", "0"),
                ("e", "1", "D", "99", "rise", "0.000000", "1"),
            ],
        )

    def test_a_wider_margin(self):
        near = self.near("--margin", "1")
        self.assertIn(("a", "79", "A", "80", "slip", "0.010000", "66"), near)
        self.assertEqual([row[3] for row in near], ["80", "80", "95", "99", "99"])

    def test_the_summary_counts_them(self):
        _, summary = self.analysed(self.DEALS, "--margin", "1")
        self.assertEqual(
            summary["near_limits"],
            {
                "margin": "1",
                "limits": [
                    {"limit": "80", "may_slip": 2, "may_rise": 0},
                    {"limit": "95", "may_slip": 1, "may_rise": 0},
                    {"limit": "99", "may_slip": 1, "may_rise": 1},
                ],
            },
        )
        self.assertIn("\nWithin 1 % of a limit: 4 clients may slip, 1 may rise.\n", self.report("deals.csv", *COLUMNS, "--margin", "1"))

    def test_a_client_near_several_limits_is_one_client(self):
        _, summary = self.analysed(HEADER + "a,1,2024-01-01\n")
        self.assertEqual([limit["may_slip"] for limit in summary["near_limits"]["limits"]], [1, 1, 1])
        self.assertIn("1 client may slip, 0 may rise.", self.report("deals.csv", *COLUMNS))


class Sales(Parts):
    DEALS = (
        "client,sales,profit,date\n"
        "a,1000,5.5,2024-01-01\nb,100,80,2024-01-02\nc,10,14.5,2024-01-03\nd,-200,-3,2024-01-04\na,100,0,2024-01-05\n"
    )

    def test_clients_are_ranked_by_profit_and_graded_by_sales_beside_it(self):
        rows, summary = self.analysed_by(self.DEALS, "--profit", "profit", "--amount", "sales")
        self.assertEqual(self.column(rows, "value"), {"b": "80.0", "c": "14.5", "a": "5.5", "d": "-3.0"})
        self.assertEqual(self.column(rows, "sales"), {"b": "100", "c": "10", "a": "1100", "d": "-200"})
        self.assertEqual(self.column(rows, "grade"), {"b": "A", "c": "B", "a": "B", "d": "D"})  # a crosses 95 %
        self.assertEqual(self.column(rows, "sales_grade"), {"a": "A", "b": "B", "c": "D", "d": "D"})
        self.assertEqual((summary["total"], summary["sales"]["total"]), ("100.0", "1210"))
        self.assertEqual(summary["sales"]["losses"], {"clients": 1, "value": "-200"})
        crossed = {(c["grade"], c["sales_grade"]): (c["clients"], c["net_value"]) for c in summary["sales"]["crossed"]}
        self.assertEqual(len(crossed), 16)
        self.assertEqual(crossed["A", "B"], (1, "80.0"))
        self.assertEqual(crossed["B", "A"], (1, "5.5"))
        self.assertEqual(crossed["D", "D"], (1, "-3.0"))
        self.assertEqual(sum(clients for clients, _ in crossed.values()), 4)

    def test_the_report_names_both(self):
        self.write("deals.csv", self.DEALS)
        text = self.report("deals.csv", "--client", "client", "--date", "date", "--profit", "profit", "--amount", "sales")
        self.assertIn("\nProfit          100.0\n", text)
        self.assertIn("\nSales           1,210\n", text)
        self.assertIn("\nClients by grade: rows by profit, columns by sales\nBy profit     A     B     C     D\n", text)
        self.assertIn("\nA             0     1     0     0\n", text)

    def test_value_is_another_word_for_it(self):
        by_profit = self.analysed_by(self.DEALS, "--profit", "profit", "--amount", "sales")[0]
        by_value = self.analysed_by(self.DEALS, "--value", "profit", "--amount", "sales")[0]
        self.assertEqual(by_value, by_profit)
        alone = self.analysed_by(self.DEALS, "--profit", "profit")[0]
        self.assertEqual(self.column(alone, "grade"), self.column(by_profit, "grade"))
        self.assertNotIn("sales", alone[0])

    def test_the_amount_tells_a_return_and_the_profit_does_not(self):
        deals = "client,sales,profit,date,id\na,100,-5,2024-01-01,1\na,-40,2,2024-01-02,2\na,50,9,2024-01-03,3\na,-10,1,2024-01-03,3\n"
        columns = ("--profit", "profit", "--amount", "sales", "--returns", "negative")
        rows, _ = self.analysed_by(deals, *columns)
        self.assertEqual((rows[0]["deals"], rows[0]["value"], rows[0]["sales"]), ("2", "7", "100"))
        rows, _ = self.analysed_by(deals, *columns, "--deal", "id")
        self.assertEqual((rows[0]["deals"], rows[0]["last_deal"], rows[0]["value"]), ("2", "2024-01-03", "7"))

    def test_the_repeat_clients_keep_their_own_sales(self):
        rows, _ = self.analysed_by(self.DEALS, "--profit", "profit", "--amount", "sales", "--only-repeat")
        self.assertEqual([(row["client"], row["sales"], row["value"]) for row in rows], [("a", "1100", "5.5")])

    def test_many_grades_are_too_wide_for_a_table(self):
        limits = ",".join(str(4 * i) for i in range(1, 26))
        self.write("deals.csv", self.DEALS)
        text = self.report(
            *("deals.csv", "--client", "client", "--date", "date", "--profit", "profit", "--amount", "sales"),
            *("--limits", limits, "--margin", "0"),
        )
        self.assertIn("too wide", text)


class Groups(Parts):
    DEALS = (
        "client,amount,date,region\n"
        "a,60,2024-01-01,N\nb,40,2024-01-01,S\nc,19,2024-01-01,N\nd,10,2024-01-01,S\ne,21,2024-01-01,N\nf,-7,2024-01-01,\"E, far\"\n"
    )

    def test_grades_within_groups(self):
        rows, summary = self.analysed(self.DEALS, "--group", "region", "--limits", "80,95")
        self.assertEqual(self.column(rows, "group_grade"), {"a": "A", "b": "A", "e": "A", "c": "B", "d": "B", "f": "C"})
        self.assertEqual(
            [(group["group"], group["clients"], group["total"]) for group in summary["groups"]["groups"]],
            [("N", 3, "100"), ("S", 2, "50"), ("E, far", 1, "0")],
        )
        self.assertEqual(summary["groups"]["groups"][2]["losses"], {"clients": 1, "value": "-7"})
        self.assertAlmostEqual(summary["groups"]["groups"][0]["value_share"], 2 / 3)
        self.assertEqual(
            self.read("out/groups.csv"),
            "group,grade,clients,client_share,value,value_share,at_least,above\n"
            "N,A,2,0.666667,81,0.810000,21,\nN,B,1,0.333333,19,0.190000,19,\nN,C,0,0.000000,0,0.000000,,\n"
            "S,A,1,0.500000,40,0.800000,40,\nS,B,1,0.500000,10,0.200000,10,\nS,C,0,0.000000,0,0.000000,,\n"
            '"E, far",A,0,0.000000,0,0.000000,,\n"E, far",B,0,0.000000,0,0.000000,,\n"E, far",C,1,1.000000,0,0.000000,,\n',
        )

    def test_a_client_is_in_the_group_of_its_latest_deal(self):
        deals = (
            "client,amount,date,region\na,1,2024-03-01,N\na,1,2024-01-01,S\n"
            "b,1,2024-01-01,N\nb,1,2024-02-01,S\nb,1,2024-02-01,W\nc,1,2024-01-01,S\n"
        )
        rows, summary = self.analysed(deals, "--group", "region")
        self.assertEqual(self.column(rows, "group"), {"a": "N", "b": "W", "c": "S"})
        self.assertEqual(summary["groups"]["clients_in_several"], 2)
        text = self.report("deals.csv", *COLUMNS, "--group", "region")
        self.assertIn("\n2 clients had deals in several groups; that of the latest deal counts.\n", text)
        # Only deals of the period have a say.
        rows, summary = self.analysed(deals, "--group", "region", "--to", "2024-02-01")
        self.assertEqual(self.column(rows, "group"), {"a": "S", "b": "N", "c": "S"})
        self.assertEqual(summary["groups"]["clients_in_several"], 0)

    def test_the_repeat_clients_keep_their_groups(self):
        deals = "client,amount,date,region\na,1,2024-01-01,N\nb,1,2024-01-01,S\nb,1,2024-01-02,S\nc,1,2024-01-01,N\nc,1,2024-01-01,N\n"
        rows, summary = self.analysed(deals, "--group", "region", "--only-repeat")
        self.assertEqual(self.column(rows, "group"), {"b": "S", "c": "N"})

    def test_many_groups_are_shown_in_part(self):
        deals = "client,amount,date,region\n" + "".join(f"c{i},{i},2024-01-01,{'region ' * 9}{i}\n" for i in range(1, 31))
        _, summary = self.analysed(deals, "--group", "region")
        self.assertEqual(len(summary["groups"]["groups"]), 30)
        self.assertIn("\nand 20 more; --out writes all of them to groups.csv\n", self.report("deals.csv", *COLUMNS, "--group", "region"))


class Effort(Parts):
    def test_by_grade_and_by_kind_of_orders(self):
        deals = (
            "client,amount,date,hours\n"
            "a,800,2024-01-01,1\nb,150,2024-01-01,1.5\nc,20,2024-01-01,2\nc,20,2024-01-02,2.5\nd,10,2024-01-01,1\nd,0,2024-01-02,2\n"
        )
        rows, summary = self.analysed(deals, "--effort", "hours", "--limits", "80,95")
        self.assertEqual(self.column(rows, "effort"), {"a": "1.0", "b": "1.5", "c": "4.5", "d": "3.0"})
        found = summary["effort"]
        self.assertEqual(found["total"], "10.0")
        self.assertEqual(
            [(row["grade"], row["effort"], row["effort_share"], row["value_share"]) for row in found["by_grade"]],
            [("A", "1.0", 0.1, 0.8), ("B", "1.5", 0.15, 0.15), ("C", "7.5", 0.75, 0.05)],
        )
        self.assertEqual(found["by_grade"][1]["ratio"], 1)
        self.assertEqual(sum(row["clients"] for row in found["by_order_pattern"]), 4)
        self.assertEqual(self.column(rows, "order_pattern")["a"], "large and rare")
        text = self.report("deals.csv", *COLUMNS, "--effort", "hours", "--limits", "80,95")
        self.assertIn("\nC                             2                   7.5   75.0 %    5.0 %  15.00\n", text)

    def test_nothing_brought_has_no_ratio(self):
        _, summary = self.analysed("client,amount,date,hours\na,1,2024-01-01,0\nb,-1,2024-01-01,2\n", "--effort", "hours")
        self.assertIsNone(summary["effort"]["by_grade"][-1]["ratio"])


class ComputedLimits(Parts):
    def test_cdnow(self):
        self.report(*CDNOW, "--computed-limits", "--out", "out")
        summary = self.summary()
        self.assertEqual(self.grades(summary["computed_limits"]), "593/275/1489")
        self.assertEqual(self.grades(summary), "777/804/543/233")  # beside them
        computed = [row["computed_grade"] for row in self.rows()]
        self.assertEqual([computed.count(grade) for grade in "ABC"], [593, 275, 1489])

    def test_the_numbers_to_ten(self):
        # Published: four of ten in A, two in B.
        _, summary = self.analysed(HEADER + "".join(f"c{i},{i},2024-01-01\n" for i in range(1, 11)), "--computed-limits")
        self.assertEqual(self.grades(summary["computed_limits"]), "4/2/4")
        self.assertEqual(summary["computed_limits"]["grades"][0]["cutoff"], {"at_least": "7"})
        self.assertEqual(summary["computed_limits"]["break_even"]["clients"], 5)


class Recency(Parts):
    # From the tests of the package lifetimes.
    DEALS = HEADER + (
        "1,1,2015-02-01\n1,1,2015-02-06\n2,1,2015-01-01\n3,1,2015-01-01\n3,1,2015-01-02\n3,1,2015-01-05\n"
    )

    def test_lifetimes(self):
        rows, summary = self.analysed(self.DEALS, "--as-of", "2015-02-07")
        found = {
            row["client"]: tuple(int(row[f"lifetime_{name}"]) for name in ("frequency", "recency", "age")) for row in rows
        }
        self.assertEqual(found, {"1": (1, 5, 6), "2": (0, 0, 37), "3": (2, 4, 37)})
        self.assertEqual(summary["recency"]["as_of"], "2015-02-07")

    def test_the_next_analysis_is_due_two_years_later(self):
        _, summary = self.analysed(self.DEALS, "--as-of", "2015-02-07")
        self.assertEqual(
            summary["recency"]["review"], {"due_soon_from": "2016-11-09", "due": "2017-02-07", "stale_from": "2017-02-08"}
        )
        text = self.report("deals.csv", *COLUMNS, "--as-of", "2015-02-07")
        self.assertIn("\nAnalyse again by 2017-02-07; this analysis is stale from 2017-02-08 on.\n", text)

    def test_scores_and_segments(self):
        # Five clients, each the only one of its score in all three dimensions.
        deals = HEADER + "".join(f"c{i},{i},2024-01-0{i}\n" * i for i in range(1, 6))
        rows, summary = self.analysed(deals, "--as-of", "2024-01-10")
        self.assertEqual(
            {row["client"]: row["recency_score"] + row["frequency_score"] + row["monetary_score"] for row in rows},
            {f"c{i}": str(i) * 3 for i in range(1, 6)},
        )
        self.assertEqual(
            self.column(rows, "segment"),
            {"c5": "champions", "c4": "champions", "c3": "loyal", "c2": "asleep", "c1": "lost"},
        )
        segments = {s["segment"]: (s["clients"], s["value"]) for s in summary["recency"]["segments"]}
        self.assertEqual(segments["champions"], (2, "41"))
        self.assertEqual(summary["recency"]["score_edges"]["deals"], [2, 3, 4, 5])
        self.assertEqual(summary["recency"]["score_edges"]["days_since_last_deal"], [8, 7, 6, 5])

    def test_days_count_once(self):
        deals = HEADER + "a,1,2024-01-01\n" * 3 + "b,1,2024-01-01\nb,1,2024-01-02\n"
        rows, _ = self.analysed(deals, "--as-of", "2024-01-02", "--count", "days")
        scores = self.column(rows, "frequency_score")
        self.assertGreater(scores["b"], scores["a"])

    def test_a_client_with_returns_only_has_no_scores(self):
        rows, summary = self.analysed(self.DEALS + "r,-1,2015-01-01\n", "--as-of", "2015-02-07", "--returns", "negative")
        empty = next(row for row in rows if row["client"] == "r")
        self.assertEqual({empty[name] for name in ("recency_score", "segment", "lifetime_age")}, {""})
        self.assertEqual(summary["recency"]["without_scores"], 1)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What changed since an earlier period or an earlier run, and which grades are kept."""

import os

from harness import COLUMNS, ReportTest, main

HEADER = "client,amount,date\n"
# 2023: up 5, down 80, stay 15, gone 3; 2024: up 80, down 5, stay 15, back 2, fresh 1. back was there in 2022.
DEALS = HEADER + (
    "back,7,2022-06-01\ngone,1,2022-06-01\n"
    "down,80,2023-01-01\nstay,15,2023-05-01\nup,5,2023-06-01\ngone,3,2023-12-31\n"
    "up,80,2024-01-01\nstay,15,2024-02-01\ndown,5,2024-03-01\nback,2,2024-04-01\nfresh,1,2024-12-31\n"
)
PERIODS = ("--from", "2024-01-01", "--compare-from", "2023-01-01", "--compare-to", "2024-01-01")


class Comparison(ReportTest):
    def moves(self):
        return {row["client"]: tuple(row.values())[1:] for row in self.rows("out/migration.csv")}

    def earlier_run(self, deals=DEALS, *arguments):
        self.write("deals.csv", deals)
        self.report("deals.csv", *COLUMNS, "--from", "2023-01-01", "--to", "2024-01-01", "--out", "2023", *arguments)


class Moves(Comparison):
    def test_who_moved_came_and_went(self):
        _, summary = self.analysed(DEALS, *PERIODS)
        self.assertEqual(
            self.read("out/migration.csv"),
            "client,move,grade_before,grade_after,value_before,value_after\n"
            "up,upgrade,B,A,5,80\nstay,stay,A,A,15,15\ndown,slip,A,B,80,5\nback,returned,,C,,2\nfresh,new,,D,,1\ngone,lost,C,,3,\n",
        )
        found = summary["comparison"]
        self.assertEqual(found["with"], {"file": None, "from": "2023-01-01", "to": "2024-01-01"})
        self.assertEqual(
            {kind: tuple(moved.values()) for kind, moved in found["moves"].items()},
            {
                "upgrade": (1, "5", "80"),
                "stay": (1, "15", "15"),
                "slip": (1, "80", "5"),
                "new": (1, "0", "1"),
                "returned": (1, "0", "2"),
                "lost": (1, "3", "0"),
            },
        )
        self.assertEqual(self.matrix(found)["A"], {"A": 1, "B": 1, "C": 0, "D": 0, "lost": 0})
        self.assertIsNone(found["hysteresis"])

    def test_the_report_shows_the_matrix(self):
        self.write("deals.csv", DEALS)
        text = self.report("deals.csv", *COLUMNS, *PERIODS)
        self.assertIn(
            "\nMoves since the period from 2023-01-01 to before 2024-01-01\n"
            "from / to     A     B     C     D  lost\n"
            "A             1     1     0     0     0\n"
            "B             1     0     0     0     0\n"
            "C             0     0     0     0     1\n"
            "D             0     0     0     0     0\n"
            "new           0     0     0     1\n"
            "returned      0     0     1     0\n"
            "1 up, 1 down, 1 the same. 1 lost, who had brought 3; 1 new and 1 returned, who\nbring 3.\n",
            text,
        )

    def test_an_earlier_run_gives_the_same(self):
        self.analysed(DEALS, *PERIODS)
        by_period = self.moves()
        self.earlier_run()
        _, summary = self.analysed(DEALS, "--from", "2024-01-01", "--previous", "2023/clients.csv")
        self.assertEqual(self.moves(), by_period)
        self.assertEqual(summary["comparison"]["with"], {"file": "2023/clients.csv", "from": None, "to": None})

    def test_only_the_repeat_clients_of_both(self):
        deals = HEADER + "a,1,2023-01-01\na,1,2023-01-02\nb,9,2023-01-01\na,5,2024-01-01\nc,1,2024-01-01\nc,1,2024-01-02\n"
        self.analysed(deals, *PERIODS, "--only-repeat")
        self.assertEqual(self.moves(), {"c": ("new", "", "A", "", "2"), "a": ("lost", "A", "", "2", "")})

    def test_a_repeat_client_who_had_bought_once_is_not_new(self):
        deals = HEADER + "a,1,2023-01-01\nb,9,2023-01-01\nb,9,2023-02-01\na,5,2024-01-01\na,1,2024-01-02\n"
        expected = {"a": ("returned", "", "A", "", "6"), "b": ("lost", "A", "", "18", "")}
        self.analysed(deals, *PERIODS, "--only-repeat")
        self.assertEqual(self.moves(), expected)
        self.earlier_run(deals, "--only-repeat")
        self.analysed(deals, "--from", "2024-01-01", "--previous", "2023/clients.csv", "--only-repeat")
        self.assertEqual(self.moves(), expected)

    def test_by_profit_and_returns_by_amount(self):
        deals = "client,amount,profit,date\na,9,1,2023-01-01\na,-9,-2,2023-01-02\nb,1,5,2023-01-01\na,1,7,2024-01-01\nb,1,3,2024-01-01\n"
        self.write("deals.csv", deals)
        self.report("deals.csv", *COLUMNS, "--profit", "profit", *PERIODS, "--returns", "negative", "--out", "out")
        self.assertEqual(self.moves(), {"a": ("upgrade", "D", "A", "-1", "7"), "b": ("stay", "A", "A", "5", "3")})

    def test_values_have_the_decimals_of_both(self):
        self.write("past.csv", "client,value,grade\nx,1.25,A\n")
        rows, _ = self.analysed(DEALS, "--previous", "past.csv")
        self.assertEqual(rows[0]["value"], "85.00")
        self.assertEqual(self.moves()["x"], ("lost", "A", "", "1.25", ""))

    def test_an_earlier_file_without_clients(self):
        self.write("past.csv", "client,value,grade\n")
        _, summary = self.analysed(HEADER + "a,1,2024-01-01\n", "--previous", "past.csv")
        self.assertEqual(summary["comparison"]["moves"]["new"]["clients"], 1)

    def test_what_the_program_writes_it_reads(self):
        huge = "9" * 27 + ".999999999"
        deals = HEADER + "".join(f"a,{huge},2023-01-0{day}\nb,-{huge},2023-01-0{day}\n" for day in range(1, 10)) + "c,0.5,2023-01-01\n"
        self.write("2023.csv", deals)
        self.report("2023.csv", *COLUMNS, "--out", "2023")
        values = {row["client"]: row["value"] for row in self.rows("2023/clients.csv")}
        self.assertEqual(values["a"], "8" + "9" * 27 + ".999999991")
        self.assertEqual(values["b"], "-8" + "9" * 27 + ".999999991")
        self.analysed(HEADER + "a,1,2024-01-01\n", "--previous", "2023/clients.csv")
        self.assertEqual([self.moves()[name][3] for name in "ab"], [values["a"], values["b"]])
        self.write("past.csv", f"client,value,grade\na,{'9' * 46},A\nb,-1,B\n")
        self.assertIn("makes a total of more than 46 digits", self.refused("2023.csv", *COLUMNS, "--previous", "past.csv"))

    def test_names_with_commas_quotes_and_line_ends_come_back(self):
        names = ['a "b", c', "two\nlines", " blank "]
        deals = HEADER + "".join('"{}",{},2023-01-01\n'.format(name.replace('"', '""'), i + 1) for i, name in enumerate(names))
        self.earlier_run(deals)
        self.analysed(deals, "--previous", "2023/clients.csv")
        self.assertEqual({move[0] for move in self.moves().values()}, {"stay"})
        self.assertEqual(set(self.moves()), set(names))

    def test_the_age_of_the_period_compared_with(self):
        _, summary = self.analysed(DEALS, *PERIODS, "--as-of", "2024-12-31")
        self.assertEqual(summary["comparison"]["status_of_earlier"], "fresh")
        _, summary = self.analysed(DEALS, *PERIODS, "--as-of", "2026-01-02")
        self.assertEqual(summary["comparison"]["status_of_earlier"], "stale")
        _, summary = self.analysed(DEALS, *PERIODS)
        self.assertIsNone(summary["comparison"]["status_of_earlier"])

    def test_a_gap_between_the_periods_belongs_to_neither(self):
        self.analysed(DEALS, "--from", "2024-01-01", "--compare-from", "2023-01-01", "--compare-to", "2023-06-01")
        # up came in the gap: it was no client before.
        self.assertEqual(self.moves()["up"][0], "new")
        self.assertNotIn("gone", self.moves())


class Hysteresis(Comparison):
    # In 2023 a is in A to 80 %, b in B; in 2024 b is 0.4 % of 1000 ahead of the limit, or 10 %.
    def deals(self, first, second):
        lines = HEADER + "a,800,2023-01-01\nb,150,2023-01-01\nc,50,2023-01-01\n"
        return lines + f"a,{first},2024-01-01\nb,{second},2024-01-01\nc,{1000 - first - second},2024-01-01\n"

    def steady(self, *arguments):
        rows, summary = self.analysed(*arguments, "--hysteresis")
        return {row["client"]: (row["grade"], row["steady_grade"], row["steady_reason"]) for row in rows}, summary

    def test_a_grade_that_is_hardly_past_a_limit_is_kept(self):
        grades, summary = self.steady(self.deals(796, 154), *PERIODS)
        self.assertEqual(grades["b"], ("A", "B", "held"))
        self.assertEqual(grades["a"], ("A", "A", "unchanged"))
        found = summary["comparison"]["hysteresis"]
        self.assertEqual((found["held"], found["unchanged"], found["past_margin"], found["margin"]), (1, 2, 0, "0.5"))
        self.assertEqual([grade["clients"] for grade in found["grades"]], [1, 1, 1, 0])
        self.assertEqual(self.moves()["b"], ("stay", "B", "B", "150", "154"))
        self.assertIn(
            "These are steady grades: 1 client kept the earlier grade, within 0.5 % of a limit.",
            self.report("deals.csv", *COLUMNS, *PERIODS, "--hysteresis").replace("\n", " "),
        )

    def test_one_that_is_clearly_past_it_changes(self):
        grades, _ = self.steady(self.deals(700, 250), *PERIODS)
        self.assertEqual(grades["b"], ("A", "A", "past the margin"))
        self.assertEqual(self.moves()["b"][:3], ("upgrade", "B", "A"))
        grades, _ = self.steady(self.deals(796, 154), *PERIODS, "--margin", "0.3")
        self.assertEqual(grades["b"], ("A", "A", "past the margin"))

    def test_the_next_run_keeps_the_steady_grade_and_not_the_plain_one(self):
        self.steady(self.deals(796, 154), *PERIODS)
        os.rename(self.folder / "out", self.folder / "2024")
        self.write("2025.csv", HEADER + "a,796,2025-01-01\nb,154,2025-01-01\nc,50,2025-01-01\nd,0,2025-01-01\n")
        grades, _ = self.steady("2025.csv", "--previous", "2024/clients.csv")
        self.assertEqual(grades["b"], ("A", "B", "held"))
        self.assertEqual(grades["d"], ("D", "D", "new client"))
        # Without it the plain grades are compared.
        self.analysed("2025.csv", "--previous", "2024/clients.csv")
        self.assertEqual(self.moves()["b"][:3], ("stay", "A", "A"))


class Files(Comparison):
    ALL = {"clients.csv", "summary.json", "near_limits.csv", "groups.csv", "migration.csv"}
    DEALS = DEALS.replace("\n", ",N\n").replace("date,N", "date,region", 1)

    def everything(self, *arguments):
        self.write("deals.csv", self.DEALS)
        return self.report("deals.csv", *COLUMNS, *PERIODS, "--group", "region", "--out", "out", *arguments)

    def test_all_of_them_are_written(self):
        text = self.everything()
        self.assertEqual(set(os.listdir(self.folder / "out")), self.ALL)
        self.assertTrue(text.endswith("\nWritten to out: clients.csv, summary.json, near_limits.csv, groups.csv,\nmigration.csv\n"))

    def test_those_of_an_earlier_run_that_say_nothing_of_this_one_are_taken_away(self):
        self.everything()
        self.write("out/other.csv", "mine\n")
        self.analysed(DEALS)
        self.assertEqual(set(os.listdir(self.folder / "out")), {"clients.csv", "summary.json", "near_limits.csv", "other.csv"})

    def test_a_file_of_somebody_else_stays(self):
        (self.folder / "out").mkdir()
        self.write("out/groups.csv", "mine\n")
        self.write("out/migration.csv", "mine\n")
        self.analysed(DEALS)
        self.assertEqual((self.read("out/groups.csv"), self.read("out/migration.csv")), ("mine\n", "mine\n"))

    def test_all_or_nothing(self):
        # The last of the files cannot be written: none of the others appears.
        (self.folder / "out" / "migration.csv").mkdir(parents=True)
        self.write("deals.csv", self.DEALS)
        before = self.files()
        message = self.refused("deals.csv", *COLUMNS, *PERIODS, "--group", "region", "--out", "out", code=1)
        self.assertEqual(message, "out/migration.csv: cannot be written, a folder has this name")
        self.assertEqual(self.files(), before)

    def test_what_is_read_is_never_replaced(self):
        self.earlier_run()
        before = self.files()
        message = self.refused("deals.csv", *COLUMNS, "--previous", "2023/clients.csv", "--out", "2023")
        self.assertEqual(message, "--out 2023 would replace the file of --previous; give a folder of its own")
        for name in ("groups.csv", "migration.csv", "near_limits.csv"):
            (self.folder / name).write_text(DEALS, encoding="utf-8")
            self.assertIn("would replace the deals", self.refused(name, *COLUMNS, "--out", "."))
            (self.folder / name).unlink()
        self.assertEqual(self.files(), before)


class BadInput(Comparison):
    def setUp(self):
        super().setUp()
        self.write("deals.csv", DEALS)

    def bad(self, *arguments):
        before = self.files()
        message = self.refused("deals.csv", *COLUMNS, "--out", "out", *arguments)
        self.assertEqual(self.files(), before)
        return message

    def past(self, content, *arguments):
        self.write("past.csv", content)
        return self.bad("--previous", "past.csv", *arguments)

    def test_periods_that_overlap(self):
        self.assertEqual(
            self.bad("--from", "2024-01-01", "--compare-from", "2023-01-01", "--compare-to", "2024-01-02"),
            "the period compared with, from 2023-01-01 to 2024-01-02, overlaps the one that is analysed, from 2024-01-01 on: "
            "give --from 2024-01-02 or a later day",
        )
        self.assertIn(
            "overlaps the one that is analysed, from the first deal on: give --from 2024-01-01",
            self.bad("--compare-from", "2023-01-01", "--compare-to", "2024-01-01"),
        )

    def test_periods_that_are_empty(self):
        self.assertIn("2023-01-01 to 2023-01-01, is empty", self.bad(*PERIODS[:3], "2023-01-01", "--compare-to", "2023-01-01"))
        self.assertIn("2023-01-02 to 2023-01-01, is empty", self.bad(*PERIODS[:3], "2023-01-02", "--compare-to", "2023-01-01"))
        self.assertEqual(
            self.bad(*PERIODS[:3], "2001-01-01", "--compare-to", "2002-01-01"),
            "no deal lies in the period compared with, from 2001-01-01 to 2002-01-01: is --compare-from right, and does the "
            "file go back so far?",
        )

    def test_half_a_period(self):
        self.assertIn("--compare-from needs --compare-to", self.bad("--compare-from", "2023-01-01"))
        self.assertIn("--compare-to needs --compare-from", self.bad("--compare-to", "2023-01-01"))
        self.assertIn('--compare-to: "soon" is not a day', self.bad(*PERIODS[:4], "--compare-to", "soon"))

    def test_two_things_to_compare_with(self):
        self.assertIn("give one of them", self.bad(*PERIODS, "--previous", "past.csv"))

    def test_nothing_to_keep_grades_of(self):
        self.assertEqual(
            self.bad("--hysteresis"),
            "--hysteresis keeps grades of an earlier analysis: give --previous, or --compare-from and --compare-to",
        )

    def test_a_margin_that_does_not_suit_the_limits(self):
        message = self.bad(*PERIODS, "--hysteresis", "--margin", "1")
        self.assertTrue(message.startswith("--margin: margin 3 (1 %) about the limit of 99 %"), message)
        for margin in ("-1", "100", "x", ""):
            self.assertIn("is not a percentage from 0 to below 100, such as 0.5", self.bad("--margin", margin))
        self.analysed(DEALS, "--margin", "1")  # near limits have no such edge

    def test_an_as_of_date_before_the_last_deal(self):
        self.assertEqual(
            self.bad("--as-of", "2024-12-30"),
            "--as-of 2024-12-30 is before the last deal, on 2024-12-31: give that day or a later one, or end the period "
            "before it with --to",
        )
        self.assertIn("is before the period that is analysed, from 2025-01-01 on", self.bad("--from", "2025-01-01", "--as-of", "2024-12-31"))
        self.analysed(DEALS, "--as-of", "2024-12-31")
        self.analysed(DEALS, "--as-of", "2024-12-30", "--to", "2024-12-31")
        # A deal that lies outside the period says nothing.
        self.analysed(DEALS, "--as-of", "2023-12-31", "--to", "2024-01-01")

    def test_an_earlier_file_that_is_not_there(self):
        self.assertEqual(self.bad("--previous", "nowhere.csv"), "nowhere.csv: no such file")
        self.assertIn("the standard input cannot be", self.bad("--previous", "-"))

    def test_an_earlier_file_that_is_none_of_ours(self):
        self.assertEqual(
            self.past("name,value,grade\n"),
            'past.csv: no column is named "client"; there are: name, value, grade; give --previous the clients.csv of an '
            "earlier run",
        )
        self.assertIn('no column is named "grade"', self.past("client,value\n"))
        self.assertEqual(self.past(""), "past.csv: the file has no header line")
        self.assertIn('two columns are named "grade"', self.past("client,value,grade,grade\n"))

    def test_an_earlier_client_twice(self):
        self.assertEqual(
            self.past('client,value,grade\n"a\nb",1,A\nc,2,A\n\nd,3,A\nc,4,B\n'),
            'past.csv, line 7, column "client": "c" is on line 4 already; a client is there once',
        )
        self.assertIn("no client", self.past("client,value,grade\n,1,A\n"))

    def test_an_earlier_grade_that_these_limits_do_not_give(self):
        for grade in ("E", "a", "", "AA", "@", "["):
            self.assertEqual(
                self.past(f"client,value,grade\na,1,{grade}\n"),
                f'past.csv, line 2, column "grade": "{grade}" is not one of the grades A to D of this run; give the --limits of '
                "the earlier one",
            )
        self.assertIn("one of the grades A to B", self.past("client,value,grade\na,1,C\n", "--limits", "80"))
        self.assertIn('column "steady_grade": "E"', self.past("client,value,grade,steady_grade\na,1,A,E\n", "--hysteresis"))

    def test_an_earlier_value_that_cannot_be_read(self):
        self.assertIn('past.csv, line 2, column "value": "x" is not an amount', self.past("client,value,grade\na,x,A\n"))
        self.assertIn("past.csv, line 2, the row has 2 fields, the header 3", self.past("client,value,grade\na,1\n"))
        self.assertIn("past.csv, line 2, a quote", self.past('client,value,grade\na"b,1,A\n'))


class BadColumns(Comparison):
    def bad(self, deals, *arguments):
        self.write("deals.csv", deals)
        before = self.files()
        message = self.refused("deals.csv", "--client", "client", "--date", "date", "--out", "out", *arguments)
        self.assertEqual(self.files(), before)
        return message

    def test_columns_that_are_not_there(self):
        for option in ("--profit", "--value", "--group", "--effort"):
            message = self.bad(HEADER + "a,1,2024-01-01\n", "--amount", "amount", option, "nothing")
            self.assertEqual(message, 'deals.csv: no column is named "nothing"; there are: client, amount, date')

    def test_what_a_deal_is_worth_has_to_be_said_once(self):
        self.assertIn("give --profit, --value or --amount", self.bad(DEALS))
        self.assertIn("give one of them", self.bad(DEALS, "--profit", "amount", "--value", "amount"))
        self.assertEqual(
            self.bad(DEALS, "--profit", "amount", "--returns", "negative"),
            "--returns negative: a deal with a negative profit is a loss and no return; give --amount too, the sales by which "
            "returns are known",
        )

    def test_a_profit_that_cannot_be_read(self):
        deals = "client,amount,profit,date\na,1,2,2024-01-01\nb,1,?,2024-01-02\n"
        columns = ("--amount", "amount", "--profit", "profit")
        self.assertIn('deals.csv, line 3, column "profit": "?" is not an amount', self.bad(deals, *columns))
        self.write("deals.csv", deals)
        self.report("deals.csv", *COLUMNS, "--profit", "profit", "--skip-bad-rows", "--out", "out")
        self.assertEqual([row["client"] for row in self.rows()], ["a"])

    def test_an_effort_that_is_none(self):
        deals = "client,amount,hours,date\na,1,2,2024-01-01\nb,1,{},2024-01-02\n"
        columns = ("--amount", "amount", "--effort", "hours")
        self.assertEqual(
            self.bad(deals.format("-0.5"), *columns),
            'deals.csv, line 3, column "hours": "-0.5" is below 0; give 0 where nothing was spent',
        )
        self.assertIn('line 3, column "hours": no effort', self.bad(deals.format(""), *columns))
        self.assertIn('line 3, column "hours": "x" is not an effort', self.bad(deals.format("x"), *columns))

    def test_a_row_without_a_group(self):
        deals = "client,amount,region,date\na,1,N,2024-01-01\na,1,,2024-01-02\n"
        self.assertEqual(self.bad(deals, "--amount", "amount", "--group", "region"), 'deals.csv, line 3, column "region": no group')

    def test_rejected_rows_leave_no_decimals_behind(self):
        rows, _ = self.analysed("client,amount,hours,date\na,1.5,2,2024-01-01\nb,1.2345,-1,2024-01-02\n", "--effort", "hours", "--skip-bad-rows")
        self.assertEqual(rows[0]["value"], "1.5")


if __name__ == "__main__":
    main()

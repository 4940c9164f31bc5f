# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The tables of --sqlite-out: what they hold, and that all of them are there or none."""

import contextlib
import resource
import sqlite3
from decimal import Decimal

from harness import COLUMNS, DEMO, ReportTest, main

CDNOW = (DEMO, "--client", "customer", "--amount", "dollars", "--date", "date")
HALF_YEAR = ("--from", "1998-01-01", "--compare-from", "1997-07-01", "--compare-to", "1998-01-01", "--as-of", "1998-07-01")
HEADER = "client,amount,date\n"
MARK = "/* written by client_report */"


class OutputTest(ReportTest):
    def sql(self, *statements, name="base.db"):
        """Runs the statements. @returns the rows of the last one, each by the names of its columns"""
        with contextlib.closing(sqlite3.connect(self.folder / name)) as base:
            base.row_factory = sqlite3.Row
            for statement in statements:
                rows = base.execute(statement).fetchall()
            base.commit()
            return [dict(row) for row in rows]

    def tables(self, name="base.db"):
        return {row["name"] for row in self.sql("select name from sqlite_schema", name=name)}

    def deals(self, lines="ann,1.50,2024-01-01\nbob,2,2024-01-02\n"):
        return self.write("deals.csv", HEADER + lines)

    def save(self, *arguments, deals="deals.csv"):
        return self.report(deals, *COLUMNS, "--sqlite-out", "base.db", *arguments)


class Content(OutputTest):
    def test_the_tables_are_those_of_the_other_results(self):
        text = self.report(*CDNOW, *HALF_YEAR, "--policy", "default", "--sqlite-out", "base.db", "--out", "out")
        self.assertIn("Written to the tables report_... of base.db\n", text)
        for name in ("clients", "near_limits", "migration", "decisions", "targets"):
            with self.subTest(name=name):
                rows = self.sql(f"select * from report_{name}")
                expected = self.rows(f"out/{name}.csv")
                self.assertEqual(len(rows), len(expected))
                for got, line in zip(rows, expected):
                    self.assertEqual(list(got), list(line))
                    for column, text in line.items():
                        if text == "":
                            self.assertIsNone(got[column])
                        elif isinstance(got[column], str):
                            self.assertEqual(got[column], text)
                        else:
                            # Each number is the nearest to what was written, so that it is written the same again.
                            self.assertEqual(Decimal(repr(got[column])), Decimal(text))
        summary = self.summary()
        grades = self.sql("select grade, clients, value, at_least from report_grades")
        self.assertEqual(
            [(row["grade"], row["clients"], row["value"]) for row in grades],
            [(each["grade"], each["clients"], float(each["value"])) for each in summary["grades"]],
        )
        figures = {(row["part"], row["figure"]): row["value"] for row in self.sql("select * from report_summary")}
        self.assertEqual(figures["base", "clients"], summary["clients"])
        self.assertEqual(figures["base", "total"], float(summary["total"]))
        self.assertEqual(figures["one_off", "client_share"], summary["one_off"]["client_share"])
        self.assertEqual(
            self.tables(),
            {
                f"report_{name}"
                for name in (
                    *("summary", "pareto", "grades", "clients", "near_limits", "moves", "migration"),
                    *("decisions", "targets", "segments"),
                )
            },
        )

    def test_groups(self):
        self.write("deals.csv", "client,amount,date,region\na,1.5,2024-01-01,north\nb,2,2024-01-01,south\n")
        self.save("--group", "region")
        rows = self.sql('select "group", value from report_groups where grade = \'A\'')
        self.assertEqual([(row["group"], row["value"]) for row in rows], [("south", 2), ("north", 1.5)])

    def test_amounts_are_exact(self):
        huge = "9" * 27 + ".99"
        self.deals(f"a,{huge},2024-01-01\nb,8.41,2024-01-01\nc,12345678901234.56,2024-01-01\nd,-1.00,2024-01-01\n")
        self.save()
        rows = self.sql("select client, value, typeof(value) as type from report_clients")
        self.assertEqual(
            {row["client"]: (row["value"], row["type"]) for row in rows},
            {"a": (huge, "text"), "b": (8.41, "real"), "c": ("12345678901234.56", "text"), "d": (-1.0, "real")},
        )
        self.deals("a,9223372036854775807,2024-01-01\nb,9223372036854775808,2024-01-01\n")
        self.save()
        rows = self.sql("select value from report_clients")
        self.assertEqual([row["value"] for row in rows], ["9223372036854775808", 2**63 - 1])

    def test_names_stay_what_they_are(self):
        self.deals('0042,3,2024-01-01\n1e5,2,2024-01-01\n"x\'); drop table deals; --",1,2024-01-01\n')
        self.save()
        rows = self.sql("select client from report_clients")
        self.assertEqual([row["client"] for row in rows], ["0042", "1e5", "x'); drop table deals; --"])

    def test_results_are_deals_again(self):
        # What is written can be read back without losing anything.
        self.report(*CDNOW, "--out", "first", "--sqlite-out", "base.db")
        query = "select client, value as amount, last_deal as date from report_clients order by rowid"
        self.report("--sqlite", "base.db", "--query", query, *COLUMNS, "--out", "second")
        for row, again in zip(self.rows("first/clients.csv"), self.rows("second/clients.csv")):
            self.assertEqual([row[name] for name in ("client", "value", "grade")], [again[name] for name in ("client", "value", "grade")])


class Transaction(OutputTest):
    def test_a_base_keeps_its_deals_and_gets_the_results(self):
        self.sql(
            "create table deals (client text, amount text, date text)",
            "insert into deals values ('ann', '1.50', '2024-01-01'), ('bob', '2', '2024-01-02')",
        )
        query = ("--sqlite", "base.db", "--query", "select * from deals", *COLUMNS, "--sqlite-out", "base.db")
        self.report(*query)
        self.report(*query)
        self.assertEqual(len(self.sql("select * from deals")), 2)
        joined = self.sql("select grade from deals join report_clients using (client) order by client")
        self.assertEqual([row["grade"] for row in joined], ["A", "A"])

    def test_a_second_run_replaces_the_first_and_takes_away_what_it_has_not(self):
        self.deals("ann,1,2024-01-01\nann,1,2023-01-01\n")
        compared = ("--from", "2024-01-01", "--compare-from", "2023-01-01", "--compare-to", "2024-01-01")
        self.save(*compared)
        self.assertIn("report_migration", self.tables())
        self.deals("bob,1,2024-01-01\n")
        self.save()
        self.assertEqual([row["client"] for row in self.sql("select client from report_clients")], ["bob"])
        self.assertNotIn("report_migration", self.tables())
        self.assertNotIn("report_moves", self.tables())

    def test_runs_side_by_side(self):
        self.deals()
        self.save("--table-prefix", "may ")
        self.save("--table-prefix", "june ", "--only-repeat")
        self.assertEqual(len(self.sql('select * from "may clients"')), 2)
        self.assertEqual(len(self.sql('select * from "june clients"')), 0)

    def test_tables_of_somebody_else_are_never_touched(self):
        self.deals()
        for statement in (
            "create table report_migration (mine)",
            "create table REPORT_clients (client text /* not written by client_report */)",
            "create view report_summary as select 1",
            "create table mine (x); create index report_grades on mine (x)",
        ):
            with self.subTest(statement=statement):
                (self.folder / "base.db").unlink(missing_ok=True)
                self.sql(*statement.split("; "))
                before = self.files()
                message = self.refused("deals.csv", *COLUMNS, "--sqlite-out", "base.db", "--out", "out")
                self.assertIn("that client_report did not write; give another --table-prefix", message)
                self.assertEqual(self.files(), before)
                self.save("--table-prefix", "mine_")

    def test_a_run_that_fails_leaves_everything_as_it_was(self):
        self.deals()
        self.save()
        self.write("bad.csv", HEADER + "a,x,2024-01-01\n")
        before = self.files()
        self.refused("bad.csv", *COLUMNS, "--sqlite-out", "base.db")
        self.refused("bad.csv", *COLUMNS, "--sqlite-out", "new.db")
        self.assertEqual(self.files(), before)

    def test_a_full_disk(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        self.deals()
        self.save()
        before = self.files()
        options = {"code": 1, "preexec_fn": limit, "restore_signals": False}
        # SQLite writes into the database at the commit, when the report is written.
        done = self.call(*CDNOW, "--sqlite-out", "base.db", preexec_fn=limit, restore_signals=False)
        self.assertEqual((done.returncode, done.stderr.count(b"\n")), (1, 1))
        self.assertIn(b"base.db: ", done.stderr)
        self.assertIn("new.db: ", self.refused(*CDNOW, "--sqlite-out", "new.db", **options))
        rows = self.sql("select client from report_clients")
        self.assertEqual([row["client"] for row in rows], ["bob", "ann"])
        self.assertEqual(set(self.files()), set(before))

    def test_a_locked_database(self):
        self.deals()
        self.save()
        before = self.files()
        with contextlib.closing(sqlite3.connect(self.folder / "base.db", isolation_level=None)) as other:
            other.execute("begin immediate")
            message = self.refused("deals.csv", *COLUMNS, "--sqlite-out", "base.db", "--out", "out", code=1)
            other.execute("rollback")
        self.assertIn("base.db: database is locked: another program is using the database; try again", message)
        self.assertEqual(self.files(), before)

    def test_what_is_no_database(self):
        self.deals()
        self.write("text.csv", "text")
        before = self.files()
        message = self.refused("deals.csv", *COLUMNS, "--sqlite-out", "text.csv", code=1)
        self.assertIn("text.csv: file is not a database", message)
        message = self.refused("deals.csv", *COLUMNS, "--sqlite-out", "deals.csv")
        self.assertIn("--sqlite-out deals.csv would replace the deals", message)
        self.assertIn(".: cannot be written, a folder has this name", self.refused("deals.csv", *COLUMNS, "--sqlite-out", ".", code=1))
        self.refused("deals.csv", *COLUMNS, "--sqlite-out", "no/such/folder.db", code=1)
        self.assertEqual(self.files(), before)

    def test_options_that_do_not_go_together(self):
        self.deals()
        self.assertIn("needs --sqlite-out", self.refused("deals.csv", *COLUMNS, "--table-prefix", "x"))
        self.assertIn("--sqlite-out: the name", self.refused("deals.csv", *COLUMNS, "--sqlite-out", ""))


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What the program writes, and what it does when it cannot."""

import os
import resource
import subprocess
import unittest

from harness import COLUMNS, ReportTest, main

HEADER = "client,amount,date\n"
GOOD = HEADER + "ann,1.00,2024-01-01\nbob,2.00,2024-01-02\n"
MIXED = GOOD + 'cid,x,2024-01-03\n,1,2024-01-04\nd"d,1,2024-01-05\neve,1\n"f, f",3,2024-01-32\ngil,4,2024-01-06\n'


class RejectedRows(ReportTest):
    def test_bad_rows_are_left_out_listed_and_counted(self):
        rows, summary = self.analysed(MIXED, "--skip-bad-rows")
        self.assertEqual([row["client"] for row in rows], ["gil", "bob", "ann"])
        self.assertEqual((summary["rows"], summary["rejected_rows"]), (8, 5))
        self.assertEqual(
            [(row["line"], row["reason"], row["text"]) for row in self.rows("out/rejected.csv")],
            [
                ("4", 'column "amount": "x" is not an amount: it is not a number like 1234.56', "cid,x,2024-01-03"),
                ("5", 'column "client": no client', ",1,2024-01-04"),
                ("6", "a quote inside a field must be doubled, and the field put in quotes", 'd"d,1,2024-01-05'),
                ("7", "the row has 2 fields, the header 3", "eve,1"),
                (
                    "8",
                    'column "date": "2024-01-32" is not a date like 2024-12-31 or 20241231',
                    '"f, f",3,2024-01-32',
                ),
            ],
        )

    def test_the_report_counts_them_too(self):
        self.write("deals.csv", MIXED)
        self.assertIn("\nRows left out   5 of 8\n", self.report("deals.csv", *COLUMNS, "--skip-bad-rows"))
        self.assertEqual(set(self.files()), {"deals.csv"})

    def test_the_list_is_there_even_when_it_is_empty(self):
        self.analysed(GOOD, "--skip-bad-rows")
        self.assertEqual(self.read("out/rejected.csv"), "line,reason,text\n")

    def test_a_run_without_takes_the_list_of_an_earlier_one_away(self):
        self.analysed(MIXED, "--skip-bad-rows")
        self.analysed(GOOD)
        self.assertEqual(set(os.listdir(self.folder / "out")), {"clients.csv", "near_limits.csv", "summary.json"})

    def test_a_file_of_somebody_else_stays(self):
        (self.folder / "out").mkdir()
        self.write("out/rejected.csv", "mine\n")
        self.analysed(GOOD)
        self.assertEqual(self.read("out/rejected.csv"), "mine\n")


class Output(ReportTest):
    def test_columns_and_line_ends(self):
        self.analysed(GOOD)
        self.assertEqual(
            self.read("out/clients.csv"),
            "client,deals,first_deal,last_deal,value,place,share,cumulative_share,grade,one_off\n"
            "bob,1,2024-01-02,2024-01-02,2.00,1,0.666667,0.666667,A,1\n"
            "ann,1,2024-01-01,2024-01-01,1.00,2,0.333333,1.000000,A,1\n",
        )

    def test_a_second_run_replaces_the_first(self):
        self.analysed(MIXED, "--skip-bad-rows")
        rows, _ = self.analysed(GOOD)
        self.assertEqual(len(rows), 2)

    def test_the_folder_is_made(self):
        self.write("deals.csv", GOOD)
        text = self.report("deals.csv", *COLUMNS, "--out", "a/b/c/")
        self.assertIn("Written to a/b/c/: clients.csv, summary.json, near_limits.csv\n", text)
        self.assertEqual(set(os.listdir(self.folder / "a/b/c")), {"clients.csv", "near_limits.csv", "summary.json"})

    def test_a_folder_that_cannot_be_made(self):
        self.write("deals.csv", GOOD)
        self.write("file", "")
        before = self.files()
        self.assertIn("file", self.refused("deals.csv", *COLUMNS, "--out", "file", code=1))
        self.assertIn("file/x", self.refused("deals.csv", *COLUMNS, "--out", "file/x", code=1))
        self.assertEqual(self.files(), before)

    def test_a_full_disk(self):
        # A limit on the size of files stands for it: the write that crosses it fails.
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        self.write("deals.csv", HEADER + "".join(f"client {i},1,2024-01-01\n" for i in range(10000)))
        (self.folder / "out").mkdir()
        self.write("out/clients.csv", "of the run before\n")
        before = self.files()
        # restore_signals would let the signal of a crossed limit kill the program before it can say a word.
        options = {"preexec_fn": limit, "restore_signals": False}
        message = self.refused("deals.csv", *COLUMNS, "--out", "out", code=1, **options)
        self.assertIn("out/clients.csv: cannot be written: ", message)
        self.refused("deals.csv", *COLUMNS, "--out", "new/folder", code=1, **options)
        self.assertEqual(self.files(), before)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_standard_output(self):
        self.write("deals.csv", GOOD)
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [os.environ["CLIENT_REPORT"], "deals.csv", *COLUMNS],
                cwd=self.folder,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output: ", done.stderr)

    def test_the_file_of_deals_is_never_replaced(self):
        self.write("clients.csv", GOOD)
        before = self.files()
        message = self.refused("clients.csv", *COLUMNS, "--out", ".")
        self.assertIn("would replace the deals", message)
        self.assertEqual(self.files(), before)

    def test_long_and_wide_names_keep_the_table_straight(self):
        names = ["Ω" * 100, "株式会社" * 20, "e\u0301" * 60, "short", "a\tb\x1b[31m", "M" * 55]
        lines = "".join(f"{name},{i + 1}234567890.5,2024-01-01\n" for i, name in enumerate(names))
        self.write("deals.csv", HEADER + lines)
        text = self.report("deals.csv", *COLUMNS)
        self.assertIn("…", text)
        self.assertNotIn("\x1b", text)

    def test_amounts_too_long_for_the_table(self):
        huge = "9" * 27 + ".999999999"
        self.write("deals.csv", HEADER + f"a,{huge},2024-01-01\nb,-{huge},2024-01-01\nc,{huge},2024-01-01\n")
        text = self.report("deals.csv", *COLUMNS, "--crossing", "lower")
        self.assertIn("1.0000000e+27", text)

    def test_many_grades(self):
        limits = ",".join(str(4 * i) for i in range(1, 26))
        _, summary = self.analysed(HEADER + "".join(f"c{i},{i},2024-01-01\n" for i in range(1, 100)), "--limits", limits)
        self.assertEqual(len(summary["grades"]), 26)
        self.assertEqual(summary["grades"][25]["grade"], "Z")
        self.assertEqual(summary["options"]["limits"][24], "100")

    def test_names_that_are_no_utf8_leave_the_summary_valid(self):
        self.write("deals.csv", b"cli\xffent,amount,date\nann,1,2024-01-01\n")
        columns = [b"cli\xffent" if part == "client" else part for part in COLUMNS]
        self.report("deals.csv", *columns, "--out", "out")
        self.assertEqual(self.summary()["options"]["client"], "cli\ufffdent")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What the program reads: CSV in its varieties, plain and gzip, amounts and days."""

import gzip
import os
import pty
import subprocess

from harness import COLUMNS, DEMO, ReportTest, main

HEADER = "client,amount,date\n"
DEALS = HEADER + 'ann,10.50,2024-01-01\nbob,5,2024-01-02\nann,4.5,2024-01-03\n"c, d",1,2024-01-04\n'


class Input(ReportTest):
    def facts(self, deals, *arguments):
        rows, _ = self.analysed(deals, *arguments)
        return [(row["client"], row["deals"], row["value"]) for row in rows]

    def test_plain(self):
        self.assertEqual(
            self.facts(DEALS), [("ann", "2", "15.00"), ("bob", "1", "5.00"), ("c, d", "1", "1.00")]
        )

    def same(self, content, *arguments):
        expected = self.facts(DEALS)
        self.assertEqual(self.facts(self.write("other.csv", content), *arguments), expected)

    def test_line_ends(self):
        self.same(DEALS.replace("\n", "\r\n"))
        self.same(DEALS.replace("\n", "\r"))
        self.same(DEALS.rstrip("\n"))
        self.same(DEALS.replace("\n", "\n\n"))

    def test_byte_order_mark(self):
        self.same(b"\xef\xbb\xbf" + DEALS.encode())

    def test_delimiters(self):
        semicolons = DEALS.replace('"c, d"', "c# d").replace(",", ";").replace("#", ",")
        self.same(semicolons, "--delimiter", ";")
        self.same(semicolons.replace(";", "\t"), "--delimiter", "tab")
        self.same(semicolons.replace(";", "|"), "--delimiter", "|")

    def test_columns_in_any_order_among_others(self):
        lines = [f"x,{c},{b},,{a}" for a, b, c in (("client", "amount", "date"), ("ann", "10.50", "2024-01-01"))]
        self.assertEqual(self.facts("\n".join(lines) + "\n"), [("ann", "1", "10.50")])

    def test_gzip_is_as_good_as_plain(self):
        self.same(gzip.compress(DEALS.encode()))
        middle = len(DEALS) // 2
        self.same(gzip.compress(DEALS[:middle].encode()) + gzip.compress(DEALS[middle:].encode()))
        demo = ("--client", "customer", "--amount", "dollars", "--date", "date")
        self.write("demo.gz", gzip.compress(DEMO.read_bytes()))
        self.report("demo.gz", *demo, "--out", "packed")
        self.report(DEMO, *demo, "--out", "plain")
        self.assertEqual(self.read("packed/clients.csv"), self.read("plain/clients.csv"))

    def test_standard_input(self):
        expected = self.facts(DEALS)
        for content in (DEALS.encode(), gzip.compress(DEALS.encode())):
            self.report("-", *COLUMNS, "--out", "out", input=content)
            self.assertEqual([(r["client"], r["deals"], r["value"]) for r in self.rows()], expected)

    def test_quotes_and_embedded_line_ends(self):
        name = 'Smith "Bob" & Co\r\n2nd line, rear'
        quoted = '"' + name.replace('"', '""') + '"'
        rows, _ = self.analysed(HEADER + f"{quoted},1,2024-01-01\nann,2,2024-01-01\n{quoted},3,2024-01-02\n")
        self.assertEqual([(r["client"], r["value"]) for r in rows], [(name, "4"), ("ann", "2")])

    def test_names_that_differ_only_in_blanks_in_quotes(self):
        self.assertEqual(
            self.facts(HEADER + '" ann",3,2024-01-01\n ann ,2,2024-01-01\nann,2,2024-01-01\n'),
            [("ann", "2", "4"), (" ann", "1", "3")],
        )

    def test_names_in_any_encoding_come_out_as_they_went_in(self):
        self.write("deals.csv", HEADER.encode() + b"M\xfcller,1,2024-01-01\n\x00\x01,2,2024-01-01\n")
        self.report("deals.csv", *COLUMNS, "--out", "out")
        lines = (self.folder / "out/clients.csv").read_bytes().split(b"\n")
        self.assertEqual([line.split(b",")[0] for line in lines[1:3]], [b"\x00\x01", b"M\xfcller"])

    def test_the_value_has_the_most_decimals_of_the_input(self):
        self.assertEqual(self.facts(HEADER + "a,1,2024-01-01\n"), [("a", "1", "1")])
        self.assertEqual(
            self.facts(HEADER + "a,1.5,2024-01-01\nb,0.000000001,2024-01-01\n"),
            [("a", "1", "1.500000000"), ("b", "1", "0.000000001")],
        )

    def test_amounts_are_added_without_rounding(self):
        ten_cents = "".join(f"a,0.1,2024-01-{day:02}\n" for day in range(1, 11))
        huge = "9" * 27 + ".999999999"
        rows, summary = self.analysed(HEADER + ten_cents + f"b,{huge},2024-01-01\nb,{huge},2024-01-02\n")
        self.assertEqual([row["value"] for row in rows], ["1" + "9" * 27 + ".999999998", "1.000000000"])
        self.assertEqual(summary["total"], "2" + "0" * 27 + ".999999998")

    def test_days_in_all_forms(self):
        rows, _ = self.analysed(
            HEADER + "a,1,20240229\na,1,2024-02-28 23:59:59\na,1,2024-03-01T00:00:00Z\na,1,20240302 1:00\n"
        )
        self.assertEqual((rows[0]["first_deal"], rows[0]["last_deal"]), ("2024-02-28", "2024-03-02"))

    def test_no_deals_are_no_mistake(self):
        for content in (HEADER, HEADER.rstrip("\n"), HEADER + "\n\n"):
            rows, summary = self.analysed(self.write("none.csv", content))
            self.assertEqual(rows, [])
            self.assertEqual((summary["clients"], summary["deals"], summary["total"]), (0, 0, "0"))
            self.assertEqual(self.grades(summary), "0/0/0/0")
            self.assertEqual(summary["period"]["first_deal"], None)

    def test_no_progress_where_nobody_watches(self):
        self.write("deals.csv", HEADER + "a,1,2024-01-01\n" * 50000)
        self.report("deals.csv", *COLUMNS)  # nothing on the standard error

    def test_progress_on_a_terminal_is_gone_at_the_end(self):
        self.write("deals.csv", HEADER + "a,1,2024-01-01\n" * 50000)
        ours, theirs = pty.openpty()
        done = subprocess.run(
            [os.environ["CLIENT_REPORT"], "deals.csv", *COLUMNS],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            timeout=120,
            check=False,
        )
        os.close(theirs)
        shown = os.read(ours, 100000).decode()
        os.close(ours)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(shown, r"^\r\x1b\[K[0-9,]+ rows, [0-9,]+ MB, [0-9,]+ rows/s, [0-9]+ %")
        self.assertTrue(shown.endswith("\r\x1b[K"))


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The page of --html as a file; page/ looks at it in a browser."""

import json
import os
import re
import resource

import json_schema
from harness import COLUMNS, DEMO, SCHEMA, ReportTest, main

GOOD = "client,amount,date\nann,1.00,2024-01-01\nbob,2.50,2024-01-02\n"
HAS_PAGE = os.environ.get("PAGE_MODULES", "") != ""


class WithoutPage(ReportTest):
    def test_a_program_without_the_page_says_how_to_get_it(self):
        if HAS_PAGE:
            self.skipTest("this program has the page")
        self.write("deals.csv", GOOD)
        message = self.refused("deals.csv", *COLUMNS, "--html", "report.html")
        self.assertIn("built without the page", message)
        self.assertIn("npm", message)
        self.assertEqual(set(self.files()), {"deals.csv"})


class Html(ReportTest):
    def setUp(self):
        super().setUp()
        if not HAS_PAGE:
            self.skipTest("this program was built without the page")

    def data(self, name="report.html"):
        html = self.read(name)
        (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
        return json.loads(found)

    def values(self, table, name):
        (column,) = (column for column in table["columns"] if column["name"] == name)
        dictionary = column.get("dictionary")
        return column["values"] if dictionary is None else [dictionary[code] for code in column["values"]]

    def test_what_it_holds_is_what_the_files_hold(self):
        text = self.report(
            *(DEMO, "--client", "customer", "--amount", "dollars", "--date", "date", "--as-of", "1998-07-01"),
            *("--out", "out", "--html", "out/report.html"),
        )
        self.assertIn("\nThe page: out/report.html\n", text)
        data = self.data("out/report.html")
        self.assertEqual(data["summary"], self.summary())
        # All but the record of the run: the page cannot hold its own checksum.
        json_schema.check(data["summary"], {**SCHEMA, "required": [key for key in SCHEMA["required"] if key != "run"]})
        rows = self.rows()
        for name in ("client", "value", "grade", "first_deal", "segment"):
            self.assertEqual(self.values(data["clients"], name), [row[name] for row in rows], name)
        self.assertEqual(self.values(data["clients"], "share"), [float(row["share"]) for row in rows])
        self.assertIsNone(data["decisions"])
        self.assertEqual([chart["id"] for chart in data["charts"]], ["pareto", "grade-shares", "lorenz", "rfm"])

    def test_alone_it_writes_nothing_but_its_manifest(self):
        self.write("deals.csv", GOOD)
        self.report("deals.csv", *COLUMNS, "--html", "report.html", "--skip-bad-rows")
        self.assertEqual(set(self.files()), {"deals.csv", "report.html", "report.html.manifest.json"})

    def test_it_is_made_again_and_is_the_same(self):
        self.write("deals.csv", GOOD)
        self.write("report.html", "of the run before")
        self.report("deals.csv", *COLUMNS, "--html", "report.html")
        first = self.read("report.html")
        self.report("deals.csv", *COLUMNS, "--html", "report.html")
        self.assertEqual(self.read("report.html"), first)

    def test_nothing_that_is_read_is_replaced(self):
        self.write("deals.csv", GOOD)
        before = self.files()
        message = self.refused("deals.csv", *COLUMNS, "--html", "./deals.csv")
        self.assertIn("--html ./deals.csv would replace the deals", message)
        message = self.refused("deals.csv", *COLUMNS, "--html", "x", "--xlsx", "x")
        self.assertIn("--xlsx x would replace the file of --html", message)
        self.assertEqual(self.files(), before)

    def test_nothing_is_left_half_written(self):
        # A limit on the size of files stands for a full disk.
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        self.write("deals.csv", GOOD)
        self.write("report.html", "of the run before")
        before = self.files()
        options = {"preexec_fn": limit, "restore_signals": False}
        message = self.refused("deals.csv", *COLUMNS, "--html", "report.html", "--out", "out", code=1, **options)
        self.assertIn("report.html: cannot be written: ", message)
        self.assertEqual(self.files(), before)
        self.refused("deals.csv", *COLUMNS, "--html", "new/report.html", "--out", "new", code=1, **options)
        self.refused("deals.csv", *COLUMNS, "--html", "new/page/report.html", "--out", "new", code=1, **options)
        self.assertEqual(self.files(), before)
        message = self.refused("deals.csv", *COLUMNS, "--html", "deals.csv/report.html", code=1)
        self.assertIn("deals.csv: is a file, not a folder to write into", message)
        self.assertEqual(self.files(), before)

    def test_names_that_are_no_utf8(self):
        self.write("deals.csv", GOOD.encode("utf-8") + b"cl\xff,3,2024-01-01\n")
        self.report("deals.csv", *COLUMNS, "--html", "report.html")
        self.assertEqual(self.values(self.data()["clients"], "client"), ["cl\ufffd", "bob", "ann"])


if __name__ == "__main__":
    main()

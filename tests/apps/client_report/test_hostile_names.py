# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Hostile names of clients and groups through every output, each read back by another program than the one that wrote it.

hostile_names.json has the names; page/safety.test.mjs shows the same ones in a browser.
"""

import csv
import io
import json
import os
import re
import sqlite3
import xml.parsers.expat
import zipfile
from contextlib import closing
from pathlib import Path

from harness import COLUMNS, ReportTest, main
from xlsx_reader import Workbook

HAS_PAGE = os.environ.get("PAGE_MODULES", "") != ""
CELL = 32767  # characters, by Excel's count


def bytes_of(entry):
    once = bytes.fromhex(entry["bytes"]) if "bytes" in entry else entry["text"].encode("utf-8")
    return once * entry.get("times", 1)


ENTRIES = json.loads(Path(__file__).with_name("hostile_names.json").read_text(encoding="utf-8"))
NAMES = [bytes_of(entry) for entry in ENTRIES]

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


# What has to be there, by the kind of output.
def unicode(name):
    """JSON: every character; U+FFFD for bytes outside UTF-8."""
    return name.decode("utf-8", "replace")


def shown(name):
    """Markdown and the terminal: without what would move a cursor or turn the direction of writing."""
    return CONTROLS.sub(" ", unicode(name))


def cell(name):
    """A workbook: as shown, without what XML has no place for; cut where Excel would refuse it."""
    text = shown(name).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    sizes = [7 if CODE.match(text, i) else 2 if ord(c) > 0xFFFF else 1 for i, c in enumerate(text)]
    if sum(sizes) <= CELL:
        return text
    used, kept = 0, 0
    while used + sizes[kept] < CELL:
        used += sizes[kept]
        kept += 1
    return text[:kept] + "…"


class HostileNames(ReportTest):
    def setUp(self):
        super().setUp()
        rows = [b"client,amount,date,region\n"]
        for i, name in enumerate(NAMES):
            quoted = b'"' + name.replace(b'"', b'""') + b'"'
            rows.append(quoted + b",%d,2024-01-01," % (1000 - i) + quoted + b"\n")
        self.write("deals.csv", b"".join(rows))

    def run_it(self, *arguments):
        done = self.call("deals.csv", *COLUMNS, "--group", "region", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    def compare(self, got, expected):
        self.assertEqual(len(got), len(ENTRIES))
        for entry, one, other in zip(ENTRIES, got, expected):
            with self.subTest(what=entry["what"]):
                # Long texts make unreadable messages.
                self.assertTrue(one == other, f"{ascii(one)[:200]} ({len(one)}), not {ascii(other)[:200]} ({len(other)})")

    def groups(self, names):
        """The first of each name: a group has a row for each grade."""
        return [name for i, name in enumerate(names) if i == 0 or names[i - 1] != name]

    def check_csv(self, content, column):
        # Latin-1 has a character for each byte.
        rows = list(csv.DictReader(io.StringIO(content.decode("latin-1"), newline="")))
        self.compare(self.groups([row[column].encode("latin-1") for row in rows]), NAMES)

    def test_csv_has_the_bytes_of_the_deals(self):
        self.check_csv(self.run_it("--format", "csv"), "client")
        self.run_it("--out", "out")
        self.check_csv((self.folder / "out/clients.csv").read_bytes(), "client")
        self.check_csv((self.folder / "out/groups.csv").read_bytes(), "group")

    def test_json(self):
        expected = [unicode(name) for name in NAMES]
        rows = json.loads(self.run_it("--format", "json").decode("utf-8"))
        self.compare([row["client"] for row in rows], expected)
        lines = self.run_it("--format", "ndjson").decode("utf-8").split("\n")
        self.assertEqual(lines.pop(), "")
        self.compare([json.loads(line)["client"] for line in lines], expected)
        self.run_it("--out", "out")
        self.compare([group["group"] for group in self.summary()["groups"]["groups"]], expected)

    def test_markdown(self):
        lines = self.run_it("--format", "markdown").decode("utf-8").split("\n")
        self.assertEqual(lines.pop(), "")
        cells = [re.match(r"\| ((?:[^\\|]|\\.)*) \| ", line)[1] for line in lines[2:]]
        self.compare([re.sub(r"\\(.)", r"\1", each) for each in cells], [shown(name) for name in NAMES])

    def test_terminal(self):
        text = self.run_it().decode("utf-8")
        self.assertIsNone(CONTROLS.search(text.replace("\n", "")))
        places = re.findall(r"^ +(\d+)  (.*?)  +\d+  +[\d.,]+  +[\d.]+ %  +[A-D]$", text, re.M)
        self.assertEqual([int(place) for place, _ in places], list(range(1, 11)))
        for (place, name), entry, original in zip(places, ENTRIES, NAMES):
            with self.subTest(what=entry["what"]):
                self.assertEqual(name.rstrip(), shown(original).rstrip(), place)

    def test_workbook(self):
        self.run_it("--xlsx", "book.xlsx")
        with zipfile.ZipFile(self.folder / "book.xlsx") as archive:
            for part in archive.namelist():
                xml.parsers.expat.ParserCreate().Parse(archive.read(part), True)
        book = Workbook(self.folder / "book.xlsx")
        expected = [cell(name) for name in NAMES]
        self.compare([row["client"].value for row in book.sheets["Clients"].table()], expected)
        self.compare(self.groups([row["group"].value for row in book.sheets["Groups"].table()]), expected)
        self.compare([row["bar"].value for row in book.sheets["Pareto"].table()], expected)
        self.assertEqual({sheet.formulas for sheet in book.sheets.values()}, {0})

    def test_database(self):
        self.run_it("--sqlite-out", "out.db")
        with closing(sqlite3.connect(self.folder / "out.db")) as base:
            base.text_factory = bytes
            self.compare([name for (name,) in base.execute("select client from report_clients order by rowid")], NAMES)
            groups = [name for (name,) in base.execute('select "group" from report_groups order by rowid')]
            self.compare(self.groups(groups), NAMES)

    def test_page(self):
        if not HAS_PAGE:
            self.skipTest("this program was built without the page")
        self.run_it("--html", "page.html")
        html = (self.folder / "page.html").read_bytes().decode("utf-8")
        (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
        self.assertNotRegex(data, "[<>&\x00-\x09\x0b-\x1f\u2028\u2029]")
        (clients,) = (column for column in json.loads(data)["clients"]["columns"] if column["name"] == "client")
        values = clients["values"]
        if clients.get("dictionary") is not None:
            values = [clients["dictionary"][code] for code in values]
        self.compare(values, [unicode(name) for name in NAMES])


if __name__ == "__main__":
    main()

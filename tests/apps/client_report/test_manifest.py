# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The record of a run: what it names, that it repeats to the byte, and what --verify makes of it."""

import contextlib
import gzip
import hashlib
import json
import os
import shutil
import sqlite3
import time

import json_schema
from harness import COLUMNS, SCHEMA, ReportTest, main

HEADER = "client,amount,date\n"
DEALS = HEADER + "ann,1.00,2024-01-01\nbob,2.00,2024-01-02\ncid,0.50,2024-01-02\n"
CONTRACTS = "client,contract_end\nann,2024-12-31\n"
JUDGEMENTS = "client,judged,interest,culture,trust\nann,2024-01-02,3,4,5\n"


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def rows_digest(names, rows):
    """The digest of rows as the README describes it."""

    def field(value):
        letter, text = {
            type(None): lambda: ("N", ""),
            int: lambda: ("I", str(value)),
            float: lambda: ("R", repr(value).removesuffix(".0")),
            str: lambda: ("T", value),
        }[type(value)]()
        return f"{letter}{len(text.encode())}:{text}"

    return sha256("".join("".join(map(field, row)) + "\n" for row in (names, *rows)).encode())


class Manifest(ReportTest):
    def setUp(self):
        super().setUp()
        self.write("deals.csv", DEALS)
        self.has_page = self.call("deals.csv", *COLUMNS, "--html", "probe.html").returncode == 0
        for name in self.files():
            if name.startswith("probe"):
                (self.folder / name).unlink()
        self.all = ("--out", "out", "--xlsx", "book.xlsx", "--sqlite-out", "base.db")
        if self.has_page:
            self.all += ("--html", "page.html")

    def record(self, name="out/summary.json"):
        content = json.loads(self.read(name))
        json_schema.check(content["run"], SCHEMA["properties"]["run"], SCHEMA)
        return content["run"]

    def table(self, base, name):
        with contextlib.closing(sqlite3.connect(self.folder / base)) as opened:
            found = opened.execute(f"select * from {name} order by rowid")
            return [column[0] for column in found.description], found.fetchall()


class Content(Manifest):
    def test_it_names_every_result_with_its_checksum(self):
        self.report("deals.csv", *COLUMNS, *self.all)
        outputs = {each["name"]: each for each in self.record()["outputs"]}
        files = {"clients.csv", "near_limits.csv", "../book.xlsx", "../base.db"} | ({"../page.html"} if self.has_page else set())
        self.assertEqual(set(outputs), files)
        for name, each in outputs.items():
            if name != "../base.db":
                data = (self.folder / "out" / name).read_bytes()
                self.assertEqual((each["bytes"], each["sha256"]), (len(data), sha256(data)))
        for each in outputs["../base.db"]["tables"]:
            names, rows = self.table("base.db", each["name"])
            self.assertEqual((each["rows"], each["sha256"]), (len(rows), rows_digest(names, rows)))
        self.assertEqual([each["name"] for each in outputs["../base.db"]["tables"]][:4],
                         ["report_summary", "report_pareto", "report_grades", "report_clients"])
        self.summary()

    def test_inputs_are_hashed_as_they_are_stored(self):
        data = gzip.compress(DEALS.encode())
        self.write("deals.csv.gz", data)
        self.report("deals.csv", *COLUMNS, "--out", "before")
        files = {
            "previous": "before/clients.csv", "policy": "policy.json", "contracts": self.write("contracts.csv", CONTRACTS),
            "judgements": self.write("judgements.csv", JUDGEMENTS),
        }
        self.write("policy.json", self.call("--print-policy").stdout)
        self.report("deals.csv.gz", *COLUMNS, "--as-of", "2024-02-01", "--out", "out",
                    *(part for role, name in files.items() for part in ("--" + role, name)))
        inputs = self.record()["inputs"]
        self.assertEqual(
            {each["role"]: (each["kind"], each["name"], each["bytes"], each["sha256"]) for each in inputs},
            {
                role: ("file", "../" + name, len((self.folder / name).read_bytes()), sha256((self.folder / name).read_bytes()))
                for role, name in {"deals": "deals.csv.gz", **files}.items()
            },
        )
        done = self.call("-", *COLUMNS, "--out", "out", input=data)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(
            self.record()["inputs"],
            [{"role": "deals", "kind": "standard input", "name": "-", "bytes": len(data), "sha256": sha256(data)}],
        )

    def test_of_a_query_its_rows_are_hashed(self):
        with contextlib.closing(sqlite3.connect(self.folder / "shop.db")) as base:
            base.execute("create table deals (client, amount, date)")
            base.execute("insert into deals values ('ann', 1.5, '2024-01-01'), ('bob', 2, '2024-01-02')")
            base.commit()
        self.report("--sqlite", "shop.db", "--query", "select * from deals", *COLUMNS, "--out", "out")
        (deals,) = self.record()["inputs"]
        self.assertEqual((deals["kind"], deals["name"], deals["bytes"]), ("query", "../shop.db", None))
        rows = [("ann", 1.5, "2024-01-01"), ("bob", 2, "2024-01-02")]
        self.assertEqual(deals["sha256"], rows_digest(["client", "amount", "date"], rows))

    def test_the_options_are_those_that_held(self):
        self.report("deals.csv", *COLUMNS, "--out", "out", "--skip-bad-rows", "--as-of", "2024-02-01", "--limits", "50,90")
        options = self.record()["options"]
        self.assertEqual(
            {name: options[name] for name in ("client", "limits", "delimiter", "skip_bad_rows", "as_of", "from", "policy")},
            {"client": "client", "limits": ["50", "90"], "delimiter": ",", "skip_bad_rows": True, "as_of": "2024-02-01",
             "from": None, "policy": None},
        )

    def test_without_a_folder_it_is_a_file_of_its_own(self):
        self.report("deals.csv", *COLUMNS, "--xlsx", "sub/book.xlsx", "--sqlite-out", "base.db")
        record = self.record("sub/book.xlsx.manifest.json")
        self.assertEqual([each["name"] for each in record["outputs"]], ["book.xlsx", "../base.db"])
        # A run that has a folder takes it away: its own manifest is there.
        self.report("deals.csv", *COLUMNS, "--xlsx", "sub/book.xlsx", "--out", "out")
        self.assertEqual(sorted(os.listdir(self.folder / "sub")), ["book.xlsx"])
        self.report("deals.csv", *COLUMNS, "--sqlite-out", "base.db")
        self.assertEqual(len(self.record("base.db.manifest.json")["outputs"]), 1)

    def test_the_same_run_repeats_to_the_byte(self):
        self.report("deals.csv", *COLUMNS, *self.all)
        first = self.files()
        time.sleep(2.1)  # the clock of a ZIP archive goes by two seconds
        self.report("deals.csv", *COLUMNS, *self.all)
        second = self.files()
        self.assertEqual(sorted(first), sorted(second))
        for name, content in first.items():
            if name != "base.db":  # a database counts its transactions
                self.assertEqual(second[name], content, name)


class Verify(Manifest):
    def verify(self, *arguments, name="out/summary.json"):
        done = self.call("--verify", name, *arguments)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_results_that_are_still_the_same(self):
        self.report("deals.csv", *COLUMNS, *self.all)
        code, said, message = self.verify()
        self.assertEqual((code, message), (0, ""))
        self.assertIn("clients.csv", said)
        self.assertIn("report_clients", said)
        for line in said.splitlines()[1:]:
            self.assertTrue(line.endswith("  same"), line)
        # Wherever the folder is by now, and from wherever it is asked.
        shutil.copytree(self.folder / "out", self.folder / "deep" / "copy")
        code, said, message = self.verify(name="deep/copy/summary.json")
        self.assertEqual(code, 1)
        self.assertRegex(said, r"clients\.csv +output +same")
        self.assertIn("../book.xlsx is missing", message)

    def test_what_differs_or_is_missing_is_named(self):
        self.report("deals.csv", *COLUMNS, *self.all)
        with open(self.folder / "out" / "clients.csv", "ab") as clients:
            clients.write(b"more\n")
        (self.folder / "book.xlsx").unlink()
        with contextlib.closing(sqlite3.connect(self.folder / "base.db")) as base:
            base.execute("update report_clients set value = value + 1 where rowid = 1")
            base.execute("drop table report_pareto")
            base.commit()
        self.write("deals.csv", DEALS + "dan,1,2024-01-01\n")
        code, said, message = self.verify()
        self.assertEqual((code, message.count("\n")), (1, 1))
        for part in ("clients.csv differs", "../book.xlsx is missing", "../base.db: report_clients differs",
                     "../base.db: report_pareto is missing", "../deals.csv differs"):
            self.assertIn(part, message)
        self.assertRegex(said, r"near_limits\.csv +output +same")
        (self.folder / "deals.csv").unlink()
        (self.folder / "base.db").write_bytes(b"no database at all, and longer than a header of one " * 50)
        code, said, message = self.verify()
        self.assertRegex(said, r"\.\./deals\.csv +deals +gone")
        self.assertNotIn("deals.csv", message)
        self.assertIn("../base.db differs", message)

    def test_what_cannot_be_checked_is_said(self):
        self.call("-", *COLUMNS, "--out", "out", input=DEALS.encode())
        code, said, _ = self.verify()
        self.assertEqual(code, 0)
        self.assertRegex(said, r"- +deals +not checked")

    def test_what_is_no_manifest(self):
        os.mkfifo(self.folder / "pipe")
        for name, content in (
            ("a.json", "{}"), ("b.json", "no JSON"), ("c.json", '{"run": {}}'), ("d.json", '{"run": 5}'),
            ("e.json", '{"run": {"outputs": [{"name": 3}], "inputs": []}}'), ("f.json", "[" * 100_000), ("g.json", ""),
            ("h.json", '{"run": {"outputs": {}, "inputs": []}}'),
        ):
            self.write(name, content)
            with self.subTest(name=name):
                self.assertIn("manifest", self.refused("--verify", name))
        self.assertIn("no such file", self.refused("--verify", "none.json"))
        self.assertIn("no manifest", self.refused("--verify", "pipe"))
        self.assertIn("no manifest", self.refused("--verify", "."))

    def test_the_next_run_says_what_is_not_as_it_was_left(self):
        self.report("deals.csv", *COLUMNS, *self.all)
        self.write("out/near_limits.csv", "edited\n")
        done = self.call("deals.csv", *COLUMNS, *self.all)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"not those that out/summary.json records: near_limits.csv. They", done.stderr)
        self.report("deals.csv", *COLUMNS, *self.all)


if __name__ == "__main__":
    main()

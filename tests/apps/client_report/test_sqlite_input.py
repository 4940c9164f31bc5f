# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Deals from a SQLite database: the same results as from a CSV file, and what is refused."""

import contextlib
import csv
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from harness import COLUMNS, DEMO, ROOT, ReportTest, main

QUERY = "select client, amount, date from deals"


class SqliteTest(ReportTest):
    def base(self, *statements, name="base.db"):
        """Makes a database; a statement is a text, or one and the rows of its parameters."""
        with contextlib.closing(sqlite3.connect(self.folder / name)) as base:
            for statement in statements:
                if isinstance(statement, str):
                    base.execute(statement)
                else:
                    base.executemany(*statement)
            base.commit()
        return name

    def deals(self, *rows, types=("text", "numeric", "text")):
        """A database with a table of deals: client, amount, date."""
        client, amount, date = types
        return self.base(
            f"create table deals (client {client}, amount {amount}, date {date})",
            ("insert into deals values (?, ?, ?)", rows),
        )

    def query(self, query=QUERY, *arguments, base="base.db"):
        self.report("--sqlite", base, "--query", query, *COLUMNS, "--out", "out", *arguments)
        return self.rows()

    def refused_query(self, query=QUERY, *arguments, base="base.db"):
        before = self.files()
        message = self.refused("--sqlite", base, "--query", query, *COLUMNS, "--out", "out", *arguments)
        self.assertEqual(self.files(), before)
        return message


class SameAsCsv(SqliteTest):
    def test_the_demo(self):
        with open(DEMO, encoding="utf-8", newline="") as file:
            rows = [(row["customer"], row["date"], row["dollars"]) for row in csv.DictReader(file)]
        columns = ("--client", "customer", "--amount", "dollars", "--date", "date")
        days = ("--from", "1998-01-01", "--compare-from", "1997-07-01", "--compare-to", "1998-01-01", "--as-of", "1998-07-01")
        self.report(DEMO, *columns, *days, "--out", "csv")
        files = ["clients.csv", "near_limits.csv", "migration.csv"]
        # As texts, and as what SQLite makes of dollars that are to be numbers: binary fractions.
        for affinity, kinds in (("text", {"text"}), ("real", {"real"})):
            with self.subTest(affinity=affinity):
                name = f"{affinity}.db"
                self.base(
                    f"create table deals (customer text, date text, dollars {affinity})",
                    ("insert into deals values (?, ?, ?)", rows),
                    name=name,
                )
                with contextlib.closing(sqlite3.connect(self.folder / name)) as base:
                    self.assertEqual({row[0] for row in base.execute("select distinct typeof(dollars) from deals")}, kinds)
                self.report("--sqlite", name, "--query", "select * from deals", *columns, *days, "--out", affinity)
                for file in files:
                    self.assertEqual(self.read(f"{affinity}/{file}"), self.read(f"csv/{file}"))
        summary, expected = self.summary("text/summary.json"), self.summary("csv/summary.json")
        self.assertEqual((summary["file"], summary["options"]["query"]), ("text.db", "select * from deals"))
        for each in (summary, expected):
            del each["file"], each["options"]["query"]
        self.assertEqual(summary, expected)

    def test_what_sql_is_for(self):
        self.base(
            "create table heads (number integer primary key, client text, date text)",
            "create table lines (head integer, price integer, pieces integer)",
            ("insert into heads values (?, ?, ?)", [(1, "ann", "2024-01-01"), (2, "bob", "2024-01-02")]),
            ("insert into lines values (?, ?, ?)", [(1, 5, 2), (1, 7, 1), (2, 3, 3)]),
        )
        query = """-- a comment before
            with wanted as (select * from heads where date >= '2024')
            select client, price * pieces as amount, date, number from lines join wanted on head = number; """
        rows = self.query(query, "--deal", "number")
        self.assertEqual([(r["client"], r["deals"], r["value"]) for r in rows], [("ann", "1", "17"), ("bob", "1", "9")])


class Values(SqliteTest):
    def test_texts_and_integers_are_exact(self):
        huge = "9" * 27 + ".999999999"
        self.deals(("a", huge, "2024-01-01"), ("b", 2**63 - 1, 20240102), (3, -(2**63), "20240103"), types=("", "", ""))
        rows = self.query()
        self.assertEqual(
            [(r["client"], r["value"], r["first_deal"]) for r in rows],
            [
                ("a", huge, "2024-01-01"),
                ("b", "9223372036854775807.000000000", "2024-01-02"),
                ("3", "-9223372036854775808.000000000", "2024-01-03"),
            ],
        )

    def test_a_real_is_its_shortest_text(self):
        for value, text in ((0.1, "0.1"), (100.0, "100"), (8.41, "8.41"), (-2.5e-9, "-0.0000000025"), (1e22, "1" + "0" * 22)):
            with self.subTest(value=value):
                (self.folder / "base.db").unlink(missing_ok=True)
                self.deals(("a", value, "2024-01-01"), types=("", "", ""))
                if len(text.partition(".")[2]) > 9:
                    self.assertIn(f'"{text}" is not an amount: it has more than 9 decimals', self.refused_query())
                else:
                    self.assertEqual(self.query()[0]["value"], text)

    def test_a_sum_in_binary_fractions_is_refused_with_the_remedy(self):
        self.deals(("a", 0.1, "2024-01-01"), types=("", "", ""))
        query = "select client, amount + 0.2 as amount, date from deals"
        self.assertEqual(
            self.refused_query(query),
            'base.db, row 1, column "amount": "0.30000000000000004" is not an amount: it has more than 9 decimals; '
            "round in the query, as in round(amount, 2)",
        )
        self.assertEqual(self.query(query.replace("amount + 0.2", "round(amount + 0.2, 2)"))[0]["value"], "0.3")

    def test_texts_with_blanks_line_ends_and_nuls(self):
        names = [" ann", "a\nb", 'c,"d"', "e\0f", "株式会社"]
        self.deals(*((name, 10 - i, "2024-01-01") for i, name in enumerate(names)))
        self.query()
        clients = (self.folder / "out/clients.csv").read_bytes().split(b"\n", 1)[1]
        self.assertEqual(
            [part.rsplit(b",", 9)[0] for part in clients.replace(b"a\nb", b"a|b").splitlines()],
            [b'" ann"', b'"a|b"', b'"c,""d"""', b"e\0f", "株式会社".encode()],
        )

    def test_a_database_in_utf16(self):
        self.base("pragma encoding = 'UTF-16'", "create table deals as select 'Ærø' as client, '1.50' as amount, '2024-01-01' as date")
        self.assertEqual([(r["client"], r["value"]) for r in self.query()], [("Ærø", "1.50")])

    def test_rows_that_cannot_be_read(self):
        day = "2024-01-01"
        self.deals(
            ("ann", 1, day), (None, 1, day), ("bob", None, day), ("cid", "x", day), ("dan", 1, None), ("eve", 1, "1.1.24"),
            ("fay", b"12", day), ("gil", float("inf"), day), ("hal", 2, 1704067200), types=("", "", ""),
        )  # fmt: skip
        reasons = [
            (2, 'column "client": no client'),
            (3, 'column "amount": no amount'),
            (4, 'column "amount": "x" is not an amount: it is not a number like 1234.56'),
            (5, 'column "date": no date'),
            (6, 'column "date": "1.1.24" is not a date like 2024-12-31 or 20241231'),
            (7, 'column "amount": is a BLOB; cast it to text in the query, or leave it out'),
            (8, 'column "amount": "inf" is not an amount: it is not a number like 1234.56'),
            (9, 'column "date": "1704067200" is not a date like 2024-12-31 or 20241231'),
        ]
        self.assertEqual(self.refused_query(), "base.db, row 2, " + reasons[0][1])
        self.assertEqual([row["client"] for row in self.query(QUERY, "--skip-bad-rows")], ["ann"])
        self.assertEqual([(int(r["line"]), r["reason"]) for r in self.rows("out/rejected.csv")], reasons)
        self.assertEqual((self.summary()["rows"], self.summary()["rejected_rows"]), (9, 8))

    def test_no_deals_are_no_mistake(self):
        self.deals()
        self.assertEqual(self.query(), [])


class Refused(SqliteTest):
    def test_files_that_are_no_database(self):
        self.assertEqual(self.refused_query(), "base.db: no such file")
        (self.folder / "sub").mkdir()
        self.assertEqual(self.refused_query(base="sub"), "sub: is a folder, not a database")
        self.write("deals.csv", "client,amount,date\n" * 100)
        self.assertIn("deals.csv: file is not a database: it is no SQLite database", self.refused_query(base="deals.csv"))

    def test_a_damaged_database(self):
        self.deals(*(("client", 1, "2024-01-01") for _ in range(10000)))
        content = bytearray((self.folder / "base.db").read_bytes())
        content[8192:] = b"\xff" * (len(content) - 8192)
        self.write("base.db", bytes(content))
        self.assertIn("base.db: database disk image is malformed", self.refused_query())

    def test_a_csv_file_needs_no_query_and_a_database_does(self):
        self.deals()
        self.assertIn("give it by --sqlite", self.refused("base.db", *COLUMNS))

    def test_queries_that_are_wrong(self):
        self.deals(("ann", 1, "2024-01-01"))
        for query, said in (
            ("select missing from deals", "--query: no such column: missing"),
            ("select * from nowhere", "--query: no such table: nowhere"),
            ("selct", '--query: near "selct": syntax error'),
            ("", "--query: there is no statement"),
            ("-- nothing", "--query: there is no statement"),
            (QUERY + "; " + QUERY, "--query: there is more than one statement"),
            ("select client, amount from deals", 'no column is named "date"; there are: client, amount'),
            ("select client, client, amount, date from deals", 'two columns are named "client"'),
        ):
            with self.subTest(query=query):
                self.assertTrue(self.refused_query(query).startswith("base.db: " + said), self.refused_query(query))

    def test_queries_that_write_are_refused(self):
        self.deals(("ann", 1, "2024-01-01"))
        for query in (
            "delete from deals",
            "insert into deals values ('bob', 1, '2024-01-01') returning client, amount, date",
            "drop table deals",
            "create table new (client, amount, date)",
            "pragma user_version = 7",
            "attach 'other.db' as other",
            "vacuum into 'copy.db'",
            "begin",
        ):
            with self.subTest(query=query):
                self.assertIn("only a statement that reads is allowed; give a select", self.refused_query(query))

    def test_a_locked_database(self):
        self.deals(("ann", 1, "2024-01-01"))
        with contextlib.closing(sqlite3.connect(self.folder / "base.db", isolation_level=None)) as other:
            other.execute("begin exclusive")
            message = self.refused("--sqlite", "base.db", "--query", QUERY, *COLUMNS)
        self.assertEqual(
            message, "base.db: database is locked: another program is using the database; try again when it is done"
        )

    def test_options_that_do_not_go_together(self):
        self.deals()
        self.assertIn("--sqlite needs --query", self.refused("--sqlite", "base.db", *COLUMNS))
        self.assertIn("--query needs --sqlite", self.refused("deals.csv", "--query", QUERY, *COLUMNS))
        self.assertIn("give one of them", self.refused("deals.csv", "--sqlite", "base.db", "--query", QUERY, *COLUMNS))
        self.assertIn("deals is required", self.refused(*COLUMNS))

    def test_the_database_is_never_replaced(self):
        self.deals(("ann", 1, "2024-01-01"))
        os.rename(self.folder / "base.db", self.folder / "clients.csv")
        message = self.refused("--sqlite", "clients.csv", "--query", QUERY, *COLUMNS, "--out", ".")
        self.assertIn("would replace the deals", message)


class Hostile(SqliteTest):
    """What a query or a database may not do."""

    def test_functions_with_effects_are_refused(self):
        self.base("create table deals (client, amount, date)", "create virtual table words using fts3(x)")
        for call, name in (
            ("fts3_tokenizer('simple', x'4141414141414141')", "fts3_tokenizer"),
            ("fts3_tokenizer('simple')", "fts3_tokenizer"),
            ("load_extension('./evil')", "load_extension"),
            ("sqlite_log(1, 'x')", "sqlite_log"),
            ("(select optimize(words) from words)", "optimize"),
        ):
            with self.subTest(call=call):
                message = self.refused_query(
                    f"select {call} is not null as client, (select count(*) from pragma_table_info('words')) as amount, "
                    "'2024-01-01' as date"
                )
                self.assertEqual(message, f"base.db: --query: the function {name} is not allowed here")

    def test_statements_that_do_more_than_read(self):
        self.deals(("ann", 1, "2024-01-01"))
        for query in (
            "attach ':memory:' as other",
            "detach main",
            "vacuum",
            "reindex",
            "analyze",
            "create temp table t (x)",
            "create temp view v as select 1",
            "pragma journal_mode = wal",
            "pragma writable_schema = on",
            "pragma temp_store_directory = '/tmp'",
            "pragma hard_heap_limit = 0",
            "pragma query_only",
            "select journal_mode as client, 1 as amount, 2 as date from pragma_journal_mode",
            "savepoint x",
            "explain delete from deals",
        ):
            with self.subTest(query=query):
                self.assertIn("only a statement that reads is allowed; give a select", self.refused_query(query))
        self.assertIn("may not be modified", self.refused_query("update sqlite_schema set sql = ''"))
        for function in ("readfile('base.db')", "writefile('x', 'y')", "edit('x')"):
            self.assertIn("no such function", self.refused_query(f"select {function}"))

    def test_what_reads_is_allowed(self):
        self.base(
            "create table deals (client, amount, date, more)",
            """insert into deals values ('ann', 5, '2024-01-01', '{"n": [1, 2]}')""",
            "create virtual table words using fts5(x)",
            "insert into words values ('ann buys')",
            "create virtual table box using rtree(id, low, high)",
            "insert into box values (1, 2.0, 3.0)",
            "create view v as select upper(client) as client, amount, date from deals",
        )
        for query, expected in (
            ("select client, sum(value) as amount, date from deals, json_each(more, '$.n') group by 1", ("ann", "3")),
            ("select name as client, 2 as amount, '2024-01-01' as date from pragma_table_info('deals') limit 1", ("client", "2")),
            ("select snippet(words, 0, '', '', '', 1) as client, 1 as amount, '2024-01-01' as date from words where words match 'ann'",
             ("ann", "1")),
            ("select id as client, high as amount, '2024-01-01' as date from box where low < 5", ("1", "3")),
            ("select * from v", ("ANN", "5")),
            ("""with recursive n(i) as (select 1 union all select i + 1 from n where i < 4)
                select 'bob' as client, i as amount, date('2024-01-01') as date from n""", ("bob", "10")),
            ("select client, amount, date, sum(amount) over (order by date) as s from deals", ("ann", "5")),
        ):
            with self.subTest(query=query):
                self.assertEqual([(r["client"], r["value"]) for r in self.query(query)], [expected])

    def test_a_parameter_without_a_value(self):
        self.deals(("ann", 1, "2024-01-01"))
        for parameter, name in (("?", "?1"), ("?2", "?2"), (":least", ":least"), ("@least", "@least"), ("$least", "$least")):
            message = self.refused_query(f"{QUERY} where amount >= {parameter}")
            name = "?1" if parameter == "?2" else name
            self.assertEqual(message, f"base.db: --query: the parameter {name} has no value; write the value in its place")

    def test_a_limit_of_time(self):
        self.deals(("ann", 1, "2024-01-01"))
        endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select "
        for rest in (
            "count(*) as client, 1 as amount, '2024-01-01' as date from n",
            "i % 7 as client, 1 as amount, '2024-01-01' as date from n",
        ):
            began = time.monotonic()
            self.assertEqual(
                self.refused_query(endless + rest, "--query-limit", "1"),
                "base.db: --query-limit 1: the query has taken longer than these seconds; give it more, or ask for less",
            )
            self.assertLess(time.monotonic() - began, 20)
        self.assertEqual(len(self.query(QUERY, "--query-limit", "1000")), 1)
        for wrong in ("0", "-1", "1.5", "x", ""):
            self.assertIn("--query-limit: ", self.refused_query(QUERY, "--query-limit", wrong))
        self.assertIn("--query-limit needs --sqlite", self.refused("deals.csv", *COLUMNS, "--query-limit", "5"))

    def test_a_signal_ends_a_query_without_an_end(self):
        self.deals(("ann", 1, "2024-01-01"))
        endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) as client, 1 as amount, 2 as date from n"
        run = subprocess.Popen(
            [os.environ["CLIENT_REPORT"], "--sqlite", "base.db", "--query", endless, *COLUMNS],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        self.assertEqual(run.wait(timeout=20), -signal.SIGINT)

    def test_rows_and_texts_have_an_end(self):
        self.base("create table deals as select zeroblob(17000000) as client, 1 as amount, '2024-01-01' as date")
        self.assertIn("string or blob too big: a text has at most 16 MB", self.refused_query())
        nine = "hex(zeroblob(4500000))"
        wide = f"select 'a' as client, 1 as amount, '2024-01-01' as date, {nine} as x, {nine} as y"
        self.assertEqual(
            self.refused_query(wide), "base.db, row 1, the row is longer than 16 MB; select fewer or shorter columns"
        )
        many = ", ".join(f"hex(zeroblob(8000000)) as x{i}" for i in range(60))
        self.assertIn(
            "it takes more than the 512 MB of memory that SQLite may have",
            self.refused_query(f"select 1 as client, 1 as amount, 2 as date, {many}"),
        )

    def test_names_are_names_of_files(self):
        self.deals(("ann", 1, "2024-01-01"))
        self.assertEqual(self.refused_query(base=":memory:"), ":memory:: no such file")
        for name in (":memory:", "file:x.db", "file:base.db?mode=ro"):
            with self.subTest(name=name):
                self.assertIn("no such file", self.refused_query(base=name))
                (self.folder / "base.db").rename(self.folder / name)
                self.assertEqual([row["client"] for row in self.query(base=name)], ["ann"])
                (self.folder / name).rename(self.folder / "base.db")
                (self.folder / name).write_bytes(b"")
                self.assertIn("no such table: deals", self.refused_query(base=name))
                (self.folder / name).unlink()

    def test_a_function_that_a_view_hides(self):
        self.base("create table t (x)", "create virtual table words using fts3(x)")
        with contextlib.closing(sqlite3.connect(self.folder / "base.db")) as base:
            base.execute("create view deals as select load_extension('./evil') as client, 1 as amount, '2024-01-01' as date")
        self.assertIn("--query: ", self.refused_query())


class Journals(SqliteTest):
    """An input database is never written, whatever lies beside it."""

    def hot(self):
        """A database with the journal of a program that was killed while it wrote."""
        self.deals(*((f"client {i}", 1, "2024-01-01") for i in range(3000)))
        script = (
            "import os, sqlite3; base = sqlite3.connect('base.db', isolation_level=None);"
            "base.execute('pragma cache_size = 5'); base.execute('begin'); base.execute('update deals set amount = 7');"
            "os.kill(os.getpid(), 9)"
        )
        subprocess.run([sys.executable, "-c", script], cwd=self.folder, check=False)
        self.assertTrue((self.folder / "base.db-journal").stat().st_size > 0)

    def test_a_hot_journal_is_refused_with_the_command_that_mends_it(self):
        self.hot()
        message = self.refused_query()
        command = f"sqlite3 '{self.folder}/base.db' \"pragma integrity_check\""
        self.assertEqual(
            message,
            "base.db: attempt to write a readonly database: a program that wrote into it was interrupted, and this one "
            f"only reads; let SQLite take back what was half written: {command}",
        )
        with contextlib.closing(sqlite3.connect(self.folder / "base.db")) as base:
            base.execute("pragma integrity_check").fetchall()
        self.assertEqual({row["value"] for row in self.query()}, {"1"})

    def test_a_write_ahead_log_is_read(self):
        self.deals(("ann", 1, "2024-01-01"))
        with contextlib.closing(sqlite3.connect(self.folder / "base.db", isolation_level=None)) as base:
            base.execute("pragma journal_mode = wal")
            base.execute("insert into deals values ('bob', 2, '2024-01-01')")
            before = (self.folder / "base.db").read_bytes()
            self.assertEqual([row["client"] for row in self.query()], ["bob", "ann"])
            self.assertEqual((self.folder / "base.db").read_bytes(), before)

    def test_the_log_of_a_killed_program_is_read(self):
        self.deals(("ann", 1, "2024-01-01"))
        script = (
            "import os, sqlite3; base = sqlite3.connect('base.db', isolation_level=None);"
            "base.execute('pragma journal_mode = wal'); base.execute(\"insert into deals values ('bob', 2, '2024-01-01')\");"
            "os.kill(os.getpid(), 9)"
        )
        subprocess.run([sys.executable, "-c", script], cwd=self.folder, check=False)
        before = (self.folder / "base.db").read_bytes()
        self.assertEqual([row["client"] for row in self.query()], ["bob", "ann"])
        self.assertEqual((self.folder / "base.db").read_bytes(), before)


class Readme(SqliteTest):
    def test_the_commands_of_the_readme_work(self):
        self.base(
            "create table orders (number integer primary key, customer text, ordered_at text)",
            "create table lines (number integer, price real, pieces integer)",
            "create table customers (name text, city text)",
            "create table deals (customer text, net text, day text)",
            "insert into orders values (1, 'ann', '2024-03-01 12:00:00'), (2, 'bob', '2023-03-01 12:00:00')",
            "insert into lines values (1, 0.1, 1), (1, 0.2, 1), (2, 5, 1)",
            "insert into customers values ('ann', 'Berlin'), ('bob', 'Berlin'), ('cid', 'Bonn')",
            "insert into deals values ('ann', '9', '2024-01-01'), ('bob', '1', '2024-01-01'), ('cid', '1', '2024-01-01')",
            name="shop.db",
        )
        readme = (ROOT / "apps" / "client_report" / "README.md").read_text(encoding="utf-8")
        commands = [block for block in re.findall("```sh\n(.*?)```", readme, re.DOTALL) if "--sqlite" in block]
        self.assertEqual(len(commands), 2)
        reading, writing = commands
        self.assertRegex(self.shell(reading), "(?m)^Clients +1$[^$]*^Value +0[.]3$")
        first, second = writing.splitlines()
        self.shell(first)
        (query,) = re.findall('^sqlite3 shop.db "(.*)"$', second)
        with contextlib.closing(sqlite3.connect(self.folder / "shop.db")) as base:
            self.assertEqual(sorted(base.execute(query).fetchall()), [("A", 1), ("B", 1)])

    def shell(self, command):
        folder = os.path.dirname(os.environ["CLIENT_REPORT"])
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout


class RealData(SqliteTest):
    """The optional real data, as tables."""

    def table(self, name):
        folder = os.environ.get("VITALFEW_DATA_DIR", "")
        file = Path(folder, f"{name}.csv")
        if not folder or not file.exists():
            self.skipTest(f"needs the optional data set {name}.csv in VITALFEW_DATA_DIR")
        with open(file, encoding="utf-8", newline="") as source:
            header, *rows = csv.reader(source)
        numbers = {"unit_price", "quantity", "discount", "total"}
        columns = ", ".join(f"{column} {'numeric' if column in numbers else 'text'}" for column in header)
        table = file.stem
        self.base(
            f"create table {table} ({columns})",
            (f"insert into {table} values ({', '.join('?' * len(header))})", rows),
        )

    def by_rule(self, query, *columns):
        grades = {}
        for rule in ("upper", "lower", "nearest"):
            self.report("--sqlite", "base.db", "--query", query, *columns, "--crossing", rule, "--out", "out")
            grades[rule] = self.grades(self.summary())
        return grades

    def test_chinook(self):
        self.table("chinook/invoices")
        columns = ("--client", "customer_id", "--amount", "total", "--date", "invoice_date")
        grades = self.by_rule("select * from invoices", *columns)
        self.assertEqual(grades, {"upper": "58/0/1/0", "lower": "28/0/30/1", "nearest": "58/0/0/1"})
        self.assertEqual((self.summary()["clients"], self.summary()["total"]), (59, "2328.60"))

    def test_northwind(self):
        self.table("northwind/orders")
        self.table("northwind/order_details")
        query = """select customer_id, order_id, order_date, round(unit_price * quantity * (1 - discount), 4) as net
            from order_details join orders using (order_id)"""
        columns = ("--client", "customer_id", "--amount", "net", "--date", "order_date", "--deal", "order_id")
        grades = self.by_rule(query, *columns)
        self.assertEqual(grades, {"upper": "34/27/17/11", "lower": "33/27/17/12", "nearest": "34/26/17/12"})
        summary = self.summary()
        self.assertEqual((summary["clients"], summary["deals"], summary["total"]), (89, 830, "1265793.0395"))
        self.assertEqual(round(summary["concentration"]["gini"], 5), 0.57545)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The program among others: formats on the standard output, signals, what it says on a terminal, its manual page."""

import csv
import gzip
import io
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import time
import unittest

from harness import COLUMNS, DEMO, ROOT, ReportTest, main

HEADER = "client,amount,date\n"
DEALS = HEADER + 'ann,1.50,2024-01-01\n"b|o, ""b""\n",20.00,2024-01-02\nann,0.25,2024-01-03\n=1+1,-3,2024-02-01\n'
CDNOW = (DEMO, "--client", "customer", "--amount", "dollars", "--date", "date")
MAN_PAGE = ROOT / "apps" / "client_report" / "cli" / "client_report.1"


class Formats(ReportTest):
    def format(self, name, *arguments):
        self.write("deals.csv", DEALS)
        done = self.call("deals.csv", *COLUMNS, "--format", name, *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode("utf-8")

    def clients(self):
        self.write("deals.csv", DEALS)
        self.report("deals.csv", *COLUMNS, "--out", "out")
        return self.rows()

    def test_csv_is_clients_csv(self):
        wanted = self.clients()
        self.assertEqual(self.format("csv"), self.read("out/clients.csv"))
        self.assertEqual(len(wanted), 3)

    def test_json_and_ndjson_hold_the_same(self):
        wanted = self.clients()
        objects = json.loads(self.format("json"))
        lines = self.format("ndjson").splitlines()
        self.assertEqual([json.loads(line) for line in lines], objects)
        self.assertEqual([list(each) for each in objects], [list(row) for row in wanted])
        for one, row in zip(objects, wanted):
            for name, text in row.items():
                value = one[name]
                if name in ("deals", "place", "one_off", "share", "cumulative_share"):
                    self.assertIsInstance(value, (int, float))
                    self.assertEqual(float(text), value)
                else:
                    self.assertEqual(value if value is not None else "", text)
        self.assertEqual(objects[0]["client"], 'b|o, "b"\n')
        self.assertEqual(objects[2]["value"], "-3.00")

    def test_markdown(self):
        lines = self.format("markdown").splitlines()
        self.assertEqual(lines[0].split(" | ")[0], "| client")
        self.assertEqual(lines[1][:13], "| --- | ---: ")
        self.assertEqual(lines[2].split(" | ")[0], '| b\\|o, "b" ')
        self.assertEqual(len(lines), 5)
        for line in lines:
            self.assertEqual(len(re.findall(r"(?<!\\)\|", line)), 11)

    def test_without_clients(self):
        self.write("empty.csv", HEADER)
        for name, text in (("json", "[]\n"), ("ndjson", "")):
            done = self.call("empty.csv", *COLUMNS, "--format", name)
            self.assertEqual((done.returncode, done.stdout.decode()), (0, text))

    def test_through_pipes(self):
        data = gzip.compress(DEMO.read_bytes())
        done = self.call("-", *CDNOW[1:], "--format", "csv", input=data)
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"), newline="")))
        self.assertEqual((done.returncode, len(rows), rows[0]["client"]), (0, 2357, "19339"))
        # The columns of another run come behind in a fixed order.
        self.assertEqual(list(rows[0])[-1], "one_off")

    def test_the_files_are_written_beside(self):
        self.format("csv", "--out", "out")
        self.assertTrue((self.folder / "out" / "summary.json").exists())

    def test_an_unknown_format(self):
        self.write("deals.csv", DEALS)
        self.assertEqual(
            self.refused("deals.csv", *COLUMNS, "--format", "xml"),
            '--format: "xml" is not one of report, csv, json, ndjson, markdown',
        )


class Ends(ReportTest):
    def start(self, *arguments, **options):
        return subprocess.Popen(
            [os.environ["CLIENT_REPORT"], *map(str, arguments)],
            cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,
        )

    def wait_for(self, condition):
        for _ in range(500):
            if condition():
                return
            time.sleep(0.02)
        self.fail("it does not come")

    def test_a_signal_leaves_no_half_file_and_the_old_ones(self):
        self.write("deals.csv", DEALS)
        self.report("deals.csv", *COLUMNS, "--out", "old", "--skip-bad-rows")
        before = self.files()
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for out in ("old", "new/deep"):
                with self.subTest(how=how, out=out):
                    run = self.start("-", *COLUMNS, "--skip-bad-rows", "--out", out)
                    run.stdin.write(DEALS.encode() + b"bad\n")
                    run.stdin.flush()
                    self.wait_for(lambda: any(".tmp-" in name for name in self.files()))
                    run.send_signal(how)
                    said = run.communicate()
                    self.assertEqual((run.returncode, *said), (-how, b"", b""))
                    self.assertEqual(self.files(), before)

    def test_a_signal_that_is_ignored_stays_so(self):
        run = self.start("-", *COLUMNS, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        run.stdin.write(HEADER.encode())
        run.stdin.flush()
        time.sleep(0.2)
        run.send_signal(signal.SIGHUP)
        said, _ = run.communicate(b"ann,1,2024-01-01\n")
        self.assertEqual(run.returncode, 0)
        self.assertIn(b"Clients         1\n", said)

    def test_a_reader_that_has_seen_enough(self):
        self.write("deals.csv", HEADER + "".join(f"client {i},{i},2024-01-01\n" for i in range(50_000)))
        run = self.start("deals.csv", *COLUMNS, "--format", "csv", "--out", "out")
        self.assertEqual(run.stdout.readline()[:7], b"client,")
        run.stdout.close()
        self.assertEqual(run.stderr.read(), b"")
        self.assertEqual(run.wait(), -signal.SIGPIPE)
        self.assertEqual(list(self.files()), ["deals.csv"])
        run.stdin.close()
        run.stderr.close()


class Said(ReportTest):
    def test_stats(self):
        self.write("deals.csv", DEALS)
        done = self.call("deals.csv", *COLUMNS, "--stats")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(
            done.stderr.decode(), r"^4 rows in [0-9]+[.][0-9]{2} s \([0-9,]+ rows/s\), at most [1-9][0-9,]* MB of memory\n$"
        )
        self.assertIn(b"The top 3", done.stdout)

    def on_a_terminal(self, *arguments):
        """What is said on the standard error when it is a terminal, while the input comes slowly."""
        master, slave = pty.openpty()
        run = subprocess.Popen(
            [os.environ["CLIENT_REPORT"], "-", *COLUMNS, *arguments],
            cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=slave,
        )
        os.close(slave)
        run.stdin.write(HEADER.encode())
        for i in range(3):
            run.stdin.write(f"ann,{i},2024-01-01\n".encode() * 10_000)
            run.stdin.flush()
            time.sleep(0.3)
        run.stdin.close()
        said = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:
                break
            if not piece:
                break
            said += piece
        self.assertEqual(run.wait(), 0)
        os.close(master)
        return said.decode()

    def test_progress_on_a_terminal_and_none_with_quiet(self):
        said = self.on_a_terminal()
        self.assertRegex(said, r"[0-9,]+ rows, [0-9]+ MB, [0-9,]+ rows/s")
        self.assertTrue(said.endswith("\r\x1b[K"))
        self.assertEqual(self.on_a_terminal("--quiet"), "")


class ManPage(ReportTest):
    def printed(self, option):
        done = self.call(option)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode("utf-8")

    def test_it_is_the_one_in_the_folder(self):
        self.assertEqual(
            MAN_PAGE.read_text(encoding="utf-8"),
            self.printed("--print-man"),
            "write it anew: client_report --print-man > apps/client_report/cli/client_report.1",
        )

    def test_it_says_what_help_says(self):
        def words(text):
            return " ".join(text.split())

        page = self.printed("--print-man").replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")
        page = re.sub(r"\\f[BIR]", "", page)
        help_text = self.printed("--help")
        options = re.findall(r"^  (-{1,2}[a-z-]+(?:,--[a-z-]+)?)", help_text, re.MULTILINE)
        self.assertGreater(len(options), 30)
        in_page = re.findall(r"^\.TP\n(\S+)", page, re.MULTILINE)
        self.assertEqual([name for name in in_page if name != "deals"], options)
        # Each description, word for word.
        for entry in re.split(r"^\.TP\n", page, flags=re.MULTILINE)[1:]:
            description = entry.split("\n", 1)[1].split(".SH")[0]
            self.assertIn(words(description), words(help_text))
        footer = page[page.index(".nf\n") + 4 : page.index(".fi")]
        self.assertIn(words(footer), words(help_text))

    @unittest.skipUnless(shutil.which("mandoc"), "needs mandoc")
    def test_it_is_a_good_manual_page(self):
        done = subprocess.run(
            ["mandoc", "-T", "lint", "-W", "style", MAN_PAGE], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        self.assertEqual((done.returncode, done.stdout), (0, ""))


if __name__ == "__main__":
    main()

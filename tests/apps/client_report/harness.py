# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Runs client_report as its users do: what the tests of this folder share.

The environment says where the program is (CLIENT_REPORT) and, for some tests, the optional real data (VITALFEW_DATA_DIR).
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

import json_schema

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from script_tests import main, optional_data, rounds  # noqa: E402, F401

SCHEMA = json.loads((ROOT / "apps" / "client_report" / "formats" / "summary.schema.json").read_text(encoding="utf-8"))
DEMO = ROOT / "examples" / "data" / "cdnow_sample.csv"
COLUMNS = ("--client", "client", "--amount", "amount", "--date", "date")


def width(line):
    """The columns that a line takes on a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line
    )


class ReportTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="client_report ")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        """Writes a file into the folder of this test, where the program runs."""
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        (self.folder / name).write_bytes(data)
        return name

    def call(self, *arguments, **options):
        return subprocess.run(
            [os.environ["CLIENT_REPORT"], *(part if isinstance(part, bytes) else str(part) for part in arguments)],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
            **options,
        )

    def report(self, *arguments, **options):
        """The report of a run that must succeed; none of its lines is too wide."""
        done = self.call(*arguments, **options)
        self.assertEqual((done.returncode, done.stderr.decode("utf-8")), (0, ""))
        text = done.stdout.decode("utf-8")
        for line in text.splitlines():
            self.assertLessEqual(width(line), 80, line)
            self.assertEqual(line, line.rstrip())
        return text

    def refused(self, *arguments, code=2, **options):
        """The one line that a run says that must fail."""
        done = self.call(*arguments, **options)
        message = done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, code, message)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(message.count("\n"), 1, message)
        self.assertTrue(message.startswith("client_report: "), message)
        return message[len("client_report: ") : -1]

    def read(self, name):
        return (self.folder / name).read_bytes().decode("utf-8")

    def rows(self, name="out/clients.csv"):
        return list(csv.DictReader(io.StringIO(self.read(name), newline="")))

    def summary(self, name="out/summary.json"):
        """The summary, which always fits its schema; without the record of the run: test_manifest.py is about it."""
        summary = json.loads(self.read(name))
        json_schema.check(summary, SCHEMA)
        del summary["run"]
        return summary

    def analysed(self, deals, *arguments):
        """The lines of clients.csv and the summary for deals, given as a CSV text or as the name of a file."""
        if "\n" in deals:
            deals = self.write("deals.csv", deals)
        self.report(deals, *COLUMNS, "--out", "out", *arguments)
        return self.rows(), self.summary()

    def grades(self, summary):
        return "/".join(str(grade["clients"]) for grade in summary["grades"])

    def matrix(self, comparison):
        """before -> after -> clients"""
        rows = {}
        for cell in comparison["matrix"]:
            rows.setdefault(cell["before"], {})[cell["after"]] = cell["clients"]
        return rows

    def files(self):
        """What lies in the folder of this test, and what is in it."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes() if path.is_file() else None
            for path in self.folder.rglob("*")
        }

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The window functions of SQLite, from Python's own module, against the library. See window_functions.py."""

import sqlite3
import unittest

import library
from window_functions import QUERY, TABLES, WindowFunctions


@unittest.skipIf(sqlite3.sqlite_version_info < (3, 28), f"needs SQLite 3.28 for EXCLUDE, and this is {sqlite3.sqlite_version}")
class Sqlite(WindowFunctions, unittest.TestCase):
    def query(self, kind, clients, limits):
        database = sqlite3.connect(":memory:")
        self.addCleanup(database.close)
        database.executescript(TABLES.format(kind="INTEGER" if kind == "int64" else "REAL"))
        database.executemany("INSERT INTO clients VALUES (?, ?, ?)", clients)
        database.executemany("INSERT INTO limits VALUES (?, ?, ?)", limits)
        database.execute("CREATE INDEX limits_of ON limits (base)")
        return database.execute(QUERY).fetchall()


if __name__ == "__main__":
    library.main()

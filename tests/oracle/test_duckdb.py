# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The window functions of DuckDB against the library. See window_functions.py.

DuckDB is the installed module or one from PyPI, in an environment that is made once, in the folder that the environment variable
ORACLE_VENV names. Where neither can be had, the test is skipped.
"""

import csv
import os
import subprocess
import sys
import tempfile
import unittest
import venv
from pathlib import Path

import library
from window_functions import QUERY, TABLES, WindowFunctions

try:
    import duckdb
except ImportError:
    duckdb = None


class DuckDb(WindowFunctions, unittest.TestCase):
    def query(self, kind, clients, limits):
        with duckdb.connect(config={"threads": 1}) as database, tempfile.TemporaryDirectory() as folder:
            database.execute(TABLES.format(kind="BIGINT" if kind == "int64" else "DOUBLE"))
            for table, rows in (("clients", clients), ("limits", limits)):
                file = Path(folder, f"{table}.csv")
                with open(file, "w", encoding="ascii", newline="") as target:
                    csv.writer(target).writerows(rows)
                database.execute(f"COPY {table} FROM '{file}' (HEADER false)")
            return database.execute(QUERY).fetchall()

    def test_integers_of_64_bits(self):
        """Sums of DuckDB have 128 bits."""
        least, most = -(2**63), 2**63 - 1

        def values(rng, n):
            return [rng.choice([least, -1, 0, 1, most, most - 1, rng.randrange(least, most)]) for _ in range(n)]

        self.compare(self.random_bases(6, values))


def install():
    """The Python of an environment that has DuckDB, or why there is none. Pinned where the benchmarks pin it."""
    folder = Path(os.environ["ORACLE_VENV"])
    python = folder / "bin" / "python"
    pins = (library.ROOT / "bench" / "compare" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = next(line for line in pins if line.startswith("duckdb=="))
    done = folder / "installed.txt"
    if not done.exists():
        try:
            venv.create(folder, clear=True, with_pip=True)
            pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--retries", "1", "--timeout", "15"]
            result = subprocess.run([*pip, wanted], capture_output=True, encoding="utf-8", timeout=240, check=False)
            done.write_text("" if result.returncode == 0 else result.stderr.strip().splitlines()[-1], encoding="utf-8")
        except (OSError, subprocess.SubprocessError) as error:
            return None, str(error)
    return python, done.read_text(encoding="utf-8")


if __name__ == "__main__":
    if duckdb is None and sys.argv[1:] != ["--installed"]:
        python, reason = install()
        if reason:
            print(f"skipped: the Python module duckdb could not be installed ({reason}); to try again, remove {os.environ['ORACLE_VENV']}")
            sys.exit(77)
        os.execv(python, [str(python), "-B", __file__, "--installed"])
    sys.argv[1:] = []
    library.main()

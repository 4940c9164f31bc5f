#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Draws the charts of the documents, docs/img/chart_*.svg, from the specifications that the library writes.

    draw_charts.py [--build BUILD]

BUILD, build/gcc by default, has the program tests/report/chart_specs and knows where npm put what the page of client_report is made
of. The test "report: charts in Vega" fails when the pictures are out of date.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description="Draws the charts of the documents.")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "gcc")
    arguments = parser.parse_args()
    cache = (arguments.build / "CMakeCache.txt").read_text(encoding="utf-8")
    modules = re.search(r"^CLIENT_REPORT_PAGE_MODULES:\w+=(.+)$", cache, re.MULTILINE)
    if not modules:
        print(f"draw_charts.py: {arguments.build} was configured without npm, and so without the page of client_report", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as specs:
        subprocess.run([arguments.build / "tests" / "report" / "chart_specs", specs], check=True)
        subprocess.run(
            ["node", ROOT / "tests" / "report" / "render_specs.mjs", modules[1], specs, ROOT / "docs" / "img"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

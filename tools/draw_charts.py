#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Draws the charts of the documents, docs/img/chart_*.svg, from the specifications that the library writes.

    draw_charts.py --build BUILD --modules NODE_MODULES

BUILD has the program tests/report/chart_specs; NODE_MODULES has vega and vega-lite, of the versions that the page of client_report
pins. The test "report: charts in Vega" fails when the pictures are out of date.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    parser = argparse.ArgumentParser(description="Draws the charts of the documents.")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "gcc")
    parser.add_argument("--modules", type=Path, required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as specs:
        subprocess.run([arguments.build / "tests" / "report" / "chart_specs", specs], check=True)
        subprocess.run(
            ["node", ROOT / "tests" / "report" / "render_specs.mjs", arguments.modules, specs, ROOT / "docs" / "img"],
            check=True,
            stdout=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    sys.exit(main())

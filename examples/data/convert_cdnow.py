#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

"""Makes cdnow_sample.csv from the CDNOW sample that ships in the Python package lifetimes.

    pip download --no-deps lifetimes==0.11.3
    python3 -m zipfile -e Lifetimes-0.11.3-py3-none-any.whl unpacked
    python3 convert_cdnow.py unpacked/lifetimes/datasets/CDNOW_sample.txt cdnow_sample.csv

Nothing is computed: the columns get names, dates become YYYY-MM-DD, the number within the sample is left
out. Where the file is not the one that the figures in SOURCE.md were taken from, the script stops.
"""

import argparse
import datetime
import hashlib
import pathlib
import sys

EXPECTED_SHA256 = "6fae10155c0b0ba363c2c386e30f77990d22328220efd862a5edd1443420d94a"


def converted(line):
    customer, _number_in_sample, day, discs, dollars = line.split()
    date = datetime.datetime.strptime(day, "%Y%m%d").date()
    return f"{customer},{date.isoformat()},{int(discs)},{dollars}\n"


def main():
    parser = argparse.ArgumentParser(description="Converts CDNOW_sample.txt to CSV.")
    parser.add_argument("source", type=pathlib.Path, help="CDNOW_sample.txt")
    parser.add_argument("target", type=pathlib.Path, help="the CSV file to write")
    arguments = parser.parse_args()

    content = arguments.source.read_bytes()
    if hashlib.sha256(content).hexdigest() != EXPECTED_SHA256:
        sys.exit(f"{arguments.source} is not the CDNOW_sample.txt of lifetimes 0.11.3")
    lines = content.decode("ascii").splitlines()
    with arguments.target.open("w", encoding="ascii", newline="\n") as target:
        target.write("customer,date,discs,dollars\n")
        target.writelines(converted(line) for line in lines if line.strip())


if __name__ == "__main__":
    main()

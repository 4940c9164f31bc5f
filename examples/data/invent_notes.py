#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

"""Invents contracts and judgements for the demo, beside the real deals of cdnow_sample.csv.

    python3 invent_notes.py

CDNOW sold to consumers, without contracts, and nobody's judgement of them is known: all that this script writes, into
invented_contracts.csv and invented_judgements.csv, is made up. The customers are those who bought most from 1997-07-01 to
1998-06-30, some who bought before and not since, and three prospects who never bought.
"""

import csv
import datetime
import pathlib
import random
from decimal import Decimal

FOLDER = pathlib.Path(__file__).resolve().parent
BEGIN, AS_OF = "1997-07-01", "1998-07-01"
PROSPECTS = ("Prospect One", "Prospect Two", "Prospect Three")


def bought(rows):
    """customer -> dollars: in the year, and before it."""
    year, before = {}, {}
    for row in rows:
        period = year if BEGIN <= row["date"] < AS_OF else before
        period[row["customer"]] = period.get(row["customer"], Decimal(0)) + Decimal(row["dollars"])
    return year, before


def day(offset):
    return (datetime.date.fromisoformat(AS_OF) + datetime.timedelta(days=offset)).isoformat()


def largest(values):
    return sorted(values, key=lambda customer: (-values[customer], customer))


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main():
    with open(FOLDER / "cdnow_sample.csv", newline="", encoding="utf-8") as file:
        year, before = bought(csv.DictReader(file))
    chance = random.Random(1998)
    best = largest(year)
    lost = [customer for customer in largest(before) if customer not in year]

    contracts = []
    for customer in best[:120:2] + lost[:4]:
        value = year.get(customer)
        ends = day(chance.randrange(-30, 400)) if chance.random() < 0.9 else ""
        contact = day(-chance.randrange(0, 60)) if chance.random() < 0.8 else ""
        cost = (value * chance.randrange(60, 98) / 100).quantize(Decimal("0.01")) if value else ""
        contracts.append((customer, ends, contact, cost))
    write("invented_contracts.csv", ("client", "contract_end", "last_contact", "cost"), sorted(contracts))

    judgements = []
    for customer in [*best[:90:3], *best[100:200:10], *lost[:2], *PROSPECTS]:
        scores = [chance.randrange(1, 6) if chance.random() < 0.85 else "" for _ in range(3)]
        judgements.append((customer, day(-chance.randrange(5, 500)), *scores))
    write("invented_judgements.csv", ("client", "judged", "interest", "culture", "trust"), sorted(judgements))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The Python side of ./dev bench analyses: NumPy and pandas, in a process that stays alive and does what analyses.py tells
it, a line at a time, in the words of analyses.cpp. Each way is written as its users write it; one thread.

The columns are contiguous here, which is what these tools need, and members of a record of 56 bytes on our side.
"""

import sys
import time

import numpy as np
import pandas as pd

COLUMNS = [
    ("key", np.uint64),
    ("value", np.float64),
    ("earlier", np.float64),
    ("earlier_key", np.uint64),
    ("group", np.uint64),
    ("deals", np.uint64),
    ("days_ago", np.int64),
]
LIMITS = np.array([0.80, 0.95, 0.99])


def grades_of(values):
    """0 to 3 by the sum of all larger values, so that who crosses a limit stays in the better grade."""
    order = np.argsort(-values)
    sums = np.cumsum(values[order])
    before = np.concatenate(([0.0], sums[:-1]))
    grades = np.empty(len(values), np.int8)
    grades[order] = np.searchsorted(LIMITS * sums[-1], before, side="right")
    return grades


def gini(data):
    values = np.sort(data["value"].to_numpy())
    n = len(values)
    sums = np.cumsum(values)
    return [(n + 1 - 2 * np.sum(sums) / sums[-1]) / n]


def lorenz(data):
    sums = np.cumsum(np.sort(data["value"].to_numpy()))
    return [(sums / sums[-1])[len(sums) // 2 - 1]]


def herfindahl(data):
    values = data["value"].to_numpy()
    return [np.sum((values / values.sum()) ** 2)]


def top_share(data):
    values = data["value"].to_numpy()
    k = len(values) // 5
    return [np.partition(values, len(values) - k)[len(values) - k :].sum() / values.sum()]


def classify_by(data):
    ordered = data[["group", "value"]].sort_values("value", ascending=False)
    by_group = ordered.groupby("group")["value"]
    before = (by_group.cumsum() - ordered["value"]) / by_group.transform("sum")
    return list(np.bincount(np.searchsorted(LIMITS, before.to_numpy(), side="right"), minlength=4))


def rank(data):
    return [data["deals"].rank(method="min", ascending=False).sum()]


def cross_tabulate(data):
    return list(pd.crosstab(data["grade"], data["earlier_grade"]).to_numpy().ravel())


def rfm(data):
    frame = pd.DataFrame(
        {
            "recency": pd.qcut(-data["days_ago"], 5, labels=False),
            "frequency": pd.qcut(data["deals"], 5, labels=False, duplicates="drop"),
            "monetary": pd.qcut(data["value"], 5, labels=False),
        }
    )
    return list(np.bincount(frame["monetary"], minlength=5))


def weighted_score(data):
    def scaled(column):
        values = data[column].to_numpy().astype(float)
        return (values - values.min()) / (values.max() - values.min())

    scores = (3 * scaled("value") + 2 * scaled("deals")) / 5
    return [scores.max(), scores[0], scores[-1]]


def migration(data):
    before = data[["earlier_key", "earlier", "earlier_grade"]].rename(columns={"earlier_key": "key"})
    both = before.merge(data[["key", "value", "grade"]], on="key", how="outer")
    stayed = both.dropna()
    cells = stayed.groupby(["earlier_grade", "grade"]).agg(clients=("key", "size"), value=("value", "sum"))
    return list(cells["clients"].unstack(fill_value=0).to_numpy().ravel())


WAYS = (gini, lorenz, herfindahl, top_share, classify_by, rank, cross_tabulate, rfm, weighted_score, migration)


class Session:
    def values(self, n, name):
        rows = np.fromfile(name, dtype=COLUMNS, count=int(n))
        self.data = pd.DataFrame({column: np.ascontiguousarray(rows[column]) for column, _ in COLUMNS})
        self.data["grade"] = grades_of(self.data["value"].to_numpy())
        self.data["earlier_grade"] = grades_of(self.data["earlier"].to_numpy())
        return [f"way {way.__name__}" for way in WAYS]

    def run(self, name):
        way = {way.__name__: way for way in WAYS}[name]
        begin = time.perf_counter()
        self.found = way(self.data)
        return [f"seconds {time.perf_counter() - begin}"]

    def numbers(self):
        return [f"number {float(number)!r}" for number in self.found]

    @staticmethod
    def versions():
        return [f"version numpy {np.__version__}", f"version pandas {pd.__version__}"]


def main():
    session = Session()
    for line in sys.stdin:
        what, *words = line.split()
        if what == "quit":
            break
        try:
            print(*getattr(session, what)(*words), "ok", sep="\n", flush=True)
        except Exception as error:  # a rival's error goes to the table
            print(f"error {type(error).__name__}: {error}".replace("\n", " "), flush=True)


if __name__ == "__main__":
    main()

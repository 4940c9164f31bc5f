#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The Python side of ./dev bench: DuckDB, NumPy, pandas, Polars and SQLite, in a process that stays alive and does what
compare.py tells it, a line at a time, in the words of rivals.cpp:

    config                  prints the versions of what is there
    values TYPE N FILE      reads values (double or int64); the ways are those to grade them
    rank                    the ways are those to rank the values read
    deals N FILE            reads deals; the ways are those to make clients of them
    run WAY SECONDS         runs it for that long, once at least: prints the seconds of one run
    answer FILE             writes what the way run last answered
    quit

A way is a function that gets the data, loads them into its tool, and returns two functions: the one that is timed, and one that
turns what the first returned into an answer that can be compared. One thread each.

Each way is written as its users write it, and where there is a faster one that an expert would write, as that too. Grades are
by the sum of all larger values, so that the client who crosses a limit stays in the better grade. Two shortcuts are taken, as
everybody takes them: equal values that lie across a limit are split, and nothing is done about losses.
"""

import os
import sqlite3
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"  # read when Polars is imported

VERSIONS = {"python": sys.version.split()[0], "sqlite": sqlite3.sqlite_version}
try:
    import numpy as np

    VERSIONS["numpy"] = np.__version__
except ImportError:
    sys.exit("python_rivals.py: NumPy is needed to read the data; ./dev bench installs it")
try:
    import pandas as pd

    VERSIONS["pandas"] = pd.__version__
except ImportError:
    pd = None
try:
    import polars as pl

    VERSIONS["polars"] = pl.__version__
except ImportError:
    pl = None
try:
    import duckdb

    VERSIONS["duckdb"] = duckdb.__version__
except ImportError:
    duckdb = None

LIMITS = np.array([0.80, 0.95, 0.99])
SQL_GRADE = "CASE WHEN before < 0.80 * total THEN 0 WHEN before < 0.95 * total THEN 1 WHEN before < 0.99 * total THEN 2 ELSE 3 END"


def in_order_of_id(ids, column, dtype):
    """The column of a result whose rows are in any order, in that of the base."""
    answer = np.empty(len(ids), dtype)
    answer[np.asarray(ids)] = np.asarray(column)
    return answer


# --- Grading -----------------------------------------------------------------------------------------------------------------


def numpy_argsort(values):
    def run():
        order = np.argsort(values)[::-1]
        descending = values[order]
        running = np.cumsum(descending)
        ends = np.searchsorted(running - descending, LIMITS * running[-1])
        by_place = np.zeros(len(values), np.uint8)
        for end in ends:
            by_place[end:] += 1
        grades = np.empty(len(values), np.uint8)
        grades[order] = by_place
        return grades

    return run, lambda grades: grades


def cut_by(values, cutoffs):
    grades = (values < cutoffs[0]).astype(np.uint8)
    for cutoff in cutoffs[1:]:
        grades += values < cutoff
    return grades


def numpy_sort(values):
    def run():
        descending = np.sort(values)[::-1]
        running = np.cumsum(descending)
        ends = np.searchsorted(running - descending, LIMITS * running[-1])
        return cut_by(values, descending[np.maximum(ends, 1) - 1])

    return run, lambda grades: grades


def numpy_partition(values):
    """Selects by halving: np.partition is an AVX-512 quickselect where the processor has that."""

    def select(part, above, ends):
        """The cutoffs for the ends, all of which lie in this part of the values; what is above it sums up to above."""
        if len(part) == 1 or not ends:
            return [part[0]] * len(ends)
        middle = len(part) // 2
        part = np.partition(part, middle)  # ascending
        lower, upper = part[:middle], part[middle:]
        reached = above + upper.sum()
        in_upper = [end for end in ends if end <= reached]
        return select(upper, above, in_upper) + select(lower, reached, ends[len(in_upper) :])

    return lambda: cut_by(values, select(values, 0, list(LIMITS * values.sum()))), lambda grades: grades


def pandas_sort_values(values):
    frame = pd.DataFrame({"value": values})

    def run():
        ranked = frame.sort_values("value", ascending=False)
        before = ranked["value"].cumsum() - ranked["value"]
        ranked["grade"] = np.searchsorted(LIMITS * ranked["value"].sum(), before, side="right").astype(np.uint8)
        return ranked["grade"].sort_index()

    return run, lambda grades: grades.to_numpy()


def polars_grade():
    before = pl.col("value").cum_sum() - pl.col("value")
    total = pl.col("value").sum()
    first, *others = ((before >= limit * total).cast(pl.UInt8) for limit in LIMITS)
    return sum(others, first).alias("grade")


def polars_sort(values):
    frame = pl.DataFrame({"value": values}).with_row_index("id")

    def run():
        return frame.lazy().sort("value", descending=True).with_columns(polars_grade()).select("id", "grade").collect()

    return run, lambda result: in_order_of_id(result["id"], result["grade"], np.uint8)


def polars_cut(values):
    series = pl.Series("value", values)
    frame = series.to_frame()

    def run():
        descending = series.sort(descending=True)
        before = descending.cum_sum() - descending
        total = series.sum()
        cutoffs = [descending[max(int(before.search_sorted(limit * total)) - 1, 0)] for limit in LIMITS]
        first, *others = ((pl.col("value") < cutoff).cast(pl.UInt8) for cutoff in cutoffs)
        return frame.select(sum(others, first).alias("grade"))

    return run, lambda result: result["grade"].to_numpy()


def duckdb_base(values):
    base = duckdb.connect()
    base.execute("SET threads = 1")
    base.register("given", {"id": np.arange(len(values), dtype=np.int32), "value": values})
    base.execute("CREATE TABLE base AS SELECT id, value FROM given")
    base.unregister("given")
    return base


def duckdb_window(values):
    base = duckdb_base(values)
    query = f"""SELECT id, ({SQL_GRADE})::UTINYINT AS grade
                FROM (SELECT id, sum(value) OVER (ORDER BY value DESC ROWS UNBOUNDED PRECEDING) - value AS before,
                             (SELECT sum(value) FROM base) AS total FROM base)"""
    return lambda: base.execute(query).fetchnumpy(), lambda result: in_order_of_id(result["id"], result["grade"], np.uint8)


def sqlite_window(values):
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE base (id INTEGER PRIMARY KEY, value {'REAL' if values.dtype.kind == 'f' else 'INTEGER'})")
    base.executemany("INSERT INTO base VALUES (?, ?)", enumerate(values.tolist()))
    query = f"""CREATE TABLE graded AS SELECT id, {SQL_GRADE} AS grade
                FROM (SELECT id, sum(value) OVER (ORDER BY value DESC ROWS UNBOUNDED PRECEDING) - value AS before,
                             (SELECT sum(value) FROM base) AS total FROM base)"""

    def run():
        base.execute("DROP TABLE IF EXISTS graded")
        base.execute(query)
        return base

    def answer(it):
        return np.array([grade for (grade,) in it.execute("SELECT grade FROM graded ORDER BY id")], np.uint8)

    return run, answer


# --- Ranking: equal values have the best place among them ----------------------------------------------------------------------


def numpy_rank(values):
    def run():
        order = np.argsort(values)[::-1]
        descending = values[order]
        starts = np.empty(len(values), bool)
        starts[0] = True
        np.not_equal(descending[1:], descending[:-1], out=starts[1:])
        by_place = np.maximum.accumulate(np.where(starts, np.arange(1, len(values) + 1), 0))
        places = np.empty(len(values), np.int64)
        places[order] = by_place
        return places, order

    return run, lambda result: result[0]


def pandas_rank(values):
    series = pd.Series(values)
    return lambda: series.rank(method="min", ascending=False), lambda places: places.to_numpy().astype(np.int64)


def polars_rank(values):
    series = pl.Series(values)
    return lambda: series.rank("min", descending=True), lambda places: places.to_numpy().astype(np.int64)


def duckdb_rank(values):
    base = duckdb_base(values)
    query = "SELECT id, rank() OVER (ORDER BY value DESC) AS place FROM base"
    return lambda: base.execute(query).fetchnumpy(), lambda result: in_order_of_id(result["id"], result["place"], np.int64)


# --- Making clients of deals; an answer is key, deals, sum, first day, last day, in the order of the keys -------------------------


def grouped_answer(columns):
    table = np.stack([np.asarray(column).astype(np.int64) for column in columns], axis=1)
    return table[np.argsort(table[:, 0])]


def duckdb_grouping(deals, more):
    base = duckdb.connect()
    base.execute("SET threads = 1")
    base.register("given", {"client": deals[0], "cents": deals[1], "day": deals[2].astype(np.int32)})
    base.execute("CREATE TABLE deals AS SELECT client, cents, day FROM given")
    base.unregister("given")
    query = f"""SELECT client, count(*) AS deals, sum(cents) AS cents, min(day) AS first_day, max(day) AS last_day {more}
                FROM deals GROUP BY client"""
    names = ("client", "deals", "cents", "first_day", "last_day")
    return lambda: base.execute(query).fetchnumpy(), lambda result: grouped_answer([result[name] for name in names])


def duckdb_group(deals):
    return duckdb_grouping(deals, "")


def duckdb_group_full(deals):
    return duckdb_grouping(deals, ", count(DISTINCT day) AS days, max(cents) AS largest")


def polars_group(deals):
    frame = pl.DataFrame({"client": deals[0], "cents": deals[1], "day": deals[2].astype(np.int32)})
    cents, day = pl.col("cents"), pl.col("day")
    query = frame.lazy().group_by("client").agg(
        pl.len().alias("deals"), cents.sum(), day.min().alias("first_day"), day.max().alias("last_day")
    )
    names = ("client", "deals", "cents", "first_day", "last_day")
    return query.collect, lambda result: grouped_answer([result[name] for name in names])


def pandas_group(deals):
    frame = pd.DataFrame({"client": deals[0], "cents": deals[1], "day": deals[2].astype(np.int32)})

    def run():
        return frame.groupby("client", sort=False).agg(
            deals=("cents", "size"), cents=("cents", "sum"), first_day=("day", "min"), last_day=("day", "max")
        )

    return run, lambda result: grouped_answer([result.index, *(result[name] for name in result.columns)])


# --- The session -------------------------------------------------------------------------------------------------------------


def existing(*ways):
    """The ways whose module is there, by name."""
    modules = {"numpy": np, "pandas": pd, "polars": pl, "duckdb": duckdb, "sqlite": sqlite3}
    return {way.__name__: way for way in ways if modules[way.__name__.partition("_")[0]] is not None}


class Session:
    def __init__(self):
        self.set_ways({}, None)
        self.values_read = None

    def set_ways(self, ways, data):
        """The data are loaded into a tool when its way is run first, so that one that is left out takes no memory."""
        self.ways, self.data, self.ready, self.last, self.result = ways, data, {}, None, None
        for name in ways:
            print("way", name)

    def config(self):
        for name, version in VERSIONS.items():
            print("version", name, version)

    def values(self, kind, count, file):
        self.set_ways({}, None)
        self.values_read = np.fromfile(file, np.int64 if kind == "int64" else np.float64, int(count))
        ways = existing(
            numpy_argsort, numpy_sort, numpy_partition, pandas_sort_values, polars_sort, polars_cut, duckdb_window, sqlite_window
        )
        self.set_ways(ways, self.values_read)

    def rank(self):
        self.set_ways(existing(numpy_rank, pandas_rank, polars_rank, duckdb_rank), self.values_read)

    def deals(self, count, file):
        self.set_ways({}, None)
        self.values_read = None
        columns = np.ascontiguousarray(np.fromfile(file, np.int64, 3 * int(count)).reshape(-1, 3).T)
        self.set_ways(existing(duckdb_group, duckdb_group_full, polars_group, pandas_group), columns)

    def run(self, name, seconds):
        if name not in self.ready:
            self.ready[name] = self.ways[name](self.data)
        call, self.last = self.ready[name][0], name
        self.result = None
        calls, begin = 0, time.perf_counter()
        while True:
            self.result = call()
            calls += 1
            elapsed = time.perf_counter() - begin
            if elapsed >= float(seconds):
                break
        print("seconds", elapsed / calls)

    def answer(self, file):
        np.ascontiguousarray(self.ready[self.last][1](self.result)).tofile(file)


def main():
    session = Session()
    commands = {name: getattr(session, name) for name in ("config", "values", "rank", "deals", "run", "answer")}
    for line in sys.stdin:
        words = line.split()
        if words == ["quit"]:
            break
        try:
            commands[words[0]](*words[1:])
            print("ok", flush=True)
        except Exception as error:  # whatever a rival fails with is told, and the others go on
            print("error", type(error).__name__, " ".join(str(error).split()), flush=True)


if __name__ == "__main__":
    main()

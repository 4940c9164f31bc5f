# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Names, ratios and tables, none wider than 100 columns."""

import os
import textwrap
from statistics import median

BUILDS = {"portable": "-O2", "native": "native"}
OURS = "vitalfew_into"
# Which figure the others are held against, by what is measured; else the floor.
BASE = {"records": "sum_pass", "cold": "floor_fresh"}

LABELS = {
    "floor": "floor: read 8 bytes, write 1",
    "floor_fresh": "floor, grades in fresh memory",
    "sum_pass": "one pass that sums the member",
    "vitalfew_into": "vitalfew::classify_into",
    "vitalfew": "vitalfew::classify",
    "sort_pairs": "std::sort of pairs",
    "sort_indices": "std::sort of indices",
    "sort_values": "std::sort of values, cut",
    "nth_element": "std::nth_element, weighted, cut",
    "pdqsort": "Boost pdqsort of values, cut",
    "spreadsort": "Boost spreadsort of values, cut",
    "vqsort": "Highway vqsort of values, cut",
    "tbb_sort": f"TBB sort, cut ({os.cpu_count()} threads)",
    "numpy_argsort": "NumPy argsort",
    "numpy_sort": "NumPy sort of values, cut",
    "numpy_partition": "NumPy partition, weighted, cut",
    "pandas_sort_values": "pandas sort_values",
    "polars_sort": "Polars sort",
    "polars_cut": "Polars sort of values, cut",
    "duckdb_window": "DuckDB window",
    "sqlite_window": "SQLite window",
    "vqsort_pairs": "Highway vqsort of 128-bit pairs",
    "numpy_rank": "NumPy argsort, places",
    "pandas_rank": "pandas rank",
    "polars_rank": "Polars rank",
    "duckdb_rank": "DuckDB rank()",
    "vitalfew_full": "vitalfew, with days and largest",
    "std_unordered_map": "std::unordered_map",
    "boost_flat_map": "boost::unordered_flat_map",
    "absl_flat_hash_map": "absl::flat_hash_map",
    "duckdb_group": "DuckDB GROUP BY",
    "duckdb_group_full": "DuckDB, with days and largest",
    "polars_group": "Polars group_by",
    "pandas_group": "pandas groupby",
}


def label_of(way, kind):
    if kind in ("rank", "deals") and way == "vitalfew":
        return {"rank": "vitalfew::rank", "deals": "vitalfew::collect_clients"}[kind]
    return LABELS.get(way, way)


def power(n):
    text = str(n)
    return f"10^{len(text) - 1}" if text == "1" + "0" * (len(text) - 1) else f"{n:,}".replace(",", " ")


def number(x):
    """Three digits that mean something."""
    return f"{x:.0f}" if x >= 99.5 else f"{x:.1f}" if x >= 9.95 else f"{x:.2f}"


def ratio(numerators, denominators):
    """Round by round: the median and the least and the largest."""
    ratios = [a / b for a, b in zip(numerators, denominators)]
    return f"{number(median(ratios))} ({number(min(ratios))}..{number(max(ratios))})"


def of_build(samples, build, way):
    """The samples of a way in a build; what is no C++ is the same for every build."""
    return samples.get(f"{build}/{way}") or samples.get(f"python/{way}")


def ways_in(samples):
    """The names of the ways, each once, ours first."""
    names = list(dict.fromkeys(key.partition("/")[2] for key in samples))
    first = ("floor", "sum_pass"), ("vitalfew",)
    return sorted(names, key=lambda name: [not name.startswith(begin) for begin in first])


def print_comparison(scenario):
    """A table of all ways on the same data: time, ratio to the floor and to ours."""
    samples, kind = scenario["samples"], scenario["kind"]
    ours = next(way for way in (OURS, "vitalfew") if of_build(samples, "portable", way))
    base = BASE.get(kind, "floor")
    has_base = of_build(samples, "portable", base) is not None
    unit = "deal" if kind == "deals" else "client"
    base_name = ("x pass" if base == "sum_pass" else "x floor") if has_base else ""
    slower = f"slower than {label_of(ours, kind).removeprefix('vitalfew::')} (min..max)"
    print(f"{'':31}{f'ns per {unit}':>15}{base_name:>15}{slower:>39}")
    print(f"{'':31}{'-O2':>7}{'native':>8}{'-O2' if has_base else '':>7}{'native' if has_base else '':>8}{'-O2':>19}{'native':>20}")
    for way in ways_in(samples):
        is_python = f"python/{way}" in samples
        line = f"{label_of(way, kind)[:31]:31}"
        for build, width in zip(BUILDS, (7, 8)):
            shown = of_build(samples, build, way)
            line += f"{'' if is_python and build == 'portable' else number(median(shown)):>{width}}"
        for build, width in zip(BUILDS, (7, 8)):
            floor = of_build(samples, build, base)
            line += f"{number(median(of_build(samples, build, way)) / median(floor)) if floor else '':>{width}}"
        for build, width in zip(BUILDS, (19, 20)):
            text = "" if way in (ours, base) else ratio(of_build(samples, build, way), of_build(samples, build, ours))
            line += f"{text:>{width}}"
        print(line.rstrip())
    print_remarks(scenario)


def print_remarks(scenario):
    for key, why in scenario["left_out"].items():
        print(f"  left out: {label_of(key.partition('/')[2], scenario['kind'])}: {why}")
    for key, clients in scenario["different"].items():
        if clients:
            build, _, way = key.partition("/")
            print(f"  another answer than ours for {clients}: {label_of(way, scenario['kind'])} ({BUILDS.get(build, build)})")


def print_distributions(scenarios):
    """One line a distribution: ours and sorting."""
    print(f"{'':14}{'ns: floor':>15}{'classify_into':>16}{'std::sort of pairs':>19}{'pairs / classify_into (min..max)':>36}")
    print(f"{'':14}{'-O2':>7}{'native':>8}{'-O2':>8}{'native':>8}{'-O2':>10}{'native':>9}{'-O2':>18}{'native':>18}")
    for scenario in scenarios:
        samples = scenario["samples"]
        ours = next(way for way in (OURS, "vitalfew") if of_build(samples, "portable", way))
        line = f"{scenario['name']:14}"
        for way, widths in (("floor", (7, 8)), (ours, (8, 8)), ("sort_pairs", (10, 9))):
            for build, width in zip(BUILDS, widths):
                line += f"{number(median(of_build(samples, build, way))):>{width}}"
        for build, width in zip(BUILDS, (18, 18)):
            line += f"{ratio(of_build(samples, build, 'sort_pairs'), of_build(samples, build, ours)):>{width}}"
        print(line)
    for scenario in scenarios:
        print_remarks(scenario)


def print_threads(scenario):
    samples = scenario["samples"]
    print(f"{'':8}{'ns per client':>20}{'faster than one thread (min..max)':>40}")
    print(f"{'threads':>8}{'-O2':>10}{'native':>10}{'-O2':>20}{'native':>20}")
    for way in ways_in(samples):
        if way.startswith("vitalfew_threads_"):
            line = f"{way.rpartition('_')[2]:>8}"
            for build in BUILDS:
                line += f"{number(median(of_build(samples, build, way))):>10}"
            for build in BUILDS:
                line += f"{ratio(of_build(samples, build, 'vitalfew_threads_1'), of_build(samples, build, way)):>20}"
            print(line)
    print_remarks(scenario)


def print_agreement(differences, distributions):
    """A line for each way that ever differs: in how many grades, by distribution; then why, and the others."""
    never = []
    widths = {name: max(7, len(name) + 1) for name in distributions}
    print(f"{'':30}" + "".join(f"{name:>{width}}" for name, width in widths.items()))
    for way, by_distribution in differences.items():
        if not any(by_distribution.values()):
            never.append(LABELS.get(way, way))
            continue
        line = f"{LABELS.get(way, way)[:30]:30}"
        for name, width in widths.items():
            clients = by_distribution.get(name)
            line += f"{'-' if clients is None else '.' if clients == 0 else clients:>{width}}"
        print(line)
    print()
    print_wrapped(
        "  A dot is none. Where there are many equal values (equal, two_values, cents), tools that grade row by row give "
        "different grades to equal values across a limit; where there are losses (negative), none of these tools keeps them "
        "from lowering the sums, unless it is told to."
    )
    print_wrapped("  Never differ: " + "; ".join(never) + ".")


def print_wrapped(text):
    print(textwrap.fill(text, 100, initial_indent="", subsequent_indent="    "))

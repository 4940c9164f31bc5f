# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Names, ratios and tables, none wider than 100 columns."""

import os
from statistics import median

BUILDS = {"portable": "-O2", "native": "native"}
OURS = "vitalfew_into"
# Which figure the others are held against, by what is measured.
BASE = {"records": "sum_pass"}

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
    return sorted(names, key=lambda name: not name.startswith(("floor", "sum_pass")) + (not name.startswith("vitalfew")))


def print_comparison(scenario):
    """A table of all ways on the same data: time, ratio to the floor and to ours."""
    samples, kind = scenario["samples"], scenario["kind"]
    ours = next(way for way in (OURS, "vitalfew") if of_build(samples, "portable", way))
    base = BASE.get(kind, "floor")
    has_base = of_build(samples, "portable", base) is not None
    unit = "deal" if kind == "deals" else "client"
    base_name = ("x floor" if base == "floor" else "x pass") if has_base else ""
    print(f"{'':33}{f'ns per {unit}':>15}{base_name:>15}{'slower than ' + label_of(ours, kind) + ' (min..max)':>37}")
    print(f"{'':33}{'-O2':>7}{'native':>8}{'-O2' if has_base else '':>7}{'native' if has_base else '':>8}{'-O2':>18}{'native':>19}")
    for way in ways_in(samples):
        if way.startswith("vitalfew_threads_"):
            continue
        is_python = f"python/{way}" in samples
        line = f"{label_of(way, kind)[:33]:33}"
        for build, width in zip(BUILDS, (7, 8)):
            shown = of_build(samples, build, way)
            line += f"{'' if is_python and build == 'portable' else number(median(shown)):>{width}}"
        for build, width in zip(BUILDS, (7, 8)):
            floor = of_build(samples, build, base)
            line += f"{number(median(of_build(samples, build, way)) / median(floor)) if floor else '':>{width}}"
        for build, width in zip(BUILDS, (18, 19)):
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
            print(f"  differs in {clients} of the answers: {label_of(way, scenario['kind'])} ({BUILDS.get(build, build)})")


def print_distributions(scenarios):
    """One line a distribution: ours and sorting."""
    print(f"{'':14}{'ns: floor':>15}{'classify_into':>16}{'std::sort of pairs':>19}{'pairs / classify_into (min..max)':>35}")
    print(f"{'':14}{'-O2':>7}{'native':>8}{'-O2':>8}{'native':>8}{'-O2':>10}{'native':>9}{'-O2':>17}{'native':>18}")
    for scenario in scenarios:
        samples = scenario["samples"]
        ours = next(way for way in (OURS, "vitalfew") if of_build(samples, "portable", way))
        line = f"{scenario['name']:14}"
        for way, widths in (("floor", (7, 8)), (ours, (8, 8)), ("sort_pairs", (10, 9))):
            for build, width in zip(BUILDS, widths):
                line += f"{number(median(of_build(samples, build, way))):>{width}}"
        for build, width in zip(BUILDS, (17, 18)):
            line += f"{ratio(of_build(samples, build, 'sort_pairs'), of_build(samples, build, ours)):>{width}}"
        print(line)
    for scenario in scenarios:
        print_remarks(scenario)


def print_threads(scenario):
    samples = scenario["samples"]
    print(f"{'threads':>8}{'ns -O2':>10}{'native':>10}{'faster than one thread (min..max)':>40}")
    for way in ways_in(samples):
        if way.startswith("vitalfew_threads_"):
            line = f"{way.rpartition('_')[2]:>8}"
            for build in BUILDS:
                line += f"{number(median(of_build(samples, build, way))):>10}"
            for build in BUILDS:
                line += f"{ratio(of_build(samples, build, 'vitalfew_threads_1'), of_build(samples, build, way)):>20}"
            print(line)


def print_agreement(differences, distributions):
    """A line for each way that ever differs: in how many grades, by distribution; then why, and the others."""
    always = []
    print(f"{'':31}" + "".join(f"{name[:10]:>{max(8, len(name[:10]) + 1)}}" for name in distributions))
    for way, by_distribution in differences.items():
        if not any(by_distribution.values()):
            always.append(LABELS.get(way, way))
            continue
        line = f"{LABELS.get(way, way)[:31]:31}"
        for name in distributions:
            clients = by_distribution.get(name)
            text = "-" if clients is None else "." if clients == 0 else str(clients)
            line += f"{text:>{max(8, len(name[:10]) + 1)}}"
        print(line)
    print()
    print("  A dot is none. Where there are many equal values (equal, two_values, cents), these give different grades to")
    print("  equal values that lie across a limit; where there are losses (negative), they let them lower the sums.")
    line = "  Never differ:"
    for name in always:
        if len(line) + len(name) + 2 > 99:
            print(line)
            line = "   "
        line += f" {name};"
    print(line.rstrip(";") + ".")

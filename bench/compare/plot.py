#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Draws what compare.py measured: how the time per client grows with the number of clients and, where that was measured, with
threads.

    plot.py [JSON] [PICTURE]     build/bench/compare.json and docs/img/growth.svg by default; .png works too
"""

import json
import sys
from math import log10
from pathlib import Path
from statistics import median

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.ticker import FuncFormatter

from tables import BUILDS, LABELS, of_build

ROOT = Path(__file__).resolve().parents[2]
# Way, build, colour.
LINES = (
    ("sqlite_window", "native", "#b0a090"),
    ("duckdb_window", "native", "#c08a3e"),
    ("pandas_sort_values", "native", "#8c6bb1"),
    ("sort_pairs", "native", "#3b6fb6"),
    ("polars_sort", "native", "#4aa3a2"),
    ("numpy_argsort", "native", "#7f9f3f"),
    ("vqsort", "native", "#777777"),
    ("numpy_partition", "native", "#aaaaaa"),
    ("vitalfew_into", "portable", "#e08080"),
    ("vitalfew_into", "native", "#c81e1e"),
    ("floor", "native", "#000000"),
)


def label(way, build):
    if way == "vitalfew_into":
        return f"vitalfew, {BUILDS[build]}"
    return LABELS[way].partition(":")[0] if way == "floor" else LABELS[way]


def spread(ends, least):
    """Moves labels, given by the logarithm of their height, apart until no two are nearer than the least."""
    order = sorted(range(len(ends)), key=ends.__getitem__)
    placed = [ends[i] for i in order]
    for _ in range(200):
        for i in range(1, len(placed)):
            short = least - (placed[i] - placed[i - 1])
            if short > 0:
                placed[i - 1] -= short / 2
                placed[i] += short / 2
    return dict(zip(order, placed))


def draw_growth(axes, scenarios):
    ends = []
    for way, build, colour in LINES:
        points = []
        for scenario in scenarios:
            samples = of_build(scenario["samples"], build, way)
            if samples:
                points.append((scenario["n"], median(samples), min(samples), max(samples)))
        if not points:
            continue
        n, middle, low, high = zip(*sorted(points))
        bold = way == "vitalfew_into"
        axes.fill_between(n, low, high, color=colour, alpha=0.18, linewidth=0)
        style = {"linewidth": 2.4 if bold else 1.4, "linestyle": "--" if way == "floor" else "-"}
        axes.plot(n, middle, color=colour, marker="o", markersize=3, **style)
        ends.append((n[-1], middle[-1], label(way, build), colour, bold))
    largest = max(scenario["n"] for scenario in scenarios)
    places = spread([log10(y) for _, y, *_ in ends], 0.17)
    for i, (x, y, text, colour, bold) in enumerate(ends):
        axes.annotate(
            text,
            (x, y),
            (largest * 1.35, 10 ** places[i]),
            color=colour,
            va="center",
            fontsize=9,
            fontweight="bold" if bold else "normal",
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 3},
        )
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:g}"))
    axes.set_xlabel("clients")
    axes.set_ylabel("ns per client, one thread")
    axes.set_title("Grading doubles, lognormal (mu 5, sigma 1.8), warm memory", loc="left", fontsize=10)
    axes.grid(True, which="major", color="#e4e4e4", linewidth=0.6)


def draw_threads(axes, scenario):
    for build, colour in zip(BUILDS, ("#e08080", "#c81e1e")):
        points = []
        for key, samples in scenario["samples"].items():
            if key.startswith(f"{build}/vitalfew_threads_"):
                points.append((int(key.rpartition("_")[2]), median(samples)))
        threads, ns = zip(*sorted(points))
        axes.plot(threads, [ns[0] / it for it in ns], color=colour, marker="o", label=BUILDS[build])
    axes.plot(threads, threads, color="#999999", linestyle=":", linewidth=1, label="ideal")
    axes.set_xticks(threads)
    axes.set_xlabel("threads")
    axes.set_ylabel("faster than one thread")
    axes.set_title(f"{scenario['n']:,} clients".replace(",", " "), loc="left", fontsize=10)
    axes.legend(frameon=False, fontsize=9)
    axes.grid(True, color="#e4e4e4", linewidth=0.6)


def main(arguments):
    source = Path(arguments[0]) if arguments else ROOT / "build/bench/compare.json"
    picture = Path(arguments[1]) if len(arguments) > 1 else ROOT / "docs/img/growth.svg"
    if not source.exists():
        sys.exit(f"plot.py: there is no {source}; ./dev bench writes it")
    result = json.loads(source.read_text())
    growth = [it for it in result["scenarios"] if it["kind"] == "values"]
    threads = [it for it in result["scenarios"] if it["kind"] == "threads" and it["samples"]]
    if not growth:
        sys.exit(f"plot.py: {source} has nothing of the section values")
    matplotlib.rcParams["svg.hashsalt"] = "vitalfew"  # the same data give the same file
    figure, axes = pyplot.subplots(
        1,
        2 if threads else 1,
        figsize=(12.5 if threads else 8.6, 5.4),
        squeeze=False,
        gridspec_kw={"width_ratios": (3, 1), "wspace": 0.95} if threads else None,
    )
    draw_growth(axes[0][0], growth)
    if threads:
        draw_threads(axes[0][1], threads[-1])
    for each in axes[0]:
        each.spines[["top", "right"]].set_visible(False)
    machine = result["machine"]
    source_text = f"{machine['processor']}, {result['config']['compiler']}; bands: least and largest of the rounds"
    figure.text(0.01, 0.005, source_text, fontsize=7, color="#777777")
    picture.parent.mkdir(parents=True, exist_ok=True)
    undated = {"Date": None} if picture.suffix == ".svg" else None
    figure.savefig(picture, bbox_inches="tight", dpi=150, facecolor="white", metadata=undated)
    print(f"written: {picture}")


if __name__ == "__main__":
    main(sys.argv[1:])

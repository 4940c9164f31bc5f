#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Draws the pictures of the pages in docs/analyses/ that are not charts of the library itself: docs/img/chart_*.svg.

    draw_analyses.py [--build BUILD]

BUILD, build/gcc by default, has client_report and knows where npm put what its page is made of. The data are the real deals of
examples/data/cdnow_sample.csv, as client_report analyses them; invented data are named in the title.
"""

import argparse
import csv
import json
import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEALS = ROOT / "examples" / "data" / "cdnow_sample.csv"
GRADES = {"domain": ["A", "B", "C", "D"], "range": ["#0072B2", "#56B4E9", "#E69F00", "#999999"]}
BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#999999"


def grade_colour(title="grade"):
    return {"field": "grade", "type": "nominal", "scale": GRADES, "title": title}


def axis(field, title, **more):
    return {"field": field, "type": "quantitative", "title": title, **more}


def chart(title, subtitle, layers, width=520, height=260):
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": title, "subtitle": subtitle, "anchor": "start"},
        "width": width,
        "height": height,
        "layer": layers,
    }


def layer(rows, mark, **encoding):
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def rule(values, like, axis_name="y"):
    """Dashed lines across the chart, on the axis of another layer."""
    rows = [{like["field"]: value} for value in values]
    return layer(rows, {"type": "rule", "strokeDash": [4, 3], "color": GREY}, **{axis_name: like})


def band(low, high, like, colour):
    """The area between two values of the axis of another layer."""
    return layer([{like["field"]: low, "high": high}], {"type": "rect", "color": colour, "opacity": 0.2}, y=like, y2={"field": "high"})


class Report:
    """The results of client_report for the sample."""

    def __init__(self, program, *arguments, deals=DEALS):
        with tempfile.TemporaryDirectory() as folder:
            command = [program, deals, "--client", "customer", "--amount", "dollars", "--date", "date", "--out", folder, *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            self.clients = self.rows(Path(folder) / "clients.csv")
            self.summary = json.loads((Path(folder) / "summary.json").read_text(encoding="utf-8"))
            groups = Path(folder) / "groups.csv"
            self.groups = self.rows(groups) if groups.exists() else []

    @staticmethod
    def rows(path):
        with open(path, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))


def why(report):
    rows = []
    for position, row in enumerate(report.clients, 1):
        share = float(row["cumulative_share"])
        if 0.77 <= share <= 0.83:
            rows.append({"place": position, "share": share, "grade": row["grade"]})
    share = axis("share", "cumulative share", scale={"domain": [0.77, 0.83]}, axis={"format": ".0%"})
    return chart(
        "Who is near the limit of A",
        "Cumulative share about 80 %: whoever is within half a point of it may change grades",
        [
            band(0.795, 0.805, share, ORANGE),
            rule([0.8], share),
            layer(
                rows,
                {"type": "point", "filled": True, "size": 16},
                x=axis("place", "place", scale={"zero": False}),
                y=share,
                color=grade_colour(),
            ),
        ],
    )


def computed_limits(report):
    found = report.summary["computed_limits"]
    counts = [grade["clients"] for grade in found["grades"]]
    rows, position = [], 0
    everybody = len(report.clients)
    for grade, count in zip("ABC", counts):
        for _ in range(count):
            position += 1
            row = report.clients[position - 1]
            if position % 8 == 1 or position == everybody:
                rows.append({"clients": position / everybody, "share": float(row["cumulative_share"]), "grade": grade})
    return chart(
        "Where the base itself suggests limits",
        f"Computed ABC analysis of {everybody} clients: {counts[0]} A, {counts[1]} B, {counts[2]} C",
        [
            layer(
                rows,
                {"type": "area", "opacity": 0.35},
                x=axis("clients", "clients, the best first", axis={"format": ".0%"}),
                y=axis("share", "cumulative share", axis={"format": ".0%"}, stack=None),
                color=grade_colour(),
            ),
            layer(
                rows,
                {"type": "line", "color": BLUE},
                x=axis("clients", "clients, the best first", axis={"format": ".0%"}),
                y=axis("share", "cumulative share", axis={"format": ".0%"}),
            ),
        ],
    )


def groups(program):
    cohort = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deals.csv"
        with open(DEALS, newline="", encoding="utf-8") as file, open(path, "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["customer", "date", "dollars", "month"])
            for row in csv.DictReader(file):
                cohort.setdefault(row["customer"], row["date"][:7])
                writer.writerow([row["customer"], row["date"], row["dollars"], cohort[row["customer"]]])
        report = Report(program, "--group", "month", deals=path)
    rows = [
        {"group": row["group"], "grade": row["grade"], "share": float(row[field]), "of": of}
        for row in report.groups
        for field, of in (("client_share", "clients"), ("value_share", "value"))
    ]
    mark = layer(
        rows,
        {"type": "bar"},
        y={"field": "of", "type": "nominal", "title": None},
        x=axis("share", "share within the group", axis={"format": ".0%"}, scale={"domain": [0, 1]}, stack="zero"),
        color=grade_colour(),
        order={"field": "grade"},
    )
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": "Grades within each group", "subtitle": "Groups: the month of a customer's first deal", "anchor": "start"},
        "data": mark["data"],
        "facet": {"row": {"field": "group", "title": None, "sort": "ascending"}},
        "spec": {"width": 440, "height": 46, "mark": mark["mark"], "encoding": mark["encoding"]},
    }


def several_criteria(report):
    rows = [
        {"deals": int(row["deals"]), "value": float(row["value"]), "grade": row["grade"]} for row in report.clients[::10] if float(row["value"]) > 0
    ]
    return chart(
        "Two criteria, not one",
        "What clients bring against how often they buy: every tenth client, graded by value",
        [
            layer(
                rows,
                {"type": "point", "filled": True, "size": 14, "opacity": 0.6},
                x=axis("deals", "deals", scale={"type": "log"}),
                y=axis("value", "value", scale={"type": "log"}),
                color=grade_colour(),
            )
        ],
    )


def roll_up():
    bars = [("as they buy", name, value) for name, value in (("Oak", 150), ("Oak Print", 120), ("Oak Paper", 80), ("Oak Ink", 50), ("Mill", 300))]
    bars += [("as companies", "Oak", 400), ("as companies", "Mill", 300)]
    rows = [{"how": how, "client": name, "value": value, "company": name.split()[0]} for how, name, value in bars]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": "Four small clients are one large company", "subtitle": "Invented figures", "anchor": "start"},
        "data": {"values": rows},
        "facet": {"row": {"field": "how", "title": None, "sort": ["as they buy", "as companies"]}},
        "resolve": {"scale": {"y": "independent"}},
        "spec": {
            "width": 420,
            "mark": "bar",
            "encoding": {
                "y": {"field": "client", "type": "nominal", "title": None, "sort": {"field": "value", "order": "descending"}},
                "x": axis("value", "value"),
                "color": {
                    "field": "company",
                    "type": "nominal",
                    "title": "company",
                    "scale": {"domain": ["Oak", "Mill"], "range": [BLUE, "#E69F00"]},
                },
            },
        },
    }


def base_inflation(report):
    one_off = report.summary["one_off"]
    rows = []
    for of, share in (("clients", one_off["client_share"]), ("deals", one_off["deal_share"]), ("value", one_off["value_share"])):
        rows += [{"of": of, "who": "bought once", "share": share}, {"of": of, "who": "repeat clients", "share": 1 - share}]
    return chart(
        "One-off clients inflate the base",
        f"{one_off['clients']:,} of {report.summary['clients']:,} clients bought once",
        [
            layer(
                rows,
                {"type": "bar"},
                y={"field": "of", "type": "nominal", "title": None, "sort": ["clients", "deals", "value"]},
                x=axis("share", "share", axis={"format": ".0%"}, stack="zero"),
                color={
                    "field": "who",
                    "type": "nominal",
                    "title": None,
                    "scale": {"domain": ["bought once", "repeat clients"], "range": ["#E69F00", BLUE]},
                },
            )
        ],
        height=110,
    )


def small_and_rare(report):
    clients = [(int(row["deals"]), float(row["value"])) for row in report.clients if float(row["value"]) > 0]
    averages = sorted(value / deals for deals, value in clients)
    size = averages[(len(averages) - 1) // 2]
    total, often = 0, 0
    for deals in sorted((deals for deals, _ in clients), reverse=True):
        total += deals
        often = deals
        if 2 * total >= sum(deals for deals, _ in clients):
            break
    names = {(True, True): "large, frequent", (True, False): "large, rare", (False, True): "small, frequent", (False, False): "small, rare"}
    rows = [{"deals": deals, "average": value / deals, "pattern": names[value / deals >= size, deals >= often]} for deals, value in clients[::10]]
    number = axis("deals", "deals", scale={"type": "log"})
    average = axis("average", "average deal", scale={"type": "log"})
    return chart(
        "Large and small, frequent and rare",
        "Average deal against number of deals: every tenth client; the limits are the median and half of all deals",
        [
            layer(
                rows,
                {"type": "point", "filled": True, "size": 14, "opacity": 0.6},
                x=number,
                y=average,
                color={
                    "field": "pattern",
                    "type": "nominal",
                    "title": None,
                    "scale": {"domain": list(names.values()), "range": [BLUE, "#56B4E9", "#E69F00", GREY]},
                },
            ),
            rule([size], average),
            rule([often - 0.5], number, "x"),
        ],
    )


def months():
    return [f"{year}-{month:02}" for year in (1997, 1998) for month in range(1, 13)][:18]


def xyz_analysis():
    sums = {}
    with open(DEALS, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            sums.setdefault(row["customer"], {}).setdefault(row["date"][:7], 0)
            sums[row["customer"]][row["date"][:7]] += float(row["dollars"])
    found = []
    for customer, by_month in sums.items():
        values = [by_month.get(month, 0) for month in months()]
        mean = sum(values) / len(values)
        if mean >= 20:
            found.append((math.sqrt(sum((v - mean) ** 2 for v in values) / len(values)) / mean, customer, values))
    found.sort()
    picked = [("steady", found[0]), ("in between", found[len(found) // 2]), ("erratic", found[-1])]
    rows = [
        {"month": month, "value": value, "client": f"{customer}: variation {variation:.2f}, {kind}"}
        for kind, (variation, customer, values) in picked
        for month, value in zip(months(), values)
    ]
    return chart(
        "Demand that can be counted on, and demand that cannot",
        "What three large clients bought month by month; the coefficient of variation tells X, Y and Z apart",
        [
            layer(
                rows,
                {"type": "line", "point": True},
                x={"field": "month", "type": "ordinal", "title": None},
                y=axis("value", "value of the month"),
                color={
                    "field": "client",
                    "type": "nominal",
                    "title": None,
                    "scale": {"range": [BLUE, "#E69F00", ORANGE]},
                    "legend": {"orient": "bottom", "columns": 1, "labelLimit": 400},
                },
            )
        ],
    )


def whale_curve(report):
    cost = 22.0  # an order, invented
    profits = sorted((float(row["value"]) - cost * int(row["deals"]) for row in report.clients), reverse=True)
    total, sums = sum(profits), 0.0
    rows: list[dict[str, float]] = [{"clients": 0, "profit": 0}]
    for position, profit in enumerate(profits, 1):
        sums += profit
        if position % 10 == 0 or position == len(profits):
            rows.append({"clients": position / len(profits), "profit": sums / total})
    peak = max(row["profit"] for row in rows)
    place = axis("clients", "clients, the most profitable first", axis={"format": ".0%"})
    share = axis("profit", "share of the whole profit", axis={"format": ".0%"})
    return chart(
        "The whale curve",
        f"Profit at an invented cost of 22 dollars an order: at its peak {peak:.0%} of what is left",
        [
            layer(
                rows,
                {"type": "area", "color": BLUE, "opacity": 0.25},
                x=place,
                y=share,
            ),
            layer(rows, {"type": "line", "color": BLUE}, x=place, y=share),
            rule([1, peak], share),
        ],
    )


def cross_table(report):
    counts = {}
    for row in report.clients:
        deals = int(row["deals"])
        often = "1" if deals == 1 else "2" if deals == 2 else "3 to 5" if deals <= 5 else "6 or more"
        counts[row["grade"], often] = counts.get((row["grade"], often), 0) + 1
    rows = [{"grade": grade, "often": often, "clients": number} for (grade, often), number in sorted(counts.items())]
    x = {"field": "often", "type": "nominal", "title": "deals", "sort": ["1", "2", "3 to 5", "6 or more"], "axis": {"labelAngle": 0}}
    y = {"field": "grade", "type": "nominal", "title": "grade"}
    dark = {"condition": {"test": "datum.clients > 350", "value": "white"}, "value": "black"}
    return chart(
        "Two traits at a time",
        "Clients by grade and by how often they bought",
        [
            layer(rows, {"type": "rect"}, x=x, y=y, color=axis("clients", "clients", scale={"range": ["#E8F1F8", BLUE]})),
            layer(rows, {"type": "text", "fontWeight": "bold"}, x=x, y=y, text={"field": "clients", "format": ","}, color=dark),
        ],
        width=360,
        height=200,
    )


def hysteresis():
    shares = [76, 79.3, 79.8, 80.2, 79.9, 80.3, 80.4, 80.9, 81.5, 80.2, 79.7, 79.6, 79.2, 78]
    rows, steady = [], "A"
    for year, share in enumerate(shares, 1):
        plain = "A" if share < 80 else "B"
        steady = "B" if steady == "A" and share > 80.5 else "A" if steady == "B" and share < 79.5 else steady
        rows.append({"analysis": year, "share": share / 100, "plain": plain, "grade": steady})
    place = {
        "x": axis("analysis", "analysis", axis={"tickCount": 14}),
        "y": axis("share", "share of those before the client", scale={"domain": [0.755, 0.82]}, axis={"format": ".0%"}),
    }
    changes = sum(a["plain"] != b["plain"] for a, b in zip(rows, rows[1:]))
    kept = sum(a["grade"] != b["grade"] for a, b in zip(rows, rows[1:]))
    return chart(
        "A grade that does not flutter",
        f"An invented client about the limit of 80 %: {changes} changes without a margin, {kept} with half a point",
        [
            band(0.795, 0.805, place["y"], GREY),
            rule([0.8], place["y"]),
            layer(rows, {"type": "line", "color": GREY}, **place),
            layer(
                rows,
                {"type": "point", "filled": True, "size": 70},
                **place,
                color={**grade_colour("steady grade"), "scale": {"domain": ["A", "B"], "range": GRADES["range"][:2]}},
            ),
        ],
    )


def review():
    rows = [
        {"from": "2026-01-15", "to": "2027-10-15", "state": "fresh"},
        {"from": "2027-10-15", "to": "2028-01-15", "state": "due soon"},
        {"from": "2028-01-15", "to": "2028-07-15", "state": "stale"},
    ]
    return chart(
        "An analysis does not keep",
        "Made on 2026-01-15: due within two years, and a warning before",
        [
            layer(
                rows,
                {"type": "bar", "height": 30},
                x={"field": "from", "type": "temporal", "title": None, "axis": {"format": "%b %Y"}},
                x2={"field": "to"},
                color={
                    "field": "state",
                    "type": "nominal",
                    "title": None,
                    "scale": {"domain": ["fresh", "due soon", "stale"], "range": [BLUE, "#E69F00", ORANGE]},
                },
            )
        ],
        height=60,
    )


def look_alikes():
    rows = [{"sector": sector, "lift": lift} for sector, lift in (("hotel", 20 / 9), ("bakery", 10 / 9), ("office", 0))]
    return chart(
        "What the clients of grade A have in common",
        "Lift of each sector among A against the base, of the ten clients of the example below",
        [
            layer(
                rows, {"type": "bar", "color": BLUE}, y={"field": "sector", "type": "nominal", "title": None, "sort": None}, x=axis("lift", "lift")
            ),
            rule([1], axis("lift", "lift"), "x"),
        ],
        height=110,
    )


def weights():
    rows = [{"criterion": name, "weight": weight} for name, weight in (("turnover", 0.648329), ("interest", 0.229651), ("distance", 0.12202))]
    return chart(
        "Weights from three comparisons",
        "By Saaty's AHP, of the example below, once its contradiction is mended",
        [
            layer(
                rows,
                {"type": "bar", "color": BLUE},
                y={"field": "criterion", "type": "nominal", "title": None, "sort": None},
                x=axis("weight", "weight", axis={"format": ".0%"}),
            )
        ],
        height=110,
    )


def main():
    parser = argparse.ArgumentParser(description="Draws the pictures of docs/analyses/.")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "gcc")
    arguments = parser.parse_args()
    cache = (arguments.build / "CMakeCache.txt").read_text(encoding="utf-8")
    modules = re.search(r"^CLIENT_REPORT_PAGE_MODULES:\w+=(.+)$", cache, re.MULTILINE)
    if not modules:
        print(f"draw_analyses.py: {arguments.build} was configured without npm, and so without the page of client_report", file=sys.stderr)
        return 2
    program = arguments.build / "apps" / "client_report" / "client_report"
    report = Report(program, "--computed-limits")
    pictures = {
        "why": why(report),
        "computed_limits": computed_limits(report),
        "groups": groups(program),
        "several_criteria": several_criteria(report),
        "roll_up": roll_up(),
        "base_inflation": base_inflation(report),
        "small_and_rare": small_and_rare(report),
        "xyz_analysis": xyz_analysis(),
        "whale_curve": whale_curve(report),
        "cross_table": cross_table(report),
        "hysteresis": hysteresis(),
        "review": review(),
        "look_alikes": look_alikes(),
        "weights": weights(),
    }
    with tempfile.TemporaryDirectory() as specs:
        for name, spec in pictures.items():
            (Path(specs) / f"{name}.json").write_text(json.dumps(spec), encoding="utf-8")
        done = subprocess.run(
            ["node", ROOT / "tests" / "report" / "render_specs.mjs", modules[1], specs, ROOT / "docs" / "img"],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    for line in done.stdout.splitlines():
        said = json.loads(line)
        if said.get("said"):
            print(said["name"], said["said"])
    return 0


if __name__ == "__main__":
    sys.exit(main())

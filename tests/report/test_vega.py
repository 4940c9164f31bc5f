#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Every chart, as Vega-Lite sees it: valid by its schema, compiled and drawn without a warning, with a mark for each datum.

Environment: CHART_SPECS, the program that writes them; VEGA_MODULES, where npm put vega and vega-lite, empty when it did not.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "apps" / "client_report"))
import json_schema  # noqa: E402

SKIPPED = 77
MODULES = os.environ.get("VEGA_MODULES", "")
PICTURES = HERE.parents[1] / "docs" / "img"
# The texts that a theme colours, and those that lie on the colour of a grade.
THEME_TEXTS = {"#010203", "#010204", "#010205", "#010206", "#010207"}
LABELS = {"#FFFFFF", "#000000"}
LIMIT = 200_000


class Charts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        subprocess.run([os.environ["CHART_SPECS"], folder.name], check=True)
        cls.specs = {path.stem: json.loads(path.read_text("utf-8")) for path in cls.folder.glob("*.json")}
        (cls.folder / "pictures").mkdir()
        drawn = subprocess.run(
            ["node", HERE / "render_specs.mjs", MODULES, folder.name, cls.folder / "pictures"],
            check=True,
            capture_output=True,
            text=True,
        )
        cls.drawn = {chart["name"]: chart for chart in map(json.loads, drawn.stdout.splitlines())}

    def for_each(self, check):
        self.assertGreaterEqual(len(self.specs), 18)
        for name, spec in sorted(self.specs.items()):
            with self.subTest(chart=name):
                check(name, spec)

    def test_valid_by_the_schema_of_vega_lite(self):
        schema = json.loads((Path(MODULES) / "vega-lite/build/vega-lite-schema.json").read_text("utf-8"))
        self.for_each(lambda _, spec: json_schema.check(spec, schema))

    def test_the_schema_refuses_what_is_wrong(self):
        schema = json.loads((Path(MODULES) / "vega-lite/build/vega-lite-schema.json").read_text("utf-8"))
        spec = json.loads(json.dumps(self.specs["lorenz"]))
        spec["layer"][0]["mark"]["type"] = "pie chart"
        with self.assertRaises(json_schema.Mismatch):
            json_schema.check(spec, schema)

    def test_compiled_and_drawn_without_a_warning(self):
        def check(name, _):
            self.assertEqual(self.drawn[name]["said"], [])
            self.assertFalse(self.drawn[name]["broken"])

        self.for_each(check)

    def test_a_mark_for_each_datum(self):
        def check(name, spec):
            data, marks = spec["datasets"], self.drawn[name]["marks"]
            if "cells" in data:
                self.assertEqual(marks.get("rect", 0), len(data["cells"]))
                texts = sum("text" in layer["encoding"] for layer in spec["layer"])
                self.assertEqual(marks.get("text", 0), texts * len(data["cells"]))
            elif "curve" in data and "bars" in data:
                self.assertEqual(marks.get("rect", 0), len(data["bars"]))
                self.assertEqual(marks["rule"], len(data["limits"]))
                self.assertEqual(marks.get("line", 0), len(data["curve"]))
            elif "curve" in data:
                self.assertEqual(marks["line"], len(data["curve"]) + 2)
            elif "columns" in data:
                self.assertEqual(marks["rect"], len(data["columns"]))
            else:
                self.assertEqual(marks.get("rect", 0), len(data["bars"]))
                self.assertEqual(marks.get("rule", 0), len(data["mean"]))

        self.for_each(check)

    def test_texts_have_the_colours_of_the_theme(self):
        def check(name, _):
            allowed = THEME_TEXTS | (LABELS if name.startswith("grade_shares") else set())
            self.assertLessEqual(set(self.drawn[name]["texts"]), allowed)

        self.for_each(check)

    def test_small_enough(self):
        self.for_each(lambda name, _: self.assertLess((self.folder / f"{name}.json").stat().st_size, LIMIT))

    def test_the_pictures_of_the_documents_are_these(self):
        for picture in sorted((self.folder / "pictures").iterdir()):
            with self.subTest(picture=picture.name):
                shown = (PICTURES / picture.name).read_text("utf-8")
                self.assertTrue(shown == picture.read_text("utf-8"), "draw them anew by tools/docs/draw_charts.py")


if __name__ == "__main__":
    if not MODULES or not shutil.which("node"):
        print("skipped: Vega, which npm installs for the page of client_report, is not there")
        sys.exit(SKIPPED)
    unittest.main()

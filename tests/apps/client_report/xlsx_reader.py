# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Reads a workbook as a spreadsheet does, as far as the tests of this folder need: ECMA-376, part 1."""

import datetime
import re
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Cell:
    def __init__(self, value, number_format):
        self.value = value  # str, float, or a date
        self.format = number_format

    def __eq__(self, other):
        return self.value == other

    def __repr__(self):
        return f"{self.value!r} as {self.format}"


class Sheet:
    def __init__(self, tree, formats):
        self.tree = tree
        self.formulas = len(tree.findall(f".//{MAIN}f"))
        pane = tree.find(f".//{MAIN}pane")
        self.frozen_rows = int(pane.get("ySplit")) if pane is not None and pane.get("state") == "frozen" else 0
        filtered = tree.find(f"{MAIN}autoFilter")
        self.filtered = None if filtered is None else filtered.get("ref")
        self.widths = [float(each.get("width")) for each in tree.iter(f"{MAIN}col")]
        self.rows = [
            {re.sub(r"\d", "", cell.get("r")): self.cell(cell, formats) for cell in row} for row in tree.iter(f"{MAIN}row")
        ]

    @staticmethod
    def cell(cell, formats):
        number_format = formats[int(cell.get("s", 0))]
        if cell.get("t") == "inlineStr":
            text = "".join(each.text or "" for each in cell.iter(f"{MAIN}t"))
            return Cell(re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text), number_format)
        if cell.get("t", "n") != "n":
            raise ValueError(f"cell {cell.get('r')} is of type {cell.get('t')}")
        number = float(cell.find(f"{MAIN}v").text)
        if number_format == "yyyy-mm-dd":
            return Cell(datetime.date(1899, 12, 30) + datetime.timedelta(days=number), number_format)
        return Cell(number, number_format)

    def table(self):
        """The rows after the header, by the names of the columns as results call them."""
        names = {column: cell.value.lower().replace(" ", "_") for column, cell in self.rows[0].items()}
        return [{name: row.get(column) for column, name in names.items()} for row in self.rows[1:]]


class Workbook:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        if self.archive.testzip() is not None:
            raise ValueError(f"{path} is damaged")
        targets = {
            each.get("Id"): each.get("Target") for each in self.xml("xl/_rels/workbook.xml.rels")
        }
        formats = self.formats()
        self.sheets = {
            each.get("name"): Sheet(self.xml("xl/" + targets[each.get(RELATION + "id")]), formats)
            for each in self.xml("xl/workbook.xml").iter(f"{MAIN}sheet")
        }

    def xml(self, name):
        return ET.fromstring(self.archive.read(name))

    def formats(self):
        """The number format of each style."""
        styles = self.xml("xl/styles.xml")
        own = {int(each.get("numFmtId")): each.get("formatCode") for each in styles.iter(f"{MAIN}numFmt")}
        built_in = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 49: "@"}
        numbers = [int(each.get("numFmtId")) for each in styles.find(f"{MAIN}cellXfs")]
        return [own.get(number) or built_in[number] for number in numbers]

    def charts(self):
        return [self.xml(name) for name in self.archive.namelist() if name.startswith("xl/charts/")]

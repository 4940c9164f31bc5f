# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The workbook of --xlsx: what it holds is what the other results hold, and a spreadsheet can work with it."""

import datetime
import os
import resource
from decimal import Decimal

from harness import COLUMNS, DEMO, ReportTest, main
from xlsx_reader import CHART, DRAWING, Workbook

CDNOW = (DEMO, "--client", "customer", "--amount", "dollars", "--date", "date")
HALF_YEAR = ("--from", "1998-01-01", "--compare-from", "1997-07-01", "--compare-to", "1998-01-01", "--as-of", "1998-07-01")
HEADER = "client,amount,date\n"


class XlsxTest(ReportTest):
    def workbook(self, *arguments):
        self.report(*arguments, "--xlsx", "book.xlsx", "--out", "out")
        return Workbook(self.folder / "book.xlsx")

    def of_deals(self, lines, *arguments):
        self.write("deals.csv", HEADER + lines)
        return self.workbook("deals.csv", *COLUMNS, *arguments)

    def check_table(self, sheet, rows):
        """A sheet holds the rows of a CSV file, each number as exact as it was written there."""
        table = sheet.table()
        self.assertEqual(len(table), len(rows))
        for got, expected in zip(table, rows):
            self.assertEqual(set(got), {name.lower().replace(" ", "_") for name in expected})
            for name, text in expected.items():
                cell = got[name.lower().replace(" ", "_")]
                if text == "":
                    self.assertIsNone(cell, (name, expected))
                elif isinstance(cell.value, float):
                    decimals = len(text.partition(".")[2])
                    self.assertEqual(round(Decimal(cell.value), decimals), Decimal(text), (name, expected))
                else:
                    self.assertEqual(str(cell.value), text, (name, expected))


class Content(XlsxTest):
    def test_the_tables_are_those_of_the_other_results(self):
        book = self.workbook(*CDNOW, *HALF_YEAR, "--policy", "default")
        for sheet, file in (
            ("Clients", "clients"),
            ("Near limits", "near_limits"),
            ("Migration", "migration"),
            ("Decisions", "decisions"),
            ("Targets", "targets"),
        ):
            with self.subTest(sheet=sheet):
                self.check_table(book.sheets[sheet], self.rows(f"out/{file}.csv"))
        self.assertEqual(
            list(book.sheets),
            ["Summary", "Pareto", "Grades", "Clients", "Near limits", "Moves", "Migration", "Decisions", "Targets", "Segments"],
        )

    def test_summary_grades_and_moves(self):
        book = self.workbook(*CDNOW, *HALF_YEAR)
        summary = self.summary()
        figures = {
            (row["part"].value, row["figure"].value): row["value"] for row in book.sheets["Summary"].table()
        }
        self.assertEqual(figures["Base", "Clients"], summary["clients"])
        self.assertEqual(figures["Base", "Value"].value, float(summary["value"]))
        self.assertEqual(figures["Base", "Value"].format, "#,##0.00")
        self.assertEqual(figures["One off", "Client share"].value, summary["one_off"]["client_share"])
        self.assertEqual(figures["One off", "Client share"].format, "0.00%")
        self.assertEqual(figures["Period", "First deal"], datetime.date.fromisoformat(summary["period"]["first_deal"]))
        self.assertEqual(figures["Options", "Limits"], "80, 95, 99")
        self.assertEqual(figures["Concentration", "Best 20 percent, clients"], summary["concentration"]["best_20_percent"]["clients"])
        grades = [
            (row["grade"].value, int(row["clients"].value), row["at_least"] and row["at_least"].value)
            for row in book.sheets["Grades"].table()
        ]
        self.assertEqual(
            grades,
            [
                (each["grade"], each["clients"], each["cutoff"] and float(each["cutoff"]["at_least"]))
                for each in summary["grades"]
            ],
        )
        moves = {(row["before"].value, row["after"].value): row["clients"].value for row in book.sheets["Moves"].table()}
        self.assertEqual(
            moves, {(cell["before"], cell["after"]): cell["clients"] for cell in summary["comparison"]["matrix"]}
        )

    def test_groups_are_there_with_the_option(self):
        self.write("deals.csv", "client,amount,date,region\na,1.5,2024-01-01,north\nb,2,2024-01-01,south\n")
        book = self.workbook("deals.csv", *COLUMNS, "--group", "region")
        self.check_table(book.sheets["Groups"], self.rows("out/groups.csv"))
        self.assertNotIn("Migration", book.sheets)

    def test_no_clients(self):
        book = self.of_deals("")
        self.assertEqual(book.sheets["Clients"].table(), [])
        self.assertEqual(book.charts(), [])


class Cells(XlsxTest):
    def test_headers_filters_and_widths(self):
        book = self.workbook(*CDNOW)
        for name, sheet in book.sheets.items():
            with self.subTest(sheet=name):
                self.assertEqual(sheet.frozen_rows, 1)
                last_column = list(sheet.rows[0])[-1]
                self.assertEqual(sheet.filtered, f"A1:{last_column}{len(sheet.rows)}")
                self.assertEqual(len(sheet.widths), len(sheet.rows[0]))
        self.assertEqual(book.sheets["Clients"].filtered, "A1:J2358")

    def test_formats(self):
        row = self.workbook(*CDNOW).sheets["Clients"].table()[0]
        self.assertEqual(
            {name: cell.format for name, cell in row.items()},
            {
                "client": "@",
                "deals": "#,##0",
                "first_deal": "yyyy-mm-dd",
                "last_deal": "yyyy-mm-dd",
                "value": "#,##0.00",
                "place": "General",
                "share": "0.00%",
                "cumulative_share": "0.00%",
                "grade": "@",
                "one_off": "General",
            },
        )
        self.assertEqual(row["first_deal"], datetime.date(1997, 3, 9))

    def test_no_text_becomes_a_formula(self):
        names = ["=1+1", "+A1", "-A1", "@sum(1)", "=cmd|' /C calc'!A0", "http://a.example", "0042", "a<b>&c", "_x0041_", "_x005F_", "株式会社"]
        book = self.of_deals("".join(f'"{name}",{20 - i},2024-01-01\n' for i, name in enumerate(names)))
        self.assertEqual([row["client"].value for row in book.sheets["Clients"].table()], names)
        self.assertEqual([row["bar"].value for row in book.sheets["Pareto"].table()], names)
        self.assertEqual({sheet.formulas for sheet in book.sheets.values()}, {0})
        self.assertEqual([name for name in book.archive.namelist() if "hyperlink" in name], [])

    def test_amounts_are_never_rounded(self):
        amounts = ["123456789012.345", "1234567890123.456", "-999999999999.999", "9" * 27 + ".999", "1000000000000000.000", "0.001", "0.000"]
        amounts.sort(key=Decimal, reverse=True)
        book = self.of_deals("".join(f"c{i},{text},2024-01-01\n" for i, text in enumerate(amounts)))
        values = [row["value"] for row in book.sheets["Clients"].table()]
        # 16 digits and more are a text; zeros do not count, nor do the points.
        self.assertEqual(
            [(each.value, each.format) for each in values],
            [
                ("9" * 27 + ".999", "@"),
                (1e15, "#,##0.000"),
                ("1234567890123.456", "@"),
                (123456789012.345, "#,##0.000"),
                (0.001, "#,##0.000"),
                (0.0, "#,##0.000"),
                (-999999999999.999, "#,##0.000"),
            ],
        )
        whole = self.of_deals("a,999999999999999,2024-01-01\nb,1000000000000001,2024-01-01\n")
        self.assertEqual([row["value"].value for row in whole.sheets["Clients"].table()], ["1000000000000001", 999999999999999.0])

    def test_days_before_1900_are_texts(self):
        book = self.of_deals("a,3,1899-12-31\nb,2,1900-01-01\nc,1,1900-03-01\n")
        first = [row["first_deal"] for row in book.sheets["Clients"].table()]
        self.assertEqual(first[0], "1899-12-31")
        # Excel has a 29 February 1900, so that its first two months are a day off in the usual count.
        self.assertEqual([first[1].value, first[2].value], [datetime.date(1899, 12, 31), datetime.date(1900, 3, 1)])

    def test_names_that_no_cell_can_hold(self):
        self.write("deals.csv", HEADER.encode() + b"M\xfcller,3,2024-01-01\n\"a\tb\nc\",2,2024-01-01\n" + b"x" * 40000 + b",1,2024-01-01\n")
        book = self.workbook("deals.csv", *COLUMNS)
        names = [row["client"].value for row in book.sheets["Clients"].table()]
        self.assertEqual(names[:2], ["M\ufffdller", "a b c"])
        self.assertEqual(names[2], "x" * 32766 + "…")


class Pareto(XlsxTest):
    def chart(self, book):
        (chart,) = book.charts()
        return chart

    def test_bars_and_a_line_on_an_axis_of_its_own(self):
        book = self.workbook(*CDNOW)
        chart = self.chart(book)
        area = chart.find(f".//{CHART}plotArea")
        ranges = {}
        axes = {}
        for kind in ("barChart", "lineChart"):
            (plot,) = area.findall(CHART + kind)
            ranges[kind] = [
                plot.find(f"{CHART}ser/{CHART}{part}//{CHART}f").text for part in ("tx", "cat", "val")
            ]
            axes[kind] = [each.get("val") for each in plot.findall(f"{CHART}axId")]
        self.assertEqual(ranges["barChart"], ["Pareto!$B$1", "Pareto!$A$2:$A$51", "Pareto!$B$2:$B$51"])
        self.assertEqual(ranges["lineChart"], ["Pareto!$D$1", "Pareto!$A$2:$A$51", "Pareto!$D$2:$D$51"])
        self.assertEqual(len({*axes["barChart"], *axes["lineChart"]}), 4)
        # Each axis that a plot uses is there once, and crosses its partner.
        for kind in axes:
            names, values = axes[kind]
            for kind_of_axis, axis, partner in (("catAx", names, values), ("valAx", values, names)):
                (found,) = [
                    each for each in area.findall(CHART + kind_of_axis) if each.find(f"{CHART}axId").get("val") == axis
                ]
                self.assertEqual(found.find(f"{CHART}crossAx").get("val"), partner)
        right = [each for each in area.findall(f"{CHART}valAx") if each.find(f"{CHART}axPos").get("val") == "r"]
        self.assertEqual([each.find(f"{CHART}axId").get("val") for each in right], axes["lineChart"][1:])
        title = "".join(each.text for each in chart.iter(f"{DRAWING}t"))
        self.assertEqual(title, "Who brings how much, the best clients first")
        self.assertIn("xl/drawings/drawing1.xml", book.archive.namelist())

    def test_the_bars_of_a_large_base_hold_all_clients(self):
        rows = self.workbook(*CDNOW).sheets["Pareto"].table()
        self.assertEqual(len(rows), 50)
        self.assertEqual([rows[0]["bar"].value, rows[-1]["bar"].value], ["1–48", "2311–2357"])
        self.assertEqual(round(sum(Decimal(row["value"].value) for row in rows), 2), Decimal("244091.94"))
        clients = [Decimal(row["value"]) for row in self.rows()]
        self.assertEqual(round(Decimal(rows[0]["value"].value), 2), sum(clients[:48]))
        shares = [row["cumulative_share"].value for row in rows]
        self.assertEqual((shares, shares[-1]), (sorted(shares), 1.0))
        self.assertAlmostEqual(shares[9], float(sum(clients[:7 * 48 + 3 * 47]) / sum(clients)), places=6)

    def test_a_small_base_has_a_bar_for_each_client(self):
        rows = self.of_deals("a,1,2024-01-01\nb,8,2024-01-01\nc,-2,2024-01-01\nd,1,2024-01-01\n").sheets["Pareto"].table()
        self.assertEqual(
            [(row["bar"].value, row["value"].value, row["cumulative_share"].value) for row in rows],
            [("b", 8, 0.8), ("a", 1, 0.9), ("d", 1, 1.0), ("c", 0, 1.0)],
        )


class Files(XlsxTest):
    def test_it_replaces_the_workbook_before(self):
        self.write("book.xlsx", "of the run before")
        text = self.report(*CDNOW, "--xlsx", "book.xlsx")
        self.assertIn("Written to book.xlsx\n", text)
        self.assertEqual(set(self.files()), {"book.xlsx", "book.xlsx.manifest.json"})
        self.assertEqual(len(Workbook(self.folder / "book.xlsx").sheets["Clients"].rows), 2358)

    def test_a_run_that_fails_leaves_everything_as_it_was(self):
        self.write("book.xlsx", "of the run before")
        self.write("deals.csv", HEADER + "a,x,2024-01-01\n")
        before = self.files()
        self.refused("deals.csv", *COLUMNS, "--xlsx", "book.xlsx", "--out", "out")
        self.refused(*CDNOW, "--xlsx", "deals.csv/book.xlsx", "--out", "out", code=1)
        self.assertIn("a folder has this name", self.refused(*CDNOW, "--xlsx", ".", code=1))
        self.assertEqual(self.files(), before)

    def test_a_full_disk(self):
        # The workbook has some 140,000 bytes, the sheets that are packed into it up to 930,000: neither may be cut short.
        self.write("book.xlsx", "of the run before")
        before = self.files()
        for most in (40_000, 200_000, 800_000):
            with self.subTest(most=most):

                def limit(most=most):
                    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

                message = self.refused(*CDNOW, "--xlsx", "book.xlsx", code=1, preexec_fn=limit, restore_signals=False)
                self.assertIn("book.xlsx: cannot be written", message)
                self.assertEqual(self.files(), before)

    def test_what_is_read_is_never_replaced(self):
        self.write("deals.csv", HEADER + "a,1,2024-01-01\n")
        before = self.files()
        os.link(self.folder / "deals.csv", self.folder / "link")
        self.assertIn("would replace the deals", self.refused("deals.csv", *COLUMNS, "--xlsx", "link"))
        (self.folder / "link").unlink()
        self.assertIn(
            "--sqlite-out ./new would replace the file of --xlsx",
            self.refused("deals.csv", *COLUMNS, "--xlsx", "new", "--sqlite-out", "./new"),
        )
        self.assertIn("--xlsx: the name of the file is empty", self.refused("deals.csv", *COLUMNS, "--xlsx", ""))
        self.assertEqual(self.files(), before)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The optional real data sets give the figures that an independent computation gave."""

import csv
import gzip
from decimal import Decimal

from harness import ReportTest, main, optional_data


class RealData(ReportTest):
    def by_rule(self, *arguments):
        """The grades under the three rules of crossing."""
        grades = {}
        for rule in ("upper", "lower", "nearest"):
            self.report(*arguments, "--crossing", rule, "--out", "out")
            grades[rule] = self.grades(self.summary())
        return grades

    def test_chinook(self):
        file = optional_data(self, "chinook/invoices.csv")
        grades = self.by_rule(file, "--client", "customer_id", "--amount", "total", "--date", "invoice_date")
        self.assertEqual(grades, {"upper": "58/0/1/0", "lower": "28/0/30/1", "nearest": "58/0/0/1"})
        summary = self.summary()
        self.assertEqual((summary["clients"], summary["deals"], summary["total"]), (59, 412, "2328.60"))
        self.assertEqual(summary["one_off"]["clients"], 0)

    def northwind(self):
        """The arguments for the lines of Northwind's orders, net of discount."""
        orders = optional_data(self, "northwind/orders.csv")
        details = optional_data(self, "northwind/order_details.csv")
        with open(orders, encoding="utf-8", newline="") as file:
            order = {row["order_id"]: row for row in csv.DictReader(file)}
        with open(details, encoding="utf-8", newline="") as file, open(
            self.folder / "lines.csv", "w", encoding="utf-8", newline=""
        ) as target:
            lines = csv.writer(target)
            lines.writerow(["customer", "order", "date", "net"])
            for row in csv.DictReader(file):
                head = order[row["order_id"]]
                net = Decimal(row["unit_price"]) * int(row["quantity"]) * (1 - Decimal(row["discount"]))
                lines.writerow([head["customer_id"], row["order_id"], head["order_date"], f"{net:f}"])
        return ("lines.csv", "--client", "customer", "--amount", "net", "--date", "date", "--deal", "order")

    def test_northwind(self):
        arguments = self.northwind()
        grades = self.by_rule(*arguments)
        self.assertEqual(grades, {"upper": "34/27/17/11", "lower": "33/27/17/12", "nearest": "34/26/17/12"})
        summary = self.summary()
        self.assertEqual((summary["clients"], summary["deals"], summary["one_off"]["clients"]), (89, 830, 1))
        self.assertEqual(Decimal(summary["total"]), Decimal("1265793.0395"))
        self.assertEqual(self.rows()[0]["share"], "0.087121")  # 8.712 %
        self.assertEqual(round(summary["concentration"]["gini"], 5), 0.57545)
        self.assertEqual(round(summary["concentration"]["largest_share"], 5), 0.08712)

    def test_the_migration_of_northwind(self):
        # From 1997 to 1998, up to 6 May. Of the two new ones, ROMEY had ordered in 1996.
        expected = {
            "A": {"A": 21, "B": 5, "C": 2, "D": 3, "lost": 2},
            "B": {"A": 6, "B": 6, "C": 4, "D": 5, "lost": 2},
            "C": {"A": 0, "B": 9, "C": 3, "D": 4, "lost": 0},
            "D": {"A": 0, "B": 4, "C": 4, "D": 3, "lost": 3},
            "new": {"A": 0, "B": 1, "C": 0, "D": 0},
            "returned": {"A": 0, "B": 0, "C": 1, "D": 0},
        }
        arguments = self.northwind()
        year = ("--from", "1998-01-01")
        text = self.report(*arguments, *year, "--compare-from", "1997-01-01", "--compare-to", "1998-01-01", "--out", "out")
        by_period = self.summary()["comparison"]
        self.assertEqual(self.matrix(by_period), expected)
        self.assertIn("\nA            21     5     2     3     2\n", text)
        moves = self.read("out/migration.csv")

        self.report(*arguments, "--from", "1997-01-01", "--to", "1998-01-01", "--out", "1997")
        self.assertEqual(self.grades(self.summary("1997/summary.json")), "33/23/16/14")
        self.report(*arguments, *year, "--previous", "1997/clients.csv", "--out", "out")
        by_file = self.summary()["comparison"]
        self.assertEqual(self.read("out/migration.csv"), moves)
        for part in ("matrix", "moves"):
            self.assertEqual(by_file[part], by_period[part])

        # A file that begins with 1998 knows nobody from earlier.
        lines = self.read("lines.csv").splitlines(keepends=True)
        self.write("1998.csv", lines[0] + "".join(line for line in lines[1:] if ",1998-" in line))
        self.report("1998.csv", *arguments[1:], "--previous", "1997/clients.csv", "--out", "out")
        expected["new"]["C"], expected["returned"]["C"] = 1, 0
        self.assertEqual(self.matrix(self.summary()["comparison"]), expected)

    def test_swiss_communes(self):
        file = optional_data(self, "swiss_inhabitants/swiss_inhabitants_1900.csv")
        with open(file, encoding="utf-8") as source:
            lines = source.read().splitlines()
        self.write("communes.csv", lines[0] + ",date\n" + "".join(f"{line},1900-12-01\n" for line in lines[1:]))
        grades = self.by_rule("communes.csv", "--client", "commune", "--amount", "inhabitants", "--date", "date")
        self.assertEqual(
            grades,
            {"upper": "1030/1023/554/289", "lower": "1029/1018/559/290", "nearest": "1029/1018/560/289"},
        )
        self.assertEqual(self.summary()["total"], "3315233")

    def test_online_retail_net_of_returns(self):
        file = optional_data(self, "online_retail/online_retail_invoices_2010-12_2011-12.csv.gz")
        columns = ("--client", "customer_id", "--amount", "amount_gbp", "--date", "invoice_date", "--deal", "invoice")
        message = self.refused(file, *columns)
        self.assertIn('line 48, column "customer_id": no client', message)
        grades = self.by_rule(file, *columns, "--returns", "negative", "--skip-bad-rows")
        self.assertEqual(
            grades,
            {"upper": "1178/1456/1038/700", "lower": "1177/1456/1038/701", "nearest": "1178/1455/1038/701"},
        )
        summary = self.summary()
        self.assertEqual(summary["clients"], 4372)
        self.assertEqual(summary["one_off"]["clients"], 1494)
        self.assertEqual(summary["only_returns"]["clients"], 33)
        self.assertEqual(summary["losses"]["clients"], 41)
        self.assertEqual(summary["net_value"], "8300065.814")
        self.assertEqual(summary["rejected_rows"], 3710)
        self.assertEqual(len(self.rows("out/rejected.csv")), 3710)
        self.assertEqual(sum(row["value"] == "0.000" for row in self.rows()), 14)

    def test_online_retail_clean_lines(self):
        file = optional_data(self, "online_retail/online_retail_lines_2010-12_2011-12.csv.gz")
        with gzip.open(file, "rt", encoding="utf-8", newline="") as source, gzip.open(
            self.folder / "clean.csv.gz", "wt", encoding="utf-8", newline="", compresslevel=1
        ) as target:
            lines = csv.writer(target)
            lines.writerow(["customer", "invoice", "date", "gbp"])
            for row in csv.DictReader(source):
                quantity, price = int(row["Quantity"]), Decimal(row["UnitPrice"])
                if row["CustomerID"] and not row["InvoiceNo"].startswith("C") and quantity > 0 and price > 0:
                    lines.writerow([row["CustomerID"], row["InvoiceNo"], row["InvoiceDate"], f"{quantity * price:f}"])
        grades = self.by_rule(
            *("clean.csv.gz", "--client", "customer", "--amount", "gbp", "--date", "date", "--deal", "invoice")
        )
        self.assertEqual(
            grades,
            {"upper": "1133/1469/1064/672", "lower": "1132/1469/1064/673", "nearest": "1133/1469/1063/673"},
        )
        summary = self.summary()
        self.assertEqual((summary["clients"], summary["one_off"]["clients"]), (4338, 1493))
        self.assertEqual(Decimal(summary["total"]), Decimal("8911407.904"))


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The demo has its known answer."""

import hashlib

from harness import DEMO, ReportTest, main

CDNOW = (DEMO, "--client", "customer", "--amount", "dollars", "--date", "date")


class Demo(ReportTest):
    def demo(self, *arguments):
        self.report(*CDNOW, "--out", "out", *arguments)
        return self.summary()

    def test_the_data_are_those_of_the_note_of_origin(self):
        note = (DEMO.parent / "SOURCE.md").read_text(encoding="utf-8")
        self.assertIn(hashlib.sha256(DEMO.read_bytes()).hexdigest(), note)

    def test_base_and_grades(self):
        summary = self.demo()
        self.assertEqual(summary["clients"], 2357)
        self.assertEqual(summary["deals"], 6919)
        self.assertEqual(summary["rows"], 6919)
        self.assertEqual(summary["one_off"]["clients"], 1205)
        self.assertEqual(round(summary["one_off"]["client_share"], 3), 0.511)
        self.assertEqual(round(summary["one_off"]["value_share"], 4), 0.1502)
        self.assertEqual(summary["total"], "244091.94")
        self.assertEqual(summary["losses"], {"clients": 0, "value": "0.00"})
        self.assertEqual(self.grades(summary), "777/804/543/233")
        self.assertEqual(summary["period"]["first_deal"], "1997-01-01")
        self.assertEqual(summary["period"]["last_deal"], "1998-06-30")

    def test_the_other_rules_of_crossing(self):
        self.assertEqual(self.grades(self.demo("--crossing", "lower")), "776/797/540/244")
        self.assertEqual(self.grades(self.demo("--crossing", "nearest")), "777/804/532/244")

    def test_deals_of_one_day_count_once(self):
        self.assertEqual(self.demo("--count", "days")["one_off"]["clients"], 1218)

    def test_clients_csv(self):
        self.demo()
        rows = self.rows()
        self.assertEqual(len(rows), 2357)
        self.assertEqual(
            rows[0],
            {
                "client": "19339",
                "deals": "56",
                "first_deal": "1997-03-09",
                "last_deal": "1997-04-11",
                "value": "6552.70",
                "place": "1",
                "share": "0.026845",
                "cumulative_share": "0.026845",
                "grade": "A",
                "one_off": "0",
            },
        )
        self.assertEqual(sum(row["one_off"] == "1" for row in rows), 1205)
        self.assertEqual([row["value"] for row in rows[-9:]].count("0.00"), 8)
        for row in rows[-8:]:
            self.assertEqual((row["share"], row["cumulative_share"]), ("0.000000", "1.000000"))
        # Eight clients at 26.73 lie on the 95 % line together.
        self.assertEqual({row["grade"] for row in rows if row["value"] == "26.73"}, {"B"})
        self.assertEqual(sum(row["value"] == "26.73" for row in rows), 8)

    def test_the_repeat_clients_alone(self):
        summary = self.demo("--only-repeat")
        self.assertEqual(summary["clients"], 2357)
        self.assertEqual(summary["one_off"]["clients"], 1205)
        self.assertEqual(summary["graded_clients"], 2357 - 1205)
        self.assertEqual(summary["total"], "207418.56")  # 244091.94 less the 36673.38 of the one-off clients
        rows = self.rows()
        self.assertEqual(len(rows), 2357 - 1205)
        self.assertTrue(all(int(row["deals"]) > 1 and row["one_off"] == "0" for row in rows))

    def test_the_printed_report(self):
        text = self.report(*CDNOW)
        self.assertIn("1,205 of 2,357 clients (51.1 %) bought once; they bring 15.0 % of the value.", text)
        self.assertIn("244,091.94", text)
        self.assertIn("\nA              777   33.0 %            195,302.59   80.0 %   >= 76.17\n", text)
        self.assertIn("\nD              233    9.9 %              2,353.03    1.0 %   the rest\n", text)
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Bad input: exit code 2, one clear message, nothing half-written."""

import contextlib
import gzip
import os
import subprocess

from harness import COLUMNS, ReportTest, main

HEADER = "client,amount,date\n"
GOOD = HEADER + "ann,1.00,2024-01-01\n"


class BadInput(ReportTest):
    def setUp(self):
        super().setUp()
        # An earlier run has left its files, which must stay as they are.
        (self.folder / "out").mkdir()
        for name in ("clients.csv", "summary.json"):
            self.write(f"out/{name}", "of the run before\n")
        self.write("out/rejected.csv", "line,reason,text\n")

    def bad(self, content, *arguments):
        self.write("deals.csv", content)
        before = self.files()
        message = self.refused("deals.csv", *COLUMNS, "--out", "out", *arguments)
        self.refused("deals.csv", *COLUMNS, "--out", "new/folder", *arguments)
        self.assertEqual(self.files(), before)
        return message

    def test_no_such_file(self):
        before = self.files()
        message = self.refused("nowhere.csv", *COLUMNS, "--out", "out")
        self.assertEqual(message, "nowhere.csv: no such file")
        self.assertEqual(self.files(), before)

    def test_a_folder(self):
        self.assertEqual(self.refused("out", *COLUMNS), "out: is a folder, not a file")

    def test_an_empty_file(self):
        self.assertEqual(self.bad(b""), "deals.csv: the file is empty")
        self.assertEqual(self.bad(gzip.compress(b"")), "deals.csv: the file is empty")
        self.assertEqual(self.bad(b"\xef\xbb\xbf"), "deals.csv: the file has no header line")
        self.assertEqual(self.bad("\n\n"), "deals.csv: the file has no header line")

    def test_an_unknown_column(self):
        message = self.bad("customer,amount,date\nann,1,2024-01-01\n")
        self.assertEqual(message, 'deals.csv: no column is named "client"; there are: customer, amount, date')
        self.write("deals.csv", GOOD)
        message = self.refused("deals.csv", *COLUMNS, "--deal", "invoice")
        self.assertEqual(message, 'deals.csv: no column is named "invoice"; there are: client, amount, date')

    def test_another_delimiter(self):
        self.assertIn("Try --delimiter ';'", self.bad(GOOD.replace(",", ";")))
        self.assertIn("Try --delimiter tab", self.bad(GOOD.replace(",", "\t")))
        self.assertIn("Try --delimiter ,", self.bad(GOOD, "--delimiter", ";"))

    def test_a_column_twice(self):
        message = self.bad("client,amount,date,amount\nann,1,2024-01-01,2\n")
        self.assertEqual(message, 'deals.csv: two columns are named "amount", which one is meant?')
        self.write("deals.csv", "client,amount,date,x,x\nann,1,2024-01-01,2,3\n")
        self.report("deals.csv", *COLUMNS)

    def test_an_unreadable_amount(self):
        self.assertEqual(
            self.bad(GOOD + 'bob,"12,50",2024-01-02\n'),
            'deals.csv, line 3, column "amount": "12,50" is not an amount: write it like 1234.56, with a decimal '
            "point and no thousands separators",
        )
        self.assertIn('line 3, column "amount": "abc" is not an amount', self.bad(GOOD + "bob,abc,2024-01-02\n"))
        self.assertIn('"1e5" is not an amount: exponents', self.bad(GOOD + "bob,1e5,2024-01-02\n"))
        self.assertIn('"NaN" is not an amount', self.bad(GOOD + "bob,NaN,2024-01-02\n"))
        self.assertIn("more than 9 decimals", self.bad(GOOD + "bob,0.1234567891,2024-01-02\n"))
        self.assertIn("more than 27 digits", self.bad(GOOD + f"bob,1{'0' * 27},2024-01-02\n"))
        self.assertIn('line 3, column "amount": no amount', self.bad(GOOD + "bob,,2024-01-02\n"))

    def test_an_unreadable_date(self):
        self.assertEqual(
            self.bad(GOOD + "bob,1,2023-02-30\n"),
            'deals.csv, line 3, column "date": "2023-02-30" is not a date like 2024-12-31 or 20241231',
        )
        self.assertIn('"01.02.2024" is not a date', self.bad(GOOD + "bob,1,01.02.2024\n"))
        self.assertIn('line 3, column "date": no date', self.bad(GOOD + "bob,1,\n"))

    def test_no_client_and_no_deal(self):
        self.assertEqual(self.bad(GOOD + ",1,2024-01-02\n"), 'deals.csv, line 3, column "client": no client')
        self.assertEqual(self.bad(GOOD + '"  ",1,2024-01-02\n'), 'deals.csv, line 3, column "client": no client')
        self.assertEqual(
            self.bad("client,amount,date,id\nann,1,2024-01-02,\n", "--deal", "id"),
            'deals.csv, line 2, column "id": no deal',
        )

    def test_a_ragged_row(self):
        self.assertEqual(
            self.bad(GOOD + "bob,1\n"), "deals.csv, line 3, the row has 2 fields, the header 3"
        )
        self.assertEqual(
            self.bad(GOOD + "bob\n"), "deals.csv, line 3, the row has 1 field, the header 3"
        )
        self.assertIn("the row has 4 fields", self.bad(GOOD + "bob,1,2024-01-01,\n"))

    def test_lines_are_counted_as_an_editor_does(self):
        lines = HEADER + '"two\nlines",1,2024-01-01\n\n"three\r\nmore\r\nlines",1,2024-01-01\nbob,x,2024-01-01\n'
        self.assertIn("line 8, ", self.bad(lines))
        self.assertIn("line 11, ", self.bad(lines.replace("\r\n", "\n").replace("more", "\n\n\n")))

    def test_quotes_in_the_wrong_place(self):
        self.assertIn("line 3, a quote inside a field must be doubled", self.bad(GOOD + 'b"b,1,2024-01-01\n'))
        self.assertIn("line 3, a quote inside a field must be doubled", self.bad(GOOD + '"b"b,1,2024-01-01\n'))
        self.assertIn("line 3, a quote is opened here that is never closed", self.bad(GOOD + '"bob,1,2024-01-01\n'))
        # Where rows are lost nobody knows how many of, skipping must not hide it.
        lost = GOOD + '"bob,1,2024-01-01\ncid,1,2024-01-01\n"dan",1,2024-01-01\n'
        self.assertIn("line 3, a quote is opened here that is not closed", self.bad(lost, "--skip-bad-rows"))
        self.assertIn("never closed", self.bad(GOOD + '"bob,1,2024-01-01\n', "--skip-bad-rows"))
        self.assertIn("line 1, a quote", self.bad('cli"ent,amount,date\n', "--skip-bad-rows"))

    def test_damaged_gzip(self):
        packed = gzip.compress((HEADER + "".join(f"c{i},{i}.5,2024-01-01\n" for i in range(20000))).encode())
        for size in (len(packed) - 1, len(packed) // 2, 11, 3):
            self.assertEqual(
                self.bad(packed[:size]),
                f"deals.csv: the gzip file is cut short: it ends at byte {size}, within its data; get it once more, or pack it anew",
            )
        broken = bytearray(packed)
        broken[len(broken) // 2] ^= 0xFF
        self.assertIn("deals.csv: the gzip file is damaged", self.bad(bytes(broken)))
        checksum = bytearray(packed)
        checksum[-6] ^= 0xFF
        self.assertIn("deals.csv: the gzip file is damaged", self.bad(bytes(checksum)))

    def test_all_bytes_of_a_gzip_file_are_read(self):
        first, second = gzip.compress(GOOD.encode()), gzip.compress(b"bob,2.00,2024-01-02\n" * 400)
        end = len(first)
        for rest in (
            b"\x1e" + second[1:],  # damaged where it begins
            b"bob,2.00,2024-01-02\n" * 400,
            bytes(512) + second,
            bytes(512),  # gzip itself ignores zeros at the end
            b"\0",
            b"\x1f",
        ):
            with self.subTest(rest=rest[:20]):
                self.assertIn(
                    f"the gzip data end at byte {end}, and what follows is not gzip",
                    self.bad(first + rest),
                )
        for rest in (second[:2], second[:-1]):
            self.assertIn(f"is cut short: it ends at byte {end + len(rest)}, ", self.bad(first + rest))
        broken = bytearray(second)
        broken[-5] ^= 0xFF
        self.assertRegex(self.bad(first + bytes(broken)), f"is damaged at byte {end + len(second) - 4} ")

    def test_a_pipe_that_ends_early_is_no_whole_file(self):
        packed = gzip.compress(GOOD.encode())
        for rest in (packed[:-1], packed + bytes(8)):
            self.assertIn("standard input: the gzip ", self.refused("-", *COLUMNS, input=rest))

    def test_the_other_files_are_read_whole_too(self):
        self.write("deals.csv", GOOD)
        day = ("--as-of", "2024-12-31", "--from", "2024-01-01")
        for option, content in (
            ("--previous", "client,value,grade\nann,1,A\n"),
            ("--contracts", "client,contract_end\nann,2025-01-01\n"),
            ("--judgements", "client,judged,trust\nann,2024-05-01,3\n"),
            ("--policy", self.call("--print-policy").stdout.decode()),
        ):
            packed = gzip.compress(content.encode())
            self.write("side", packed)
            self.report("deals.csv", *COLUMNS, *day, option, "side")
            for rest, part in ((packed[:-3], "file is cut short"), (packed + b"ann,2,B\n", "data end at byte")):
                self.write("side", rest)
                self.assertIn(f"side: the gzip {part}", self.refused("deals.csv", *COLUMNS, *day, option, "side"))

    def test_a_row_has_an_end(self):
        long = "the row is longer than 16 MB"
        size = 17 << 20
        for row, part in (
            (b"z" * size, long),
            (b" " * size, long),
            (b'"' + b'""' * (size // 2), long),
            (b'a"b' + b"z" * size, long),
            (b'"a\na\n"' + b" " * size, long),
            (b"," * 70_000, "line 3, the row has more than 65,536 fields"),
        ):
            content = GOOD.encode() + row
            for data, arguments in ((content, ()), (gzip.compress(content, 1), ("--skip-bad-rows",))):
                with self.subTest(row=row[:5]):
                    self.write("deals.csv", data)
                    self.assertIn(part, self.refused("deals.csv", *COLUMNS, *arguments))
        for option in ("--previous", "--contracts", "--judgements"):
            self.write("deals.csv", GOOD)
            self.write("side.csv", b" " * size)
            self.assertIn(long, self.refused("deals.csv", *COLUMNS, "--as-of", "2024-12-31", option, "side.csv"))

    def test_memory_does_not_grow_with_a_row_without_an_end(self):
        for row in (b",", b" ", b"z", b'"'):
            with self.subTest(row=row):
                reader, writer = os.pipe()
                run = subprocess.Popen(
                    [os.environ["CLIENT_REPORT"], "-", *COLUMNS], stdin=reader, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
                )
                os.close(reader)
                with contextlib.suppress(BrokenPipeError), open(writer, "wb", buffering=0) as pipe:
                    pipe.write(GOOD.encode() + (b'a"b' if row == b'"' else b""))
                    for _ in range(60):
                        pipe.write(row * (1 << 20))
                with run.stderr:
                    self.assertIn(b"line 3, the row ", run.stderr.read())
                _, status, used = os.wait4(run.pid, 0)
                run.returncode = os.waitstatus_to_exitcode(status)
                self.assertEqual(run.returncode, 2)
                # The sanitizers keep what is freed, too: without them it is about 3 times 16 MB.
                self.assertLess(used.ru_maxrss, 450_000)

    def test_files_that_are_no_csv(self):
        self.assertIn("UTF-16", self.bad(GOOD.encode("utf-16")))
        self.assertIn("spreadsheet", self.bad(b"PK\x03\x04" + b"\0" * 100))

    def test_messages_cannot_steer_the_terminal(self):
        message = self.bad(GOOD + "bob,\x1b[31m1\r\x07,2024-01-01\n".replace("\r", "\x7f"))
        self.assertTrue(message.isprintable(), repr(message))
        self.assertTrue(self.bad(b"cl\x1b[2J,\xff\n").isprintable())

    def test_long_texts_are_cut_in_messages(self):
        self.assertLess(len(self.bad(GOOD + f"bob,{'x' * 100000},2024-01-01\n")), 250)


class WrongUsage(ReportTest):
    def wrong(self, *arguments):
        self.write("deals.csv", GOOD)
        return self.refused("deals.csv", *COLUMNS, *arguments)

    def test_each_option_names_itself(self):
        for option, value, part in (
            ("--limits", "95,80", "each limit must be above"),
            ("--limits", "0,80", "not above 0"),
            ("--limits", "80,101", "at most 100"),
            ("--limits", "80,x", "no percentage"),
            ("--crossing", "sideways", "upper, lower, nearest"),
            ("--ties", "first", "min, max, dense, ordinal, average"),
            ("--count", "hours", "deals, days"),
            ("--returns", "all", "none, negative"),
            ("--min-deals", "0", "not a number from 1 on"),
            ("--min-deals", "-1", "not a number from 1 on"),
            ("--min-deals", "2x", "not a number from 1 on"),
            ("--from", "2023-02-30", "not a day"),
            ("--to", "", "not a day"),
            ("--delimiter", ",,", "not one character"),
            ("--out", "", "empty"),
        ):
            message = self.wrong(option, value)
            self.assertTrue(message.startswith(option), message)
            self.assertIn(part, message)

    def test_the_period_must_not_end_before_it_begins(self):
        message = self.wrong("--from", "2024-02-01", "--to", "2024-01-01")
        self.assertEqual(message, "the period from 2024-02-01 to 2024-01-01 ends before it begins")

    def test_unknown_and_missing_options(self):
        self.assertIn("--colour", self.wrong("--colour", "red"))
        self.assertIn("required", self.refused())
        self.assertIn("--client", self.refused("deals.csv", "--amount", "amount", "--date", "date"))
        self.assertIn("--limits", self.wrong("--limits"))
        self.wrong("a second file")
        self.wrong("--client", "x")  # given twice

    def test_values_of_options_are_shown_without_control_characters(self):
        self.write("deals.csv", "client,amount,date\na,1,2024-01-01\n")
        for text in ("\x1b[31m", "\u202e", b"\xff\xfe", "x" * 5000):
            for option in ("--count", "--crossing", "--ties", "--format", "--returns"):
                message = self.refused("deals.csv", *COLUMNS, option, text)
                self.assertTrue(message.isprintable(), message)
                self.assertNotIn("\u202e", message)
                self.assertLess(len(message), 400)
        self.assertTrue(self.refused("deals.csv", *COLUMNS, "\x1b[31m").isprintable())

    def test_an_as_of_day_leaves_room_for_the_days_after_it(self):
        self.write("deals.csv", "client,amount,date\na,1,2024-01-01\n")
        for day in ("9997-12-31", "9999-12-31"):
            message = self.refused("deals.csv", *COLUMNS, "--as-of", day, "--out", "out")
            self.assertTrue(message.startswith(f"--as-of {day}: the next analysis would be due after 9999-12-31"), message)
            self.assertIn("give 9997-12-30 or an earlier day", message)
        self.assertEqual(set(self.files()), {"deals.csv"})
        self.report("deals.csv", *COLUMNS, "--as-of", "9997-12-30", "--out", "out")
        self.assertEqual(self.summary()["recency"]["review"]["due"], "9999-12-30")

    def test_help_and_version(self):
        text = self.report("--help")
        for option in (
            *("--client --amount --date --deal --from --to --limits --crossing --ties --min-deals --only-repeat").split(),
            *("--returns --delimiter --out --skip-bad-rows --count --version --profit --value --group --effort").split(),
            *("--computed-limits --margin --compare-from --compare-to --previous --hysteresis --as-of").split(),
        ):
            self.assertIn(f"\n  {option} ", text)
        self.assertRegex(self.report("--version"), r"^client_report, vitalfew [0-9]+\.[0-9]+\.[0-9]+\n$")


if __name__ == "__main__":
    main()

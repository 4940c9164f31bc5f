# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Results replace those of an earlier run all together or not at all, and never anything else."""

import contextlib
import errno
import os
import resource
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import tempfile
import time
import unittest

from harness import COLUMNS, ROOT, ReportTest, main

HEADER = "client,amount,date\n"
OLD = HEADER + "ann,1.00,2024-01-01\nbob,2.00,2024-01-02\n"
NEW = HEADER + "cid,3.00,2024-01-03\ndan,4.00,2024-01-04\neve,0.50,2024-01-04\n"
ALL = ("--out", "out", "--html", "page.html", "--xlsx", "book.xlsx", "--sqlite-out", "base.db")


class Run(ReportTest):
    def setUp(self):
        super().setUp()
        self.write("old.csv", OLD)
        self.write("new.csv", NEW)
        if b"without the page" in self.call("old.csv", *COLUMNS, "--html", "page.html").stderr:
            self.skipTest("the page is not built")
        for name in self.files():
            if name.startswith("page.html"):
                (self.folder / name).unlink()

    def clients_of_base(self, name="base.db"):
        with contextlib.closing(sqlite3.connect(self.folder / name)) as base:
            return [row[0] for row in base.execute("select client from report_clients")]

    def start(self, *arguments, **options):
        return subprocess.Popen(
            [os.environ["CLIENT_REPORT"], *arguments],
            cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options,
        )

    def wait_for(self, condition):
        for _ in range(1000):
            if condition():
                return
            time.sleep(0.01)
        self.fail("waited in vain")

    def ended(self, run):
        """@returns the exit code and the message"""
        _, message = run.communicate(timeout=60)
        return run.returncode, message.decode()


class StandardStreams(Run):
    def test_a_closed_standard_output_replaces_nothing(self):
        self.report("old.csv", *COLUMNS, *ALL)
        before = self.files()
        each = [(ALL[i : i + 2], "csv") for i in range(0, len(ALL), 2)]
        for outputs, form in (*((ALL, form) for form in ("report", "csv", "json", "ndjson", "markdown")), *each):
            with self.subTest(outputs=outputs, form=form):
                done = self.call("new.csv", *COLUMNS, *outputs, "--format", form, preexec_fn=lambda: os.close(1))
                self.assertEqual(
                    (done.returncode, done.stderr),
                    (1, b"client_report: standard output: it is closed, or not open for writing\n"),
                )
                self.assertEqual(self.files(), before)

    def test_other_closed_descriptors(self):
        def without(*numbers):
            def close():
                for number in numbers:
                    os.close(number)

            return close

        self.report("old.csv", *COLUMNS, *ALL, "--format", "report", preexec_fn=without(0))
        self.assertEqual(self.call("new.csv", *COLUMNS, *ALL, preexec_fn=without(0, 2)).returncode, 0)
        self.assertEqual(self.rows()[0]["client"], "dan")
        self.assertEqual(self.call("old.csv", *COLUMNS, *ALL, preexec_fn=without(0, 1, 2)).returncode, 1)
        self.assertEqual(self.rows()[0]["client"], "dan")
        self.assertEqual(self.call("-", *COLUMNS, preexec_fn=without(0)).returncode, 2)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_standard_output_replaces_nothing(self):
        self.report("old.csv", *COLUMNS, *ALL)
        before = self.files()
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [os.environ["CLIENT_REPORT"], "new.csv", *COLUMNS, *ALL],
                cwd=self.folder, stdout=full, stderr=subprocess.PIPE, check=False,
            )
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.files(), before)

    def test_the_limit_of_a_file_is_an_error_and_no_signal(self):
        self.write("many.csv", HEADER + "".join(f"client {i},1,2024-01-01\n" for i in range(10000)))
        before = self.files()
        limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))}
        self.assertIn("File too large", self.refused("many.csv", *COLUMNS, "--out", "out", code=1, **limit))
        self.assertEqual(self.files(), before)


@unittest.skipUnless(shutil.which("cc"), "needs a C compiler")
class Renames(Run):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.library = os.path.join(folder.name, "renames.so")
        source = ROOT / "tests" / "apps" / "client_report" / "renames.c"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", cls.library, source, "-ldl"], check=True)

    def with_fault(self, at, error, plain=False):
        fault = {"LD_PRELOAD": self.library, "RENAME_AT": str(at), "RENAME_ERROR": str(error)}
        if plain:
            fault["RENAME_PLAIN"] = ""
        return {"env": {**os.environ, **fault}}

    def old_results(self, *more):
        # With a table and a file that the next run has not: they are taken away with the rest.
        earlier = ("--from", "2024-01-02", "--compare-from", "2024-01-01", "--compare-to", "2024-01-02")
        self.report("old.csv", *COLUMNS, *ALL, *earlier, *more)
        self.assertTrue((self.folder / "out" / "migration.csv").exists())
        return self.files()

    def each_failure(self, plain):
        before = self.old_results()
        for at in range(1, 40):
            done = self.call("new.csv", *COLUMNS, *ALL, **self.with_fault(at, errno.EPERM, plain))
            if done.returncode == 0:
                return at - 1
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stderr.count(b"\n"), 1)
            self.assertIn(b"Operation not permitted", done.stderr)
            after = self.files()
            if b"All other results are new" in done.stderr:
                # Nobody takes back a commit: the manifest, which could be replaced a moment before it, is the earlier one.
                self.assertTrue(after["out/summary.json"] == before["out/summary.json"])
                self.assertEqual(self.clients_of_base(), ["dan", "cid", "eve"])
                self.assertEqual([name for name in after if ".tmp-" in name], [])
                continue
            self.assertEqual(sorted(after), sorted(before), at)
            self.assertEqual([name for name in after if after[name] != before[name]], [], at)
        return None

    def test_whichever_file_cannot_be_replaced_all_stay_as_they_were(self):
        # The workbook, the page, two files of the folder, the stale one; the manifest is tried before the commit.
        self.assertGreaterEqual(self.each_failure(plain=False), 6)
        self.assertEqual(self.rows()[0]["client"], "dan")
        self.assertEqual(self.clients_of_base(), ["dan", "cid", "eve"])
        self.assertFalse((self.folder / "out" / "migration.csv").exists())

    def test_the_same_where_names_cannot_be_exchanged(self):
        self.assertGreaterEqual(self.each_failure(plain=True), 6)
        self.assertEqual(self.rows()[0]["client"], "dan")
        self.assertEqual([name for name in self.files() if ".old-" in name or ".tmp-" in name], [])

    def test_new_results_vanish_again(self):
        before = self.files()
        failed = 0
        for at in range(1, 16):
            done = self.call("new.csv", *COLUMNS, *ALL, **self.with_fault(at, errno.EIO))
            if done.returncode == 0:
                # It only asked whether the name was taken, or there were no further renames.
                for name in sorted(set(self.files()) - set(before), reverse=True):
                    path = self.folder / name
                    path.rmdir() if path.is_dir() else path.unlink()
                continue
            failed += 1
            self.assertEqual(sorted(self.files()), sorted(before), at)
        self.assertGreater(failed, 4)

    def test_killed_at_each_rename_the_next_run_says_so_and_repairs(self):
        self.report("new.csv", *COLUMNS, *ALL)
        wanted = {name: self.files()[name] for name in ("out/clients.csv", "out/summary.json", "page.html", "book.xlsx")}
        said = 0
        for plain in (False, True):
            for at in range(1, 20):
                for name in list(self.files()):
                    if not name.endswith(".csv") or "/" in name:
                        path = self.folder / name
                        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
                before = self.old_results()
                done = self.call("new.csv", *COLUMNS, *ALL, **self.with_fault(at, 0, plain))
                if done.returncode == 0:
                    break
                self.assertEqual(done.returncode, -signal.SIGKILL)
                after = self.files()
                for name in wanted:
                    if not plain:
                        self.assertIn(after[name], (before[name], wanted[name]), name)
                again = self.call("new.csv", *COLUMNS, *ALL)
                self.assertEqual(again.returncode, 0, again.stderr)
                mixed = after.get("out/clients.csv") != before["out/clients.csv"] or after.get("page.html") != before["page.html"]
                if not plain and mixed and after["out/summary.json"] == before["out/summary.json"]:
                    self.assertIn(b"are not those that out/summary.json records: ", again.stderr)
                    said += 1
                left = self.files()
                for name, content in wanted.items():
                    self.assertEqual(left[name], content, name)
                self.assertEqual([name for name in left if ".tmp-" in name or ".old-" in name or "lock" in name], [])
                self.assertEqual(self.clients_of_base(), ["dan", "cid", "eve"])
                self.assertEqual(self.call("--verify", "out/summary.json").returncode, 0)
            self.assertGreater(at, 5)
        self.assertGreater(said, 2)


class Devices(Run):
    def refused_at_once(self, *arguments):
        began = time.monotonic()
        message = self.refused("old.csv", *COLUMNS, *arguments, code=1)
        self.assertLess(time.monotonic() - began, 20)
        return message

    def test_a_pipe_that_nobody_reads_is_refused(self):
        os.mkfifo(self.folder / "pipe")
        for option in ("--html", "--xlsx"):
            self.assertIn("pipe: cannot be written: nobody reads this pipe", self.refused_at_once(option, "pipe"))
        self.assertIn("no file that a database", self.refused_at_once("--sqlite-out", "pipe"))
        (self.folder / "out").mkdir()
        os.mkfifo(self.folder / "out" / "clients.csv")
        self.assertIn("nobody reads this pipe", self.refused_at_once("--out", "out"))
        self.assertTrue(stat.S_ISFIFO(os.stat(self.folder / "pipe").st_mode))

    def test_a_pipe_with_a_reader_gets_the_bytes(self):
        self.report("old.csv", *COLUMNS, "--html", "page.html")
        os.mkfifo(self.folder / "pipe")
        got = open(self.folder / "got", "wb")
        self.addCleanup(got.close)
        reader = subprocess.Popen(["cat", "pipe"], cwd=self.folder, stdout=got)
        self.addCleanup(reader.kill)
        # cat opens the pipe for reading while the program looks at it: try until it does.
        for _ in range(200):
            done = self.call("old.csv", *COLUMNS, "--html", "pipe")
            if done.returncode == 0:
                break
            time.sleep(0.05)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(reader.wait(timeout=60), 0)
        self.assertEqual((self.folder / "got").read_bytes(), (self.folder / "page.html").read_bytes())
        self.assertTrue(stat.S_ISFIFO(os.stat(self.folder / "pipe").st_mode))

    def test_a_device_stays_a_device(self):
        for name in ("/dev/null", *(["null"] if self.made_null() else [])):
            self.assertIn("The page: ", self.report("old.csv", *COLUMNS, "--html", name, "--xlsx", name))
            self.assertTrue(stat.S_ISCHR(os.stat(self.folder / name).st_mode))
        self.assertIn("no file that a database", self.refused_at_once("--sqlite-out", "/dev/null"))

    def made_null(self):
        try:
            os.mknod(self.folder / "null", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
            return True
        except PermissionError:
            return False

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_device_that_takes_nothing_fails_before_files_are_replaced(self):
        self.report("old.csv", *COLUMNS, "--out", "out")
        before = self.files()
        done = self.call("new.csv", *COLUMNS, "--out", "out", "--html", "/dev/full")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"/dev/full: cannot be written: No space left", done.stderr)
        self.assertEqual(self.files(), before)

    def test_the_standard_output_as_a_file(self):
        self.report("old.csv", *COLUMNS, "--html", "page.html")
        done = self.call("old.csv", *COLUMNS, "--html", "/dev/stdout")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.endswith((self.folder / "page.html").read_bytes()))
        with open(self.folder / "mine", "wb") as mine:
            done = subprocess.run(
                [os.environ["CLIENT_REPORT"], "old.csv", *COLUMNS, "--html", "mine"],
                cwd=self.folder, stdout=mine, stderr=subprocess.PIPE, check=False,
            )
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"would replace the standard output", done.stderr)

    def test_a_socket_and_a_folder(self):
        with socket.socket(socket.AF_UNIX) as end:
            here = os.getcwd()
            os.chdir(self.folder)
            try:
                end.bind("end")
            finally:
                os.chdir(here)
            self.assertIn("it is a socket", self.refused_at_once("--html", "end"))
            self.assertIn("no file that a database", self.refused_at_once("--sqlite-out", "end"))
        self.assertIn("a folder has this name", self.refused_at_once("--xlsx", "."))


class Names(Run):
    def test_two_outputs_are_never_one_file(self):
        self.report("old.csv", *COLUMNS, *ALL)
        os.symlink("out", self.folder / "link")
        os.link(self.folder / "page.html", self.folder / "second.html")
        os.symlink("nowhere.html", self.folder / "ahead.html")
        before = self.files()
        for arguments in (
            ("--out", "out", "--html", "out/summary.json"),
            ("--out", "out", "--html", "./out/../out/near_limits.csv"),
            ("--out", "out", "--xlsx", "link/clients.csv"),
            ("--out", "link/", "--xlsx", "out/rejected.csv"),
            ("--out", "later", "--html", "later/groups.csv"),
            ("--out", "later", "--html", "later"),
            ("--html", "page.html", "--xlsx", "second.html"),
            ("--html", "ahead.html", "--xlsx", "nowhere.html"),
            ("--html", "a.html", "--xlsx", "./a.html"),
            ("--html", "a.html", "--xlsx", "a.html.manifest.json"),
            ("--html", "a.html", "--xlsx", ".a.html.client_report-lock"),
            ("--html", "base.db", "--sqlite-out", "./base.db"),
            ("--html", "base.db-journal", "--sqlite-out", "base.db"),
            ("--html", "new.csv"),
            ("--html", "./new.csv"),
            ("--sqlite-out", "./new.csv"),
            ("--contracts", "page.html", "--as-of", "2024-02-01", "--html", "second.html"),
        ):
            with self.subTest(arguments=arguments):
                self.assertIn(" would replace ", self.refused("new.csv", *COLUMNS, *arguments))
                self.assertEqual(self.files(), before)

    def test_the_deals_of_the_standard_input_too(self):
        with open(self.folder / "new.csv", "rb") as deals:
            message = self.refused("-", *COLUMNS, "--html", "new.csv", stdin=deals)
        self.assertIn("would replace the deals", message)

    def test_a_manifest_takes_no_name_of_somebody_else(self):
        self.write("page.html.manifest.json", "mine\n")
        self.assertIn("did not write it", self.refused("new.csv", *COLUMNS, "--html", "page.html"))
        self.assertEqual(self.read("page.html.manifest.json"), "mine\n")

    def test_names_that_mean_something_to_sqlite_are_files(self):
        for name in (":memory:", "file:base.db?mode=memory", "file:base.db"):
            self.assertIn("report_... of " + name, self.report("new.csv", *COLUMNS, "--sqlite-out", name))
            self.report("old.csv", *COLUMNS, "--sqlite-out", name)
            self.assertEqual(self.clients_of_base("./" + name), ["bob", "ann"])
        self.assertNotIn("base.db", self.files())

    def test_an_empty_name_is_refused_with_its_option(self):
        for option in ("--html", "--xlsx", "--sqlite-out", "--previous", "--contracts", "--judgements", "--policy"):
            message = self.refused("new.csv", *COLUMNS, "--as-of", "2024-02-01", option, "")
            self.assertEqual(message, option + ": the name of the file is empty")
        self.assertEqual(self.refused("new.csv", *COLUMNS, "--out", ""), "--out: the name of the folder is empty")
        self.assertIn("--verify: the name of the file is empty", self.refused("--verify", ""))
        self.assertIn("--sqlite: the name", self.refused("--sqlite", "", "--query", "select 1", *COLUMNS))
        self.assertIn("deals: the name", self.refused("", *COLUMNS))

    def test_links_stay_and_what_they_lead_to_is_replaced(self):
        (self.folder / "elsewhere").mkdir()
        self.write("elsewhere/page.html", "old")
        os.symlink("elsewhere/page.html", self.folder / "page.html")
        os.symlink("elsewhere/base", self.folder / "base.db")
        self.report("new.csv", *COLUMNS, "--html", "page.html", "--sqlite-out", "base.db")
        self.report("new.csv", *COLUMNS, "--html", "page.html", "--sqlite-out", "base.db")
        self.assertTrue(os.path.islink(self.folder / "page.html"))
        self.assertTrue(os.path.islink(self.folder / "base.db"))
        self.assertIn("<html", self.read("elsewhere/page.html")[:2000])
        self.assertEqual(self.clients_of_base("elsewhere/base"), ["dan", "cid", "eve"])


class Modes(Run):
    def modes(self):
        return {
            str(path.relative_to(self.folder)): stat.S_IMODE(path.stat().st_mode)
            for path in self.folder.rglob("*")
            if path.is_file() and path.suffix != ".csv" or path.parent.name == "out"
        }

    def test_a_file_keeps_its_mode_and_a_new_one_follows_the_umask(self):
        self.report("old.csv", *COLUMNS, *ALL, preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(set(self.modes().values()), {0o640})
        for name in self.modes():
            (self.folder / name).chmod(0o600)
        (self.folder / "page.html").chmod(0o664)
        before = self.modes()
        self.report("new.csv", *COLUMNS, *ALL, preexec_fn=lambda: os.umask(0o022))
        self.assertEqual(self.modes(), before)

    @unittest.skipUnless(os.geteuid() == 0, "only root gives files away")
    def test_a_file_keeps_its_owner(self):
        self.report("old.csv", *COLUMNS, "--html", "page.html")
        os.chown(self.folder / "page.html", 1234, 5678)
        self.report("new.csv", *COLUMNS, "--html", "page.html")
        found = (self.folder / "page.html").stat()
        self.assertEqual((found.st_uid, found.st_gid), (1234, 5678))


class Locks(Run):
    def test_a_second_run_on_the_same_outputs_is_refused(self):
        for outputs, other in (
            (("--out", "out"), ("--out", "./out/")),
            (("--html", "page.html"), ("--xlsx", "book.xlsx", "--html", "./page.html")),
            (("--sqlite-out", "base.db"), ("--sqlite-out", "base.db", "--table-prefix", "other_")),
        ):
            with self.subTest(outputs=outputs):
                self.report("old.csv", *COLUMNS, *outputs)
                before = self.files()
                run = self.start("-", *COLUMNS, "--skip-bad-rows", *outputs)
                run.stdin.write(NEW.encode())
                run.stdin.flush()
                self.wait_for(self.something_is_written)
                message = self.refused("new.csv", *COLUMNS, *other, code=1)
                self.assertTrue(message.endswith(": another run is writing it; wait for it to end"), message)
                self.assertEqual({name: data for name, data in self.files().items() if name in before}, before)
                self.assertEqual(self.ended(run)[0], 0)
                self.report("old.csv", *COLUMNS, *other)
                self.assertEqual([name for name in self.files() if "lock" in name or "tmp" in name], [])

    def something_is_written(self):
        return any(".tmp-" in name or "client_report-lock" in name for name in self.files())

    def test_a_killed_run_locks_nobody_out(self):
        for how in (signal.SIGKILL, signal.SIGTERM):
            run = self.start("-", *COLUMNS, *ALL)
            self.wait_for(lambda: any("page.html.tmp-" in name for name in self.files()))
            run.send_signal(how)
            self.ended(run)
            self.assertEqual(any("lock" in name for name in self.files()), how == signal.SIGKILL)
            self.report("new.csv", *COLUMNS, *ALL)
            self.assertEqual([name for name in self.files() if "lock" in name or "tmp" in name], [])

    def test_what_a_killed_run_left_goes_and_nothing_else(self):
        (self.folder / "out").mkdir()
        left = ("page.html.tmp-1", "page.html.tmp-99999-journal", "base.db.tmp-7", "out/clients.csv.tmp-12", "page.html.old-3")
        theirs = ("page.html.tmp-x", "page.html.tmp-", "other.html.tmp-1", "page.html.tmp-1.bak", "out/mine.csv.tmp-1")
        for name in (*left, *theirs):
            self.write(name, name)
        (self.folder / "page.html.tmp-5").mkdir()
        self.report("new.csv", *COLUMNS, *ALL)
        names = set(self.files())
        self.assertEqual(names & set(left), set())
        self.assertEqual(names & set(theirs), set(theirs))
        self.assertIn("page.html.tmp-5", names)


class Database(Run):
    def test_ended_at_many_moments_the_next_run_goes_on(self):
        count = 8_000
        self.write("big.csv", HEADER + "".join(f"client {i},{i % 999 + 1}.50,2024-01-02\n" for i in range(count)))
        arguments = ("big.csv", *COLUMNS, "--sqlite-out", "base.db")
        self.report(*arguments)
        began = time.monotonic()
        self.report(*arguments)
        took = time.monotonic() - began
        hot = 0
        moments = 7
        for moment in range(moments):
            for how in (signal.SIGTERM, signal.SIGKILL):
                run = self.start(*arguments)
                time.sleep(took * (0.3 + 0.7 * moment / moments))
                run.send_signal(how)
                self.ended(run)
                hot += (self.folder / "base.db-journal").exists()
                query = ("--sqlite", "base.db", "--query", "select client, value as amount, last_deal as date from report_clients")
                reading = self.call(*query, *COLUMNS, "--sqlite-out", "base.db", "--table-prefix", "again_")
                self.assertEqual((reading.returncode, reading.stderr), (0, b""))
                with contextlib.closing(sqlite3.connect(self.folder / "base.db")) as base:
                    self.assertEqual(base.execute("pragma integrity_check").fetchall(), [("ok",)])
                    for table in ("report_clients", "again_clients"):
                        self.assertEqual(base.execute(f"select count(*) from {table}").fetchone()[0], count)
        self.assertGreater(hot, 0, "no run was ended while it wrote: this has tested nothing")

    def test_a_new_one_that_was_not_completed_is_not_there(self):
        for how in (signal.SIGTERM, signal.SIGKILL):
            run = self.start("-", *COLUMNS, "--sqlite-out", "new.db")
            self.wait_for(lambda: any("new.db.client_report-lock" in name for name in self.files()))
            run.send_signal(how)
            self.ended(run)
            (self.folder / "new.db").unlink(missing_ok=True)
            self.report("new.csv", *COLUMNS, "--sqlite-out", "new.db")
            self.assertEqual(self.clients_of_base("new.db"), ["dan", "cid", "eve"])


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What `cmake --install` puts on a machine: the program, its manual page, and completions that the shells understand."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["CLIENT_REPORT"])
BUILD = PROGRAM.parents[2]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.prefix = Path(folder.name)
        done = run("cmake", "--install", BUILD, "--component", "client_report", "--prefix", cls.prefix)
        assert done.returncode == 0, done.stdout + done.stderr
        cls.bash = cls.prefix / "share/bash-completion/completions/client_report"

    def completed(self, *words):
        """What bash offers in place of the last word."""
        script = 'source "$1"; shift; COMP_WORDS=(client_report "$@"); COMP_CWORD=$#; _client_report; printf "%s\\n" "${COMPREPLY[@]}"'
        done = run("bash", "-c", script, "bash", self.bash, *words)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.split()

    def test_the_installed_program_runs(self):
        done = run(self.prefix / "bin/client_report", "--version")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, run(PROGRAM, "--version").stdout)

    def test_the_manual_page_is_there(self):
        self.assertIn(".TH CLIENT_REPORT 1", (self.prefix / "share/man/man1/client_report.1").read_text(encoding="utf-8"))

    def test_nothing_else_is_installed_with_it(self):
        files = {str(path.relative_to(self.prefix)) for path in self.prefix.rglob("*") if path.is_file()}
        expected = {
            "bin/client_report",
            "share/man/man1/client_report.1",
            "share/bash-completion/completions/client_report",
            "share/zsh/site-functions/_client_report",
            "share/fish/vendor_completions.d/client_report.fish",
        }
        self.assertEqual(files, expected)

    def test_bash_completes_names_of_options(self):
        self.assertEqual(self.completed("--cli"), ["--client"])
        self.assertEqual(sorted(self.completed("--compare")), ["--compare-from", "--compare-to"])

    def test_bash_offers_each_option_of_the_help_and_no_hidden_one(self):
        offered = set(self.completed("-"))
        listed = {word.rstrip(",") for line in run(PROGRAM, "--help").stdout.splitlines() if line.startswith("  -") for word in line.split()[:1]}
        listed = {name for names in listed for name in names.split(",")}
        self.assertGreater(len(listed), 40)
        self.assertEqual(offered, listed)

    def test_bash_completes_the_words_that_an_option_takes(self):
        self.assertEqual(self.completed("--crossing", "n"), ["nearest"])
        self.assertEqual(self.completed("--format", ""), ["report", "csv", "json", "ndjson", "markdown"])

    def test_bash_completes_files_and_folders_where_they_are_expected(self):
        here = str(self.prefix) + "/"
        self.assertEqual(sorted(self.completed("--out", here)), [here + "bin", here + "share"])
        self.assertEqual(self.completed(here + "bin/cl"), [here + "bin/client_report"])
        self.assertEqual(self.completed("--policy", here + "bin/cl"), [here + "bin/client_report"])

    def test_bash_offers_nothing_in_place_of_a_column(self):
        self.assertEqual(self.completed("--client", ""), [])

    @unittest.skipUnless(shutil.which("zsh"), "needs zsh")
    def test_zsh_reads_its_script(self):
        done = run("zsh", "-n", self.prefix / "share/zsh/site-functions/_client_report")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    @unittest.skipUnless(shutil.which("fish"), "needs fish")
    def test_fish_completes(self):
        script = self.prefix / "share/fish/vendor_completions.d/client_report.fish"
        done = run("fish", "--no-config", "-c", f"source {script}; complete -C 'client_report --cros'; complete -C 'client_report --crossing n'")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([line.split("\t")[0] for line in done.stdout.splitlines()], ["--crossing", "nearest"])


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""check_links.py finds broken links, and no others."""

import contextlib
import importlib.util
import io
import pathlib
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "docs" / "check_links.py"
SPEC = importlib.util.spec_from_file_location("check_links", TOOL)
check_links = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check_links)


class CheckLinks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "docs").mkdir()
        self.write("docs/b.md", "# Two `words`, and more\n\n## Named {#name}\n")

    def write(self, name, text):
        (self.root / name).write_text(text, encoding="utf-8")

    def broken(self, text):
        self.write("a.md", text)
        return check_links.broken_in_markdown(self.root)

    def test_good_links(self):
        self.assertEqual(
            self.broken(
                "[b](docs/b.md) [h](docs/b.md#two-words-and-more) [n](docs/b.md#name) [s](#self) ![i](docs/b.md)\n"
                "[o](https://example.org/x?y#z) [m](mailto:a@example.org) [r](@ref name)\n# Self\n"
            ),
            [],
        )

    def test_broken_links(self):
        for text, problem in (
            ("[x](docs/c.md)", "a.md: docs/c.md: there is no such file"),
            ("[x](docs/b.md#three)", "a.md: docs/b.md#three: there is no such heading"),
            ("![x](x.png)", "a.md: x.png: there is no such file"),
            ("[x](#nowhere)", "a.md: #nowhere: there is no such heading"),
            ("[x](https:/example.org)", "a.md: https:/example.org: no address"),
            ("[x](mailto:nobody)", "a.md: mailto:nobody: no e-mail address"),
        ):
            with self.subTest(text=text):
                self.assertEqual(self.broken(text), [problem])

    def test_code_holds_no_links(self):
        self.assertEqual(self.broken("```\n[x](y.md)\n```\n`[x](z.md)`\n"), [])

    def test_a_site(self):
        self.write("index.html", '<a id="top"></a><a href="two.html#here">x</a><a href="#top">y</a><a href="https://example.org">z</a>')
        self.write("two.html", '<h1 id="here">x</h1>')
        self.assertEqual(check_links.broken_in_site(self.root), [])
        self.write("two.html", '<img src="gone.png"><a href="index.html#bottom">x</a><script src="gone.js"></script>')
        self.assertEqual(
            check_links.broken_in_site(self.root),
            [
                "index.html: two.html#here: there is no such anchor",
                "two.html: gone.png: there is no such file",
                "two.html: index.html#bottom: there is no such anchor",
                "two.html: gone.js: there is no such file",
            ],
        )

    def test_the_command(self):
        self.write("a.md", "[x](docs/c.md)")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            self.assertEqual(check_links.main(["--root", str(self.root)]), 1)
        self.assertEqual(said.getvalue().splitlines()[-1], "1 broken links")

    def test_the_documents_of_the_project(self):
        self.assertEqual(check_links.broken_in_markdown(TOOL.parents[2]), [])


if __name__ == "__main__":
    unittest.main()

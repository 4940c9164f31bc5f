# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""sync_docs.py finds blocks that are out of date, and updates them."""

import contextlib
import importlib.util
import io
import pathlib
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "docs" / "sync_docs.py"
SPEC = importlib.util.spec_from_file_location("sync_docs", TOOL)
sync_docs = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(sync_docs)

SOURCE = "// head\n// [part]\nint main() {\n    return 0;\n    // [part]\n}\n"
RIGHT = """# Title

<!-- code: examples/a.cpp [part] -->
```cpp
int main() {
    return 0;
}
```

<!-- output: example_a -->
```text
hello
```
"""


class SyncDocs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "examples").mkdir()
        (self.root / "examples" / "a.cpp").write_text(SOURCE, encoding="utf-8")
        program = self.root / "build" / "examples" / "example_a"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\necho hello\n", encoding="utf-8")
        program.chmod(0o755)

    def run_on(self, text, *options):
        (self.root / "README.md").write_text(text, encoding="utf-8")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = sync_docs.main(["--root", str(self.root), "--build", str(self.root / "build"), *options])
        return code, said.getvalue()

    def test_what_is_right_passes(self):
        self.assertEqual(self.run_on(RIGHT)[0], 0)

    def test_code_of_cmake(self):
        (self.root / "CMakeLists.txt").write_text("project(a)\n# [use]\nset(a \"${b}\")\n# [use]\n", encoding="utf-8")
        text = "<!-- code: CMakeLists.txt [use] -->\n```cmake\nset(a \"${b}\")\n```\n"
        self.assertEqual(self.run_on(text)[0], 0)
        self.assertEqual(self.run_on(text.replace("set(a", "set(c"))[0], 1)

    def test_other_code_is_found(self):
        code, said = self.run_on(RIGHT.replace("return 0", "return 1"))
        self.assertEqual(code, 1)
        self.assertIn("-    return 1;", said)

    def test_other_output_is_found(self):
        self.assertEqual(self.run_on(RIGHT.replace("hello", "goodbye"))[0], 1)

    def test_write_puts_it_right(self):
        self.assertEqual(self.run_on(RIGHT.replace("hello", "goodbye"), "--write")[0], 0)
        self.assertEqual((self.root / "README.md").read_text(encoding="utf-8"), RIGHT)

    def test_a_comment_without_a_block_is_found(self):
        code, said = self.run_on(RIGHT + "\n<!-- output: example_a -->\nno block\n")
        self.assertEqual(code, 1)
        self.assertIn("without a fenced block", said)

    def test_a_program_that_fails_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "example_a. ended with 3"):
            (self.root / "build" / "examples" / "example_a").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
            self.run_on(RIGHT)

    def test_the_end_of_an_output(self):
        program = self.root / "build" / "examples" / "example_a"
        program.write_text("#!/bin/sh\nprintf 'before\\nhello there\\nafter\\n'\n", encoding="utf-8")
        text = RIGHT.replace("example_a -->", "example_a [from hello] -->").replace("hello\n`", "hello there\nafter\n`")
        self.assertEqual(self.run_on(text)[0], 0)
        with self.assertRaisesRegex(ValueError, "no line begins with there"):
            self.run_on(text.replace("[from hello]", "[from there]"))

    def test_documents_without_any_block_are_suspicious(self):
        self.assertEqual(self.run_on("# Title\n")[0], 1)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Keeps code and output in the documents identical with the sources and with what the programs print.

In a Markdown file, a comment before a fenced block says what the block is:

    <!-- code: examples/01_first_abcd.cpp [first-abcd] -->    the lines between two comments that are the marker, or the whole file
    <!-- output: example_01_first_abcd -->                    what a program of the build prints

A program is an example, or client_report with its arguments; [from TEXT] behind them leaves out the lines before the first one that
begins with the text. Without --write, says what differs and exits with 1.
"""

import argparse
import difflib
import pathlib
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(
    r"(?P<head><!-- (?P<kind>code|output): (?P<what>.+?) -->\n+```(?P<language>\w*)\n)(?P<body>.*?)(?P<tail>^```$)",
    re.DOTALL | re.MULTILINE,
)


def code_of(root, what):
    match = re.fullmatch(r"(\S+)(?: \[([\w-]+)\])?", what)
    if not match:
        raise ValueError(f"not 'PATH [marker]': {what}")
    path, marker = match.groups()
    lines = (root / path).read_text(encoding="utf-8").splitlines(keepends=True)
    if marker is None:
        return "".join(lines)
    marks = [i for i, line in enumerate(lines) if line.strip() in (f"// [{marker}]", f"# [{marker}]")]
    if len(marks) != 2:
        raise ValueError(f"{path} has the marker [{marker}] {len(marks)} times, not twice")
    text = "".join(lines[marks[0] + 1 : marks[1]])
    # A block that is cut off is closed for the reader.
    return text + "}\n" * (text.count("{") - text.count("}"))


def output_of(root, build, what):
    command_line, separator, rest = what.partition(" [from ")
    start = rest.removesuffix("]") if separator else None
    program, *arguments = shlex.split(command_line)
    if program.startswith("example_"):
        command = build / "examples" / program
    elif program == "client_report":
        command = build / "apps" / "client_report" / program
    else:
        raise ValueError(f"neither an example nor client_report: {program}")
    done = subprocess.run([command, *arguments], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ValueError(f"`{command_line}` ended with {done.returncode}: {done.stderr}")
    if start is None:
        return done.stdout
    lines = done.stdout.splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if line.startswith(start)), None)
    if first is None:
        raise ValueError(f"`{what}`: no line begins with {start}")
    return "".join(lines[first:])


def synced(text, root, build):
    def replace(match):
        what = match["what"]
        body = code_of(root, what) if match["kind"] == "code" else output_of(root, build, what)
        return match["head"] + body + match["tail"]

    return BLOCK.sub(replace, text)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build folder with the programs")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--write", action="store_true", help="update the documents")
    options = parser.parse_args(arguments)
    root = options.root.resolve()

    documents = sorted([*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("examples/**/*.md")])
    blocks = 0
    wrong = 0
    for path in documents:
        text = path.read_text(encoding="utf-8")
        blocks += len(BLOCK.findall(text))
        announced = len(re.findall(r"^<!-- (?:code|output): ", text, re.MULTILINE))
        if announced != len(BLOCK.findall(text)):
            print(f"{path.relative_to(root)}: a code or output comment without a fenced block after it")
            wrong += 1
        right = synced(text, root, options.build.resolve())
        if right == text:
            continue
        if options.write:
            path.write_text(right, encoding="utf-8")
            print(f"{path.relative_to(root)}: updated")
        else:
            wrong += 1
            sys.stdout.writelines(
                difflib.unified_diff(
                    text.splitlines(keepends=True),
                    right.splitlines(keepends=True),
                    f"{path.relative_to(root)} as it is",
                    f"{path.relative_to(root)} as it should be",
                )
            )
    if blocks == 0:
        print("no block was found: is --root right?")
        return 1
    print(f"{blocks} blocks in {len(documents)} documents, {wrong} documents differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Finds broken links, in Markdown files or in a built site.

    python3 tools/docs/check_links.py             the Markdown files of the project
    python3 tools/docs/check_links.py --site DIR  the HTML files of a folder

Addresses on the net are not opened, only checked for their form.
"""

import argparse
import html.parser
import pathlib
import re
import sys
import urllib.parse

MARKDOWN_LINK = re.compile(r"!?\[(?:[^\]\\]|\\.)*\]\(([^()\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
INLINE_CODE = re.compile(r"`[^`\n]*`")
HEADING = re.compile(r"^#+ +(.+?)(?: *\{#([\w-]+)\})? *$", re.MULTILINE)


def slug(heading):
    """The anchor that GitHub gives a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def anchors_of_markdown(path):
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    anchors = set()
    for heading, name in HEADING.findall(text):
        anchors.add(slug(heading))
        if name:
            anchors.add(name)
    return anchors


def is_outside(link):
    return re.match(r"[a-z][a-z0-9+.-]*:", link) is not None


def outside_problem(link):
    parts = urllib.parse.urlsplit(link)
    if parts.scheme == "mailto":
        return None if "@" in parts.path else "no e-mail address"
    return None if parts.scheme in ("http", "https") and parts.netloc else "no address"


def broken_in_markdown(root):
    broken = []
    files = [path for path in root.rglob("*.md") if not {"build", "node_modules", ".git"} & set(path.relative_to(root).parts)]
    for path in sorted(files):
        text = INLINE_CODE.sub(lambda match: "x" * len(match[0]), FENCED.sub("", path.read_text(encoding="utf-8")))
        for link in MARKDOWN_LINK.findall(text):
            where = f"{path.relative_to(root)}: {link}"
            if link.startswith("@ref"):
                continue  # checked by doxygen
            if is_outside(link):
                problem = outside_problem(link)
                if problem:
                    broken.append(f"{where}: {problem}")
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / urllib.parse.unquote(name)).resolve() if name else path
            if not target.exists():
                broken.append(f"{where}: there is no such file")
            elif anchor and target.suffix == ".md" and anchor not in anchors_of_markdown(target):
                broken.append(f"{where}: there is no such heading")
    return broken


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []
        self.anchors = set()

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.anchors |= {named[name] for name in ("id", "name") if named.get(name)}
        link = named.get("href") if tag in ("a", "link") else named.get("src") if tag in ("img", "script") else None
        if link:
            self.links.append(link)


def broken_in_site(site):
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages[path.resolve()] = page
    broken = []
    for path, page in pages.items():
        for link in page.links:
            where = f"{path.relative_to(site.resolve())}: {link}"
            if link.startswith(("javascript:", "data:")):
                continue
            if is_outside(link):
                problem = outside_problem(link)
                if problem:
                    broken.append(f"{where}: {problem}")
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / urllib.parse.unquote(name)).resolve() if name else path
            if not target.exists():
                broken.append(f"{where}: there is no such file")
            elif anchor and target in pages and urllib.parse.unquote(anchor) not in pages[target].anchors:
                broken.append(f"{where}: there is no such anchor")
    return broken


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--site", type=pathlib.Path, help="a folder of HTML files instead")
    options = parser.parse_args(arguments)
    broken = broken_in_site(options.site) if options.site else broken_in_markdown(options.root.resolve())
    for each in broken:
        print(each)
    print(f"{len(broken)} broken links")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

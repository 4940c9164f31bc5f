#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Builds the site of the documents into build/docs/html, and checks its links.

    python3 tools/build_docs.py

The pages are those of docs/, the README files, and one of all examples that is written here; the reference comes from the comments of
include/ by doxygen. A warning of doxygen, or a link that leads nowhere, is an error.
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys

import check_links

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "docs"
PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "examples/client_report/README.md", "examples/data/SOURCE.md"]


def first_comment(text):
    """What an example says of itself, below its licence."""
    lines = text.splitlines()[3:]
    comment = []
    for line in lines:
        if not line.startswith("//"):
            break
        comment.append(line[2:].strip())
    return " ".join(comment)


def write_examples(target):
    parts = ["# Examples {#examples}\n\nEach is about one thing, checks its own output, and is compiled and run by the tests.\n"]
    for path in sorted((ROOT / "examples").glob("[0-9]*.cpp")):
        text = path.read_text(encoding="utf-8")
        parts.append(f"## {path.name} {{#example_{path.stem}}}\n\n{first_comment(text)}\n\n```cpp\n{text}```\n")
    target.write_text("\n".join(parts), encoding="utf-8")


def run_doxygen():
    """@returns the warnings"""
    configuration = (ROOT / "docs" / "Doxyfile").read_text(encoding="utf-8")
    configuration += f"\nSTRIP_FROM_PATH = {ROOT}/docs {ROOT}/include {BUILD} {ROOT}"
    configuration += "\nINPUT += build/docs/examples.md " + " ".join(PAGES) + "\n"
    warnings = BUILD / "warnings.txt"
    done = subprocess.run(["doxygen", "-"], input=configuration, cwd=ROOT, text=True, capture_output=True, check=False)
    said = warnings.read_text(encoding="utf-8") if warnings.exists() else ""
    if done.returncode != 0 and not said:
        said = done.stdout + done.stderr
    return (said + done.stderr).replace(f"{ROOT}/", "")


def page_of(source):
    """The name of the page that doxygen makes of a Markdown file; none for one that is no page."""
    path = source.relative_to(ROOT)
    if path == pathlib.Path("docs/index.md"):
        return "index.html"
    if path.parts[0] != "docs" and str(path) not in PAGES:
        return None
    stem = path.relative_to("docs") if path.parts[0] == "docs" else path
    return "md_" + re.sub(r"[^0-9A-Za-z_]", "_", str(stem.with_suffix(""))) + ".html"


def anchors_by_slug(page):
    """What the headings of a page are called, by the anchors that they have in the Markdown file."""
    found = re.findall(r'<h[1-6]><a class="anchor" id="([^"]+)"></a>\s*(.*?)</h[1-6]>', page, re.DOTALL)
    return {check_links.slug(html.unescape(re.sub(r"<[^>]+>", "", heading)).strip()): anchor for anchor, heading in found}


def mend_links(site):
    """Leads links of the Markdown files that doxygen leaves as they are to the pages, or to copies of the files."""
    for source in [ROOT / name for name in PAGES] + sorted((ROOT / "docs").rglob("*.md")):
        path = site / page_of(source)
        text = path.read_text(encoding="utf-8")

        def mended(match):
            attribute, link = match.groups()
            name, _, anchor = html.unescape(link).partition("#")
            target = (source.parent / name).resolve()
            if not name or check_links.is_outside(link) or (site / name).exists() or not target.exists():
                return match[0]
            if target.suffix == ".md" and page_of(target):
                page = page_of(target)
                anchors = anchors_by_slug((site / page).read_text(encoding="utf-8"))
                return f'{attribute}="{page}' + (f"#{anchors.get(anchor, anchor)}" if anchor else "") + '"'
            if target.is_dir():
                return f'{attribute}="files.html"'
            copy = site / "files" / target.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, copy)
            return f'{attribute}="{copy.relative_to(site)}"'

        path.write_text(re.sub(r'\b(href|src|data)="([^"]*)"', mended, text), encoding="utf-8")


def mend_lists(site):
    """Cuts the anchors that doxygen's own lists promise and its pages lack: friends and nested classes without a comment."""
    anchors = {}

    def has(page, anchor):
        if page not in anchors:
            anchors[page] = set(re.findall(r'\b(?:id|name)="([^"]+)"', (site / page).read_text(encoding="utf-8")))
        return anchor in anchors[page]

    for path in site.glob("*.html"):
        if path.name.startswith("md_"):
            continue
        text = path.read_text(encoding="utf-8")

        def mended(match, page=path.name):
            name, anchor = match[1] or page, match[2]
            return match[0] if not (site / name).exists() or has(name, anchor) else f'href="{name}"'

        path.write_text(re.sub(r'\bhref="([^"#:]*)#([^"]+)"', mended, text), encoding="utf-8")


def main():
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / "warnings.txt").unlink(missing_ok=True)
    write_examples(BUILD / "examples.md")
    warnings = run_doxygen()
    if warnings.strip():
        print(warnings)
        print(f"doxygen has {len(warnings.splitlines())} lines of warnings")
        return 1
    mend_links(BUILD / "html")
    mend_lists(BUILD / "html")
    broken = check_links.broken_in_site(BUILD / "html") + check_links.broken_in_markdown(ROOT)
    for each in broken:
        print(each)
    pages = len(list((BUILD / "html").glob("*.html")))
    print(f"{pages} pages, {len(broken)} broken links: {(BUILD / 'html' / 'index.html').relative_to(ROOT)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

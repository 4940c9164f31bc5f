#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Builds the site of the documents into build/docs/html, and checks its links.

    python3 tools/docs/build_docs.py

The pages are those of docs/, some others, and two that are generated here, of all analyses and of all examples. Doxygen makes the
reference from the comments of include/. A warning of doxygen or a broken link is an error.
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys

import check_links
import reference_text

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "docs"
# In the order in which they are read, as the site lists them. The main page stands for README.md.
PAGES = [
    "docs/index.md",
    "docs/guide.md",
    "docs/adopt.md",
    "build/docs/analyses.md",
    "build/docs/examples.md",
    "apps/client_report/README.md",
    "docs/concepts.md",
    "docs/rationale.md",
    "docs/evidence/performance.md",
    "docs/evidence/trust.md",
    "docs/hacking.md",
    "docs/evidence/mutants.md",
    "docs/evidence/attack.md",
    "docs/glossary.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "examples/data/SOURCE.md",
]


def first_comment(text):
    """The comment at the head of an example, below its licence."""
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


def opening(page):
    """The first paragraph of a page below its title, as one line."""
    return page.split("\n\n")[1].replace("\n", " ")


def write_analyses(target):
    """@returns the pages of docs/analyses/ in the order of docs/index.md, which has to name them all"""
    named = re.findall(r"\]\((analyses/\w+\.md)\)", (ROOT / "docs" / "index.md").read_text(encoding="utf-8"))
    missing = {f"analyses/{path.name}" for path in (ROOT / "docs" / "analyses").glob("*.md")} - set(named)
    if missing:
        sys.exit(f"build_docs.py: docs/index.md has no link to {', '.join(sorted(missing))}")
    parts = ["# Analyses {#analyses}\n\nEach with its exact rule, an example, what to do with it, and its source.\n"]
    for name in named:
        page = (ROOT / "docs" / name).read_text(encoding="utf-8")
        parts.append(f"* @subpage {label_of(pathlib.Path(name))} <br>{opening(page)}")
    target.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return [f"docs/{name}" for name in named]


def write_headers(target):
    shutil.rmtree(target, ignore_errors=True)
    for path in (ROOT / "include").rglob("*.hpp"):
        name = path.relative_to(ROOT / "include")
        if "detail" not in name.parts:
            copy = target / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(reference_text.for_reference(path.read_text(encoding="utf-8")), encoding="utf-8")


def run_doxygen(pages):
    """@returns the warnings"""
    configuration = (ROOT / "docs" / "Doxyfile").read_text(encoding="utf-8")
    configuration += f"\nSTRIP_FROM_PATH = {ROOT}/docs {BUILD}/include {BUILD} {ROOT}"
    configuration += f"\nINPUT = {' '.join(pages)} build/docs/include\n"
    warnings = BUILD / "warnings.txt"
    done = subprocess.run(["doxygen", "-"], input=configuration, cwd=ROOT, text=True, capture_output=True, check=False)
    said = warnings.read_text(encoding="utf-8") if warnings.exists() else ""
    if done.returncode != 0 and not said:
        said = done.stdout + done.stderr
    return (said + done.stderr).replace(f"{BUILD}/include/", "include/").replace(f"{ROOT}/", "")


def label_of(path):
    """Doxygen's label of a Markdown file whose title has none."""
    return "md_" + re.sub(r"[^0-9A-Za-z_]", "_", str(path.with_suffix("")))


def page_of(source):
    """The page of the site for a file, or None."""
    path = source.relative_to(ROOT)
    if str(path) in ("README.md", "docs/index.md"):
        return "index.html"
    if path.suffix == ".hpp" and path.parts[0] == "include":
        return re.sub("_", "__", path.stem) + "_8hpp.html"
    if path.suffix == ".cpp" and path.parts[0] == "examples" and len(path.parts) == 2:
        return f"examples.html#example_{path.stem}"
    if path.suffix != ".md" or (path.parts[0] != "docs" and str(path) not in PAGES):
        return None
    return label_of(path.relative_to("docs") if path.parts[0] == "docs" else path) + ".html"


def anchors_by_slug(page):
    """GitHub's anchors of the headings of a page -> those of the page."""
    found = re.findall(r'<h[1-6]><a class="anchor" id="([^"]+)"></a>\s*(.*?)</h[1-6]>', page, re.DOTALL)
    return {check_links.slug(html.unescape(re.sub(r"<[^>]+>", "", heading)).strip()): anchor for anchor, heading in found}


def mend_links(site, sources):
    """Points links of the Markdown files that doxygen does not resolve to the pages, or to copies of the files."""
    for source in sources:
        path = site / page_of(source)
        text = path.read_text(encoding="utf-8")

        def mended(match, source=source):
            attribute, link = match.groups()
            name, _, anchor = html.unescape(link).partition("#")
            target = (source.parent / name).resolve()
            if not name or check_links.is_outside(link) or (site / name).exists() or not target.exists():
                return match[0]
            page = page_of(target)
            if page and (site / page.partition("#")[0]).exists():
                if anchor:
                    page += "#" + anchors_by_slug((site / page).read_text(encoding="utf-8")).get(anchor, anchor)
                return f'{attribute}="{page}"'
            if target.is_dir():
                return f'{attribute}="files.html"'
            copy = site / "files" / target.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, copy)
            return f'{attribute}="{copy.relative_to(site)}"'

        text = re.sub(r'\b(href|src|data)="([^"]*)"', mended, text)
        # Doxygen leaves code within a link as Markdown.
        path.write_text(re.sub(r">`([^`<]+)`</a>", r"><code>\1</code></a>", text), encoding="utf-8")


def mend_lists(site):
    """Cuts anchors of doxygen's lists that its pages lack: of friends and nested classes without a comment."""
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
    shutil.rmtree(BUILD / "html", ignore_errors=True)
    write_examples(BUILD / "examples.md")
    pages = PAGES + write_analyses(BUILD / "analyses.md")
    write_headers(BUILD / "include")
    warnings = run_doxygen(pages)
    if warnings.strip():
        print(warnings)
        print(f"doxygen has {len(warnings.splitlines())} lines of warnings")
        return 1
    mend_links(BUILD / "html", [ROOT / page for page in pages if not page.startswith("build/")])
    mend_lists(BUILD / "html")
    broken = check_links.broken_in_site(BUILD / "html") + check_links.broken_in_markdown(ROOT)
    for each in broken:
        print(each)
    written = len(list((BUILD / "html").glob("*.html")))
    print(f"{written} pages, {len(broken)} broken links: {(BUILD / 'html' / 'index.html').relative_to(ROOT)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

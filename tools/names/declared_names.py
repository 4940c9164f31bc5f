# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Which names headers declare, as doxygen reads them.

    declared(FOLDER) -> names

A Name has a kind (concept, enumerator, friend, function, macro, namespace, object, type), its path without the inline namespace v0,
whether it is public (neither it nor a class around it private or protected), and its header. Constructors, destructors and
deduction guides have no name of their own. What a class inherits from a public base in a namespace detail counts as its own.
"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from check_arrows import without_literals  # noqa: E402

DOXYFILE = """\
INPUT = headers
OUTPUT_DIRECTORY = .
FILE_PATTERNS = *.hpp
RECURSIVE = YES
STRIP_FROM_PATH = headers
EXTRACT_ALL = YES
EXTRACT_PRIVATE = YES
EXTRACT_STATIC = YES
MACRO_EXPANSION = YES
GENERATE_HTML = NO
GENERATE_LATEX = NO
GENERATE_XML = YES
XML_PROGRAMLISTING = NO
HAVE_DOT = NO
QUIET = YES
WARNINGS = NO
"""
KINDS = {"define": "macro", "enum": "type", "friend": "friend", "function": "function", "typedef": "type", "variable": "object"}
CLASSES = ("class", "struct", "union")
INLINE_NAMESPACE = "v0"


class Name(NamedTuple):
    kind: str
    path: tuple[str, ...]
    public: bool
    header: str


class Unread(Exception):
    pass


def compounds_of(top):
    """@returns what doxygen has to say of the headers below a folder: a compound for each namespace, class, concept and file"""
    with tempfile.TemporaryDirectory() as folder:
        for header in top.rglob("*.hpp"):
            copy = Path(folder, "headers", header.relative_to(top))
            copy.parent.mkdir(parents=True, exist_ok=True)
            # Without literals: doxygen 1.9.4 takes a brace in R"(...)" for one of the code.
            copy.write_text(without_literals(header.read_text(encoding="utf-8")), encoding="utf-8")
        try:
            subprocess.run(["doxygen", "-"], input=DOXYFILE, cwd=folder, text=True, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError) as problem:
            raise Unread(f"doxygen did not read the headers: {problem}") from None
        files = sorted(Path(folder, "xml").glob("*.xml"))
        return [compound for file in files for compound in ElementTree.parse(file).getroot().findall("compounddef")]


def path_of(compound):
    name = re.sub(r"<.*>", "", compound.findtext("compoundname")).replace(" ", "")  # without the arguments of a specialisation
    return tuple(part for part in name.split("::") if part != INLINE_NAMESPACE)


def names_in(compound, scope, public):
    """Of the members of a namespace, class or file, as members of that scope: several of an enumeration."""
    own = path_of(compound)[-1]
    for member in compound.findall("sectiondef/memberdef"):
        name = member.findtext("name")
        constructs = name.lstrip("~") in (own, "explicit")  # by the second doxygen calls explicit(...) constructors
        guides = not member.findtext("type") and "->" in member.findtext("argsstring", "")
        befriends = member.get("kind") == "friend" and member.findtext("type").endswith(("class", "struct"))
        if constructs or guides or befriends:
            continue
        seen = public and member.get("prot") == "public"
        header = member.find("location").get("file")
        yield Name(KINDS[member.get("kind")], (*scope, name), seen, header)
        for value in member.findall("enumvalue"):
            yield Name("enumerator", (*scope, name, value.findtext("name")), seen, header)


def declared(top):
    """@returns the names that the headers below a folder declare"""
    compounds = compounds_of(top)
    classes = {compound.get("id"): compound for compound in compounds if compound.get("kind") in CLASSES}
    hidden = {path_of(compound) for compound in classes.values() if compound.get("prot") != "public"}
    names = set()
    for compound in compounds:
        kind, path = compound.get("kind"), path_of(compound)
        if kind == "file":
            names.update(name for name in names_in(compound, (), True) if name.kind == "macro")
        elif path and kind in ("namespace", "concept", *CLASSES):
            public = not any(path[:length] in hidden for length in range(1, len(path) + 1))
            header = compound.find("location").get("file")
            names.add(Name("type" if kind in CLASSES else kind, path, public, header))
            names.update(names_in(compound, path, public))
            for base in compound.findall("basecompoundref[@prot='public']"):
                inherited = classes.get(base.get("refid"))
                if inherited is not None and "detail" in path_of(inherited):
                    names.update(name._replace(header=header) for name in names_in(inherited, path, public))
    return names

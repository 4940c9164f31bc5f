# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What has to hold after a run: its exit, its message, and what lies in the box."""

import csv
import hashlib
import io
import re
import sqlite3
import tempfile
import unicodedata
import xml.parsers.expat
import zipfile
from pathlib import Path

from world import SANITIZER_MARKS, load_json

COMPANIONS = ("-journal", "-wal", "-shm")
# What lies about a pipe's end; what a message has to be more than.
BARE = re.compile(
    r"^(std::|basic_|vector::|map::|filesystem error|bad |No such file or directory$|Input/output error$|disk I/O error$|Bad file descriptor$)"
)
contents = {}  # of what was read, by its digest


def remembered(key, read):
    if key not in contents:
        if len(contents) > 500:
            contents.clear()
        contents[key] = read()
    return contents[key]


def digest(*parts):
    found = hashlib.sha256()
    for part in parts:
        found.update(part if isinstance(part, bytes) else part.encode())
        found.update(b"\0")
    return found.digest()


def database_content(found, path):
    """All that a reader of the database sees, once SQLite has recovered it by its journal; in a copy."""
    files = {name: found[path + name].data for name in ("", *COMPANIONS) if path + name in found}
    return remembered(digest(*(part for pair in files.items() for part in pair)), lambda: read_database(files))


def read_database(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / f"copy.db{name}").write_bytes(data)
        base = sqlite3.connect(Path(folder) / "copy.db")
        base.text_factory = bytes
        try:
            sound = base.execute("pragma integrity_check").fetchall()
            tables = base.execute("select type, name, tbl_name, sql from sqlite_schema order by type, name").fetchall()
            rows = [
                (name, base.execute('select * from "' + name.decode().replace('"', '""') + '"').fetchall())
                for kind, name, _, _ in tables
                if kind == b"table" and not name.startswith(b"sqlite_")
            ]
            return ("database", sound == [(b"ok",)], tables, rows)
        except sqlite3.Error as error:
            return ("damaged", str(error))
        finally:
            base.close()


def workbook_content(data):
    """The parts of a workbook but its date; each has to be XML."""
    return remembered(digest(data), lambda: read_workbook(data))


def read_workbook(data):
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = {name: archive.read(name) for name in archive.namelist()}
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                xml.parsers.expat.ParserCreate().Parse(part, True)
    except (zipfile.BadZipFile, zipfile.zlib.error, xml.parsers.expat.ExpatError, EOFError, NotImplementedError, ValueError) as error:
        return ("damaged", f"{type(error).__name__}: {error}")
    parts.pop("docProps/core.xml", None)
    return ("workbook", parts)


def content(found, path):
    entry = found.get(path)
    if entry is None or entry.kind != "-":
        return entry and (entry.kind, entry.data)
    if path.endswith(".db"):
        return database_content(found, path)
    if path.endswith(".xlsx"):
        return workbook_content(entry.data)
    return entry.data


def same(path, a, b, *, modes=True):
    """Whether two snapshots have the same at a path: bytes, or what a reader of a database or workbook sees."""
    first, second = a.get(path), b.get(path)
    if first is None or second is None:
        return first is second
    if first.kind != second.kind or (modes and first.mode != second.mode):
        return False
    return first.data == second.data or content(a, path) == content(b, path)


def is_companion(path):
    return path.endswith(tuple(".db" + each for each in COMPANIONS))


def differences(wanted, after, *, companions=False):
    """What is otherwise than wanted, a text each; the journal of a database may be allowed."""
    found = []
    for path in sorted(set(wanted) | set(after)):
        if path not in wanted:
            if not (companions and is_companion(path)):
                found.append(f"{path} is new" + (f" ({len(after[path].data)} bytes)" if after[path].kind == "-" else ""))
        elif path not in after:
            found.append(f"{path} is gone")
        elif not same(path, wanted, after):
            was, now = wanted[path], after[path]
            if was.kind == now.kind and same(path, wanted, after, modes=False):
                found.append(f"{path} has mode {now.mode:o}, not {was.mode:o}")
            elif was.kind != now.kind:
                found.append(f"{path} is of kind {now.kind}, not {was.kind}")
            else:
                state = content(after, path)
                what = f": {state[1]}" if isinstance(state, tuple) and state[0] == "damaged" else ""
                found.append(f"{path} is another ({len(now.data or b'')} bytes instead of {len(was.data or b'')}{what})")
    return found


def reports(outcome):
    """What a sanitizer said."""
    for mark in SANITIZER_MARKS:
        at = outcome.err.find(mark)
        if at >= 0:
            return [f"a sanitizer reports: {outcome.err[at : at + 600].decode('utf-8', 'replace')}"]
    return []


def exit_problems(world, outcome, *, signals=(), codes=(0, 1, 2), peak=500, seconds=None):
    found = reports(outcome)
    if outcome.timed_out:
        found.append(f"it had not ended after {outcome.seconds:.0f} s")
    elif outcome.code not in codes and -outcome.code not in signals:
        found.append(f"it ended with {outcome}")
    if outcome.peak > peak * 1_000_000 * (4 if world.sanitized else 1):
        found.append(f"it took {outcome.peak / 1e6:.0f} MB of memory")
    if not outcome.timed_out and outcome.seconds > (seconds or 10) * (5 if world.sanitized else 1):
        found.append(f"it took {outcome.seconds:.1f} s")
    return found


BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029")


def has_controls(text):
    """Whether a terminal would do more with it than to show it."""
    return any((unicodedata.category(c) == "Cc" and c != "\n") or c in BIDI for c in text)


def message_problems(outcome, *, lines=1):
    """The one sentence on the standard error of a run that failed."""
    try:
        text = outcome.err.decode("utf-8")
    except UnicodeDecodeError:
        return [f"the message is no UTF-8: {outcome.err[:200]!r}"]
    if not text.strip():
        return ["it failed without a message"]
    # libxlsxwriter writes lines of its own, and cannot be told not to.
    text = re.sub(r"^\[(ERROR|WARNING)\].*\n", "", text, flags=re.MULTILINE)
    found = []
    if has_controls(text):
        found.append(f"the message has control characters: {text[:200]!r}")
    if len(text.strip().splitlines()) > lines:
        found.append(f"more than one message: {text[:300]!r}")
    if len(outcome.err) > 4096:
        found.append(f"the message has {len(outcome.err)} bytes")
    said = text.strip().splitlines()[-1]
    prefix = "client_report: "
    if said.startswith(prefix) and (BARE.match(said[len(prefix) :]) or len(said) < len(prefix) + 8):
        found.append(f"the message names neither file nor value: {said!r}")
    return found


def is_empty_database(path, found):
    """What is there of a database before its first transaction has ended."""
    return path.endswith(".db") and path in found and database_content(found, path)[0::2] == ("database", [])


def mixture(setting, before, wanted, after):
    """Which results are the old ones, which the new ones, and which are neither."""
    old, new, neither = [], [], []
    for path in sorted(set(before) | set(wanted)):
        if not path.startswith("res/") or (path in before and path in wanted and same(path, before, wanted)):
            continue
        if wanted.get(path) is not None and wanted[path].kind == "d":
            continue
        if same(path, before, after, modes=False) or (path not in before and is_empty_database(path, after)):
            old.append(path)
        elif same(path, wanted, after, modes=False):
            new.append(path)
        else:
            neither.append(path)
    return old, new, neither


def well_formed(setting, after):
    """Problems of results whose right content is not known: each can be read, and they agree on how many clients there are."""
    found = []
    counts = {}
    for output in setting.outputs:
        path = output.rstrip("/")
        if path not in after:
            found.append(f"{path} is missing")
        elif output.endswith("/"):
            found += folder_problems(path, after, counts)
        elif path.endswith(".xlsx"):
            state = workbook_content(after[path].data)
            if state[0] == "damaged":
                found.append(f"{path} cannot be read: {state[1]}")
            else:
                counts[path] = rows_of_clients(state[1])
        elif path.endswith(".db"):
            state = database_content(after, path)
            if state[0] == "damaged" or not state[1]:
                found.append(f"{path} cannot be read: {state[1]}")
            else:
                for name, rows in state[3]:
                    if name == b"report_clients":
                        counts[path] = len(rows)
        elif path.endswith(".html"):
            found += page_problems(path, after[path].data)
    if len(set(counts.values())) > 1:
        found.append(f"the results disagree on how many clients there are: {counts}")
    return found


def folder_problems(path, after, counts):
    found = []
    summary = None
    for name, entry in after.items():
        if not name.startswith(path + "/") or entry.kind != "-":
            continue
        try:
            if name.endswith(".json"):
                summary = load_json(entry.data)
            elif name.endswith(".csv"):
                table = list(csv.reader(io.StringIO(entry.data.decode("utf-8", "surrogateescape"), newline="")))
                if any(len(row) != len(table[0]) for row in table):
                    found.append(f"{name}: rows differ in their number of fields")
                if not entry.data.endswith(b"\n"):
                    found.append(f"{name}: the last line has no end")
                if name == path + "/clients.csv":
                    counts[name] = len(table) - 1
        except (ValueError, csv.Error) as error:
            found.append(f"{name} cannot be read: {error}")
    if summary is None:
        found.append(f"{path}: there is no summary")
    elif "graded_clients" in summary:
        counts[path + "/summary.json"] = summary["graded_clients"]
    return found


def rows_of_clients(parts):
    relations = {}
    for relation in re.findall(rb"<Relationship [^>]*>", parts.get("xl/_rels/workbook.xml.rels", b"")):
        pair = [re.search(attribute + rb'="([^"]*)"', relation) for attribute in (rb"\bId", rb"\bTarget")]
        if all(pair):
            relations[pair[0][1]] = pair[1][1].decode().lstrip("/")
    rows = 0
    for name, number in re.findall(rb'<sheet name="([^"]*)"[^>]*r:id="([^"]*)"', parts.get("xl/workbook.xml", b"")):
        if re.fullmatch(rb"Clients( \d+)?", name):
            target = relations.get(number, "")
            rows += parts.get(target if target.startswith("xl/") else f"xl/{target}", b"").count(b"<row ") - 1
    return rows


def page_problems(path, data):
    found = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"{path} is no UTF-8: {error}"]
    if not text.rstrip().endswith("</html>"):
        found.append(f"{path} has no end")
    for block in re.findall(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL):
        try:
            load_json(block.encode())
        except ValueError as error:
            found.append(f"{path}: its data cannot be read: {error}")
    return found

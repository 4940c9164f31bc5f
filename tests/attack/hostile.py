# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Attacks by what the program is given: names, options, paths, queries, damaged files, and files that want all memory.

What is right to write is mostly not known here. So a run may succeed, with results that can be read and agree with each other,
or refuse its input and change nothing.
"""

import csv
import gzip
import io
import json
import os
import random
import re
import socket
import subprocess
import threading

import checks
from faults import mount
from world import COLUMNS, Setting

PIECES = (
    "x", "ann", "Ü", "名", "=1+1", "@sum(A1)", "+1", "-1", "\t", "\x1b[31m", "\x00", "\x07", "\r", "\n", "\r\n", '"', '""', ",", ";", "'",
    "|", "\\", "`", "<b>", "</script>", "<!--", "]]>", "&amp;", "&#0;", "{", "}", "[x](javascript:1)", "_x0041_", "_x000A_", "_xD800_",
    "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0010ffff", "\u0300" * 30, " ", "  ", "\xa0", "NULL", "nan", "#N/A",
    "1e5", "2024-01-01", "%s%n", "{}", "{:s}", "${x}", "../../x", "/", "sqlite_x", "D" * 300,
)  # fmt: skip
RAW = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80")


def name_of(rng):
    made = b"".join(
        rng.choice(RAW) if rng.random() < 0.07 else rng.choice(PIECES).encode("utf-8", "surrogatepass") for _ in range(rng.randrange(1, 5))
    )
    if rng.random() < 0.03:
        made = made * (rng.choice((100, 2521, 20_000)) // len(made) + 1)
    return made


def quoted(field):
    return b'"' + field.replace(b'"', b'""') + b'"'


def by_name(case, *names):
    """The first of these settings that the program can do."""
    for name in names:
        for each in case.world.settings:
            if each.name == name:
                return each
    return case.setting


def judge_unknown(case, before, outcome, *, companions=False, readable=True, peak=500, seconds=None):
    """What does not hold after a run of which nobody knows whether it should succeed."""
    case.result(outcome)
    found = checks.exit_problems(case.world, outcome, peak=peak, seconds=seconds)
    after = case.snapshot()
    if outcome.code == 0:
        if readable:
            found += checks.well_formed(case.setting, after)
        found += [f"exit 0, but {path} is new" for path in after if path not in before and not path.startswith("res/")]
        found += [f"exit 0, but {path} is left" for path in after if path not in before and re.search(r"tmp-|-journal|\.lock|\.tmp", path)]
    else:
        found += [f"exit {outcome.code}, but {each}" for each in checks.differences(before, after, companions=companions)]
        if not outcome.timed_out:
            found += checks.message_problems(outcome)
    case.problems += found
    return after


def names(case):
    """Hostile names of clients, groups, criteria and rules, through every format."""
    rng = case.rng
    case.setting = by_name(case, "everything", "all")
    case.before()
    folder = case.world.box / "in"
    clients = list(dict.fromkeys(name_of(rng) for _ in range(rng.randrange(3, 20))))
    groups = [name_of(rng) for _ in range(3)]
    lines = [b"client,group,amount,effort,date,deal"]
    for i, client in enumerate(clients * 2):
        day = rng.choice((b"2023-05-05", b"2024-05-05", b"2024-12-31"))
        lines.append(b",".join((quoted(client), quoted(rng.choice(groups)), b"%d.25" % rng.randrange(1, 500), b"1", day, b"%d" % i)))
    (folder / "new_dirty.csv").write_bytes(b"\n".join(lines) + b"\n")
    criteria = [name_of(rng) for _ in range(rng.randrange(1, 4))] if rng.random() < 0.3 else [b"interest", b"culture", b"trust"]
    (folder / "judgements.csv").write_bytes(
        b"client,judged," + b",".join(map(quoted, criteria)) + b"\n" + b"".join(quoted(c) + b",2024-10-01" + b",3" * len(criteria) + b"\n" for c in clients)
    )
    (folder / "contracts.csv").write_bytes(b"client,contract_end\n" + b"".join(quoted(c) + b",2025-02-01\n" for c in clients))
    if rng.random() < 0.5 and (folder / "policy.json").exists():
        text = (folder / "policy.json").read_text(encoding="utf-8")
        name = name_of(rng).decode("utf-8", "replace")
        (folder / "policy.json").write_text(text.replace('"best price"', json.dumps(name)), encoding="utf-8")
    form = rng.choice(("report", "csv", "json", "ndjson", "markdown"))
    case.plan(f"--format {form}, clients {clients[:4]!r}")
    before = case.snapshot()
    arguments = [*case.setting.arguments("new"), "--format", form]
    outcome = case.world.run(arguments)
    after = judge_unknown(case, before, outcome)
    if outcome.code != 0:
        return
    if form in ("report", "markdown", "json", "ndjson"):
        try:
            text = outcome.out.decode("utf-8")
            # Data for programs may have all that JSON may have; a person reads the others.
            if re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text) if "json" in form else checks.has_controls(text):
                case.problem(f"control or bidi characters in --format {form}: {outcome.out[:300]!r}")
        except UnicodeDecodeError as error:
            case.problem(f"--format {form} is no UTF-8: {error}")
    if "res/out/clients.csv" in after:
        text = after["res/out/clients.csv"].data.decode("utf-8", "surrogateescape")
        found = {row["client"].encode("utf-8", "surrogateescape") for row in csv.DictReader(io.StringIO(text, newline=""))}
        strange = found - set(clients)
        if strange:
            case.problem(f"clients.csv has clients that nobody wrote: {sorted(strange)[:3]!r}")
    for path, entry in after.items():
        if path.endswith(".xlsx"):
            parts = checks.workbook_content(entry.data)[1]
            if isinstance(parts, dict) and any(b"<f>" in part or b"<f " in part for name, part in parts.items() if "worksheets/" in name):
                case.problem(f"{path} has a formula")
        if path.endswith(".html") and path in case.wanted() and entry.data.count(b"<script") != case.wanted()[path].data.count(b"<script"):
            case.problem(f"{path} has another number of scripts")


TOKENS = (
    b"\x00", b"\xff", b"\n", b"\r\n", b'"', b",", b",,,,", b"-", b".", b"9" * 40, b"0", b"1e400", b"nan", b"2024-02-30", b"9999-12-31", b"0000-00-00",
    b"{", b"}", b"[", b"]", b'"', b"\\u0000", b"null", b"true", b":", b"\x1f\x8b", b"\x1b[31m", "\u202e".encode(), b"\xef\xbb\xbf", b" " * 50,
)  # fmt: skip


def mutated(rng, data):
    """The bytes with a few changes; as likely as not, small ones."""
    made = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        size = len(made)
        at = rng.randrange(size + 1)
        length = int(2 ** rng.uniform(0, max(1, size).bit_length()))
        what = rng.randrange(8)
        if what == 0 and size:
            made[min(at, size - 1)] ^= 1 << rng.randrange(8)
        elif what == 1 and size:
            made[min(at, size - 1)] = rng.randrange(256)
        elif what == 2:
            made[at:at] = rng.choice(TOKENS)
        elif what == 3:
            made[at : at + len(TOKENS[0])] = rng.choice(TOKENS)
        elif what == 4:
            del made[at : at + min(length, 200)]
        elif what == 5:
            del made[at:]
        elif what == 6:
            made[at:at] = made[max(0, at - length) : at]
        else:
            made += rng.choice((b"", bytes(rng.randrange(600)), rng.choice(TOKENS), made[:length]))
    return bytes(made)


def unpacked(data):
    """The bytes of a gzip file, strictly; None where something of it is damaged."""
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, gzip.zlib.error):
        return None


def mutations(case):
    """Inputs, and results of an earlier run, with damaged bytes."""
    rng = case.rng
    files = {
        "in/new.csv": ("all", "folder"),
        "in/new.csv.gz": ("gzip",),
        "in/policy.json": ("everything",),
        "in/contracts.csv": ("everything",),
        "in/judgements.csv": ("everything",),
        "in/previous.csv": ("previous",),
        "res/shop.db": ("shop",),
        "res/base.db": ("database",),
        "res/out/summary.json": ("folder",),
        "res/out/clients.csv": ("folder",),
    }
    file = rng.choice(list(files))
    case.setting = by_name(case, *files[file])
    case.state = "old" if file.startswith("res/") else case.state
    case.before()
    path = case.world.box / file
    if not path.exists():
        case.missed()
        return
    was = path.read_bytes()
    data = mutated(rng, was)
    path.write_bytes(data)
    case.plan(f"{file}, {len(data)} bytes, mutated")
    before = case.snapshot()
    outcome = case.start().finish()
    own = file.startswith("res/")
    after = judge_unknown(case, before, outcome, readable=not own, companions=own)
    if file.endswith(".gz"):
        plain = unpacked(data)
        if plain is None and outcome.code == 0:
            case.problem("a damaged gzip file is taken")
        elif plain is not None and plain == unpacked(was) and outcome.code == 0:
            case.problems += [f"the same rows, but {each}" for each in checks.differences(case.wanted(), {**after, file: case.wanted()[file]})]
    elif file == "in/new.csv" and rng.random() < 0.3:
        as_gzip_and_pipe(case, data, outcome, after)
    elif file == "res/out/summary.json" and case.world.knows("--verify"):
        case.world.fresh(case.template())
        path.write_bytes(data)
        verified = case.world.run(["--verify", file])
        case.problems += [f"--verify: {each}" for each in checks.exit_problems(case.world, verified)]
        if verified.code != 0:
            case.problems += [f"--verify: {each}" for each in checks.message_problems(verified, lines=20)]


def as_gzip_and_pipe(case, data, outcome, after):
    """The same bytes give the same results as a file, as gzip and from a pipe."""
    for how in ("gzip", "pipe"):
        case.before()
        (case.world.box / "in" / "new.csv").write_bytes(data)
        (case.world.box / "in" / "new.csv.gz").write_bytes(gzip.compress(data, mtime=0))
        arguments = case.setting.arguments("new")
        arguments[0] = "in/new.csv.gz" if how == "gzip" else "-"
        other = case.world.run(arguments, stdin="in/new.csv" if how == "pipe" else None)
        if other.code != outcome.code:
            case.problem(f"as a {how}: {other}; as a file: {outcome}")
        elif other.code == 0:
            found = case.snapshot()
            name = "res/out/clients.csv"
            if name in after and found[name].data != after[name].data:
                case.problem(f"as a {how}, {name} is another")


def stream(head, piece, size):
    """A pipe that gives `head`, and then `piece` again and again."""
    reader, writer = os.pipe()

    def feed():
        block = piece * (65536 // len(piece))
        try:
            with open(writer, "wb", buffering=0) as file:
                file.write(head)
                for _ in range(size // len(block)):
                    file.write(block)
        except OSError:
            pass  # the program has stopped to read

    threading.Thread(target=feed, daemon=True).start()
    return reader


ROWS = {
    "commas": (b"", b","),
    "blanks": (b"", b" "),
    "after a stray quote": (b'a"b', b"z"),
    "within quotes": (b'"', b"z"),
    "quotes": (b'"', b'""'),
    "one field": (b"", b"x"),
    "line ends": (b"", b"\n"),
    "carriage returns": (b"", b"\r"),
    "zeros": (b"", b"\x00"),
    "fields": (b"", b"x,"),
    "quoted fields": (b"", b'"",'),
    "tabs after a quote": (b'"a"', b"\t"),
}


def unmixed(value):
    """The block of 8 bytes that the hash of libstdc++ (MurmurHash2 of 64 bits) mixes into this value."""
    inverse = pow(0xC6A4A7935BD1E995, -1, 1 << 64)
    value = value * inverse % (1 << 64)
    value ^= value >> 47
    return value * inverse % (1 << 64)


def mixed(block):
    factor = 0xC6A4A7935BD1E995
    block = block * factor % (1 << 64)
    block ^= block >> 47
    return block * factor % (1 << 64)


def colliding_names(count):
    """Names of 16 bytes with one and the same std::hash: the second block undoes what the first did."""
    factor = 0xC6A4A7935BD1E995
    start = 0xC70F6907 ^ (16 * factor % (1 << 64))
    rng = random.Random("collisions")
    while count > 0:
        first = rng.getrandbits(64).to_bytes(8, "little")
        state = (start ^ mixed(int.from_bytes(first, "little"))) * factor % (1 << 64)
        name = first + unmixed(state ^ 0x5EED).to_bytes(8, "little")
        if not re.search(rb'[\x00-\x20",\x7f]', name):
            count -= 1
            yield name


RULE = '{"name":"R","when":"always","do":{"nothing":"price"}}'


def policies(rng):
    """JSON that is small and wants much."""
    size = rng.choice((20_000, 60_000, 200_000))
    return {
        "long path": lambda: '{"' + "k" * 100_000 + '":[' + ",".join(["0"] * 40_000) + "]}",
        "keys": lambda: "{" + ",".join(f'"k{i:07d}":0' for i in range(size)) + "}",
        "one key again and again": lambda: "{" + ",".join(['"rules":[]'] * size) + "}",
        "brackets": lambda: "[" * size,
        "braces": lambda: '{"a":' * size,
        "digits": lambda: '{"decimals":' + "9" * size + "}",
        "exponent": lambda: '{"decimals":1e' + "9" * 9 + "}",
        "text": lambda: '{"decimals":"' + "x" * 17_000_000 + '"}',
        "escapes": lambda: '{"decimals":"' + "\\u0041" * 1_000_000 + '"}',
        "rules": lambda: '{"decimals":2,"rules":[' + ",".join(RULE.replace("R", f"r{i}") for i in range(size // 4)) + "]}",
        "one rule again and again": lambda: '{"decimals":2,"rules":[' + ",".join([RULE] * (size // 4)) + "]}",
        "conditions": lambda: '{"decimals":2,"rules":[{"name":"r","when":{"all":['
        + ",".join(['{"any":[{"fact":"grade","is":"A"},{"fact":"one-off","is":true}]}'] * (size // 100))
        + ']},"do":{"nothing":"price"}}]}',
    }


def bombs(case):
    """Small or endless inputs that want all memory or all time."""
    rng = case.rng
    sort = rng.choice(("row", "row", "gzip", "file", "policy", "collisions", "columns"))
    size = rng.choice((20, 60, 120)) * 1_000_000
    case.setting = by_name(case, "everything" if sort in ("file", "policy") else "folder")
    case.before()
    box = case.world.box
    arguments = case.setting.arguments("new")
    row = rng.choice(list(ROWS))
    head, piece = ROWS[row]
    start = b"client,amount,date\nx,1,2024-01-01\n"
    stdin = None
    seconds = 15
    if sort == "row":
        stdin = stream((start if rng.random() < 0.7 else b"") + head, piece, size)
        arguments[0] = "-"
        what = f"{size // 1_000_000} MB of {row}"
    elif sort == "gzip":
        cached = case.world.work / f"bomb {row} {size}.gz"
        if not cached.exists():
            with gzip.open(cached, "wb", compresslevel=1) as file:
                file.write(start + head)
                for _ in range(size // 1_000_000):
                    file.write(piece * (1_000_000 // len(piece)))
        os.symlink(cached, box / "in" / "bomb.csv")
        arguments[0] = "in/bomb.csv"
        what = f"{size // 1_000_000} MB of {row}, as gzip"
    elif sort == "file":
        name = rng.choice(("contracts.csv", "judgements.csv"))
        size = 20_000_000
        (box / "in" / name).write_bytes((box / "in" / name).read_bytes() + head + piece * (size // len(piece)))
        what = f"{size // 1_000_000} MB of {row} in {name}"
    elif sort == "policy":
        made = policies(rng)
        kind = rng.choice(list(made))
        (box / "in" / "policy.json").write_text(made[kind](), encoding="utf-8")
        what = f"policy: {kind}, {(box / 'in' / 'policy.json').stat().st_size} bytes"
    elif sort == "collisions":
        cached = case.world.work / "collisions.csv"
        if not cached.exists():
            cached.write_bytes(b"client,amount,date\n" + b"".join(name + b",1,2024-01-01\n" for name in colliding_names(40_000)))
        os.symlink(cached, box / "in" / "bomb.csv")
        arguments[0] = "in/bomb.csv"
        what = "40,000 clients with one hash"
        seconds = 3
    else:
        columns = rng.choice((10_000, 300_000, 3_000_000))
        (box / "in" / "bomb.csv").write_text("client,amount,date" + ",c" * columns + "\nx,1,2024-01-01" + ",1" * columns + "\n", encoding="utf-8")
        arguments[0] = "in/bomb.csv"
        what = f"{columns} columns"
    case.plan(what)
    before = case.snapshot()
    outcome = case.world.run(arguments, stdin=stdin)
    if stdin is not None:
        os.close(stdin)
    judge_unknown(case, before, outcome, peak=400, seconds=seconds)


QUERIES = (
    "select fts3_tokenizer('simple', x'4141414141414141') as client, 1 as amount, '2024-01-01' as date",
    "select load_extension('x') as client, 1 as amount, '2024-01-01' as date",
    "select writefile('res/evil', 'x') as client, 1 as amount, '2024-01-01' as date",
    "select readfile('in/new.csv') as client, 1 as amount, '2024-01-01' as date",
    "attach 'res/evil.db' as e", "vacuum into 'res/evil.db'", "pragma writable_schema = 1", "pragma journal_mode = wal", "pragma user_version = 7",
    "pragma page_size", "pragma temp_store_directory = 'res'", "pragma query_only = 0", "begin", "savepoint x", "detach main", "analyze", "reindex",
    "insert into deals values (1, 2, 3, 4) returning client, amount, date", "delete from deals returning *", "drop table deals",
    "create temp table t as select * from deals", "explain select * from deals", "select * from deals; drop table deals",
    "select client, amount, date from deals where amount > ?", "select client, amount, date from deals where amount > :x",
    "select client, amount, date from deals where amount > @x and date > $y", "", ";", "--", "/*", "select", "select 1", "\x00", "select '\x00' as client",
    "select zeroblob(900000000) as client, 1 as amount, '2024-01-01' as date", "select hex(zeroblob(400000000)) as client, 1 as amount, '2024-01-01' as date",
    "select printf('%.*c', 900000000, 'x') as client, 1 as amount, '2024-01-01' as date",
    "select replace(printf('%.*c', 30000, 'x'), 'x', printf('%.*c', 30000, 'y')) as client, 1 as amount, '2024-01-01' as date",
    "select group_concat(a.client || b.client || c.client) as client, 1 as amount, '2024-01-01' as date from deals a, deals b, deals c",
    "select client, amount, date from deals order by randomblob(1000000)",
    "select 9e999 as amount, client, date from deals", "select -9223372036854775808 as amount, client, date from deals",
    "select x'00ff' as client, 1 as amount, '2024-01-01' as date", "select null as client, 1 as amount, '2024-01-01' as date",
    "select client, amount, date, client, amount, date from deals", "select * from sqlite_schema", "select * from pragma_table_info('deals')",
    "select * from dbstat", "select * from json_each('[1,2]')", "select json_extract('{', '$') as client, 1 as amount, '2024-01-01' as date",
    "select client, amount, date from deals where client like '" + "%_" * 20_000 + "'", "select " + "(" * 5000 + "1" + ")" * 5000 + " as client",
    "select 'a' as client, 1 as amount, '2024-01-01' as date" + " union all select 'b', 2, '2024-01-02'" * 3000,
    "values('x', 1, '2024-01-01')", "with t(client, amount, date) as (values('x', 1, '2024-01-01')) select * from t",
    "select edit('x') as client, 1 as amount, '2024-01-01' as date",
)  # fmt: skip
ENDLESS = (
    "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as client, 1 as amount, '2024-01-01' as date from n",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select 'x' as client, i as amount, '2024-01-01' as date from n where i < 0",
    "select count(*) as client, 1 as amount, '2024-01-01' as date from deals a, deals b, deals c, deals d, deals e",
    "with recursive n(i) as (select 1 union select i + 1 from n) select 'x' as client, i as amount, '2024-01-01' as date from n order by i desc",
)


def queries(case):
    """Queries that write, never end, take all memory, or reach for functions that touch more than the database."""
    rng = case.rng
    case.setting = Setting("query", ["--sqlite", "res/shop.db", "--query", "", *COLUMNS, "--out", "res/out"], [], deals=None)
    case.state = "none"
    case.world.fresh(case.world.empty)
    query = rng.choice(QUERIES)
    extra = []
    if case.world.knows("--query-limit") and rng.random() < 0.15:
        query = rng.choice(ENDLESS)
        extra = ["--query-limit", "1"]
    elif rng.random() < 0.3:
        query = mutated(rng, query.encode()[:2000]).replace(b"\x00", b"")
    case.plan(repr(query[:150]))
    before = case.snapshot()
    if isinstance(query, str) and "\x00" in query:
        query = query.replace("\x00", "")
    outcome = case.world.run(["--sqlite", "res/shop.db", "--query", query, *extra, *COLUMNS, "--out", "res/out"])
    after = judge_unknown(case, before, outcome, readable=False, peak=1300 if not case.world.strict else 700, seconds=20)
    if after["res/shop.db"].data != before["res/shop.db"].data:
        case.problem("a query has changed the database")
    if outcome.code == 0 and isinstance(query, str) and re.search(r"amount > [?:@]", query):
        case.problem("a parameter that nobody binds is taken")
    case.problems += [f"{path} is new" for path in after if "evil" in path]


VALUES = (
    "", " ", "-", "--", ".", "..", "/", "-1", "0", "1", "1.5", "1e5", "1e999", "nan", "inf", "99999999999999999999", "80,95", "95,80", "80,80", "0,100",
    "100", "101", "80,", ",80", "2024-01-01", "20240101", "2024-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "-0001-01-01", "2024-1-1", "x" * 5000,
    "\x1b[31m", "\u202e", "\t", "tab", "\\t", "\n", '"', "'", "client", "amount", "date", "group", "nothing", "default", "csv", "json", "upper", "deals",
    "days", "min", "negative", b"\xff\xfe", "%s%n", "report_", 'a"b', "sqlite_", "a;b",
)  # fmt: skip
OPTIONS = (
    "--client", "--amount", "--profit", "--value", "--date", "--deal", "--group", "--effort", "--delimiter", "--from", "--to", "--min-deals", "--count",
    "--returns", "--limits", "--crossing", "--ties", "--margin", "--compare-from", "--compare-to", "--as-of", "--format", "--table-prefix", "--policy",
    "--previous", "--contracts", "--judgements", "--query", "--sqlite", "--query-limit", "--verify",
)  # fmt: skip
FLAGS = ("--skip-bad-rows", "--only-repeat", "--computed-limits", "--hysteresis", "--quiet", "--stats", "--no-such-option")


def options(case):
    """Values of options that nobody means, alone and together."""
    rng = case.rng
    case.setting = by_name(case, rng.choice(("all", "everything")), "folder")
    before = case.before()
    arguments = case.setting.arguments("new")
    said = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        if rng.random() < 0.3:
            new = [rng.choice(FLAGS)]
        else:
            new = [rng.choice(OPTIONS), rng.choice(VALUES)]
        # In place of the value that is there; an option twice is another mistake.
        if len(new) == 2 and new[0] in arguments and rng.random() < 0.8:
            arguments[arguments.index(new[0]) + 1] = new[1]
        else:
            arguments += new
        said.append(" ".join(map(repr, new)))
    case.plan("; ".join(said))
    outcome = case.world.run(arguments)
    case.result(outcome)
    case.problems += checks.exit_problems(case.world, outcome)
    after = case.snapshot()
    if outcome.code == 0:
        where = {path: entry for path, entry in after.items() if path not in before and not path.startswith("res/")}
        case.problems += [f"exit 0, but {path} is new" for path in where]
        if checks.has_controls(outcome.out.decode("utf-8", "replace")) and "csv" not in arguments:
            case.problem(f"control or bidi characters on standard output: {outcome.out[:300]!r}")
    else:
        case.problems += [f"exit {outcome.code}, but {each}" for each in checks.differences(before, after)]
        case.problems += checks.message_problems(outcome, lines=3)


def special(case, path, sort):
    """Puts something that is no regular file at the path of a result."""
    if path.is_dir() and not path.is_symlink():
        subprocess.run(["rm", "-rf", str(path)], check=True)
    else:
        path.unlink(missing_ok=True)
    if sort == "device":
        subprocess.run(["mknod", str(path), "c", "1", "3"], check=True)
    elif sort == "full device":
        subprocess.run(["mknod", str(path), "c", "1", "7"], check=True)
    elif sort == "pipe":
        os.mkfifo(path)
    elif sort == "socket":
        made = socket.socket(socket.AF_UNIX)
        here = os.getcwd()
        os.chdir(path.parent)
        made.bind(path.name)
        os.chdir(here)
        made.close()
    elif sort == "folder":
        path.mkdir()
    elif sort == "link to nothing":
        path.symlink_to("nothing/at/all")
    elif sort == "link to itself":
        path.symlink_to(path.name)
    elif sort == "link to a file":
        (path.parent / "elsewhere").write_text("somebody's", encoding="utf-8")
        path.symlink_to("elsewhere")
    elif sort == "link to a new file":
        path.symlink_to("elsewhere")
    elif sort == "link to a folder":
        (path.parent / "folder").mkdir()
        path.symlink_to("folder")
    elif sort == "link to the deals":
        path.symlink_to("../in/new.csv" if path.parent.name == "res" else "../../in/new.csv")
    elif sort == "hard link to the deals":
        os.link(case.world.box / "in" / "new.csv", path)
    elif sort == "empty file":
        path.write_bytes(b"")
    elif sort == "text file":
        path.write_text("somebody's\n" * 100, encoding="utf-8")


SPECIAL = (
    "device", "full device", "pipe", "socket", "folder", "link to nothing", "link to itself", "link to a file", "link to a new file", "link to a folder",
    "link to the deals", "hard link to the deals", "empty file", "text file",
)  # fmt: skip
PATHS = (
    "", " ", ".", "..", "/", "res", "res/", "res/.", "res/../res", "in/new.csv", "./in/new.csv", "in/../in/new.csv", "in/contracts.csv/x", "res/a/b/c/d",
    "res/" + "n" * 255, "res/" + "n" * 240, "res/" + "n" * 256, "res/" + "d/" * 2100 + "x", "res/a\nb", "res/\x1b[31mred", "res/\u202ex", "res/a b", "res/'",
    b"res/\xff\xfe", ":memory:", "file:res/x.db?mode=memory", "file:res/x.db", "res/x.db?mode=ro", "-", "--", "/proc/self/x", "/proc/x", "res/-", "~",
    "res/page.html", "res/out/clients.csv", "res/out/summary.json", "res/./out/../page.html", "res/out", "res/base.db", "res/base.db-journal",
    "res/page.html.manifest.json", "res/book.xlsx.manifest.json", "res/out/new.html",
)  # fmt: skip


def paths(case):
    """Results at odd places: devices, pipes, links, folders, two at one place, onto an input, where nobody may write."""
    rng = case.rng
    case.setting = by_name(case, "all", "folder", "database")
    case.before()
    box = case.world.box
    arguments = case.setting.arguments("new")
    places = {"--out": "res/out", "--html": "res/page.html", "--xlsx": "res/book.xlsx", "--sqlite-out": "res/base.db"}
    places = {option: path for option, path in places.items() if option in arguments}
    option = rng.choice(list(places))
    sort = rng.choice(("special", "special", "path", "path", "fixed", "read-only", "nobody"))
    user = None
    if sort == "special":
        kind = rng.choice(SPECIAL)
        place = places[option]
        if option == "--out" and (box / place).is_dir() and rng.random() < 0.7:
            place += rng.choice(("/clients.csv", "/summary.json", "/near_limits.csv"))
        if "device" in kind and os.geteuid() != 0:
            case.missed()
            return
        special(case, box / place, kind)
        what = f"{place} is a {kind}"
    elif sort == "path":
        path = rng.choice(PATHS)
        arguments[arguments.index(option) + 1] = path
        what = f"{option} {path!r:.60}"
    elif sort == "fixed":
        name = rng.choice(["res/out/clients.csv", "res/out/near_limits.csv", "res/out/summary.json", "res/page.html", "res/book.xlsx", "res/base.db", "res/out", "res"])
        if not (box / name).exists() or subprocess.run(["chattr", "+i", str(box / name)], check=False, stderr=subprocess.DEVNULL).returncode != 0:
            case.missed()
            return
        case.fixed = box / name
        what = f"{name} cannot be changed"
    elif sort == "read-only":
        if os.geteuid() != 0:
            case.missed()
            return
        os.rename(box / "res", box / "was")
        (box / "res").mkdir()
        mount(case, box / "res", 50_000_000, 1000)
        subprocess.run(f"cp -a was/. res/ && rm -rf was && mount -o remount,ro {box}/res", shell=True, cwd=box, check=True)
        what = "res is read-only"
    else:
        if os.geteuid() != 0:
            case.missed()
            return
        user = 65534
        (box / "tmp").chmod(0o777)
        locked = rng.choice(("res", "res/out", "sticky", "tmp") if (box / "res" / "out").exists() else ("res", "sticky", "tmp"))
        if locked == "sticky":
            (box / "res").chmod(0o1777)
        elif locked == "tmp":
            for each in [box / "res", *(box / "res").rglob("*")]:
                os.chown(each, user, user, follow_symlinks=False)
            (box / "tmp").chmod(0o555)
        else:
            (box / "res").chmod(0o777)
            for each in (box / "res").rglob("*"):
                if not f"{each}/".startswith(f"{box}/{locked}/") or locked == "res":
                    os.chown(each, user, user)
            (box / locked).chmod(0o555)
        what = f"somebody who may not write into {locked}"
    case.plan(what)
    before = case.snapshot()
    outcome = case.world.run(arguments, user=user)
    case.result(outcome)
    after = case.snapshot()
    case.close_fixed()
    case.problems += checks.exit_problems(case.world, outcome)
    if outcome.code != 0:
        case.problems += [f"exit {outcome.code}, but {each}" for each in checks.differences(before, after)]
        if not outcome.timed_out:
            case.problems += checks.message_problems(outcome, lines=3)
        return
    for path, entry in before.items():
        if path in after and entry.kind != after[path].kind and not (entry.kind == "l" and after[path].kind == "-"):
            case.problem(f"{path} was of kind {entry.kind} and is of kind {after[path].kind}")
        if path.startswith("in/") and path in after and after[path] != entry:
            case.problem(f"the input {path} has changed")
    left = [path for path in after if path not in before and re.search(r"tmp-|-journal|\.lock|\.tmp", path) and not path.startswith(str(arguments[arguments.index(option) + 1]))]
    case.problems += [f"exit 0, but {path} is left" for path in left]
    for name in set(arguments) & set(map(str, PATHS)):
        if name in (":memory:", "file:res/x.db?mode=memory", "res/x.db?mode=ro") and name not in after:
            case.problem(f"exit 0, and there is no {name}")


KINDS = {
    "names": names,
    "mutations": mutations,
    "bombs": bombs,
    "queries": queries,
    "options": options,
    "paths": paths,
}

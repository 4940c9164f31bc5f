# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The results of tools/mutants/mutate.py as tables of Markdown."""

import json
from pathlib import Path

JUDGED = Path(__file__).resolve().parent / "equivalent_mutants.json"

KILLED = ("killed", "static", "timeout")


class Judgements:
    """Why mutants are equivalent: of one change, wherever its line moves to, or of a whole file."""

    def __init__(self):
        entries = json.loads(JUDGED.read_text(encoding="utf-8")) if JUDGED.exists() else []
        self.files = {entry["file"]: entry["reason"] for entry in entries if "code" not in entry}
        self.changes = {identity(entry): entry["reason"] for entry in entries if "code" in entry}

    def of(self, entry):
        return self.changes.get(identity(entry)) or self.files.get(entry["file"])


def identity(entry):
    """Identifies a change: file, line of code, what is changed of it, how many of the same stand before it, and what it becomes."""
    code_alone = entry["code"].partition("//")[0].rstrip()  # a comment may be reworded
    return entry["file"], code_alone, entry["from"], entry.get("repeated", 0), entry["to"]


def code(text):
    return "`` " + text.replace("|", "\\|") + " ``" if text else "(nothing)"


def row(name, entries, reasons):
    counts = [sum(entry["outcome"] == outcome for entry in entries) for outcome in (*KILLED, "survived")]
    equivalent = sum(entry["outcome"] == "survived" and reasons.of(entry) is not None for entry in entries)
    killed, valid = sum(counts[:3]), sum(counts)
    shares = [f"{100 * killed / of:.1f} %" if of else "" for of in (valid, valid - equivalent)]
    not_compiled = len(entries) - valid
    return f"| {name} | {valid} | {' | '.join(map(str, counts))} | {shares[0]} | {equivalent} | {shares[1]} | {not_compiled} |\n"


HEAD = (
    "| | mutants | killed by a test | by a static assertion | by the time limit | survived | killed | equivalent | killed of the others | "
    "did not compile |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
)


def share_killed(entries):
    """The per cent of killed mutants, of those that compile and are not equivalent."""
    reasons = Judgements()
    killed = sum(entry["outcome"] in KILLED for entry in entries)
    survived = sum(entry["outcome"] == "survived" and reasons.of(entry) is None for entry in entries)
    return 100 * killed / (killed + survived) if killed else 0.0


def report(entries, all_mutants):
    reasons = Judgements()
    text = f"{len(entries)} of {all_mutants} mutants were tried.\n\n{HEAD}"
    for folder in sorted({entry["file"].split("/")[0] for entry in entries}):
        text += row(f"`{folder}/`", [entry for entry in entries if entry["file"].startswith(folder + "/")], reasons)
    text += row("in all", entries, reasons)
    text += "\n| kind of change " + HEAD[1:]
    for kind in sorted({entry["kind"] for entry in entries}):
        text += row(kind, [entry for entry in entries if entry["kind"] == kind], reasons)
    survivors = [entry for entry in entries if entry["outcome"] == "survived"]
    text += "\n| survivor | was | became | judgement |\n| --- | --- | --- | --- |\n"
    for entry in sorted(survivors, key=lambda entry: (entry["file"], entry["line"])):
        reason = reasons.of(entry) or ("not judged" if entry["covered"] else "not judged; no unit runs the line")
        text += f"| {entry['file']}:{entry['line']} | {code(entry['from'])} | {code(entry['to'])} | {reason} |\n"
    return text

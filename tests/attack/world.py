# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""What is attacked: inputs, settings of the program, the box in which it runs, and what a run leaves there."""

import gzip
import json
import os
import random
import resource
import select
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SANITIZER_MARKS = (b"AddressSanitizer", b"runtime error:", b"LeakSanitizer", b"UndefinedBehaviorSanitizer")
LARGEST = 16 << 20  # of what is read of a file
COLUMNS = ["--client", "client", "--amount", "amount", "--date", "date"]


class Setting:
    """One way to run the program: options, the input for each of three runs, and what is written."""

    def __init__(self, name, options, outputs, *, deals="in/{run}.csv", stdin=False, to_stdout="report", weight=4):
        self.name = name
        self.options = options
        self.outputs = outputs  # paths below the box; a folder ends with /
        self.deals = deals
        self.stdin = stdin
        self.to_stdout = to_stdout
        self.weight = weight

    def arguments(self, run):
        deals = [] if self.deals is None else ["-"] if self.stdin else [self.deals.format(run=run)]
        return deals + [part.replace("{run}", run) for part in self.options]

    def input(self, run):
        return self.deals.format(run=run) if self.stdin else None


OUT, PAGE, BOOK, BASE = "res/out/", "res/page.html", "res/book.xlsx", "res/base.db"
FOLDER, HTML, XLSX, DATABASE = ["--out", "res/out"], ["--html", PAGE], ["--xlsx", BOOK], ["--sqlite-out", BASE]
EVERYTHING = [
    *COLUMNS, "--group", "group", "--effort", "effort", "--from", "2024-01-01", "--as-of", "2025-01-05", "--compare-from",
    "2023-01-01", "--compare-to", "2024-01-01", "--hysteresis", "--contracts", "in/contracts.csv", "--judgements",
    "in/judgements.csv", "--policy", "in/policy.json", "--skip-bad-rows",
]  # fmt: skip


def settings_of_client_report():
    everywhere = FOLDER + HTML + XLSX + DATABASE
    all_four = [OUT, PAGE, BOOK, BASE]
    from_base = ["--sqlite", "res/shop.db", "--query", "select * from deals where run = '{run}'", *COLUMNS]
    return [
        Setting("all", COLUMNS + everywhere, all_four, weight=8),
        Setting("everything", EVERYTHING + everywhere, all_four, deals="in/{run}_dirty.csv", weight=8),
        Setting("folder", COLUMNS + FOLDER, [OUT]),
        Setting("page", COLUMNS + HTML, [PAGE], weight=2),
        Setting("workbook", COLUMNS + XLSX, [BOOK]),
        Setting("database", COLUMNS + DATABASE, [BASE]),
        Setting("csv", COLUMNS + ["--format", "csv"] + FOLDER, [OUT], to_stdout="csv", weight=2),
        Setting("json", COLUMNS + ["--format", "json"] + HTML, [PAGE], to_stdout="json", weight=1),
        Setting("markdown", COLUMNS + ["--format", "markdown"], [], to_stdout="markdown", weight=1),
        Setting("gzip", COLUMNS + FOLDER + DATABASE, [OUT, BASE], deals="in/{run}.csv.gz", weight=2),
        Setting("pipe", COLUMNS + FOLDER + XLSX, [OUT, BOOK], stdin=True, weight=2),
        Setting(
            "shop", from_base + FOLDER + ["--sqlite-out", "res/shop.db"], [OUT, "res/shop.db"], deals=None, weight=3
        ),
        Setting("previous", COLUMNS + ["--previous", "in/previous.csv", "--margin", "2"] + FOLDER + XLSX, [OUT, BOOK], weight=2),
        Setting("medium", COLUMNS + everywhere, all_four, deals="../medium/{run}.csv", weight=1),
    ]


def deals_text(rng, clients, rows, bad=0):
    lines = ["client,group,amount,effort,date,deal"]
    for i in range(rows):
        name = f"client {rng.randrange(clients):05d}" if i % 7 else f'"Müller, {rng.randrange(clients)}"'
        amount = f"{rng.randrange(1, 90_000) / 100:.2f}"
        day = f"{rng.choice((2023, 2024))}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
        lines.append(f"{name},{rng.choice('NESW')},{amount},{rng.randrange(9)},{day},{i}")
    for _ in range(bad):
        lines.insert(rng.randrange(1, len(lines)), rng.choice(("a,b", "x,N,1e5,1,2024-01-01,1", "y,N,5,1,2024-02-30,2")))
    return "\n".join(lines) + "\n"


def make_medium(folder):
    """Deals that need more than one buffer of everything; they are in no box, since that would be slow to copy."""
    folder.mkdir(exist_ok=True)
    for run, step in (("old", 7919), ("new", 7927), ("other", 7933)):
        rows = (f"client {i * step % 20_011:05d},{i * step % 90_001}.{i % 90 + 10},202{i % 2 + 3}-0{i % 9 + 1}-1{i % 7}" for i in range(25_000))
        (folder / f"{run}.csv").write_text("client,amount,date\n" + "\n".join(rows) + "\n", encoding="utf-8")


def make_inputs(box, policy):
    """The files that the settings read; `policy` is the built-in policy as text, or None."""
    folder = box / "in"
    for each in (folder, box / "res", box / "tmp"):
        each.mkdir(parents=True, exist_ok=True)
    rng = random.Random("inputs")
    for run, rows in (("old", 40), ("new", 60), ("other", 50)):
        text = deals_text(rng, 25, rows)
        (folder / f"{run}.csv").write_text(text, encoding="utf-8")
        (folder / f"{run}.csv.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
        (folder / f"{run}_dirty.csv").write_text(deals_text(rng, 25, 2 * rows, bad=5), encoding="utf-8")
    clients = sorted({line.split(",")[0] for line in (folder / "new.csv").read_text(encoding="utf-8").splitlines()[1:] if line[0] == "c"})
    (folder / "contracts.csv").write_text(
        "client,contract_end,last_contact,cost\n" + "".join(f"{c},2025-0{i % 9 + 1}-11,2024-11-0{i % 9 + 1},{i}.50\n" for i, c in enumerate(clients)),
        encoding="utf-8",
    )
    (folder / "judgements.csv").write_text(
        "client,judged,interest,culture,trust\n" + "".join(f"{c},2024-10-01,{i % 5 + 1},{i % 3 + 1},{i % 4 + 1}\n" for i, c in enumerate(clients)),
        encoding="utf-8",
    )
    if policy is not None:
        (folder / "policy.json").write_text(policy, encoding="utf-8")
    # Customers beside the results: what is another's stays.
    for name in ("shop", "base"):
        base = sqlite3.connect(box / "res" / f"{name}.db")
        with base:
            base.execute("create table customers (name text primary key, city text)")
            base.executemany("insert into customers values (?, ?)", [(c, "Köln") for c in clients])
            if name == "shop":
                base.execute("create table deals (client, amount, date, run)")
                for run in ("old", "new", "other"):
                    rows = [line.rsplit(",", 5) for line in (folder / f"{run}.csv").read_text(encoding="utf-8").splitlines()[1:]]
                    base.executemany("insert into deals values (?, ?, ?, ?)", [(r[0].strip('"'), r[2], r[4], run) for r in rows])
        base.close()


class Entry:
    """What has a path: its kind as `ls -l` shows it, its mode, and its bytes, target or device."""

    __slots__ = ("kind", "mode", "data")

    def __init__(self, path):
        found = os.lstat(path)
        self.kind = stat.filemode(found.st_mode)[0]
        self.mode = stat.S_IMODE(found.st_mode)
        self.data = None
        if self.kind == "-":
            with open(path, "rb") as file:
                self.data = file.read(LARGEST)
            if found.st_size > LARGEST:
                self.data += b" and more: %d" % found.st_size
        elif self.kind == "l":
            self.data = os.readlink(path)
        elif self.kind in "cb":
            self.data = found.st_rdev

    def __eq__(self, other):
        return other is not None and (self.kind, self.mode, self.data) == (other.kind, other.mode, other.data)


def snapshot(root):
    found = {}
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, root)] = Entry(path)
    return found


class Outcome:
    def __init__(self, code, out, err, seconds, lasted, peak, timed_out):  # peak: 0 where it is not known
        self.code = code
        self.out = out
        self.err = err
        self.seconds = seconds  # of a processor; of a clock where it did not end
        self.lasted = lasted  # of a clock
        self.peak = peak  # bytes
        self.timed_out = timed_out

    def __str__(self):
        code = signal.Signals(-self.code).name if self.code < 0 else self.code
        text = self.err.decode("utf-8", "backslashreplace").strip()
        return f"exit {code}{', took too long' if self.timed_out else ''}: {text[:400]}"


def beginning(path):
    with open(path, "rb") as file:
        return file.read(LARGEST)


class Child:
    """A run that is under way. Its output goes to files beside the box, so that nothing waits for a reader."""

    count = 0

    def __init__(self, world, arguments, *, environment=None, stdin=None, stdout=None, closed=(), limits=(), user=None, umask=None):
        Child.count += 1
        self.out_path = world.work / f"stdout{Child.count % 4}"
        self.err_path = world.work / f"stderr{Child.count % 4}"
        self.began = time.monotonic()
        self.patience = world.patience
        # Nothing of the environment of whoever started this.
        values = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": str(world.box / "tmp"), "TZ": "UTC"}
        values["ASAN_OPTIONS"] = "exitcode=99:detect_leaks=0:allocator_may_return_null=1:detect_stack_use_after_return=0"
        values["UBSAN_OPTIONS"] = "halt_on_error=1:exitcode=99:print_stacktrace=1"
        values.update(environment or {})

        def prepare():
            for which, soft in limits:
                resource.setrlimit(which, (soft, soft))
            if umask is not None:
                os.umask(umask)
            if user is not None:
                os.setgroups([])
                os.setgid(user)
                os.setuid(user)
            for descriptor in closed:
                os.close(descriptor)

        source = open(world.box / stdin, "rb") if isinstance(stdin, str) else stdin
        with open(self.out_path, "wb") as out, open(self.err_path, "wb") as err:
            self.process = subprocess.Popen(
                [world.program, *arguments], cwd=world.box, env=values, stdin=source if source is not None else subprocess.DEVNULL,
                stdout=out if stdout is None else stdout, stderr=err, preexec_fn=prepare if limits or closed or user or umask is not None else None,
            )  # fmt: skip
        if isinstance(stdin, str):
            source.close()
        self.watched = os.pidfd_open(self.process.pid)

    def running(self, seconds):
        """Waits so long, and says whether the run goes on."""
        return not select.select([self.watched], [], [], seconds)[0]

    def send(self, number):
        self.process.send_signal(number)

    def finish(self):
        late = self.running(max(0.0, self.began + self.patience - time.monotonic()))
        if late:
            self.process.kill()
        _, status, used = os.wait4(self.process.pid, 0)
        lasted = time.monotonic() - self.began
        seconds = lasted if late else used.ru_utime + used.ru_stime
        # Linux counts what this script had taken when it started the program; less than that is not known.
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peak = 1024 * used.ru_maxrss if used.ru_maxrss > 1.05 * own else 0
        os.close(self.watched)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return Outcome(
            self.process.returncode, beginning(self.out_path), beginning(self.err_path), seconds, lasted, peak, late
        )


class World:
    """A program, its settings, and a box for its runs."""

    def __init__(self, program, work, *, settings=None):
        self.program = str(Path(program).resolve())
        self.work = Path(work)
        self.box = self.work / "box"
        self.templates = self.work / "templates"
        self.sanitized = b"__asan_init" in Path(self.program).read_bytes()
        self.patience = 120 if self.sanitized else 40
        self.shim = self.work / "shim.so"
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", str(HERE / "shim.c"), "-o", str(self.shim), "-ldl"], check=True)
        self.settings = settings_of_client_report() if settings is None else settings
        self.chosen = False  # whether somebody has chosen the settings
        self.made = {}
        self.fresh()
        printed = self.run(["--print-policy"])
        policy = printed.out.decode() if printed.code == 0 else None
        self.help = self.run(["--help"]).out.decode("utf-8", "replace")
        self.empty = self.templates / "empty"
        make_inputs(self.empty, policy)
        if any("/medium/" in (each.deals or "") for each in self.settings):
            make_medium(self.work / "medium")
        self.prepare_previous()
        self.durations = {}
        self.strict = self.knows("--verify")
        self.settings = [each for each in self.settings if self.works(each)]

    def knows(self, option):
        return option + " " in self.help or option + "," in self.help

    def prepare_previous(self):
        """An earlier run for --previous."""
        self.fresh(self.empty)
        if self.run(["in/old.csv", *COLUMNS, "--out", "res/out"]).code == 0:
            shutil.copy(self.box / "res" / "out" / "clients.csv", self.empty / "in" / "previous.csv")

    def works(self, setting):
        """Whether the program can do this at all: it may have been built without its page."""
        self.fresh(self.empty)
        done = self.start(setting, "new").finish()
        if done.code == 0:
            return True
        print(f"left out, since it does not work without an attack: {setting.name}: {done}", flush=True)
        return False

    def fresh(self, template=None):
        if self.box.exists():
            shutil.rmtree(self.box)
        if template is None:
            (self.box / "tmp").mkdir(parents=True)
        else:
            shutil.copytree(template, self.box, symlinks=True)

    def run(self, arguments, **options):
        return Child(self, arguments, **options).finish()

    def start(self, setting, run, **options):
        return Child(self, setting.arguments(run), stdin=setting.input(run), **options)

    def template(self, setting, state):
        """A box whose outputs are those of a run before (old), or none; bare: not even a database is there."""
        if state == "none":
            return self.empty
        if state == "bare":
            path = self.templates / "bare"
            if not path.exists():
                shutil.copytree(self.empty, path, symlinks=True)
                (path / "res" / "base.db").unlink()
            return path
        path = self.templates / f"{setting.name}-old"
        if not path.exists():
            self.fresh(self.empty)
            done = self.start(setting, "old").finish()
            if done.code != 0:
                raise RuntimeError(f"{setting.name}: {done}")
            self.close_some(setting)
            shutil.copytree(self.box, path, symlinks=True)
        return path

    def close_some(self, setting):
        """Results that their owner has closed to others: the mode has to stay."""
        for output in setting.outputs:
            if not output.endswith("/"):
                os.chmod(self.box / output, 0o640)
            elif (self.box / output / "clients.csv").exists():
                os.chmod(self.box / output / "clients.csv", 0o600)

    def result(self, setting, state, run="new"):
        """What a run without an attack leaves: a snapshot, its outcome, and how long it took."""
        key = (setting.name, state, run)
        if key not in self.made:
            self.fresh(self.template(setting, state))
            done = self.start(setting, run).finish()
            if done.code != 0:
                raise RuntimeError(f"{setting.name}: {done}")
            self.made[key] = snapshot(self.box)
            self.durations[key] = done
        return self.made[key]

    def plain(self, setting, state, run="new"):
        self.result(setting, state, run)
        return self.durations[(setting.name, state, run)]

    def with_shim(self, **plan):
        values = {"LD_PRELOAD": str(self.shim), "ATTACK_LOG": str(self.work / "shim.log")}
        values.update({"ATTACK_" + name.upper(): str(value) for name, value in plan.items()})
        (self.work / "shim.log").unlink(missing_ok=True)
        return values

    def shim_log(self):
        path = self.work / "shim.log"
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
        return [line.split("\t") for line in lines if line.count("\t") >= 4]


def load_json(data):
    """Strict: UTF-8, no NaN, no key twice."""

    def once(pairs):
        keys = [key for key, _ in pairs]
        if len(keys) != len(set(keys)):
            raise ValueError("a key appears twice")
        return dict(pairs)

    def no_constant(name):
        raise ValueError(f"{name} is no JSON")

    return json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_constant=no_constant)

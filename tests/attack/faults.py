# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Attacks on what the program asks of the system: calls, allocations, room, descriptors, signals, another run.

Each attack is a function of a Case. It makes one run (or a few), and tells the case what does not hold.
"""

import errno
import os
import re
import resource
import signal
import stat
import subprocess
import time

import checks

WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "copy_file_range", "sendfile")
NAMES = ("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir")
CHANGES = (
    *WRITES, *NAMES, "open", "openat", "creat", "mkdir", "mkdirat", "fsync", "fdatasync", "ftruncate", "truncate", "fallocate",
    "close", "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat",
)  # fmt: skip
QUESTIONS = (
    "read", "pread64", "readv", "lseek", "stat", "lstat", "fstat", "newfstatat", "statx", "access", "faccessat", "readlink",
    "readlinkat", "getdents64", "statfs", "fstatfs", "flock", "fcntl", "getrandom",
)  # fmt: skip
DISK = ("ENOSPC", "EIO", "EDQUOT")
ERRORS = {
    **dict.fromkeys(WRITES, (*DISK, "EFBIG")),
    **dict.fromkeys(NAMES, ("EACCES", "EIO", "EROFS", "EBUSY", "EPERM", "EXDEV", "ENOSPC")),
    **dict.fromkeys(("open", "openat", "creat"), ("EACCES", "EMFILE", "ENOSPC", "EIO", "EROFS", "ELOOP")),
    **dict.fromkeys(("mkdir", "mkdirat"), ("EACCES", "ENOSPC", "EROFS")),
    **dict.fromkeys(("fsync", "fdatasync", "close", "ftruncate", "truncate", "fallocate"), DISK),
    **dict.fromkeys(("chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat"), ("EPERM", "EIO", "EROFS")),
    **dict.fromkeys(("read", "pread64", "readv", "lseek", "getdents64", "fstat"), ("EIO",)),
    **dict.fromkeys(("stat", "lstat", "newfstatat", "statx", "access", "faccessat", "readlink", "readlinkat"), ("EACCES", "EIO")),
    **dict.fromkeys(("statfs", "fstatfs", "getrandom"), ("EIO", "ENOSYS")),
    **dict.fromkeys(("flock", "fcntl"), ("ENOLCK", "EIO", "EACCES")),
}


def dry_run(case, names):
    """The calls of a run in which all succeed."""
    key = (case.setting.name, case.state, names)
    if key not in case.world.made:
        case.world.fresh(case.template())
        done = case.start(environment=case.world.with_shim(calls=",".join(names), log_all=1))
        outcome = done.finish()
        if outcome.code != 0:
            raise RuntimeError(f"with the shim, which does nothing: {outcome}")
        case.world.made[key] = case.world.shim_log()
    return case.world.made[key]


def pick(case, calls):
    """The number of a call: half of the time each kind of call on each kind of file is as likely as the others."""
    if case.rng.random() < 0.5:
        kinds = {}
        for call in calls:
            kinds.setdefault((call[1], re.sub(r"\d+|/tmp\.\w+|/tmpf?\w{6}", "#", call[4])), []).append(call)
        return case.rng.choice(case.rng.choice(list(kinds.values())))
    return case.rng.choice(calls)


def on_a_result(case, path):
    """Whether a file is a result, or becomes one; a journal and what is already unlinked is neither."""
    beginning = str(case.world.box / "res") + "/"
    below = path[len(beginning) :] if path.startswith(beginning) else path[4:] if path.startswith("res/") else None
    return below is not None and "-journal" not in below and not path.endswith("(deleted)")


def must_be_noticed(case, calls, hit):
    """Whether a run may not succeed after this call has failed, since nobody knows what is on the disk then."""
    if not on_a_result(case, hit[4]):
        return False
    if hit[1] in WRITES or hit[1] in ("fsync", "fdatasync", "ftruncate", "rename", "renameat", "renameat2"):
        return True
    if hit[1] != "close" or hit[3] != "w":
        return False
    # What was synced before has nothing to lose when it is closed.
    for call in reversed([each for each in calls if int(each[0]) < int(hit[0]) and each[4] == hit[4]]):
        if call[1] in ("fsync", "fdatasync"):
            return False
        if call[1] in WRITES:
            return True
    return False


def without_the_path_of(problems, hit):
    """What could not be removed stays, and that is no fault of the program."""
    if hit is None or hit[1] not in ("unlink", "unlinkat", "rmdir"):
        return problems
    name = os.path.basename(hit[4])
    return [each for each in problems if not (name in each and " is new" in each)]


def calls(case):
    """One system call fails, or is cut short, or all writes fail from one on."""
    names = CHANGES + QUESTIONS if case.rng.random() < 0.8 else WRITES
    found = dry_run(case, names)
    chosen = pick(case, found)
    plan = {"calls": ",".join(names), "at": chosen[0]}
    stays = False
    if chosen[1] in WRITES and case.rng.random() < 0.3:
        plan["do"] = "short"
    else:
        error = case.rng.choice(ERRORS[chosen[1]])
        plan["do"] = getattr(errno, error)
        if names == WRITES and case.rng.random() < 0.5:
            stays = True
            plan["then"] = plan["do"]
    case.plan(f"{chosen[1]} {chosen[4] or 'descriptor ' + chosen[2]}: {plan['do']}{', and all writes after it' if stays else ''}")
    outcome = case.once(environment=case.world.with_shim(**plan))
    hit = (case.world.shim_log() or [None])[0]
    if hit is None:
        case.missed()
        return
    problems = case.judge(outcome, companions=stays, silent=stays)  # the message is a write, too
    of_record = [each for each in problems if each.startswith("exit 0") and re.search(r"res/\S*(\.manifest|/summary)\.json is another", each)]
    if chosen[1] in QUESTIONS and of_record and problems == of_record:
        # It may call a file by another name then, as long as the record is right.
        problems = []
        case.verify()
    case.problems += without_the_path_of(problems, hit)
    if outcome.code == 0 and plan["do"] != "short" and must_be_noticed(case, found, hit):
        case.problem(f"{hit[1]} of {hit[4]} failed, and nobody noticed")


def memory(case):
    """One allocation fails, or all from one on."""
    if case.world.sanitized:
        case.missed()
        return
    key = (case.setting.name, case.state, "memory")
    if key not in case.world.made:
        case.world.fresh(case.template())
        case.start(environment=case.world.with_shim(log_all=1)).finish()
        case.world.made[key] = int(case.world.shim_log()[-1][0])
    at = case.rng.randrange(1, case.world.made[key] + 1)
    then = int(case.rng.random() < 0.2)
    case.plan(f"allocation {at} of {case.world.made[key]} fails{' and all after it' if then else ''}")
    before = case.before()
    outcome = case.start(environment=case.world.with_shim(memory_at=at, memory_then=then)).finish()
    case.result(outcome)
    log = {each[1]: each[4] for each in case.world.shim_log()}
    case.library = library_of(log.get("allocation", ""))
    if outcome.code < 0 and library_of(log.get("crash", "")) in ABORT:
        # Not ours to mend. The rest holds as if it had been killed.
        case.aborted = True
        after_kill(case, before)
        recovers(case)
    else:
        case.problems += case.judge(outcome, companions=bool(then))
    if case.problems:
        case.note = "; ".join(f"{what}: {frames[:500]}" for what, frames in log.items())


# Libraries that are known to end the process when memory is short: see SECURITY.md.
ABORT = ("libxlsxwriter",)
RUNTIME = re.compile(r"libc\b|libstdc\+\+|libgcc_s|libm\b|shim|ld-linux")


def library_of(frames):
    """The innermost library of a backtrace, without those of the language and of the attack."""
    names = [re.sub(r"\.so.*", "", each.split("!")[0]) for each in frames.split()]
    return next((each for each in names if not RUNTIME.match(each)), names[0] if names else "?")


def crash(case):
    """SIGKILL at a system call, at times twice; then a run without an attack."""
    found = dry_run(case, CHANGES)
    before = case.before()
    said = []
    for _ in range(2 if case.rng.random() < 0.3 else 1):
        chosen = pick(case, found)
        do = case.rng.choice(("kill", "killed"))
        said.append(f"{do} at {chosen[1]} {chosen[4]}")
        case.plan("; ".join(said))
        outcome = case.start(environment=case.world.with_shim(calls=",".join(CHANGES), at=chosen[0], do=do)).finish()
        case.result(outcome)
        case.problems += checks.exit_problems(case.world, outcome, signals=(signal.SIGKILL,), codes=(0,))
        after_kill(case, before)
    recovers(case)


MANIFESTS = (".manifest.json", "/summary.json")


def after_kill(case, before):
    """Each result is the old one or the new one; a mixture is told by --verify."""
    after = case.snapshot()
    old, new, neither = checks.mixture(case.setting, before, case.wanted(), after)
    for path in neither:
        case.problem(f"{path} is neither the old nor the new one after the kill")
    if old and new:
        case.mixed += 1
        case.mixtures = f"old: {', '.join(old)}; new: {', '.join(new)}"
        manifest = case.manifest()
        if case.world.knows("--verify"):
            # The manifest is the last to come; where it is missing, that tells as much.
            if manifest is None:
                if not any(path.endswith(MANIFESTS) for path in old):
                    case.problem(f"a mixture, and no manifest ({case.mixtures})")
            elif case.world.run(["--verify", manifest]).code == 0:
                case.problem(f"--verify takes a mixture for results of one run ({case.mixtures})")
        else:
            case.problem(f"a mixture that nothing tells ({case.mixtures})")


def recovers(case):
    """The next run ends well, and leaves nothing of the run that was killed."""
    outcome = case.start().finish()
    if outcome.code != 0:
        case.problem(f"the next run without an attack fails: {outcome}")
        return
    case.problems += [f"after the next run: {each}" for each in checks.differences(case.wanted(), case.snapshot())]
    case.verify()


def moments(case):
    """A signal at a system call or at any time: SIGTERM, SIGINT, SIGHUP; SIGKILL at any time."""
    kind = case.rng.choice((signal.SIGTERM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL))
    if kind != signal.SIGKILL and case.rng.random() < 0.6:
        chosen = pick(case, dry_run(case, CHANGES))
        before = case.before()
        case.plan(f"{kind.name} after {chosen[1]} {chosen[4]}")
        environment = case.world.with_shim(calls=",".join(CHANGES), at=chosen[0], do=f"signal={int(kind)}")
        outcome = case.start(environment=environment).finish()
    else:
        took = case.world.plain(case.setting, case.state).lasted
        wait = case.rng.uniform(0, 1.1 * took)
        before = case.before()
        case.plan(f"{kind.name} after {1000 * wait:.1f} of {1000 * took:.1f} ms")
        child = case.start()
        if child.running(wait):
            child.send(kind)
        outcome = child.finish()
    case.result(outcome)
    case.problems += checks.exit_problems(case.world, outcome, signals=(kind,), codes=(0,))
    after = case.snapshot()
    if kind == signal.SIGKILL:
        after_kill(case, before)
    elif outcome.code != 0 and (case.setting.outputs == [] or checks.differences(case.wanted(), after)):
        # A run that has replaced its results by then may be ended as well.
        # The journal of a database may stay, from which the next run recovers what was there.
        case.problems += checks.differences(before, after, companions=True)
    elif outcome.code == 0:
        case.problems += checks.differences(case.wanted(), after)
    recovers(case)


def descriptors(case):
    """Standard descriptors that are closed, full, or open for the wrong use."""
    closed = [each for each in (0, 1, 2) if case.rng.random() < 0.45]
    options = {}
    opened = []
    kind = "closed"
    if not closed or case.rng.random() < 0.4:
        kind = case.rng.choice(("full", "read-only", "folder"))
        path, flags = {"full": ("/dev/full", os.O_WRONLY), "read-only": ("/dev/null", os.O_RDONLY), "folder": (case.world.box, os.O_RDONLY)}[kind]
        opened.append(os.open(path, flags))
        options["stdout"] = opened[0]
        closed = [each for each in closed if each != 1]
    case.plan(f"closed: {closed or 'none'}; standard output: {kind}")
    outcome = case.once(closed=closed, **options)
    for each in opened:
        os.close(each)
    reads_closed = case.setting.stdin and 0 in closed
    # A closed standard output may lead nowhere, but nobody else's file is written to.
    case.problems += case.judge(outcome, silent=2 in closed, read=1 not in closed)
    if outcome.code == 0 and "stdout" in options:
        case.problem("standard output cannot be written, and nobody noticed")
    if outcome.code == 0 and reads_closed:
        case.problem("standard input is closed, and nobody noticed")
    if outcome.code != 0 and not reads_closed and closed in ([0], [2], [0, 2]) and "stdout" not in options:
        case.problem(f"the run needs none of {closed}, and fails: {outcome}")


def pipe(case):
    """A reader of the standard output that stops early."""
    size = len(case.world.plain(case.setting, case.state).out)
    take = case.rng.choice((0, 1, 10, case.rng.randrange(size + 1)))
    case.plan(f"the reader stops after {take} of {size} bytes")
    before = case.before()
    reader, writer = os.pipe()
    child = case.start(stdout=writer)
    os.close(writer)
    taken = b""
    while len(taken) < take:
        part = os.read(reader, take - len(taken))
        if not part:
            break
        taken += part
    os.close(reader)
    outcome = child.finish()
    case.result(outcome)
    case.problems += checks.exit_problems(case.world, outcome, signals=(signal.SIGPIPE,), codes=(0,))
    after = case.snapshot()
    case.problems += checks.differences(case.wanted() if outcome.code == 0 else before, after)
    if outcome.code == -signal.SIGPIPE and outcome.err:
        case.problem(f"a reader that stops early needs no message: {outcome}")


def limits(case):
    """Limits of the process: size of files, open files, memory."""
    which = case.rng.choice(("files", "size", "memory"))
    if which != "size" and case.world.sanitized:
        case.missed()  # a sanitizer needs files and memory of its own
        return
    if which == "files":
        most = case.rng.randrange(3, 20)
        limit = (resource.RLIMIT_NOFILE, most)
    elif which == "size":
        largest = max((len(entry.data) for entry in case.wanted().values() if entry.kind == "-"), default=1)
        most = int(2 ** case.rng.uniform(0, 0.5 + largest.bit_length()))
        limit = (resource.RLIMIT_FSIZE, most)
    else:
        most = int(case.rng.uniform(2, 60) * 1_000_000)
        limit = (resource.RLIMIT_AS, most)
    case.plan(f"limit of {which}: {most}")
    outcome = case.once(limits=[limit])
    short = which == "size" and most < 500  # the message is in a file, too
    loader = outcome.code == 127 and b"error while loading shared libraries" in outcome.err
    if loader or (outcome.code in (-signal.SIGSEGV, -signal.SIGKILL) and which == "memory" and not outcome.err and most < 20_000_000):
        case.missed()  # it never came to main
        return
    case.problems += case.judge(outcome, silent=short)


def mount(case, path, size, inodes):
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},nr_inodes={inodes}", "tmpfs", str(path)], check=True)
    case.mounted.append(path)


def disk(case):
    """A small file system for the results, for temporary files, or for both."""
    if os.geteuid() != 0:
        case.missed()
        return
    before = case.before()
    where = case.rng.choice(("res", "tmp", "res", "both"))
    needs = sum(4096 + len(entry.data or b"") for path, entry in before.items() if path.startswith("res/") and entry.kind == "-")
    wanted = sum(4096 + len(entry.data or b"") for path, entry in case.wanted().items() if path.startswith("res/") and entry.kind == "-")
    said = []
    for each in ("res", "tmp") if where == "both" else (where,):
        at_least = needs + 8192 if each == "res" else 4096
        size = int(at_least + 2 ** case.rng.uniform(12, 1 + (needs + 2 * wanted + 100_000).bit_length()))
        inodes = case.rng.randrange(20, 60) if case.rng.random() < 0.3 else 1000
        said.append(f"{each}: {size} bytes, {inodes} files")
        path = case.world.box / each
        saved = case.world.work / "saved"
        os.rename(path, saved)
        path.mkdir()
        mount(case, path, size, inodes)
        path.chmod(stat.S_IMODE(saved.stat().st_mode))
        copied = subprocess.run(["cp", "-a", f"{saved}/.", str(path)], check=False, stderr=subprocess.DEVNULL).returncode
        subprocess.run(["rm", "-rf", str(saved)], check=True)
        if copied != 0:
            case.missed()
            return
    case.plan("; ".join(said))
    outcome = case.start().finish()
    case.result(outcome)
    case.problems += case.judge(outcome)


def two(case):
    """Two runs at once on the same results, from different deals; at times one of them is killed."""
    took = case.world.plain(case.setting, case.state).lasted
    if case.setting.name == "all" and case.rng.random() < 0.4:
        two_of_some(case)
        return
    results = {run: case.world.result(case.setting, case.state, run) for run in ("new", "other")}
    before = case.before()
    wait = case.rng.uniform(0, took) if case.rng.random() < 0.8 else 0.0
    kill = case.rng.uniform(0, took) if case.rng.random() < 0.3 else None
    case.plan(f"the second starts after {1000 * wait:.1f} ms" + (f"; the first is killed {1000 * kill:.1f} ms later" if kill is not None else ""))
    first = case.start("new")
    time.sleep(wait)
    second = case.start("other")
    if kill is not None:
        if first.running(kill):
            first.send(signal.SIGKILL)
    outcomes = {"new": first.finish(), "other": second.finish()}
    after = case.snapshot()
    case.result(outcomes["other"])
    for run, outcome in outcomes.items():
        signals = (signal.SIGKILL,) if run == "new" and kill is not None else ()
        case.problems += checks.exit_problems(case.world, outcome, signals=signals, codes=(0, 1))
        if outcome.code == 1:
            case.problems += checks.message_problems(outcome)
    well = [run for run, outcome in outcomes.items() if outcome.code == 0]
    if kill is None or outcomes["new"].code == 0:
        states = [results[run] for run in well] or [before]
        least = min((checks.differences(state, after) for state in states), key=len)
        case.problems += [f"after both ({', '.join(f'{run}: {outcome.code}' for run, outcome in outcomes.items())}): {each}" for each in least]
        if not well:
            case.problem(f"both fail: {outcomes['new']}; {outcomes['other']}")
    elif well:
        # The other one had the last word, or came before the one that was killed.
        old, new, neither = checks.mixture(case.setting, results["other"], results["new"], after)
        for path in neither:
            case.problem(f"{path} is of neither run")
    recovers(case)


def two_of_some(case):
    """Two runs at once, of which the second one writes some of the results of the first."""
    other = case.rng.choice([each for each in case.world.settings if each.name in ("page", "workbook", "database", "folder")])
    took = case.world.plain(case.setting, case.state).lasted
    results = [case.wanted(), case.world.result(other, case.state, "other")]
    before = case.before()
    wait = case.rng.uniform(0, took)
    case.plan(f"the second writes the {other.name} only, and starts after {1000 * wait:.1f} ms")
    first = case.start("new")
    time.sleep(wait)
    second = case.world.start(other, "other")
    outcomes = [first.finish(), second.finish()]
    case.result(outcomes[0])
    for outcome in outcomes:
        case.problems += checks.exit_problems(case.world, outcome, codes=(0, 1))
        if outcome.code == 1:
            case.problems += checks.message_problems(outcome)
    after = case.snapshot()
    for path in after:
        states = [results[i] for i in (0, 1) if outcomes[i].code == 0] + [before]
        if not any(checks.same(path, state, after) for state in states):
            case.problem(f"{path} is of neither run ({', '.join(str(each.code) for each in outcomes)})")
    if outcomes[0].code == 0:
        own = [path for path in results[0] if path not in results[1] or checks.same(path, before, results[1])]
        case.problems += [f"{path} is not of the first run" for path in own if not checks.same(path, results[0], after)]
    if outcomes[0].code != 0 and outcomes[1].code != 0:
        case.problem(f"both fail: {outcomes[0]}; {outcomes[1]}")
    recovers(case)


KINDS = {
    "calls": calls,
    "memory": memory,
    "crash": crash,
    "moments": moments,
    "descriptors": descriptors,
    "pipe": pipe,
    "limits": limits,
    "disk": disk,
    "two": two,
}

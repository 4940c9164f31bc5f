# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""The processes that run the rivals, and their commands: see rivals.cpp."""

import os
import subprocess
import sys

# Freed memory is kept by the allocators of the C library, DuckDB and Polars, so that the tools that allocate on every call run
# on memory that they have touched before, as the C++ ways do.
KEEP = ("glibc.malloc.mmap_max=0", "glibc.malloc.trim_threshold=1099511627776")
JEMALLOC_KEEP = "dirty_decay_ms:-1,muzzy_decay_ms:-1"
# For the C library alone: the jemalloc in DuckDB and in Polars is built without huge pages.
HUGE = ("glibc.malloc.hugetlb=1",)


def environment(keep, huge):
    """The environment of a process. Without keep and huge it is that of a user who sets nothing."""
    variables = dict(os.environ)
    variables["GLIBC_TUNABLES"] = ":".join((KEEP if keep else ()) + (HUGE if huge else ()))
    for name in ("_RJEM_MALLOC_CONF", "DUCKDB_JE_MALLOC_CONF"):
        variables[name] = JEMALLOC_KEEP if keep else ""
    # One thread each, in the tools' own libraries, too.
    variables |= {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return variables


class Refused(Exception):
    """A process answered with an error; it goes on."""


class Process:
    def __init__(self, name, command, variables):
        self.name, self.ways = name, []
        self.pipe = subprocess.Popen(command, env=variables, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tell(self, *words):
        """Sends a command.

        Returns the lines of the answer, each split into words. New ways are remembered.
        """
        try:
            self.pipe.stdin.write(" ".join(str(word) for word in words) + "\n")
            self.pipe.stdin.flush()
        except BrokenPipeError:
            sys.exit(f"compare.py: {self.name} ended")
        lines = []
        for line in self.pipe.stdout:
            first, _, rest = line.rstrip("\n").partition(" ")
            if first == "error":
                raise Refused(f"{self.name}: {rest}")
            if first == "ok":
                if words[0] in ("values", "records", "rank", "deals"):
                    self.ways = [it[1] for it in lines if it[0] == "way"]
                return lines
            lines.append([first, *rest.split()])
        sys.exit(f"compare.py: {self.name} ended while it was asked to {' '.join(str(word) for word in words)}")

    def seconds(self, way, at_least):
        """Runs a way for that long, and once at least; returns the seconds of one run."""
        return float(self.tell("run", way, at_least)[0][1])

    def close(self):
        self.pipe.stdin.close()
        self.pipe.wait()

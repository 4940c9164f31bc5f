# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Names that somebody has chosen so that their hashes collide: they take no longer than others, wherever names are looked up."""

import os
import random
import resource
import subprocess

from harness import COLUMNS, ReportTest, main

WORD = 2**64 - 1
MULTIPLIER = 0xC6A4A7935BD1E995  # of std::hash in libstdc++: MurmurHash64A
SEED = 0xC70F6907
SPECIAL = set(b'",\n\r\0')


def mixed(block):
    block = block * MULTIPLIER & WORD
    return (block ^ block >> 47) * MULTIPLIER & WORD


def unmixed(value):
    inverse = pow(MULTIPLIER, -1, 2**64)
    value = value * inverse & WORD
    return (value ^ value >> 47) * inverse & WORD


def murmur(name):
    value = (SEED ^ len(name) * MULTIPLIER) & WORD
    for at in range(0, len(name), 8):
        value = (value ^ mixed(int.from_bytes(name[at : at + 8], "little"))) * MULTIPLIER & WORD
    value = (value ^ value >> 47) * MULTIPLIER & WORD
    return value ^ value >> 47


def is_name(name):
    return not SPECIAL.intersection(name) and name == name.strip(b" \t")


def colliding(count, source):
    """Names of 16 bytes with the same std::hash: the second half makes up for the first."""
    names = []
    while len(names) < count:
        first = source.randbytes(8)
        value = ((SEED ^ 16 * MULTIPLIER) ^ mixed(int.from_bytes(first, "little"))) * MULTIPLIER & WORD
        name = first + unmixed(value ^ 0x1234567890ABCDEF).to_bytes(8, "little")
        if is_name(name):
            names.append(name)
    return names


def others(count, source):
    names = []
    while len(names) < count:
        name = source.randbytes(16)
        if is_name(name):
            names.append(name)
    return names


class Collisions(ReportTest):
    count = 40_000

    def seconds(self, *arguments):
        """The processor time of a run."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run(
            [os.environ["CLIENT_REPORT"], *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    def test_the_names_collide(self):
        self.assertEqual(len({murmur(name) for name in colliding(100, random.Random(1))}), 1)
        self.assertEqual(len({murmur(name) for name in others(100, random.Random(1))}), 100)

    def test_they_take_no_longer(self):
        source = random.Random(7)
        names = {"bad": colliding(self.count, source), "good": others(self.count, source)}
        for kind, clients in names.items():
            lines = [b"%s,%d,2024-02-01,%s,%s\n" % (name, i % 999 + 1, name, name) for i, name in enumerate(clients)]
            early = [b"%s,1,2023-02-01,x,x\n" % name for name in clients[::2]]
            self.write(f"{kind}.csv", b"client,amount,date,id,region\n" + b"".join(early + lines))
            self.write(f"{kind}_judged.csv", b"client,trust\n" + b"".join(b"%s,3\n" % name for name in clients))
        for arguments in (
            ("--deal", "id", "--group", "region", "--html", "x.html"),
            (
                *("--from", "2024-01-01", "--compare-from", "2023-01-01", "--compare-to", "2024-01-01"),
                *("--as-of", "2024-12-31", "--judgements", "_judged.csv"),
            ),
        ):
            with self.subTest(arguments=arguments):
                took = {
                    kind: self.seconds(f"{kind}.csv", *COLUMNS, *(kind + a if a.startswith("_") else a for a in arguments))
                    for kind in names
                }
                # When every name is compared with every other in one table, it is 3 seconds more.
                self.assertLess(took["bad"], 2 * took["good"] + 0.5, took)

    def test_the_results_do_not_depend_on_the_key(self):
        source = random.Random(3)
        names = others(2000, source)
        self.write("deals.csv", b"client,amount,date\n" + b"".join(b"%s,%d,2024-01-01\n" % (n, i % 7) for i, n in enumerate(names * 2)))
        results = set()
        for _ in range(3):
            self.report("deals.csv", *COLUMNS, "--out", "out")
            results.add((self.folder / "out/clients.csv").read_bytes())
        self.assertEqual(len(results), 1)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Installs or fetches the library for a small project in each way that is offered, builds and runs that project.

    adopt.py [--compiler CXX] [--cmake CMAKE] [--work FOLDER] [--install] [WAY...]

Without a WAY, all of them, from the cheapest to the dearest. One line for each: ok, failed or skipped and why, with its CPU time; what it
printed is in FOLDER/WAY/log.txt, FOLDER being build/adopt. Nothing outside FOLDER is written, unless --install says that the package of
Debian is to be installed on this machine, as root, found without being told where, and removed again.

Exit code: 0 none failed, 1 one did, 2 wrong usage, 77 all were skipped.
"""

import argparse
import email.utils
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys

import amalgamate

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONSUMERS = ROOT / "tests" / "consumer"
PACKAGING = ROOT / "tools" / "packaging"
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Werror".split()
# Packages from PyPI, pinned.
FROM_PYPI = {"cmake": "cmake==3.31.10", "conan": "conan==2.34.0"}


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


class Way:
    """One way into a project: its folder, made anew, and its log."""

    def __init__(self, name, options):
        self.folder = options.work.resolve() / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.venvs = options.work.resolve() / "venv"
        self.compiler = options.compiler
        self.cmake = options.cmake
        self.install_packages = options.install
        self.log = self.folder / "log.txt"

    def run(self, *command, cwd=None, **environment):
        words = [str(word) for word in command]
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(words)}\n")
            log.flush()
            environment = {**os.environ, **{name: str(value) for name, value in environment.items()}}
            try:
                done = subprocess.run(words, cwd=cwd or self.folder, env=environment, stdout=log, stderr=log, check=False)
            except FileNotFoundError:
                raise Skipped(f"there is no {words[0]}") from None
        if done.returncode != 0:
            raise Failed(f"`{' '.join(words[:3])} ...` ended with {done.returncode}: see {self.log}")

    def need(self, *tools):
        for tool in tools:
            if shutil.which(tool) is None:
                raise Skipped(f"there is no {tool}")

    def project(self, source, *options, cmake=None, compiler=None):
        """Configures and builds a project, and runs its program app."""
        cmake = cmake or self.cmake
        build = self.folder / "build"
        self.run(cmake, "-S", source, "-B", build, f"-DCMAKE_CXX_COMPILER={compiler or self.compiler}", *options)
        self.run(cmake, "--build", build)
        self.run(build / "app")

    def install(self, *options):
        """@returns the folder of the library, installed elsewhere and then moved, as packagers do"""
        first, prefix = self.folder / "first", self.folder / "moved"
        build = self.folder / "library"
        self.run(
            self.cmake, "-S", ROOT, "-B", build, f"-DCMAKE_CXX_COMPILER={self.compiler}", f"-DCMAKE_INSTALL_PREFIX={first}",
            "-DVITALFEW_BUILD_TESTS=OFF", "-DVITALFEW_BUILD_EXAMPLES=OFF", "-DVITALFEW_BUILD_APPS=OFF", *options,
        )  # fmt: skip
        self.run(self.cmake, "--install", build)
        first.rename(prefix)
        return prefix

    def from_pypi(self, name):
        """@returns the folder of the programs of a package from PyPI, in an environment of its own that is kept"""
        venv = self.venvs / FROM_PYPI[name]
        programs = venv / "bin"
        if not (programs / name).exists():
            try:
                self.run(sys.executable, "-m", "venv", "--clear", venv)
                self.run(programs / "python", "-m", "pip", "install", "--quiet", FROM_PYPI[name])
            except Failed as failure:
                shutil.rmtree(venv, ignore_errors=True)
                raise Skipped(f"{FROM_PYPI[name]} could not be installed from PyPI: {failure}") from None
        return programs


def add_subdirectory(way):
    copy = way.folder / "project"
    shutil.copytree(CONSUMERS / "add_subdirectory", copy / "app")
    shutil.copytree(CONSUMERS / "project", copy / "project")
    (copy / "app" / "vitalfew").symlink_to(ROOT)
    way.project(copy / "app")


def fetch_content(way):
    # CMake's variable for a local checkout: no network, and uncommitted changes are included.
    way.project(CONSUMERS / "fetch_content", f"-DFETCHCONTENT_SOURCE_DIR_VITALFEW={ROOT}")


def find_package(way):
    way.project(CONSUMERS / "find_package", f"-DCMAKE_PREFIX_PATH={way.install()}")


def pkg_config(way):
    way.need("make", "pkg-config")
    prefix = way.install()
    settings = (f"CXX={way.compiler}", f"OUT={way.folder}")
    way.run("make", "-C", CONSUMERS / "pkg_config", *settings, PKG_CONFIG_PATH=prefix / "share" / "pkgconfig")
    way.run(way.folder / "app")


def make_single_header(way, *arguments):
    way.run(sys.executable, "-B", ROOT / "tools" / "packaging" / "amalgamate.py", *arguments, way.folder / "vitalfew.hpp")


def single_header(way):
    make_single_header(way)
    for unit in ("first", "second"):
        source = CONSUMERS / "single_header" / f"{unit}.cpp"
        # By -I, since -isystem would silence all warnings in the header.
        flags = [*WARNINGS, f"-I{way.folder}", f"-I{ROOT}/include", "-DWITH_FOLDER"]
        way.run(way.compiler, "-std=c++20", *flags, "-c", source, "-o", way.folder / f"{unit}.o")
    way.run(way.compiler, way.folder / "first.o", way.folder / "second.o", "-o", way.folder / "app")
    way.run(way.folder / "app")


def bare_header(way):
    make_single_header(way, "--bare")
    app = way.folder / "app"
    sources = [CONSUMERS / "single_header" / f"{unit}.cpp" for unit in ("first", "second")]
    way.run(way.compiler, "-std=c++20", *WARNINGS, f"-I{way.folder}", *sources, "-o", app)
    way.run(app)


def conan(way):
    programs = way.from_pypi("conan")
    home = way.folder / "home"
    profile = way.folder / "profile"
    major = subprocess.run([way.compiler, "-dumpversion"], capture_output=True, text=True, check=True).stdout.split(".")[0]
    kind = "clang" if "clang" in way.compiler else "gcc"
    profile.write_text(
        f"[settings]\nos=Linux\narch=x86_64\nbuild_type=Release\ncompiler={kind}\ncompiler.version={major}\n"
        f"compiler.libcxx=libstdc++11\ncompiler.cppstd=20\n[conf]\ntools.build:compiler_executables={{'cpp': '{way.compiler}'}}\n"
        # Those of the system, without Conan Center.
        "[platform_requires]\nrange-v3/0.12.0\nonetbb/2021.8.0\n",
        encoding="utf-8",
    )
    way.run(programs / "conan", "remote", "disable", "*", CONAN_HOME=home)
    for options in ([], ["-o", "vitalfew/*:views=True"]):
        way.run(
            programs / "conan", "create", PACKAGING / "conan", "--build=missing", "-pr:a", profile, *options,
            CONAN_HOME=home, VITALFEW_TEST_BUILD=way.folder / "build",
        )  # fmt: skip
    # And as a user's project requires it.
    asked = way.folder / "asked"
    way.run(programs / "conan", "install", CONSUMERS / "conan", "-pr:a", profile, "-of", asked, CONAN_HOME=home)
    way.project(CONSUMERS / "find_package", f"-DCMAKE_TOOLCHAIN_FILE={asked}/conan_toolchain.cmake", "-DCMAKE_BUILD_TYPE=Release")


def module(way):
    # The oldest compiler here that builds it, and a CMake with modules, which Debian 12 does not have.
    way.need("clang++-19", "clang-scan-deps-19", "ninja")
    way.project(
        CONSUMERS / "module", "-GNinja", f"-DVITALFEW_SOURCE_DIR={ROOT}", "-DCMAKE_CXX_COMPILER_CLANG_SCAN_DEPS=clang-scan-deps-19",
        cmake=way.from_pypi("cmake") / "cmake", compiler="clang++-19",
    )  # fmt: skip


def vcpkg(way):
    port = PACKAGING / "vcpkg"
    manifest = json.loads((port / "vcpkg.json").read_text(encoding="utf-8"))
    if manifest["version-semver"] != amalgamate.version_of(ROOT):
        raise Failed("vcpkg.json has another version than include/vitalfew/version.hpp")
    if shutil.which("vcpkg"):
        way.run("vcpkg", "install", "vitalfew", f"--overlay-ports={port}", f"--x-install-root={way.folder}/installed")
        return
    packages = way.folder / "packages"
    way.run(
        way.cmake, f"-DCURRENT_PACKAGES_DIR={packages}", f"-DBUILD={way.folder}/library", f"-DCXX={way.compiler}",
        "-P", CONSUMERS / "vcpkg_stand_in.cmake",
    )  # fmt: skip
    way.project(CONSUMERS / "find_package", f"-DCMAKE_PREFIX_PATH={packages}")
    raise Skipped("vcpkg is not here; its port ran with stand-ins for vcpkg's functions, and what it installed was used")


def debian(way):
    way.need("dpkg-buildpackage", "dh")
    tree = way.folder / "vitalfew"
    tree.mkdir()
    for name in ("CMakeLists.txt", "LICENSE", "README.md", "cmake", "include"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tree / name)
    shutil.copytree(PACKAGING / "debian", tree / "debian")
    when = email.utils.formatdate(int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600")))
    changelog = tree / "debian" / "changelog.in"
    text = changelog.read_text(encoding="utf-8").replace("@VERSION@", amalgamate.version_of(ROOT)).replace("@DATE@", when)
    changelog.with_suffix("").write_text(text, encoding="utf-8")
    changelog.unlink()
    (tree / "debian" / "rules").chmod(0o755)
    way.run("dpkg-buildpackage", "-us", "-uc", "-b", cwd=tree)
    package = next(way.folder.glob("libvitalfew-dev_*_all.deb"))
    if shutil.which("lintian"):
        # The user may be root; closing a bug of Debian is for those who upload the package there.
        way.run("lintian", "--allow-root", "--fail-on", "error,warning", "--suppress-tags", "initial-upload-closes-no-bugs", package)
    make = ("make", "-C", CONSUMERS / "pkg_config", f"CXX={way.compiler}", f"OUT={way.folder}")
    if way.install_packages:
        way.run("dpkg", "--install", package)
        try:
            way.project(CONSUMERS / "find_package")
            way.run(*make)
        finally:
            way.run("dpkg", "--remove", "libvitalfew-dev")
    else:
        root = way.folder / "root"
        way.run("dpkg", "-x", package, root)
        way.project(CONSUMERS / "find_package", f"-DCMAKE_PREFIX_PATH={root}/usr")
        way.run(*make, PKG_CONFIG_PATH=root / "usr" / "share" / "pkgconfig")
    way.run(way.folder / "app")


WAYS = (add_subdirectory, fetch_content, find_package, pkg_config, single_header, bare_header, module, vcpkg, debian, conan)


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "adopt")
    parser.add_argument("--install", action="store_true", help="install the package of Debian on this machine, and remove it again")
    parser.add_argument("ways", nargs="*", metavar="WAY", help=", ".join(way.__name__ for way in WAYS))
    options = parser.parse_args(arguments)
    ways = {way.__name__: way for way in WAYS}
    if unknown := [name for name in options.ways if name not in ways]:
        parser.error(f"there is no way {unknown[0]}; there are {', '.join(ways)}")

    failed = skipped = 0
    chosen = options.ways or list(ways)
    for name in chosen:
        before = cpu_seconds()
        try:
            ways[name](Way(name, options))
            result = "ok"
        except Skipped as reason:
            skipped += 1
            result = f"skipped: {reason}"
        except Failed as reason:
            failed += 1
            result = f"failed: {reason}"
        print(f"{name:17}{cpu_seconds() - before:6.1f} s of CPU  {result}", flush=True)
    if failed:
        return 1
    return 77 if skipped == len(chosen) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

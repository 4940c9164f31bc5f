# shellcheck shell=sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# What the legs of ./dev share. Each leg begins with
#
#     . "$(dirname -- "$0")/common.sh"
#
# and is in the project's folder from then on; OLDPWD is where the caller was.

set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$here"

say() {
    printf '==> %s\n' "$*"
}

stop() {
    printf 'dev: %s\n' "$*" >&2
    exit 2
}

# no_arguments COMMAND ARGUMENT...: refuses the arguments, if there are any.
no_arguments() {
    [ $# -eq 1 ] || stop "$1 takes no arguments; see ./dev help"
}

# leg NAME ARGUMENT...: another leg, in a shell of its own.
leg() {
    name=$1
    shift
    sh "tools/dev/$name.sh" "$@"
}

# quietly NAME COMMAND...: the output goes to build/logs/NAME.log, and is shown when the command fails.
quietly() {
    log=build/logs/$1.log
    shift
    mkdir -p build/logs
    "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        return 1
    }
}

jobs() {
    nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}

# The Python to use: a version manager's python3 may be first in PATH and not work.
python() {
    for candidate in python3 /usr/bin/python3; do
        if "$candidate" -c '' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# configure PRESET
configure() {
    say "configuring $1 (build/$1)"
    # A build folder that was copied or moved with the project cannot be used again.
    fresh=
    if [ -f "build/$1/CMakeCache.txt" ] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$here" "build/$1/CMakeCache.txt"; then
        fresh=--fresh
    fi
    quietly "configure-$1" cmake --preset "$1" $fresh
}

# build PRESET [TARGET...]: as many jobs as there are processors. Ninja's default is two more, which share the caches: 7 % slower
# on two processors.
build() {
    preset=$1
    shift
    say "building $preset${*:+: $*}"
    if [ $# -eq 0 ]; then
        cmake --build --preset "$preset" --parallel "$(jobs)"
    else
        cmake --build --preset "$preset" --parallel "$(jobs)" --target "$@"
    fi
}

# page_modules: where npm put what the page of client_report is made of; empty where the demo was built without the page.
page_modules() {
    sed -n 's/^CLIENT_REPORT_PAGE_MODULES:INTERNAL=//p' build/demo/CMakeCache.txt
}

# each_source COMMAND...: the command with the names of all C++ sources after it.
each_source() {
    find include apps tests examples bench -type f \( -name '*.hpp' -o -name '*.cpp' \) -exec "$@" {} +
}

# from_pypi NAME REQUIREMENTS WHAT: installs what a file of requirements names into a virtual environment, build/NAME-venv.
from_pypi() {
    cmp -s "$2" "build/$1-venv/installed.txt" && return
    say "installing $3 (build/$1-venv)"
    if quietly "$1-venv" "$(python)" -m venv --clear "build/$1-venv" &&
        quietly "$1-pip" "build/$1-venv/bin/python" -m pip install --quiet --requirement "$2"; then
        cp "$2" "build/$1-venv/installed.txt"
    else
        rm -rf "build/$1-venv"
        return 1
    fi
}

. tools/dev/packages.sh

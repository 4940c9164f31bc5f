#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev check: formatting, scripts, arrows, documents, headers, benchmarks, clang-tidy.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
no_arguments check "$@"

# benchmarks_compile: the units of bench/, which no other leg of CI builds, without generating code. The library is read once, into a
# precompiled header. What needs a package that is not there is left out.
benchmarks_compile() {
    units=$(find bench -name '*.cpp' ! -path 'bench/compile_cost/*')
    is_there libbenchmark-dev || units=$(printf '%s\n' "$units" | xargs grep -L '<benchmark/benchmark\.h>')
    set -- -std=c++20 -DNDEBUG -Iinclude -I. -Wall -Wextra -Wshadow -Werror \
        '-DVITALFEW_BENCH_FLAGS=""' '-DVITALFEW_BENCH_COMPILER=""'
    is_there libabsl-dev && set -- "$@" '-DVITALFEW_BENCH_HAS_ABSL=""'
    is_there libhwy-dev && set -- "$@" '-DVITALFEW_BENCH_HAS_HIGHWAY=""'
    is_there libtbb-dev && set -- "$@" '-DVITALFEW_BENCH_HAS_TBB=""'
    clang++-16 "$@" -x c++-header include/vitalfew/vitalfew.hpp -o build/bench_check.pch
    printf '%s\n' "$units" |
        xargs -n 1 -P "$(jobs)" clang++-16 "$@" -fsyntax-only -include-pch build/bench_check.pch
}

# shellcheck disable=SC2086  # a list of words
need $test_packages clang-16 clang-format-19 clang-tidy-19 shellcheck doxygen python3-venv
say "format: what clang-format would change (./dev format does it)"
each_source clang-format-19 --dry-run -Werror
say "scripts: shellcheck, ruff, mypy"
shellcheck -x dev .ci/run tools/dev/*.sh
if from_pypi python tools/checks/python_requirements.txt "ruff and mypy"; then
    build/python-venv/bin/ruff check --quiet
    quietly mypy build/python-venv/bin/mypy
else
    say "ruff and mypy are left out: PyPI could not be reached"
fi
say "arrows: includes between folders run downward only, and what goes with it"
"$(python)" tools/check_arrows.py
configure clang-16
objects=$("$(python)" tools/checks/headers_alone.py build/clang-16)
say "at the same time, since the first and the last leave processors free:"
printf '%s\n' "    docs: doxygen has no warning, and every link leads somewhere" \
    "    headers: each that a user includes compiles alone, by clang 16" \
    "    benchmarks: the units of bench/ compile, by clang 16" \
    "    clang-tidy: the headers, and the units that are not committed yet (./dev soak tidy looks at all)"
# A job in the background does not get the Ctrl-C by itself.
trap 'kill 0' INT
quietly docs leg docs &
site=$!
quietly tidy "$(python)" tools/checks/tidy.py build/clang-16 &
tidy=$!
status=0
# shellcheck disable=SC2086
quietly headers cmake --build build/clang-16 --parallel "$(jobs)" --target $objects || status=1
quietly benchmarks benchmarks_compile || status=1
wait "$site" || status=1
wait "$tidy" || status=1
trap - INT
[ $status -eq 0 ] || exit 1
tail -q -n 1 build/logs/docs.log build/logs/tidy.log
say "all checks passed"

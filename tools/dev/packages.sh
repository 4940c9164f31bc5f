# shellcheck shell=sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# Tools and libraries, by the names of Debian's packages: whether they are there, how they are installed, and lists of those
# that several legs need. Part of common.sh.

# shellcheck disable=SC2034  # the lists are used by the legs

# has_header NAME
has_header() {
    printf '#if !__has_include(<%s>)\n#error missing\n#endif\n' "$1" | g++ -E -x c++ - >/dev/null 2>&1
}

# is_there PACKAGE: looks for the tool or the header itself, so that one from elsewhere than a package counts, too.
is_there() {
    case $1 in
        ninja-build) command -v ninja >/dev/null ;;
        clang | clang-16 | clang-19) command -v "clang++${1#clang}" >/dev/null ;;
        python3) python >/dev/null ;;
        nodejs) command -v node >/dev/null ;;
        librange-v3-dev) has_header range/v3/version.hpp ;;
        doctest-dev) has_header doctest/doctest.h ;;
        librapidcheck-dev) has_header rapidcheck.h ;;
        libtbb-dev) has_header oneapi/tbb/version.h ;;
        libbenchmark-dev) has_header benchmark/benchmark.h ;;
        libabsl-dev) has_header absl/container/flat_hash_map.h ;;
        libboost1.81-dev | libboost-dev) has_header boost/sort/pdqsort/pdqsort.hpp ;;
        libhwy-dev) has_header hwy/contrib/sort/vqsort.h ;;
        python3-venv) "$(python)" -c 'import ensurepip, venv' 2>/dev/null ;;
        libcsv-dev) has_header csv.h ;;
        libcli11-dev) has_header CLI/CLI.hpp ;;
        nlohmann-json3-dev) has_header nlohmann/json.hpp ;;
        libfmt-dev) has_header fmt/format.h ;;
        libsqlite3-dev) has_header sqlite3.h ;;
        nettle-dev) has_header nettle/sha2.h ;;
        libxlsxwriter-dev) has_header xlsxwriter.h ;;
        libminizip-dev) has_header minizip/unzip.h ;;
        libexpat1-dev) has_header expat.h ;;
        zlib1g-dev) has_header zlib.h ;;
        libsodium-dev) has_header sodium.h ;;
        dpkg-dev) command -v dpkg-buildpackage >/dev/null ;;
        debhelper) command -v dh >/dev/null ;;
        libc6-dev-i386) [ -e /usr/include/gnu/stubs-32.h ] || [ -e /usr/include/x86_64-linux-gnu/gnu/stubs-32.h ] ;;
        lib32stdc++-12-dev) [ -e /usr/lib/gcc/x86_64-linux-gnu/12/32/libstdc++.a ] ;;
        libc6-dev-s390x-cross) [ -e /usr/s390x-linux-gnu/include/stdio.h ] ;;
        g++-s390x-linux-gnu) command -v s390x-linux-gnu-g++ >/dev/null ;;
        qemu-user) command -v qemu-s390x >/dev/null ;;
        libc++-19-dev) [ -e /usr/lib/llvm-19/include/c++/v1/vector ] ;;
        libc++abi-19-dev) [ -e /usr/lib/llvm-19/lib/libc++abi.so ] ;;
        llvm-19) command -v llvm-cov-19 >/dev/null ;;
        lld-19) command -v ld.lld-19 >/dev/null ;;
        libclang-rt-19-dev) [ -n "$(find /usr/lib/llvm-19/lib/clang -name 'libclang_rt.fuzzer-*.a' 2>/dev/null)" ] ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# need PACKAGE...: installs those that are missing, by apt-get, or stops and names them.
need() {
    missing=
    for package in "$@"; do
        is_there "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0

    command -v apt-get >/dev/null ||
        stop "missing, by the names of Debian's packages:$missing. Install them and run this again."
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || stop "missing:$missing. Install them as root and run this again."
        sudo=sudo
    fi
    say "installing$missing"
    quietly apt-update $sudo apt-get -qq update || stop "apt-get update failed"
    # shellcheck disable=SC2086  # a list of words
    quietly apt-install $sudo env DEBIAN_FRONTEND=noninteractive apt-get -y -qq -o DPkg::Lock::Timeout=120 \
        install --no-install-recommends $missing || stop "apt-get could not install$missing"
    for package in $missing; do
        is_there "$package" || stop "$package is installed, but what is needed of it was not found"
    done
}

# want WHAT PACKAGE...: the same, but without them only WHAT is left out.
want() {
    what=$1
    shift
    (need "$@") || say "$what is left out: it needs $*"
}

# To build anything; client_report; the page that it writes; the tests of the page; all tests.
base_packages='g++ cmake ninja-build librange-v3-dev'
report_packages='libcsv-dev libcli11-dev nlohmann-json3-dev libfmt-dev libsqlite3-dev nettle-dev libxlsxwriter-dev libminizip-dev libexpat1-dev zlib1g-dev libsodium-dev'
page_packages='nodejs npm'
browser_packages='chromium'
test_packages="$base_packages $report_packages libtbb-dev doctest-dev librapidcheck-dev python3"
# For tests/builds: 32 bits, an emulated big-endian machine, libc++.
machine_packages='libc6-dev-i386 lib32stdc++-12-dev g++-s390x-linux-gnu libc6-dev-s390x-cross qemu-user'
libcxx_packages='libc++-19-dev libc++abi-19-dev'

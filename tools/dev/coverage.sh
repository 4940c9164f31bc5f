#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev coverage: which lines and branches of the headers the tests run, by the build of ./dev test.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
no_arguments coverage "$@"

# shellcheck disable=SC2086  # a list of words
need $test_packages clang-19 libclang-rt-19-dev lld-19 llvm-19
configure sanitize
build coverage
"$(python)" tools/checks/coverage.py build/sanitize

#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev format: formats all C++ sources in place.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
no_arguments format "$@"

need clang-format-19
say "formatting include/ apps/ tests/ examples/ bench/"
each_source clang-format-19 -i

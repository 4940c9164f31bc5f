#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev amalgamate [FILE]: writes the library into one header, build/vitalfew.hpp or FILE.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
[ $# -le 1 ] || stop "amalgamate takes one argument; see ./dev help"

need python3
# A relative FILE is relative to the caller's folder.
case ${1:-/} in
    /*) file=${1:-build/vitalfew.hpp} ;;
    *) file=$OLDPWD/$1 ;;
esac
"$(python)" tools/packaging/amalgamate.py "$file"

#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev names: renews the list of public names and the module unit that exports them.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
no_arguments names "$@"

need python3
"$(python)" tools/names/public_names.py --write
"$(python)" tools/names/module_unit.py --write

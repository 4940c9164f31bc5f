#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev docs: builds the site of the documents into build/docs/html, with a reference of all headers.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
no_arguments docs "$@"

need doxygen python3
"$(python)" tools/docs/build_docs.py

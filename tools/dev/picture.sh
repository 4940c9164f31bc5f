#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev picture: takes the picture of the report that the README shows, docs/img/report.png.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
no_arguments picture "$@"

# shellcheck disable=SC2086  # a list of words
need $browser_packages
quietly demo leg demo
[ -n "$(page_modules)" ] || stop "the demo was built without the page: see build/logs/configure-demo.log"
PAGE_MODULES=$(page_modules) node tools/docs/draw_report.mjs build/demo/report.html docs/img/report.png
say "written: docs/img/report.png"

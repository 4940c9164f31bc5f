#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev demo: builds client_report and runs it on a real client base, examples/data/cdnow_sample.csv.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"
no_arguments demo "$@"

# shellcheck disable=SC2086  # lists of words
need $base_packages $report_packages
# shellcheck disable=SC2086
want "the page of the report (--html)" $page_packages
configure demo
build demo

say "client_report examples/data/cdnow_sample.csv --client customer --amount dollars --date date --out build/demo/report"
build/demo/apps/client_report/client_report examples/data/cdnow_sample.csv \
    --client customer --amount dollars --date date --out build/demo/report

say "and what to do about them, by the last year and by contracts and judgements that are invented:"
page=
[ -z "$(page_modules)" ] || page="--html build/demo/report.html"
# shellcheck disable=SC2086
build/demo/apps/client_report/client_report examples/data/cdnow_sample.csv \
    --client customer --amount dollars --date date --from 1997-07-01 --to 1998-07-01 \
    --compare-from 1997-01-01 --compare-to 1997-07-01 --as-of 1998-07-01 \
    --contracts examples/data/invented_contracts.csv --judgements examples/data/invented_judgements.csv \
    --out build/demo/decisions $page >build/demo/decisions.txt
sed -n '/^Decisions as of/,$p' build/demo/decisions.txt

say "written:"
for file in build/demo/report/* build/demo/decisions/*; do
    printf '    %s\n' "$here/$file"
done
if [ -n "$page" ]; then
    say "and the report as a page, to be opened in a browser:"
    printf '    %s\n' "$here/build/demo/report.html"
fi

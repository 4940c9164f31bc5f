// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/csv_deals.hpp"

#include "common/errors.hpp"
#include "input/csv_reader.hpp"
#include "input/deal_rows.hpp"

#include <cstdint>
#include <string_view>

namespace client_report {

namespace {

// What a file is that is no CSV, by how it begins; null where it may be CSV.
const char* foreign_format(std::string_view start) {
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        return "is UTF-16 text; save it as UTF-8";
    }
    if (start.starts_with("SQLite format 3")) {
        return "is a SQLite database; give it by --sqlite, and a --query";
    }
    if (start.starts_with("PK\x03\x04")) {
        return "is a spreadsheet or a ZIP archive; save it as CSV";
    }
    return nullptr;
}

}  // namespace

deal_facts csv_deals::read(const deal_handler& take, const reject_handler& reject,
                           const run_watch& watch) {
    deal_rows rows(asked_, {file_.name(), "line"}, take, reject);
    csv_reader csv(
        asked_.delimiter,
        [&rows](const csv_row& row) {
            if (rows.has_header()) {
                rows.take(row.line, row.fields);
            } else {
                rows.take_header(row.fields);
            }
        },
        [&rows](const csv_trouble& trouble) {
            if (trouble.spans_lines) {
                rows.stop(trouble.line, trouble.reason);
            }
            rows.refuse({trouble.line, trouble.reason, trouble.text});
        });
    std::uint64_t bytes = 0;
    for (std::string_view chunk = file_.read(); !chunk.empty(); chunk = file_.read()) {
        if (const char* what = bytes == 0 ? foreign_format(chunk) : nullptr) {
            throw bad_input(file_.name() + ": " + what);
        }
        bytes += chunk.size();
        csv.feed(chunk);
        watch.report({.rows = rows.facts().rows,
                      .bytes = bytes,
                      .file_read = file_.bytes_read(),
                      .file_size = file_.bytes_in_file()});
    }
    csv.finish();
    if (!rows.has_header()) {
        throw bad_input(file_.name() + ": " +
                        (bytes == 0 ? "the file is empty" : "the file has no header line"));
    }
    return rows.facts();
}

}  // namespace client_report

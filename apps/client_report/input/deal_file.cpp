// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/deal_file.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "files/progress.hpp"
#include "input/csv_reader.hpp"
#include "input/deal_rows.hpp"
#include "input/input_file.hpp"
#include "input/queried_deals.hpp"

#include <string>

namespace client_report {

namespace {

// What files that are no CSV begin with.
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

class deal_file_reader {
public:
    deal_file_reader(const options& o, const deal_handler& take, const reject_handler& reject)
        : options_(o),
          rows_(o, {o.file == "-" ? "standard input" : printable(o.file, 200), "line"}, take,
                reject),
          csv_(
              o.delimiter, [this](const csv_row& row) { take_row(row); },
              [this](const csv_trouble& trouble) { take_trouble(trouble); }) {}

    deal_file_facts read() {
        input_file file(options_.file);
        progress shown(options_.quiet);
        std::uint64_t bytes = 0;
        for (std::string_view chunk = file.read(); !chunk.empty(); chunk = file.read()) {
            if (const char* what = bytes == 0 ? foreign_format(chunk) : nullptr) {
                throw bad_input(rows_.source() + ": " + what);
            }
            bytes += chunk.size();
            csv_.feed(chunk);
            shown.show({.rows = rows_.facts().rows,
                        .bytes = bytes,
                        .file_read = file.bytes_read(),
                        .file_size = file.bytes_in_file()});
        }
        csv_.finish();
        if (!rows_.has_header()) {
            throw bad_input(rows_.source() + ": " +
                            (bytes == 0 ? "the file is empty" : "the file has no header line"));
        }
        return rows_.facts();
    }

private:
    void take_row(const csv_row& row) {
        if (rows_.has_header()) {
            rows_.take(row.line, row.fields);
        } else {
            rows_.take_header(row.fields);
        }
    }

    void take_trouble(const csv_trouble& trouble) {
        if (trouble.spans_lines) {
            rows_.stop(trouble.line, trouble.reason);
        }
        rows_.refuse({trouble.line, trouble.reason, trouble.text});
    }

    const options& options_;
    deal_rows rows_;
    csv_reader csv_;
};

}  // namespace

deal_file_facts read_deals(const options& o, const deal_handler& take,
                           const reject_handler& reject) {
    return o.query ? read_queried_deals(o, take, reject) : deal_file_reader(o, take, reject).read();
}

}  // namespace client_report

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "deal_file.hpp"

#include "csv_reader.hpp"
#include "deal_columns.hpp"
#include "errors.hpp"
#include "input_file.hpp"
#include "progress.hpp"
#include "text.hpp"

#include <optional>
#include <string>

namespace client_report {

namespace {

// The row as CSV again, for the list of those left out.
std::string as_text(std::span<const std::string_view> fields, char delimiter) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            text += delimiter;
        }
        text += csv_field(fields[i], delimiter);
    }
    return text;
}

// What files that are no CSV begin with.
const char* foreign_format(std::string_view start) {
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        return "is UTF-16 text; save it as UTF-8";
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
          name_(o.file == "-" ? "standard input" : printable(o.file, 200)),
          take_(take),
          reject_(reject),
          csv_(
              o.delimiter, [this](const csv_row& row) { take_row(row); },
              [this](const csv_trouble& trouble) { take_trouble(trouble); }) {}

    deal_file_facts read() {
        input_file file(options_.file);
        progress shown;
        std::uint64_t bytes = 0;
        for (std::string_view chunk = file.read(); !chunk.empty(); chunk = file.read()) {
            if (const char* what = bytes == 0 ? foreign_format(chunk) : nullptr) {
                throw bad_input(name_ + ": " + what);
            }
            bytes += chunk.size();
            csv_.feed(chunk);
            shown.show({.rows = facts_.rows,
                        .bytes = bytes,
                        .file_read = file.bytes_read(),
                        .file_size = file.bytes_in_file()});
        }
        csv_.finish();
        if (!columns_) {
            throw bad_input(name_ + ": " +
                            (bytes == 0 ? "the file is empty" : "the file has no header line"));
        }
        return facts_;
    }

private:
    void take_row(const csv_row& row) {
        if (!columns_) {
            take_header(row);
            return;
        }
        ++facts_.rows;
        deal_line deal{};
        if (columns_->read(row.fields, deal, facts_.decimals)) {
            take_(deal);
        } else if (options_.on_bad_row == bad_rows::skip) {
            reject({row.line, columns_->problem(), as_text(row.fields, options_.delimiter)});
        } else {
            stop(row.line, columns_->problem());
        }
    }

    void take_header(const csv_row& row) {
        try {
            columns_.emplace(options_, row.fields);
        } catch (const bad_input& error) {
            throw bad_input(name_ + ": " + error.what());
        }
    }

    void take_trouble(const csv_trouble& trouble) {
        if (options_.on_bad_row == bad_rows::stop || trouble.spans_lines || !columns_) {
            stop(trouble.line, trouble.reason);
        }
        ++facts_.rows;
        reject({trouble.line, trouble.reason, trouble.text});
    }

    void reject(const rejected_row& row) {
        ++facts_.rejected;
        reject_(row);
    }

    [[noreturn]] void stop(std::uint64_t line, std::string_view why) const {
        throw bad_input(name_ + ", line " + std::to_string(line) + ", " + std::string(why));
    }

    const options& options_;
    std::string name_;
    const deal_handler& take_;
    const reject_handler& reject_;
    csv_reader csv_;
    std::optional<deal_columns> columns_;
    deal_file_facts facts_;
};

}  // namespace

deal_file_facts read_deals(const options& o, const deal_handler& take,
                           const reject_handler& reject) {
    return deal_file_reader(o, take, reject).read();
}

}  // namespace client_report

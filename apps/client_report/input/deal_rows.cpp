// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/deal_rows.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"

#include <utility>  // std::move

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

}  // namespace

deal_rows::deal_rows(const options& o, names called, const deal_handler& take,
                     const reject_handler& reject)
    : options_(o), called_(std::move(called)), take_(take), reject_(reject) {}

void deal_rows::take_header(std::span<const std::string_view> header) {
    try {
        columns_.emplace(options_, header);
    } catch (const bad_input& error) {
        throw bad_input(called_.source + ": " + error.what());
    }
}

void deal_rows::take(std::uint64_t number, std::span<const std::string_view> fields,
                     std::string_view remedy) {
    deal_line deal{};
    if (columns_->read(fields, deal, facts_.decimals)) {
        ++facts_.rows;
        take_(deal);
        return;
    }
    const std::string why = columns_->problem() + std::string(remedy);
    refuse({number, why, as_text(fields, options_.delimiter)});
}

void deal_rows::refuse(const rejected_row& row) {
    if (options_.on_bad_row == bad_rows::stop || !columns_) {
        stop(row.line, row.reason);
    }
    ++facts_.rows;
    ++facts_.rejected;
    reject_(row);
}

void deal_rows::stop(std::uint64_t number, std::string_view why) const {
    throw bad_input(called_.source + ", " + called_.unit + " " + std::to_string(number) + ", " +
                    std::string(why));
}

}  // namespace client_report

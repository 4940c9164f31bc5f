// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/deal_rows.hpp"

#include "common/day.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "input/header_line.hpp"

#include <algorithm>  // std::max
#include <utility>    // std::move

namespace client_report {

namespace {

// The row as CSV, for the list of rejected rows.
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

deal_columns::deal_columns(const run_settings& asked, std::span<const std::string_view> header)
    : count_(header.size()),
      client_{asked.client_column, find_column(asked.client_column, header)},
      value_{asked.ranked_column(), find_column(asked.ranked_column(), header)},
      date_{asked.date_column, find_column(asked.date_column, header)},
      sales_(asked.has_sales() ? find(asked.amount_column, header) : std::nullopt),
      deal_(find(asked.deal_column, header)),
      effort_(find(asked.effort_column, header)),
      group_(find(asked.group_column, header)) {}

std::optional<deal_columns::column> deal_columns::find(const std::optional<std::string>& name,
                                                       std::span<const std::string_view> header) {
    return name ? std::optional(column{*name, find_column(*name, header)}) : std::nullopt;
}

bool deal_columns::refuse(const column& where, std::string_view text, std::string_view why) {
    problem_ = "column " + in_quotes(where.name) + ": ";
    if (!text.empty()) {
        problem_ += in_quotes(text) + " ";
    }
    problem_ += why;
    return false;
}

bool deal_columns::read_number(const column& where, std::string_view text, std::string_view what,
                               decimal& number, int& decimals) {
    const parsed_decimal parsed = parse_decimal(text);
    if (parsed.problem != nullptr) {
        return refuse(where, text,
                      trimmed(text).empty()
                          ? "no " + std::string(what)
                          : "is not an " + std::string(what) + ": " + std::string(parsed.problem));
    }
    number = parsed.value;
    decimals = std::max(decimals, parsed.decimals);
    return true;
}

bool deal_columns::read_numbers(std::span<const std::string_view> row, deal_line& deal,
                                column_decimals& decimals) {
    if (!read_number(value_, row[value_.index], "amount", deal.value, decimals.value)) {
        return false;
    }
    deal.amount = deal.value;
    if (sales_ &&
        !read_number(*sales_, row[sales_->index], "amount", deal.amount, decimals.sales)) {
        return false;
    }
    if (!effort_) {
        return true;
    }
    const std::string_view text = row[effort_->index];
    if (!read_number(*effort_, text, "effort", deal.effort, decimals.effort)) {
        return false;
    }
    return deal.effort.billionths.sign() >= 0 ||
           refuse(*effort_, text, "is below 0; give 0 where nothing was spent");
}

bool deal_columns::read_text(const column& where, std::string_view text, std::string_view what,
                             std::string_view& result) {
    result = text;
    return !trimmed(text).empty() || refuse(where, "", "no " + std::string(what));
}

bool deal_columns::read(std::span<const std::string_view> row, deal_line& deal,
                        column_decimals& decimals) {
    if (row.size() != count_) {
        problem_ = wrong_field_count(row.size(), count_);
        return false;
    }
    column_decimals with_this_row = decimals;
    if (!read_text(client_, row[client_.index], "client", deal.client) ||
        !read_numbers(row, deal, with_this_row)) {
        return false;
    }
    const auto day = parse_day(row[date_.index]);
    if (!day) {
        return refuse(date_, row[date_.index],
                      trimmed(row[date_.index]).empty()
                          ? "no date"
                          : "is not a date like 2024-12-31 or 20241231");
    }
    deal.day = *day;
    if ((deal_ && !read_text(*deal_, row[deal_->index], "deal", deal.deal_id)) ||
        (group_ && !read_text(*group_, row[group_->index], "group", deal.group))) {
        return false;
    }
    decimals = with_this_row;
    return true;
}

deal_rows::deal_rows(const run_settings& asked, names called, const deal_handler& take,
                     const reject_handler& reject)
    : asked_(asked), called_(std::move(called)), take_(take), reject_(reject) {}

void deal_rows::take_header(std::span<const std::string_view> header) {
    try {
        columns_.emplace(asked_, header);
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
    refuse({number, why, as_text(fields, asked_.delimiter)});
}

void deal_rows::refuse(const rejected_row& row) {
    if (asked_.on_bad_row == bad_rows::stop || !columns_) {
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

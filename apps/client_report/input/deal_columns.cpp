// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/deal_columns.hpp"

#include "common/day.hpp"
#include "common/decimal.hpp"
#include "common/text.hpp"
#include "input/header_line.hpp"

#include <algorithm>  // std::max

namespace client_report {

deal_columns::deal_columns(const options& o, std::span<const std::string_view> header)
    : count_(header.size()),
      client_{o.client_column, find_column(o.client_column, header)},
      value_{o.ranked_column(), find_column(o.ranked_column(), header)},
      date_{o.date_column, find_column(o.date_column, header)},
      sales_(o.has_sales() ? find(o.amount_column, header) : std::nullopt),
      deal_(find(o.deal_column, header)),
      effort_(find(o.effort_column, header)),
      group_(find(o.group_column, header)) {}

std::optional<deal_columns::column> deal_columns::find(const std::optional<std::string>& name,
                                                       std::span<const std::string_view> header) {
    return name ? std::optional(column{*name, find_column(*name, header)}) : std::nullopt;
}

bool deal_columns::refuse(const column& where, std::string_view text, std::string_view why) {
    problem_ = "column " + quoted(where.name) + ": ";
    if (!text.empty()) {
        problem_ += quoted(text) + " ";
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

}  // namespace client_report

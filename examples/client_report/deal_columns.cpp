// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "deal_columns.hpp"

#include "day.hpp"
#include "decimal.hpp"
#include "errors.hpp"
#include "text.hpp"

namespace client_report {

namespace {

constexpr std::size_t shown_columns = 60;  // of a text that is quoted in a message

std::string quoted(std::string_view text) {
    return "\"" + printable(text, shown_columns) + "\"";
}

std::string listed(std::span<const std::string_view> names) {
    constexpr std::size_t most = 50;
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        list += (i == 0 ? "" : ", ") + printable(names[i], shown_columns);
    }
    return names.size() > most ? list + ", ..." : list;
}

// What looks like several names in one is the work of another delimiter.
std::string_view delimiter_hint(std::span<const std::string_view> header) {
    if (header.size() != 1) {
        return "";
    }
    if (header.front().find(';') != std::string_view::npos) {
        return "; is the delimiter another one? Try --delimiter ';'";
    }
    if (header.front().find('\t') != std::string_view::npos) {
        return "; is the delimiter another one? Try --delimiter tab";
    }
    return header.front().find(',') != std::string_view::npos
               ? "; is the delimiter another one? Try --delimiter ,"
               : "";
}

std::size_t find_column(std::string_view name, std::span<const std::string_view> header) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] != name) {
            continue;
        }
        if (found) {
            throw bad_input("two columns are named " + quoted(name) + ", which one is meant?");
        }
        found = i;
    }
    if (!found) {
        throw bad_input("no column is named " + quoted(name) + "; there are: " + listed(header) +
                        std::string(delimiter_hint(header)));
    }
    return *found;
}

}  // namespace

deal_columns::deal_columns(const options& o, std::span<const std::string_view> header)
    : count_(header.size()),
      client_{o.client_column, find_column(o.client_column, header)},
      amount_{o.amount_column, find_column(o.amount_column, header)},
      date_{o.date_column, find_column(o.date_column, header)} {
    if (o.deal_column) {
        deal_ = {*o.deal_column, find_column(*o.deal_column, header)};
    }
}

bool deal_columns::refuse(const column& where, std::string_view text, std::string_view why) {
    problem_ = "column " + quoted(where.name) + ": ";
    if (!text.empty()) {
        problem_ += quoted(text) + " ";
    }
    problem_ += why;
    return false;
}

bool deal_columns::read(std::span<const std::string_view> row, deal_line& deal, int& decimals) {
    if (row.size() != count_) {
        problem_ = "the row has " + std::to_string(row.size()) + " field" +
                   (row.size() == 1 ? "" : "s") + ", the header " + std::to_string(count_);
        return false;
    }
    deal.client = row[client_.index];
    if (trimmed(deal.client).empty()) {
        return refuse(client_, "", "no client");
    }
    const parsed_decimal amount = parse_decimal(row[amount_.index]);
    if (amount.problem != nullptr) {
        return refuse(amount_, row[amount_.index],
                      trimmed(row[amount_.index]).empty()
                          ? "no amount"
                          : "is not an amount: " + std::string(amount.problem));
    }
    deal.amount = amount.value;
    decimals = amount.decimals;
    const auto day = parse_day(row[date_.index]);
    if (!day) {
        return refuse(date_, row[date_.index],
                      trimmed(row[date_.index]).empty()
                          ? "no date"
                          : "is not a date like 2024-12-31 or 20241231");
    }
    deal.day = *day;
    if (deal_) {
        deal.deal_id = row[deal_->index];
        if (trimmed(deal.deal_id).empty()) {
            return refuse(*deal_, "", "no deal");
        }
    }
    return true;
}

}  // namespace client_report

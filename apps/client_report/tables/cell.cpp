// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/cell.hpp"

#include "common/day.hpp"

#include <algorithm>  // std::ranges::find, std::ranges::all_of
#include <array>
#include <charconv>
#include <optional>
#include <system_error>

namespace client_report {

namespace {

using namespace std::string_view_literals;

constexpr std::array counts = {"deals"sv, "clients"sv};
constexpr std::array numbers = {"place"sv,
                                "one_off"sv,
                                "limit"sv,
                                "recency_score"sv,
                                "frequency_score"sv,
                                "monetary_score"sv,
                                "lifetime_age"sv,
                                "lifetime_frequency"sv,
                                "fit"sv,
                                "lifetime_recency"sv,
                                "target"sv,
                                "objective"sv,
                                "known"sv,
                                "subjective"sv};
constexpr std::array amounts = {
    "value"sv,           "sales"sv,        "effort"sv,      "gap"sv,
    "amount"sv,          "at_least"sv,     "above"sv,       "total"sv,
    "net_value"sv,       "value_before"sv, "value_after"sv, "net_value_before"sv,
    "net_value_after"sv, "total_cost"sv,   "concessions"sv, "bonuses"sv};
constexpr std::array days = {"first_deal"sv, "last_deal"sv,     "due"sv,        "as_of"sv,
                             "from"sv,       "due_soon_from"sv, "stale_from"sv, "to"sv};

template <class Number>
std::optional<Number> whole(std::string_view text) noexcept {
    Number number{};
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto [stop, error] = std::from_chars(begin, end, number);
    return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

// Whether the text is written as decimals are here: digits with a minus before and a point among
// them, so that neither "inf" nor "1e5" is one.
bool is_plain_number(std::string_view text) noexcept {
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    const std::size_t point = text.find('.');
    const auto digits = [](std::string_view part) {
        return !part.empty() &&
               std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    return digits(text.substr(0, point)) &&
           (point == std::string_view::npos || digits(text.substr(point + 1)));
}

// How many digits there are from the first to the last that is not 0.
// @pre the text is a plain number
std::size_t significant_digits(std::string_view text) noexcept {
    const std::size_t first = text.find_first_of("123456789");
    if (first == std::string_view::npos) {
        return 0;
    }
    text = text.substr(first, text.find_last_of("123456789") - first + 1);
    return text.size() - (text.find('.') == std::string_view::npos ? 0 : 1);
}

cell_value amount(std::string_view text) noexcept {
    constexpr std::size_t digits_of_a_double = 15;
    if (const auto number = whole<std::int64_t>(text)) {
        return *number;
    }
    if (is_plain_number(text) && significant_digits(text) <= digits_of_a_double) {
        return *whole<double>(text);
    }
    return text;
}

cell_value number(std::string_view text) noexcept {
    if (const auto integer = whole<std::int64_t>(text)) {
        return *integer;
    }
    const auto real = whole<double>(text);
    return real ? cell_value(*real) : cell_value(text);
}

}  // namespace

cell_kind kind_of_column(std::string_view name) noexcept {
    const auto among = [name](const auto& names) {
        return std::ranges::find(names, name) != names.end();
    };
    if (name.ends_with("share") || name == "distance") {
        return cell_kind::share;
    }
    return among(amounts)   ? cell_kind::amount
           : among(days)    ? cell_kind::day
           : among(counts)  ? cell_kind::count
           : among(numbers) ? cell_kind::number
                            : cell_kind::text;
}

cell_value value_of(const table_field& field) noexcept {
    if (field.text.empty()) {
        return {};
    }
    switch (field.kind) {
        case cell_kind::count:
        case cell_kind::number:
        case cell_kind::share: return number(field.text);
        case cell_kind::amount: return amount(field.text);
        case cell_kind::day:
            if (const auto day = parse_day(field.text)) {
                return *day;
            }
            break;
        case cell_kind::text: break;
    }
    return field.text;
}

int decimals_of(std::string_view number) noexcept {
    const std::size_t point = number.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

}  // namespace client_report

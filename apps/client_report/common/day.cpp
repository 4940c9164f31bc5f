// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "common/day.hpp"

#include "common/text.hpp"

#include <chrono>

namespace client_report {

namespace {

// The number of these digits, or -1.
int number(std::string_view digits) noexcept {
    int result = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') {
            return -1;
        }
        result = result * 10 + (c - '0');
    }
    return result;
}

// Whether the rest after the day is empty or the beginning of a time.
bool is_time(std::string_view rest) noexcept {
    if (rest.empty()) {
        return true;
    }
    if (rest.front() != 'T' && rest.front() != 't' && rest.front() != ' ' && rest.front() != '\t') {
        return false;
    }
    rest = trimmed(rest.substr(1));
    return !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
}

}  // namespace

std::optional<vitalfew::date> parse_day(std::string_view text) noexcept {
    text = trimmed(text);
    const bool dashed = text.size() >= 10 && text[4] == '-' && text[7] == '-';
    const std::size_t length = dashed ? 10 : 8;
    if (text.size() < length || !is_time(text.substr(length))) {
        return std::nullopt;
    }
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(dashed ? 5 : 4, 2));
    const int day = number(text.substr(dashed ? 8 : 6, 2));
    if (year < 0 || month < 0 || day < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return vitalfew::date{date};
}

}  // namespace client_report

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_TEXT_HPP
#define CLIENT_REPORT_COMMON_TEXT_HPP

#include "vitalfew/report/csv_field.hpp"
#include "vitalfew/report/display_width.hpp"

#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <string>
#include <string_view>

namespace client_report {

// The text without the blanks and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

using vitalfew::report::display_width;
using vitalfew::report::fitted;
using vitalfew::report::printable;

// The text as a field of a CSV file: in quotes if it has to be.
[[nodiscard]] inline std::string csv_field(std::string_view text, char delimiter) {
    return vitalfew::report::csv_field(text, {.delimiter = delimiter});
}

// The texts of a range in a row: "upper, lower, nearest".
// @param text makes the text of an item
template <class Range, class Text = std::identity>
[[nodiscard]] std::string joined(const Range& items, std::string_view separator = ", ",
                                 const Text& text = {}) {
    std::string all;
    bool is_first = true;
    for (const auto& each : items) {
        if (!is_first) {
            all += separator;
        }
        is_first = false;
        all += std::invoke(text, each);
    }
    return all;
}

// A text of a file or a setting as messages quote it.
[[nodiscard]] inline std::string in_quotes(std::string_view text) {
    constexpr std::size_t shown_columns = 60;
    return "\"" + printable(text, shown_columns) + "\"";
}

}  // namespace client_report

#endif

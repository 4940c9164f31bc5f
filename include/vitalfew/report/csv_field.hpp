// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_CSV_FIELD_HPP
#define VITALFEW_REPORT_CSV_FIELD_HPP

#include <algorithm>  // std::any_of
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// The treatment of texts that a spreadsheet would calculate as formulas.
enum class formula_texts : std::uint8_t {
    kept,    ///< written unchanged, and read back the same
    defused  ///< prefixed with an apostrophe, so that the spreadsheet shows them as text
};

/// The options of CSV output.
struct csv_options {
    char delimiter = ',';
    formula_texts formulas = formula_texts::kept;
};

namespace detail {

[[nodiscard]] constexpr bool is_plain_number(std::string_view text) noexcept {
    bool digit = false;
    bool point = false;
    for (std::size_t i = text.starts_with('-') || text.starts_with('+') ? 1 : 0; i < text.size();
         ++i) {
        if (text[i] == '.' && digit && !point) {
            point = true;
        } else if (text[i] >= '0' && text[i] <= '9') {
            digit = true;
        } else {
            return false;
        }
    }
    return digit && !text.ends_with('.');
}

/// @returns whether a spreadsheet might calculate a text as a formula; false for numbers, also with a sign
[[nodiscard]] constexpr bool looks_like_formula(std::string_view text) noexcept {
    constexpr std::string_view beginnings = "=+-@\t\r\n";
    return !text.empty() && beginnings.find(text.front()) != std::string_view::npos &&
           !is_plain_number(text);
}

}  // namespace detail

namespace detail {

/// Quotes and escapes the end of a text, from a position on, as one field of a CSV file.
inline void make_csv_field(std::string& text, std::size_t begin, const csv_options& options) {
    if (text.size() == begin) {
        return;
    }
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    const std::string_view field = std::string_view(text).substr(begin);
    const bool quoted = is_blank(field.front()) || is_blank(field.back()) ||
                        std::any_of(field.begin(), field.end(), [&options](char c) {
                            return c == options.delimiter || c == '"' || c == '\n' || c == '\r';
                        });
    if (options.formulas == formula_texts::defused && looks_like_formula(field)) {
        text.insert(begin, 1, '\'');
    }
    if (!quoted) {
        return;
    }
    for (std::size_t at = text.find('"', begin); at != std::string::npos;
         at = text.find('"', at + 2)) {
        text.insert(at, 1, '"');
    }
    text.insert(begin, 1, '"');
    text += '"';
}

}  // namespace detail

/// @returns a text as a field of a CSV file: in quotes if it contains the delimiter, a quote or a line end, or
/// begins or ends with a blank, which some readers drop
/// @see RFC 4180; OWASP, "CSV Injection", for the texts that a spreadsheet calculates
[[nodiscard]] inline std::string csv_field(std::string_view text, const csv_options& options = {}) {
    std::string field(text);
    detail::make_csv_field(field, 0, options);
    return field;
}

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

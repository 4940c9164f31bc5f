// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_CELL_HPP
#define CLIENT_REPORT_TABLES_CELL_HPP

#include "vitalfew/core/period.hpp"

#include <cstdint>
#include <string_view>
#include <variant>

namespace client_report {

// What a text of a result stands for.
enum class cell_kind { text, count, number, amount, share, day };

// A text of a result, live until the row is taken.
struct table_field {
    std::string_view text;
    cell_kind kind = cell_kind::text;
};

// What the names of columns stand for in all results: an amount is called value wherever it is one.
[[nodiscard]] cell_kind kind_of_column(std::string_view name) noexcept;

// A field as the value that it stands for: nothing where the text is empty, and the text itself where
// a number would not be the same. So an amount is a whole number if it has no decimals and fits one; else a
// double if it has no more than the 15 digits that every double keeps; else text.
using cell_value =
    std::variant<std::monostate, std::int64_t, double, vitalfew::date, std::string_view>;
[[nodiscard]] cell_value value_of(const table_field& field) noexcept;

// How many decimals the text of a number is written with.
[[nodiscard]] int decimals_of(std::string_view number) noexcept;

}  // namespace client_report

#endif

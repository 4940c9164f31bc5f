// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_CSV_TABLE_HPP
#define VITALFEW_REPORT_CSV_TABLE_HPP

#include "vitalfew/report/csv_field.hpp"
#include "vitalfew/report/detail/put_text.hpp"
#include "vitalfew/report/table_column.hpp"

#include <concepts>
#include <cstddef>
#include <iterator>  // std::output_iterator
#include <ranges>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

struct csv_table_fn {
    /// Writes records as CSV: a header line with the titles, then a line for each; lines end in LF.
    ///
    /// @param out takes the bytes, one after the other
    /// @param rows any input range of the record type, passed over once
    /// @param columns in the order in which they are written; none writes empty lines
    /// @param options the delimiter, and what becomes of texts that a spreadsheet takes for formulas
    /// @returns the iterator behind the text
    /// @throws what projections throw
    /// Complexity: O(text) time; allocates a field at a time.
    /// @see RFC 4180, but for its CRLF
    /// @example 29_tables.cpp
    template <class Row, std::ranges::input_range Rows, std::output_iterator<char> Out>
        requires std::convertible_to<std::ranges::range_reference_t<Rows>, const Row&>
    Out operator()(Out out, Rows&& rows, const std::vector<table_column<Row>>& columns,
                   const csv_options& options = {}) const {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            out = field(std::move(out), i, columns[i].title(), options);
        }
        *out++ = '\n';
        csv_options numbers = options;
        numbers.formulas = formula_texts::kept;
        for (auto&& each : rows) {
            const Row& row = each;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                out = field(std::move(out), i, columns[i].text(row),
                            columns[i].content() == cell_content::number ? numbers : options);
            }
            *out++ = '\n';
        }
        return out;
    }

private:
    template <class Out>
    static Out field(Out out, std::size_t column, std::string_view text,
                     const csv_options& options) {
        if (column > 0) {
            *out++ = options.delimiter;
        }
        return detail::put(std::move(out), csv_field(text, options));
    }
};

/// See csv_table_fn.
inline constexpr csv_table_fn csv_table{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

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
#include <span>
#include <string>
#include <string_view>
#include <utility>  // std::move, std::forward
#include <variant>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// Writes a table as CSV, row by row: the format behind csv_table, for rows that come one at a time.
///
/// A header line with the titles, then a line for each row; lines end in LF.
/// @see RFC 4180, but for its CRLF
template <std::output_iterator<char> Out>
class csv_table_writer {
public:
    explicit csv_table_writer(Out out, const csv_options& options = {})
        : out_(std::move(out)), texts_(options), numbers_(options) {
        numbers_.formulas = formula_texts::kept;
        // Numbers need no quotes, unless the delimiter is a character of a number.
        constexpr std::string_view in_numbers = "0123456789+-.einfaNyEIF";
        numbers_are_plain_ = in_numbers.find(options.delimiter) == std::string_view::npos;
    }

    void begin(std::span<const column_head> columns) {
        is_number_.clear();
        for (const column_head& column : columns) {
            is_number_.push_back(is_numeric(column.kind));
        }
        for (const column_head& column : columns) {
            begin_field(&column == columns.data());
            line_ += column.title;
            detail::make_csv_field(line_, field_, texts_);
        }
        end_line();
    }
    /// @pre there are as many cells as columns
    void add_row(std::span<const table_cell> cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            begin_field(i == 0);
            cells[i].append_to(line_);
            if (!is_number_[i]) {
                detail::make_csv_field(line_, field_, texts_);
            } else if (!numbers_are_plain_ || holds_text(cells[i])) {
                detail::make_csv_field(line_, field_, numbers_);
            }
        }
        end_line();
    }
    void end() {}

    /// @returns the iterator past the end of the text
    [[nodiscard]] Out out() const { return out_; }

private:
    [[nodiscard]] static bool holds_text(const table_cell& cell) noexcept {
        return std::holds_alternative<std::string>(cell.content()) ||
               std::holds_alternative<std::string_view>(cell.content());
    }
    void begin_field(bool is_first) {
        if (!is_first) {
            line_ += texts_.delimiter;
        }
        field_ = line_.size();
    }
    void end_line() {
        line_ += '\n';
        out_ = detail::put(std::move(out_), line_);
        line_.clear();
    }

    Out out_;
    csv_options texts_;
    csv_options numbers_;
    bool numbers_are_plain_ = true;
    std::vector<bool> is_number_;  // by column
    std::string line_;
    std::size_t field_ = 0;  // its position in the line
};

struct csv_table_fn {
    /// Writes records as CSV: a header line with the titles, then a line for each; lines end in LF.
    ///
    /// @param out takes the bytes, one after the other
    /// @param rows any input range of the record type, passed over once
    /// @param columns in the order in which they are written; none writes empty lines
    /// @param options the delimiter, and the treatment of texts that a spreadsheet takes for formulas
    /// @returns the iterator past the end of the text
    /// @throws what projections throw
    /// Complexity: O(text) time; keeps a line at a time.
    /// @see csv_table_writer, for rows that come one at a time
    /// @see RFC 4180, but for its CRLF
    /// @example 29_tables.cpp
    template <class Row, std::ranges::input_range Rows, std::output_iterator<char> Out>
        requires std::convertible_to<std::ranges::range_reference_t<Rows>, const Row&>
    Out operator()(Out out, Rows&& rows, const std::vector<table_column<Row>>& columns,
                   const csv_options& options = {}) const {
        csv_table_writer<Out> writer(std::move(out), options);
        write_rows(writer, std::forward<Rows>(rows), columns);
        return writer.out();
    }
};

/// See csv_table_fn.
inline constexpr csv_table_fn csv_table{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_TEXT_TABLE_HPP
#define VITALFEW_REPORT_TEXT_TABLE_HPP

#include "vitalfew/report/csv_field.hpp"  // detail::is_plain_number
#include "vitalfew/report/detail/put_text.hpp"
#include "vitalfew/report/display_width.hpp"
#include "vitalfew/report/table_column.hpp"

#include <algorithm>  // std::max, std::min
#include <concepts>
#include <cstddef>
#include <iterator>  // std::output_iterator
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <utility>  // std::move, std::forward
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// The layout of a table for a terminal.
struct text_table_options {
    std::size_t columns = 80;     ///< of the terminal
    std::string thousands{};      ///< the separator of thousands: "," or none
    std::size_t least_width = 8;  ///< the minimum width of a column that may shrink
};

/// @returns a number with a separator of thousands before the decimal point; any other text unchanged
[[nodiscard]] inline std::string with_thousands(std::string_view number,
                                                std::string_view separator) {
    if (!detail::is_plain_number(number)) {
        return std::string(number);
    }
    const std::size_t sign = number.front() == '-' || number.front() == '+' ? 1 : 0;
    const std::size_t end = (std::min)(number.find('.'), number.size());
    std::string text(number.substr(0, sign));
    for (std::size_t i = sign; i < end; ++i) {
        if (i > sign && (end - i) % 3 == 0) {
            text += separator;
        }
        text += number[i];
    }
    return text.append(number.substr(end));
}

/// Lays out a table for a terminal: the format behind text_table, for rows that come one at a time. Keeps the
/// texts of all cells until the end, since widths depend on them.
template <std::output_iterator<char> Out>
class text_table_writer {
public:
    explicit text_table_writer(Out out, text_table_options options = {})
        : out_(std::move(out)), options_(std::move(options)) {}

    void begin(std::span<const column_head> columns) {
        columns_.assign(columns.begin(), columns.end());
        for (const column_head& column : columns_) {
            cells_.push_back(printable(column.title, unlimited_));
        }
    }
    /// @pre there are as many cells as columns
    void add_row(std::span<const table_cell> cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string text = cells[i].text();
            cells_.push_back(printable(
                is_numeric(columns_[i].kind) ? with_thousands(text, options_.thousands) : text,
                unlimited_));
        }
    }
    void end() {
        const std::vector<std::size_t> widths = fitting_widths();
        for (std::size_t begin = 0; begin < cells_.size(); begin += columns_.size()) {
            out_ = detail::put(std::move(out_), line(&cells_[begin], widths));
        }
        cells_.clear();
    }

    /// @returns the iterator past the end of the text
    [[nodiscard]] Out out() const { return out_; }

private:
    static constexpr std::size_t gap_ = 2;
    static constexpr std::size_t unlimited_ = static_cast<std::size_t>(-1);

    [[nodiscard]] std::vector<std::size_t> fitting_widths() const {
        std::vector<std::size_t> widths;
        widths.reserve(columns_.size());
        for (const column_head& column : columns_) {
            widths.push_back(column.least_width);
        }
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            std::size_t& width = widths[i % columns_.size()];
            width = (std::max)(width, display_width(cells_[i]));
        }
        std::size_t total = columns_.empty() ? 0 : gap_ * (columns_.size() - 1);
        for (const std::size_t width : widths) {
            total += width;
        }
        // The widest column shrinks first, down to the width of the next.
        for (; total > options_.columns; --total) {
            std::size_t* widest = nullptr;
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                if (columns_[i].width != column_width::fixed && widths[i] > options_.least_width &&
                    (widest == nullptr || widths[i] > *widest)) {
                    widest = &widths[i];
                }
            }
            if (widest == nullptr) {
                break;
            }
            --*widest;
        }
        for (std::size_t i = 0; i < columns_.size() && total < options_.columns; ++i) {
            if (columns_[i].width == column_width::fills) {
                widths[i] += options_.columns - total;
                total = options_.columns;
            }
        }
        return widths;
    }

    std::string line(const std::string* cells, const std::vector<std::size_t>& widths) const {
        std::string text;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            text.append(i == 0 ? 0 : gap_, ' ');
            const std::string cell = printable(cells[i], widths[i]);
            const std::size_t blanks = widths[i] - display_width(cell);
            const cell_alignment at = columns_[i].alignment;
            const std::size_t before = at == cell_alignment::right    ? blanks
                                       : at == cell_alignment::centre ? blanks / 2
                                                                      : 0;
            text.append(before, ' ').append(cell).append(blanks - before, ' ');
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text += '\n';
    }

    Out out_;
    text_table_options options_;
    std::vector<column_head> columns_;
    std::vector<std::string> cells_;  // line by line, the titles first
};

struct text_table_fn {
    /// Writes records as a table for a terminal: aligned by display width, numbers to the right.
    ///
    /// A line of titles, then a line for each record; two blanks between columns, none at the end of a line.
    /// Where it is wider than the terminal, the widest of the columns that are not fixed shrink, and their texts
    /// are truncated with an ellipsis; when that is not enough, lines are longer. Texts pass through printable:
    /// no line ends or control characters.
    ///
    /// @param out takes the bytes, one after the other
    /// @param rows any input range of the record type, passed over once
    /// @param columns from left to right
    /// @param options the width of the table, and the separator of thousands
    /// @returns the iterator past the end of the text
    /// @throws what projections throw
    /// Complexity: O(text) time; keeps the texts of all cells.
    /// @example 29_tables.cpp
    template <class Row, std::ranges::input_range Rows, std::output_iterator<char> Out>
        requires std::convertible_to<std::ranges::range_reference_t<Rows>, const Row&>
    Out operator()(Out out, Rows&& rows, const std::vector<table_column<Row>>& columns,
                   const text_table_options& options = {}) const {
        text_table_writer<Out> writer(std::move(out), options);
        write_rows(writer, std::forward<Rows>(rows), columns);
        return writer.out();
    }
};

/// See text_table_fn.
inline constexpr text_table_fn text_table{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

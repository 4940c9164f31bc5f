// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_TEXT_TABLE_HPP
#define VITALFEW_REPORT_TEXT_TABLE_HPP

#include "vitalfew/report/csv_field.hpp"  // detail::is_plain_number
#include "vitalfew/report/detail/put_text.hpp"
#include "vitalfew/report/display_width.hpp"
#include "vitalfew/report/table_column.hpp"

#include <algorithm>  // std::max, std::max_element
#include <concepts>
#include <cstddef>
#include <iterator>  // std::output_iterator
#include <ranges>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// How a table for a terminal is laid out.
struct text_table_options {
    std::size_t columns = 80;     ///< of the terminal
    std::string thousands{};      ///< between each three digits of a number: "," or nothing
    std::size_t least_width = 8;  ///< of a column that may shrink; it is no narrower than that
};

/// @returns a number with a separator between each three digits before the point; what is no plain number stays
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

struct text_table_fn {
    /// Writes records as a table for a terminal: aligned by what characters take there, numbers to the right.
    ///
    /// A line of titles, then a line for each record; two blanks between columns, none at the end of a line.
    /// Where it is wider than the terminal, the widest of the columns that may shrink give way, and what no
    /// longer fits is cut with an ellipsis; when that is not enough, lines are longer. Texts are shown as
    /// printable does: no line end or control character gets through.
    ///
    /// @param out takes the bytes, one after the other
    /// @param rows any input range of the record type, passed over once
    /// @param columns from left to right
    /// @param options how wide the table may be, and how numbers look
    /// @returns the iterator behind the text
    /// @throws what projections throw
    /// Complexity: O(text) time; keeps the texts of all cells.
    /// @example 29_tables.cpp
    template <class Row, std::ranges::input_range Rows, std::output_iterator<char> Out>
        requires std::convertible_to<std::ranges::range_reference_t<Rows>, const Row&>
    Out operator()(Out out, Rows&& rows, const std::vector<table_column<Row>>& columns,
                   const text_table_options& options = {}) const {
        std::vector<std::string> cells;  // line by line
        cells.reserve(columns.size());
        for (const table_column<Row>& column : columns) {
            cells.push_back(printable(column.title(), unlimited_));
        }
        for (auto&& each : rows) {
            const Row& row = each;
            for (const table_column<Row>& column : columns) {
                const std::string text = column.text(row);
                cells.push_back(printable(column.content() == cell_content::number
                                              ? with_thousands(text, options.thousands)
                                              : text,
                                          unlimited_));
            }
        }
        const std::vector<std::size_t> widths = widths_of(cells, columns, options);
        for (std::size_t begin = 0; begin < cells.size(); begin += columns.size()) {
            out = detail::put(std::move(out), line(&cells[begin], columns, widths));
        }
        return out;
    }

private:
    static constexpr std::size_t gap_ = 2;
    static constexpr std::size_t unlimited_ = static_cast<std::size_t>(-1);

    template <class Row>
    static std::vector<std::size_t> widths_of(const std::vector<std::string>& cells,
                                              const std::vector<table_column<Row>>& columns,
                                              const text_table_options& options) {
        std::vector<std::size_t> widths(columns.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::size_t& width = widths[i % columns.size()];
            width = (std::max)(width, display_width(cells[i]));
        }
        std::size_t total = columns.empty() ? 0 : gap_ * (columns.size() - 1);
        for (const std::size_t width : widths) {
            total += width;
        }
        // The widest gives way first, until it is as narrow as the next.
        for (; total > options.columns; --total) {
            std::size_t* widest = nullptr;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                if (columns[i].width() == column_width::may_shrink &&
                    widths[i] > options.least_width && (widest == nullptr || widths[i] > *widest)) {
                    widest = &widths[i];
                }
            }
            if (widest == nullptr) {
                break;
            }
            --*widest;
        }
        return widths;
    }

    template <class Row>
    static std::string line(const std::string* cells, const std::vector<table_column<Row>>& columns,
                            const std::vector<std::size_t>& widths) {
        std::string text;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            text.append(i == 0 ? 0 : gap_, ' ');
            const std::string cell = printable(cells[i], widths[i]);
            const std::size_t blanks = widths[i] - display_width(cell);
            const bool right = columns[i].alignment() == cell_alignment::right;
            text.append(right ? blanks : 0, ' ').append(cell).append(right ? 0 : blanks, ' ');
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text += '\n';
    }
};

/// See text_table_fn.
inline constexpr text_table_fn text_table{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

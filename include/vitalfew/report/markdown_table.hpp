// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_MARKDOWN_TABLE_HPP
#define VITALFEW_REPORT_MARKDOWN_TABLE_HPP

#include "vitalfew/report/detail/put_text.hpp"
#include "vitalfew/report/display_width.hpp"
#include "vitalfew/report/table_column.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>  // std::output_iterator
#include <limits>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <utility>  // std::move, std::forward
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// @returns a text as a cell of a Markdown table: on one line, every mark escaped; as printable() shows it on a terminal,
/// without control characters, marks that change the direction of writing, and bytes outside UTF-8
/// @see the GitHub Flavored Markdown Spec, "Tables (extension)" and "Backslash escapes"
[[nodiscard]] inline std::string markdown_cell(std::string_view text) {
    constexpr std::string_view marks = "\\|`*_<>[]~&#";
    std::string cell;
    for (const char c : printable(text, (std::numeric_limits<std::size_t>::max)())) {
        if (marks.find(c) != std::string_view::npos) {
            cell += '\\';
        }
        cell += c;
    }
    return cell;
}

/// The escaping of the titles of a Markdown table.
enum class markdown_titles : std::uint8_t {
    escaped,  ///< as cells are
    plain     ///< unchanged: for the user's own titles, without marks
};

/// Writes a table of GitHub Flavored Markdown, row by row: the format behind markdown_table.
template <std::output_iterator<char> Out>
class markdown_table_writer {
public:
    explicit markdown_table_writer(Out out, markdown_titles titles = markdown_titles::escaped)
        : out_(std::move(out)), titles_(titles) {}

    void begin(std::span<const column_head> columns) {
        for (const column_head& column : columns) {
            line_ += "| ";
            line_ +=
                titles_ == markdown_titles::escaped ? markdown_cell(column.title) : column.title;
            line_ += " ";
        }
        line_ += "|\n";
        for (const column_head& column : columns) {
            line_ += column.alignment == cell_alignment::right    ? "| ---: "
                     : column.alignment == cell_alignment::centre ? "| :---: "
                                                                  : "| --- ";
        }
        end_line();
    }
    /// @pre there are as many cells as columns
    void add_row(std::span<const table_cell> cells) {
        for (const table_cell& cell : cells) {
            text_.clear();
            cell.append_to(text_);
            line_ += "| ";
            line_ += markdown_cell(text_);
            line_ += " ";
        }
        end_line();
    }
    void end() {}

    /// @returns the iterator past the end of the text
    [[nodiscard]] Out out() const { return out_; }

private:
    void end_line() {
        line_ += "|\n";
        out_ = detail::put(std::move(out_), line_);
        line_.clear();
    }

    Out out_;
    markdown_titles titles_;
    std::string line_;
    std::string text_;  // of a cell
};

struct markdown_table_fn {
    /// Writes records as a table of GitHub Flavored Markdown.
    ///
    /// @param out takes the bytes, one after the other
    /// @param rows any input range of the record type, passed over once
    /// @param columns in the order in which they are written; one at least makes a table
    /// @returns the iterator past the end of the text
    /// @throws what projections throw
    /// Complexity: O(text) time; keeps a line at a time.
    /// @example 29_tables.cpp
    template <class Row, std::ranges::input_range Rows, std::output_iterator<char> Out>
        requires std::convertible_to<std::ranges::range_reference_t<Rows>, const Row&>
    Out operator()(Out out, Rows&& rows, const std::vector<table_column<Row>>& columns) const {
        markdown_table_writer<Out> writer(std::move(out));
        write_rows(writer, std::forward<Rows>(rows), columns);
        return writer.out();
    }
};

/// See markdown_table_fn.
inline constexpr markdown_table_fn markdown_table{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

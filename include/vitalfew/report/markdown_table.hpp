// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_MARKDOWN_TABLE_HPP
#define VITALFEW_REPORT_MARKDOWN_TABLE_HPP

#include "vitalfew/report/detail/put_text.hpp"
#include "vitalfew/report/table_column.hpp"

#include <concepts>
#include <iterator>  // std::output_iterator
#include <ranges>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// @returns a text as a cell of a Markdown table: on one line, no mark in it meaning anything
/// @see the GitHub Flavored Markdown Spec, "Tables (extension)" and "Backslash escapes"
[[nodiscard]] inline std::string markdown_cell(std::string_view text) {
    constexpr std::string_view marks = "\\|`*_<>[]~&#";
    std::string cell;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            cell += ' ';
            continue;
        }
        if (marks.find(c) != std::string_view::npos) {
            cell += '\\';
        }
        cell += c;
    }
    return cell;
}

struct markdown_table_fn {
    /// Writes records as a table of GitHub Flavored Markdown.
    ///
    /// @param out takes the bytes, one after the other
    /// @param rows any input range of the record type, passed over once
    /// @param columns in the order in which they are written; one at least makes a table
    /// @returns the iterator behind the text
    /// @throws what projections throw
    /// Complexity: O(text) time; allocates a cell at a time.
    /// @example 29_tables.cpp
    template <class Row, std::ranges::input_range Rows, std::output_iterator<char> Out>
        requires std::convertible_to<std::ranges::range_reference_t<Rows>, const Row&>
    Out operator()(Out out, Rows&& rows, const std::vector<table_column<Row>>& columns) const {
        for (const table_column<Row>& column : columns) {
            out = detail::put(std::move(out), "| " + markdown_cell(column.title()) + " ");
        }
        out = detail::put(std::move(out), "|\n");
        for (const table_column<Row>& column : columns) {
            out = detail::put(std::move(out),
                              column.alignment() == cell_alignment::right ? "| ---: " : "| --- ");
        }
        out = detail::put(std::move(out), "|\n");
        for (auto&& each : rows) {
            const Row& row = each;
            for (const table_column<Row>& column : columns) {
                out = detail::put(std::move(out), "| " + markdown_cell(column.text(row)) + " ");
            }
            out = detail::put(std::move(out), "|\n");
        }
        return out;
    }
};

/// See markdown_table_fn.
inline constexpr markdown_table_fn markdown_table{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

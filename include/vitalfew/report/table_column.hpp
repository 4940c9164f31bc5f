// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_TABLE_COLUMN_HPP
#define VITALFEW_REPORT_TABLE_COLUMN_HPP

#include "vitalfew/report/table_cell.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::function, std::invoke
#include <ranges>
#include <string>
#include <type_traits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// The alignment of a cell in its column.
enum class cell_alignment : std::uint8_t { left, centre, right };

/// The way in which a column of a text table adapts to the width of the table.
enum class column_width : std::uint8_t {
    fixed,       ///< as wide as its widest cell
    may_shrink,  ///< narrower when the table would be too wide
    fills        ///< takes the width that the other columns leave, wider or narrower than its cells
};

/// The head of a column: all that a format needs before the first row.
struct column_head {
    std::string title;
    cell_kind kind = cell_kind::text;
    cell_alignment alignment = cell_alignment::left;
    column_width width = column_width::fixed;
    std::size_t least_width = 0;  ///< the minimum width in a text table
};

/// A column of a table over the user's own records: its title, its kind, and the cell of each record.
///
/// One type for all columns over a type of records, so that a table is a vector of them, declared once for
/// every format: csv_table, markdown_table, text_table, and formats of the user's own.
/// @tparam Row the record type
/// @example 29_tables.cpp
template <class Row>
class table_column {
public:
    /// A column of the default kind of the projection's result; numbers are right-aligned.
    /// @param title in the head of the table
    /// @param projection record -> value of the cell; a text that it refers to must live as long as the record
    /// @param width whether the column shrinks when a text table is too wide
    template <class Projection>
        requires std::copy_constructible<Projection> &&
                 std::regular_invocable<const Projection&, const Row&> &&
                 cell_value<std::invoke_result_t<const Projection&, const Row&>>
    table_column(std::string title, Projection projection, column_width width = column_width::fixed)
        : table_column(std::move(title),
                       cell_kind_of<std::invoke_result_t<const Projection&, const Row&>>,
                       std::move(projection), width) {}
    /// A column of a stated kind.
    /// @param title in the head of the table
    /// @param kind of the cells
    /// @param projection record -> value of the cell, or the cell itself, whose own kind is kept
    /// @param width whether the column shrinks when a text table is too wide
    template <class Projection>
        requires std::copy_constructible<Projection> &&
                     std::regular_invocable<const Projection&, const Row&> &&
                     (cell_value<std::invoke_result_t<const Projection&, const Row&>> ||
                      std::same_as<std::invoke_result_t<const Projection&, const Row&>, table_cell>)
    table_column(std::string title, cell_kind kind, Projection projection,
                 column_width width = column_width::fixed)
        : head_{.title = std::move(title),
                .kind = kind,
                .alignment = is_numeric(kind) ? cell_alignment::right : cell_alignment::left,
                .width = width},
          cell_([kind, projection = std::move(projection)](const Row& row) {
              return cell_from(kind, projection, row);
          }) {}

    /// The same column with another alignment.
    [[nodiscard]] table_column aligned(cell_alignment alignment) const {
        table_column other = *this;
        other.head_.alignment = alignment;
        return other;
    }
    /// The same column with a minimum width in text tables, in columns of the terminal.
    [[nodiscard]] table_column at_least(std::size_t width) const {
        table_column other = *this;
        other.head_.least_width = width;
        return other;
    }
    /// The same column with its texts treated as numbers: amounts that the user's own function formats.
    [[nodiscard]] table_column of_numbers() const {
        table_column other = aligned(cell_alignment::right);
        other.head_.kind = cell_kind::number;
        other.cell_ = [cell = cell_](const Row& row) { return cell(row).as(cell_kind::number); };
        return other;
    }

    [[nodiscard]] const column_head& head() const noexcept { return head_; }
    [[nodiscard]] const std::string& title() const noexcept { return head_.title; }
    [[nodiscard]] cell_kind kind() const noexcept { return head_.kind; }
    [[nodiscard]] cell_alignment alignment() const noexcept { return head_.alignment; }
    [[nodiscard]] column_width width() const noexcept { return head_.width; }
    /// @throws what the projection throws
    [[nodiscard]] table_cell cell(const Row& row) const { return cell_(row); }
    /// @throws what the projection throws
    [[nodiscard]] std::string text(const Row& row) const { return cell_(row).text(); }

private:
    template <class Projection>
    static table_cell cell_from(cell_kind kind, const Projection& projection, const Row& row) {
        using result = std::invoke_result_t<const Projection&, const Row&>;
        if constexpr (std::same_as<result, table_cell>) {
            return std::invoke(projection, row);
        } else {
            return table_cell(kind, std::invoke(projection, row));
        }
    }

    column_head head_;
    std::function<table_cell(const Row&)> cell_;
};

/// @returns the heads of columns
template <class Row>
[[nodiscard]] std::vector<column_head> column_heads(const std::vector<table_column<Row>>& columns) {
    std::vector<column_head> heads;
    heads.reserve(columns.size());
    for (const table_column<Row>& column : columns) {
        heads.push_back(column.head());
    }
    return heads;
}

/// Replaces the cells of the previous record by those of a record.
/// @throws what projections throw
template <class Row>
void make_cells(const Row& row, const std::vector<table_column<Row>>& columns,
                std::vector<table_cell>& cells) {
    cells.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        cells[i] = columns[i].cell(row);
    }
}

/// A format of tables: receives the heads of the columns, then each row of cells, then the end.
///
/// A model is csv_table_writer. Laws: begin is called first and once, each row has as many cells as there are
/// heads, end is called last.
template <class Writer>
concept table_writer = requires(Writer& writer, const std::vector<column_head>& heads,
                                const std::vector<table_cell>& cells) {
    writer.begin(heads);
    writer.add_row(cells);
    writer.end();
};

/// Writes records as a table: the head, then a row for each.
/// @param writer the format
/// @param rows any input range of the record type, passed over once
/// @param columns of the table, in their order
/// @throws what projections and the writer throw
template <class Writer, class Row, std::ranges::input_range Rows>
    requires table_writer<std::remove_reference_t<Writer>> &&
             std::convertible_to<std::ranges::range_reference_t<Rows>, const Row&>
void write_rows(Writer&& writer, Rows&& rows, const std::vector<table_column<Row>>& columns) {
    writer.begin(column_heads(columns));
    std::vector<table_cell> cells;
    for (auto&& each : rows) {
        const Row& row = each;
        make_cells(row, columns, cells);
        writer.add_row(cells);
    }
    writer.end();
}

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

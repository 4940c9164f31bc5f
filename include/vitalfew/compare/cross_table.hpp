// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_CROSS_TABLE_HPP
#define VITALFEW_COMPARE_CROSS_TABLE_HPP

#include "vitalfew/compare/detail/printed_key.hpp"
#include "vitalfew/compare/value_sums.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::lower_bound
#include <concepts>
#include <cstddef>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>  // std::move, std::pair
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A type of labels for clients: discrete values with an order for display.
///
/// Models: grade, bool, any other enumeration, an integer, a text, an optional of these. Counter-models:
/// double, which is a measurement and no label; a pointer, whose order has no meaning.
template <class T>
concept table_label = std::copyable<T> && std::totally_ordered<T> && !std::floating_point<T> &&
                      (!std::is_pointer_v<T> || detail::text<T>);

namespace detail {

template <class T>
struct label_of {
    using type = T;
};
template <text T>
struct label_of<T> {
    using type = std::string;
};

template <class Label>
struct label_argument {
    using type = const Label&;
};
template <>
struct label_argument<std::string> {
    using type = std::string_view;
};

}  // namespace detail

/// The type in which a table stores the labels of a range: std::string for texts of any kind.
template <std::ranges::range R>
using label_of_t = typename detail::label_of<std::ranges::range_value_t<R>>::type;

/// The parameter type of a label: std::string_view for texts.
template <class Label>
using label_argument_t = typename detail::label_argument<Label>::type;

/// A range of labels, one for each client.
template <class R>
concept label_range = std::ranges::input_range<R> && table_label<label_of_t<R>> &&
                      std::convertible_to<std::ranges::range_reference_t<R>,
                                          std::remove_cvref_t<label_argument_t<label_of_t<R>>>>;

/// In place of a value type: clients are only counted.
struct counts_only {};

/// The totals of one cell, row or column of a cross table, or of the whole table.
template <class Value>
struct cross_cell {
    /// Their number, whatever their values.
    std::size_t clients = 0;
    /// The sum of their positive values, and of the losses separately.
    value_sums<Value> values;

    constexpr cross_cell& operator+=(const cross_cell& other) {
        clients += other.clients;
        values += other.values;
        return *this;
    }
};

template <>
struct cross_cell<counts_only> {
    std::size_t clients = 0;

    constexpr cross_cell& operator+=(const cross_cell& other) noexcept {
        clients += other.clients;
        return *this;
    }
};

/// Three shares of a cell: of its row, of its column and of the whole table. A share of a total of 0 is 0.
template <class Share>
struct cross_shares {
    Share of_row;
    Share of_column;
    Share of_all;
};

namespace detail {

/// @returns part of whole, by number of clients
template <class Value>
constexpr share client_share_of(const cross_cell<Value>& part, const cross_cell<Value>& whole) {
    return whole.clients == 0 ? share{} : share(part.clients, whole.clients);
}

/// @returns part of whole, by positive values
template <class Value>
constexpr auto value_share_of(const cross_cell<Value>& part, const cross_cell<Value>& whole)
    -> exact_share<typename sum_of_t<Value>::value_type> {
    return {part.values.value, whole.values.value};
}

[[noreturn]] inline void throw_unknown_label(const char* axis, const std::string& label) {
    VITALFEW_THROW(
        unknown_key(std::string("vitalfew: no ") + axis + " of the cross table has the label" +
                    label + ": look up one of its labels, or add this one to the options, for a " +
                    axis + " of zeros"));
}

/// @returns the position of a label among sorted ones
template <class Label>
constexpr std::size_t checked_position(const std::vector<Label>& labels,
                                       label_argument_t<Label> wanted, const char* axis) {
    const auto at = std::lower_bound(labels.begin(), labels.end(), wanted);
    if (at == labels.end() || wanted < *at) {
        throw_unknown_label(axis, printed_key(wanted));
    }
    return static_cast<std::size_t>(at - labels.begin());
}

}  // namespace detail

/// A cell of a cross table with its place: indices into the labels of rows and columns.
template <class Value>
struct placed_cross_cell {
    std::size_t row;
    std::size_t column;
    cross_cell<Value> cell;
};

/// Two labellings of one client base against each other: the result of cross_tabulate.
///
/// Rows and columns are in ascending order of their labels: A before B, false before true. Cells are
/// addressed by the labels themselves. A cell without clients, in a row and a column that exist, is 0;
/// a label without a row or column is an error, because it is probably a typing mistake.
/// @tparam Value of the clients; counts_only when they are only counted
/// @example 13_cross_table.cpp
template <table_label Row, table_label Column, class Value = counts_only>
class cross_table {
public:
    using cell_type = cross_cell<Value>;

    /// For cross_tabulate alone: the parts have to match.
    /// @pre labels and cells are sorted, cells by row, then by column
    cross_table(std::vector<Row> rows, std::vector<Column> columns,
                std::vector<placed_cross_cell<Value>> cells)
        : rows_(std::move(rows)),
          columns_(std::move(columns)),
          cells_(std::move(cells)),
          row_totals_(rows_.size()),
          column_totals_(columns_.size()) {
        for (const auto& [row, column, cell] : cells_) {
            VITALFEW_ASSERT(row < rows_.size() && column < columns_.size());
            row_totals_[row] += cell;
            column_totals_[column] += cell;
            total_ += cell;
        }
    }

    /// @returns the labels of the rows, ascending
    [[nodiscard]] const std::vector<Row>& rows() const& noexcept { return rows_; }
    [[nodiscard]] std::vector<Row> rows() && noexcept { return std::move(rows_); }
    /// @returns the labels of the columns, ascending
    [[nodiscard]] const std::vector<Column>& columns() const& noexcept { return columns_; }
    [[nodiscard]] std::vector<Column> columns() && noexcept { return std::move(columns_); }
    /// @returns the cells with clients, by row, then by column
    [[nodiscard]] const std::vector<placed_cross_cell<Value>>& cells() const& noexcept {
        return cells_;
    }
    [[nodiscard]] std::vector<placed_cross_cell<Value>> cells() && noexcept {
        return std::move(cells_);
    }

    /// @returns the totals of the clients with both labels
    /// @throws unknown_key when no row, or no column, has that label
    /// O(log n) in the numbers of labels and cells, as everything below
    [[nodiscard]] cell_type at(label_argument_t<Row> row, label_argument_t<Column> column) const {
        return at_position(detail::checked_position(rows_, row, "row"),
                           detail::checked_position(columns_, column, "column"));
    }
    /// @returns the totals of a row
    /// @throws unknown_key
    [[nodiscard]] cell_type row_total(label_argument_t<Row> row) const {
        return row_totals_[detail::checked_position(rows_, row, "row")];
    }
    /// @returns the totals of a column
    /// @throws unknown_key
    [[nodiscard]] cell_type column_total(label_argument_t<Column> column) const {
        return column_totals_[detail::checked_position(columns_, column, "column")];
    }
    /// @returns the totals of all clients
    [[nodiscard]] const cell_type& total() const& noexcept { return total_; }
    [[nodiscard]] cell_type total() && { return std::move(total_); }

    /// @returns the clients of a cell as shares of those of its row, its column and the table
    /// @throws unknown_key
    [[nodiscard]] cross_shares<share> client_shares(label_argument_t<Row> row,
                                                    label_argument_t<Column> column) const {
        const cell_type cell = at(row, column);
        return {detail::client_share_of(cell, row_total(row)),
                detail::client_share_of(cell, column_total(column)),
                detail::client_share_of(cell, total_)};
    }
    /// @returns the positive value of a cell as exact shares of that of its row, its column and the table
    /// @throws unknown_key
    [[nodiscard]] auto value_shares(label_argument_t<Row> row,
                                    label_argument_t<Column> column) const
        requires(!std::same_as<Value, counts_only>)
    {
        const cell_type cell = at(row, column);
        using share_type = decltype(detail::value_share_of(cell, total_));
        return cross_shares<share_type>{detail::value_share_of(cell, row_total(row)),
                                        detail::value_share_of(cell, column_total(column)),
                                        detail::value_share_of(cell, total_)};
    }

private:
    [[nodiscard]] cell_type at_position(std::size_t row, std::size_t column) const {
        const auto found = std::lower_bound(cells_.begin(), cells_.end(), std::pair(row, column),
                                            [](const placed_cross_cell<Value>& cell,
                                               const std::pair<std::size_t, std::size_t>& wanted) {
                                                return std::pair(cell.row, cell.column) < wanted;
                                            });
        const bool is_there = found != cells_.end() && found->row == row && found->column == column;
        return is_there ? found->cell : cell_type{};
    }

    std::vector<Row> rows_;
    std::vector<Column> columns_;
    std::vector<placed_cross_cell<Value>> cells_;
    std::vector<cell_type> row_totals_;
    std::vector<cell_type> column_totals_;
    cell_type total_{};
};

}  // namespace v0
}  // namespace vitalfew

#endif

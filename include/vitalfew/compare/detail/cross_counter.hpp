// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_CROSS_COUNTER_HPP
#define VITALFEW_COMPARE_DETAIL_CROSS_COUNTER_HPP

#include "vitalfew/compare/cross_cell.hpp"
#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/compare/detail/cell_index.hpp"
#include "vitalfew/compare/detail/label_index.hpp"
#include "vitalfew/compare/table_label.hpp"

#include <algorithm>  // std::sort
#include <cstddef>
#include <utility>  // std::move, std::pair
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Sorts a label's positions by label.
/// @returns the labels in ascending order, and for each position where its label is among them
template <class Label>
std::pair<std::vector<Label>, std::vector<std::size_t>> in_order(const label_index<Label>& index) {
    std::pair<std::vector<Label>, std::vector<std::size_t>> sorted;
    sorted.first.reserve(index.size());
    sorted.second.resize(index.size());
    index.for_each([&sorted](const Label& label, std::size_t position) {
        sorted.second[position] = sorted.first.size();
        sorted.first.push_back(label);
    });
    return sorted;
}

/// A cross table in the making: labels and cells in order of first appearance.
template <class Row, class Column, class Value>
class cross_counter {
public:
    template <class Options>
    explicit cross_counter(const Options& options) {
        // Not by reference: an element of a std::vector<bool> is a proxy.
        for (std::size_t i = 0; i < options.rows.size(); ++i) {
            (void)rows_.position_of(options.rows[i]);
        }
        for (std::size_t i = 0; i < options.columns.size(); ++i) {
            (void)columns_.position_of(options.columns[i]);
        }
    }

    /// @returns the cell of two labels, of whatever types they come
    template <class RowLabel, class ColumnLabel>
    [[nodiscard]] cross_cell<Value>& cell_of(const RowLabel& row, const ColumnLabel& column) {
        const std::size_t slot =
            cells_.slot_of({rows_.position_of(row), columns_.position_of(column)});
        if (slot == sums_.size()) {
            sums_.emplace_back();
        }
        return sums_[slot];
    }

    [[nodiscard]] cross_table<Row, Column, Value> finish() && {
        auto [rows, row_rank] = in_order(rows_);
        auto [columns, column_rank] = in_order(columns_);
        std::vector<placed_cell<Value>> cells;
        cells.reserve(sums_.size());
        for (std::size_t slot = 0; slot < sums_.size(); ++slot) {
            const cell_position at = cells_.cells()[slot];
            cells.push_back({row_rank[at.row], column_rank[at.column], std::move(sums_[slot])});
        }
        std::sort(cells.begin(), cells.end(),
                  [](const placed_cell<Value>& a, const placed_cell<Value>& b) {
                      return a.row != b.row ? a.row < b.row : a.column < b.column;
                  });
        return {std::move(rows), std::move(columns), std::move(cells)};
    }

private:
    label_index<Row> rows_;
    label_index<Column> columns_;
    cell_index cells_;
    std::vector<cross_cell<Value>> sums_;  // by slot
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

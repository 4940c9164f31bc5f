// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_CROSS_COUNTER_HPP
#define VITALFEW_COMPARE_DETAIL_CROSS_COUNTER_HPP

#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/core/detail/position_index.hpp"

#include <algorithm>  // std::sort
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::less
#include <map>
#include <type_traits>
#include <utility>  // std::move, std::pair
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Labels of one byte: grades, bool, small enumerations. A table of 256 entries finds them.
template <class Label>
concept byte_label =
    table_label<Label> && sizeof(Label) == 1 && (std::integral<Label> || std::is_enum_v<Label>);

/// Gives each different label a position, in order of first appearance.
template <table_label Label>
class label_index {
public:
    [[nodiscard]] std::size_t position_of(label_argument_t<Label> label) {
        const auto found = positions_.find(label);
        return found != positions_.end()
                   ? found->second
                   : positions_.emplace(Label(label), positions_.size()).first->second;
    }

    [[nodiscard]] std::size_t size() const noexcept { return positions_.size(); }

    /// Calls give(label, position) for each label in ascending order.
    template <class Give>
    void for_each(Give give) const {
        for (const auto& [label, position] : positions_) {
            give(label, position);
        }
    }

private:
    std::map<Label, std::size_t, std::less<>> positions_;
};

template <byte_label Label>
class label_index<Label> {
public:
    [[nodiscard]] std::size_t position_of(Label label) {
        std::uint16_t& next = next_position_[static_cast<std::uint8_t>(label)];
        if (next == 0) {
            next = static_cast<std::uint16_t>(++size_);
        }
        return next - std::size_t{1};
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    template <class Give>
    void for_each(Give give) const {
        // Two passes: negative labels first.
        for_each_where(give, true);
        for_each_where(give, false);
    }

private:
    template <class Give>
    void for_each_where(Give& give, bool negative) const {
        for (std::size_t byte = 0; byte < next_position_.size(); ++byte) {
            if (next_position_[byte] != 0) {
                const auto label = static_cast<Label>(static_cast<std::uint8_t>(byte));
                if ((label < Label{}) == negative) {
                    give(label, next_position_[byte] - std::size_t{1});
                }
            }
        }
    }

    std::array<std::uint16_t, 256> next_position_{};  // position + 1; 0 is a label not met
    std::size_t size_ = 0;
};

/// The row and the column of a cell, by position.
struct cell_position {
    std::size_t row;
    std::size_t column;
    // not covered: llvm-cov counts no defaulted operator
    friend constexpr bool operator==(const cell_position&, const cell_position&) = default;
};

/// Gives each cell that occurs a slot, in order of first appearance: memory for the cells that occur, not
/// for all combinations.
///
/// The first rows and columns find their slots in a small array, all others by hash.
class cell_index {
public:
    [[nodiscard]] std::size_t slot_of(const cell_position& at) {
        if (at.row < near_ && at.column < near_) {
            std::uint32_t& next = near_slots_[at.row * near_ + at.column];
            if (next == 0) {
                next = static_cast<std::uint32_t>(far_slot_of(at) + 1);
            }
            return next - std::size_t{1};
        }
        return far_slot_of(at);
    }

    /// @returns the position of the cell of each slot
    [[nodiscard]] const std::vector<cell_position>& cells() const noexcept { return cells_; }

private:
    [[nodiscard]] std::size_t far_slot_of(const cell_position& at) {
        const std::size_t hash = at.row * 0x9E37'79B9U + at.column;
        const auto found =
            index_.find_or_insert(hash, [&](std::size_t slot) { return cells_[slot] == at; });
        if (found.is_new) {
            append_or_forget(index_, hash, [&] { cells_.push_back(at); });
        }
        return found.position;
    }

    static constexpr std::size_t near_ = 26;                 // grade x grade
    std::array<std::uint32_t, near_ * near_> near_slots_{};  // slot + 1; 0 is a cell not met
    position_index index_;
    std::vector<cell_position> cells_;
};

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

/// Builds a cross table: labels and cells in order of first appearance.
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

    /// @returns the cell of two labels
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
        std::vector<placed_cross_cell<Value>> cells;
        cells.reserve(sums_.size());
        for (std::size_t slot = 0; slot < sums_.size(); ++slot) {
            const cell_position at = cells_.cells()[slot];
            cells.push_back({row_rank[at.row], column_rank[at.column], std::move(sums_[slot])});
        }
        std::sort(cells.begin(), cells.end(),
                  [](const placed_cross_cell<Value>& a, const placed_cross_cell<Value>& b) {
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

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_CELL_INDEX_HPP
#define VITALFEW_COMPARE_DETAIL_CELL_INDEX_HPP

#include "vitalfew/core/detail/position_index.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The row and the column of a cell, by position.
struct cell_position {
    std::size_t row;
    std::size_t column;
    // not covered: llvm-cov counts no defaulted operator
    friend constexpr bool operator==(const cell_position&, const cell_position&) = default;
};

/// Gives each cell that occurs a slot, in order of first appearance. So a table takes memory for the
/// cells that occur and not for all that could.
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

    /// @returns where each slot's cell is
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

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

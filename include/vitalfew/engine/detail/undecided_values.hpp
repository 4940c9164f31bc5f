// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_UNDECIDED_VALUES_HPP
#define VITALFEW_ENGINE_DETAIL_UNDECIDED_VALUES_HPP

#include <algorithm>  // std::max
#include <cstddef>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The values that are not decided by their magnitude alone, with their places in the base.
struct undecided_values {
    struct entry {
        double value;
        std::size_t index;
    };
    std::vector<entry> entries;  ///< of which the first count are meant: room is made ahead
    std::size_t count = 0;

    /// Makes room for so many more, so that a loop that adds them need not ask.
    void make_room(std::size_t more) {
        if (entries.size() < count + more) {
            entries.resize((std::max)(2 * entries.size(), count + more));
        }
    }
    /// @pre there is room
    void add(double value, std::size_t index) noexcept { entries[count++] = {value, index}; }

    [[nodiscard]] std::span<const entry> get() const noexcept {
        return std::span<const entry>(entries).first(count);
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

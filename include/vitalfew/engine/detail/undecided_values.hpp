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

/// Values that are graded only when the cutoffs are known, with their indices in the base.
struct undecided_values {
    struct entry {
        double value;
        std::size_t index;
    };
    std::vector<entry> entries;  ///< the first count are in use
    std::size_t count = 0;

    /// Makes room for so many more, so that the loop that adds them need not check.
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

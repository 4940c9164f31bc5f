// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_HAS_AT_LEAST_HPP
#define VITALFEW_CORE_DETAIL_HAS_AT_LEAST_HPP

#include <cstddef>
#include <ranges>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns whether a range has at least so many elements; O(1) where it knows its size, else it is walked
/// no further than needed
template <class Range>
[[nodiscard]] constexpr bool has_at_least(Range& range, std::size_t count) {
    if constexpr (std::ranges::sized_range<Range>) {
        return static_cast<std::size_t>(std::ranges::size(range)) >= count;
    } else {
        auto it = std::ranges::begin(range);
        const auto end = std::ranges::end(range);
        for (; count > 0 && it != end; --count) {
            ++it;
        }
        return count == 0;
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

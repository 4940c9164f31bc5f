// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_RANGE_SIZE_HPP
#define VITALFEW_CORE_DETAIL_RANGE_SIZE_HPP

#include <cstddef>
#include <ranges>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Reserves one entry per client where the range knows its size.
template <class Value, class Clients>
constexpr void reserve_for(std::vector<Value>& values, Clients& clients) {
    if constexpr (std::ranges::sized_range<Clients>) {
        values.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
    }
}

/// @returns whether a range has at least that many elements; O(count) where it does not know its size
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

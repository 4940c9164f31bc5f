// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_RESERVE_FOR_HPP
#define VITALFEW_CORE_DETAIL_RESERVE_FOR_HPP

#include <cstddef>
#include <ranges>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Makes room for one entry per client where the range knows how many there are.
template <class Value, class Clients>
constexpr void reserve_for(std::vector<Value>& values, Clients& clients) {
    if constexpr (std::ranges::sized_range<Clients>) {
        values.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

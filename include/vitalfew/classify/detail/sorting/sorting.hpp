// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_SORTING_SORTING_HPP
#define VITALFEW_CLASSIFY_DETAIL_SORTING_SORTING_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/sorting_cutoffs.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::max
#include <cstddef>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Scratch memory of sorting.
template <class Value>
struct sorting_scratch {
    std::vector<Value> positive;

    /// Makes room for so many values; at least doubles, so that many growing groups allocate seldom.
    constexpr void reserve(std::size_t size) {
        if (positive.capacity() < size) {
            positive.reserve((std::max)(size, 2 * positive.capacity()));
        }
    }
};

/// Finds the cutoffs of a base by sorting: the reference for all other ways, for any summable value.
/// @throws invalid_value; what the projection throws
template <class Clients, class Projection>
constexpr auto find_cutoffs_by_sorting(Clients& clients, Projection& value,
                                       const classify_options& options,
                                       sorting_scratch<projected_t<Projection, Clients>>& scratch)
    -> cutoffs<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    scratch.positive.clear();
    if constexpr (std::ranges::sized_range<Clients>) {
        scratch.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
    }
    invalid_value_count invalid;
    for (auto&& client : clients) {
        auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
        if (invalid.accept<value_type>(it) && is_positive<value_type>(it)) {
            scratch.positive.push_back(it);
        }
    }
    invalid.throw_if_any();
    return cutoffs<value_type>(cutoffs_by_sorting(scratch.positive, options));
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

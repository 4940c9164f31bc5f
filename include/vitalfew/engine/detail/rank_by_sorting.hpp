// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_RANK_BY_SORTING_HPP
#define VITALFEW_ENGINE_DETAIL_RANK_BY_SORTING_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/tie_groups.hpp"
#include "vitalfew/exact/values.hpp"
#include "vitalfew/rank/ranking.hpp"

#include <algorithm>  // std::sort
#include <cstddef>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

template <class Value>
struct ranked_value {
    Value value;
    std::size_t index;

    /// Whether a comes before b, best first. The index makes the order total, so a sort that is not
    /// stable gives the stable one.
    static constexpr bool before(const ranked_value& a, const ranked_value& b) {
        if (b.value < a.value) {
            return true;
        }
        return !(a.value < b.value) && a.index < b.index;
    }
};

/// @returns the values with their indices, the largest first, equal ones in the order of the range
template <class Value, class Clients, class Projection>
constexpr std::vector<ranked_value<Value>> ranked_values(Clients& clients, Projection& value) {
    std::vector<ranked_value<Value>> ranked;
    if constexpr (std::ranges::sized_range<Clients>) {
        ranked.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
    }
    invalid_value_count invalid;
    for (auto&& client : clients) {
        Value it = std::invoke(value, std::forward<decltype(client)>(client));
        if (invalid.accept(it)) {
            ranked.push_back({std::move(it), ranked.size()});
        }
    }
    invalid.throw_if_any();
    std::sort(ranked.begin(), ranked.end(), ranked_value<Value>::before);
    return ranked;
}

/// Ranks a base the plain way, by comparing values; see rank_base.
template <class Place, class Clients, class Projection, class PlaceOf>
constexpr basic_ranking<Place> rank_by_sorting(Clients& clients, Projection& value,
                                               PlaceOf place_of) {
    const auto ranked = ranked_values<projected_t<Projection, Clients>>(clients, value);
    // With a value to fill in, for constant evaluation by clang with libstdc++ 12.
    std::vector<Place> places(ranked.size(), Place{0});
    std::vector<std::size_t> order(ranked.size(), std::size_t{0});
    for_each_tie_group(
        ranked.size(),
        // In descending order, what is not smaller is equal.
        [&](std::size_t i, std::size_t j) { return !(ranked[j].value < ranked[i].value); },
        [&](const tie_group& group) {
            for (std::size_t i = group.first; i < group.next; ++i) {
                order[i] = ranked[i].index;
                places[ranked[i].index] = place_of(i, group);
            }
        });
    return {std::move(places), std::move(order)};
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_RANK_HPP
#define VITALFEW_RANK_RANK_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/values.hpp"
#include "vitalfew/rank/ranking.hpp"
#include "vitalfew/rank/ties.hpp"

#include <algorithm>  // std::sort
#include <cstddef>
#include <functional>  // std::identity, std::invoke
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
    // The index makes the order total, so a sort that is not stable gives the stable one.
    std::sort(ranked.begin(), ranked.end(),
              [](const ranked_value<Value>& a, const ranked_value<Value>& b) {
                  if (b.value < a.value) {
                      return true;
                  }
                  return !(a.value < b.value) && a.index < b.index;
              });
    return ranked;
}

/// Calls give(first, next, number) for every group of equals, positions [first, next) in descending
/// order, numbered from 0.
template <class Value, class Give>
constexpr void for_each_tie_group(const std::vector<ranked_value<Value>>& ranked, Give give) {
    std::size_t number = 0;
    for (std::size_t first = 0; first < ranked.size(); ++number) {
        std::size_t next = first + 1;
        while (next < ranked.size() && !(ranked[next].value < ranked[first].value)) {
            ++next;
        }
        give(first, next, number);
        first = next;
    }
}

/// @returns the ranking in which position i, in a tie group given by three numbers, gets the place that
/// place_of tells
template <class Place, class Value, class PlaceOf>
constexpr basic_ranking<Place> ranking_of(const std::vector<ranked_value<Value>>& ranked,
                                          PlaceOf place_of) {
    // With a value to fill in, for constant evaluation by clang with libstdc++ 12.
    std::vector<Place> places(ranked.size(), Place{0});
    std::vector<std::size_t> order(ranked.size(), std::size_t{0});
    for_each_tie_group(ranked, [&](std::size_t first, std::size_t next, std::size_t number) {
        for (std::size_t i = first; i < next; ++i) {
            order[i] = ranked[i].index;
            places[ranked[i].index] = place_of(i, first, next, number);
        }
    });
    return {std::move(places), std::move(order)};
}

}  // namespace detail

struct rank_fn {
    /// Gives every client its place in the whole base: 1 for the largest value.
    ///
    /// Values of 0 and below have their places like all others; -0.0 equals 0.0. Nothing but < is asked
    /// of the value.
    ///
    /// @param clients any forward range; passed over once
    /// @param value tells a client's value; called once per client
    /// @param rule what equal values get; ties::min by default, so that 50, 40, 40, 10 have the places
    /// 1, 2, 2, 4
    /// @returns places in the order of the base, and the indices of the clients, best first; empty for
    /// an empty range
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n log n) time; allocates n values with their indices, n places, n indices.
    /// @example 04_ranking_with_ties.cpp
    template <client_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr ranking operator()(Clients&& clients, Projection value = {},
                                               ties rule = ties::min) const {
        const auto ranked = detail::ranked_values<projected_t<Projection, Clients>>(clients, value);
        return detail::ranking_of<std::size_t>(
            ranked, [rule](std::size_t i, std::size_t first, std::size_t next, std::size_t number) {
                if (rule == ties::ordinal) {
                    return i + 1;
                }
                if (rule == ties::dense) {
                    return number + 1;
                }
                return rule == ties::max ? next : first + 1;
            });
    }

    /// The same with the mean of the places of equals: 50, 40, 40, 10 have the places 1, 2.5, 2.5, 4.
    template <client_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr average_ranking operator()(Clients&& clients, Projection value,
                                                       ties::average_t) const {
        const auto ranked = detail::ranked_values<projected_t<Projection, Clients>>(clients, value);
        return detail::ranking_of<double>(
            ranked, [](std::size_t, std::size_t first, std::size_t next, std::size_t) {
                return static_cast<double>(first + 1 + next) / 2;
            });
    }
};

/// See rank_fn.
inline constexpr rank_fn rank{};

}  // namespace v0
}  // namespace vitalfew

#endif

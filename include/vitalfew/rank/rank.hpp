// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_RANK_HPP
#define VITALFEW_RANK_RANK_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/rank_base.hpp"
#include "vitalfew/engine/detail/tie_groups.hpp"
#include "vitalfew/rank/ranking.hpp"
#include "vitalfew/rank/ties.hpp"

#include <cstddef>
#include <functional>  // std::identity

namespace vitalfew {
inline namespace v0 {
struct rank_fn {
    /// Gives every client its place in the whole base: 1 for the largest value.
    ///
    /// Values of 0 and below have their places like all others; -0.0 equals 0.0. Nothing but < is asked
    /// of the value; built-in numbers, and types with an exact_integer that is one, are not even compared
    /// but radix sorted, to the same result.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value; called once per client
    /// @param rule what equal values get; ties::min by default, so that 50, 40, 40, 10 have the places
    /// 1, 2, 2, 4
    /// @returns places in the order of the base, and the indices of the clients, best first; empty for
    /// an empty range
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n) time for built-in numbers and types with an exact_integer that is one, n below 2^32;
    /// allocates beside the result (16 bytes a client) one number as wide as the value for each client, and 8
    /// bytes for each of those that outliers squeeze into a small part of the range of values. Else, and for
    /// less than a few hundred clients, O(n log n), and n values with their indices.
    /// @example 04_ranking_with_ties.cpp
    template <client_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr ranking operator()(Clients&& clients, Projection value = {},
                                               ties rule = ties::min) const {
        return detail::rank_base<std::size_t>(
            clients, value, [rule](std::size_t i, const detail::tie_group& group) {
                return detail::whole_place(rule, i, group);
            });
    }

    /// The same with the mean of the places of equals: 50, 40, 40, 10 have the places 1, 2.5, 2.5, 4.
    /// Complexity: as above, with 8 bytes a client more in the O(n) case.
    template <client_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr average_ranking operator()(Clients&& clients, Projection value,
                                                       ties::average_t) const {
        return detail::rank_base<double>(
            clients, value,
            [](std::size_t, const detail::tie_group& group) { return detail::mean_place(group); });
    }
};

/// See rank_fn.
inline constexpr rank_fn rank{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_CLIENTS_FOR_SHARE_HPP
#define VITALFEW_CONCENTRATION_CLIENTS_FOR_SHARE_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/concentration/population.hpp"
#include "vitalfew/concentration/top_share.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/share.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/exact_share.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <utility>     // std::move

namespace vitalfew {
inline namespace v0 {

struct clients_for_share_fn {
    /// Finds the fewest clients who bring a share of the total: of the best ones, as many as it takes for
    /// their sum to be at least that.
    ///
    /// Landing exactly on it is enough. A share of 0, a total of 0, an empty range: nobody.
    ///
    /// @param clients any forward range
    /// @param wanted the share of the total, percent(80) say
    /// @param value tells a client's value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending, in time and allocations.
    /// @example 10_concentration.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, share wanted,
                                            Projection value = {}) const
        -> top_clients<projected_t<Projection, Clients>> {
        return (*this)(descending(clients, std::move(value)), wanted);
    }

    /// The same of values that are sorted already. Complexity: O(log n), no allocation for each client.
    template <summable_value Value>
    [[nodiscard]] constexpr top_clients<Value> operator()(const descending_values<Value>& sorted,
                                                          share wanted) const {
        if (wanted == share{}) {
            return detail::top_clients_of(sorted, 0);
        }
        const std::size_t positive = sorted.size(population::positive);
        return detail::top_clients_of(sorted, detail::first_that(0, positive, [&](std::size_t k) {
                                          return detail::compare_with_share(sorted.sum_of_top(k),
                                                                            wanted,
                                                                            sorted.total()) >= 0;
                                      }));
    }
};

/// See clients_for_share_fn.
inline constexpr clients_for_share_fn clients_for_share{};

}  // namespace v0
}  // namespace vitalfew

#endif

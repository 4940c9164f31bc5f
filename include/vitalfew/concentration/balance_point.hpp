// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_BALANCE_POINT_HPP
#define VITALFEW_CONCENTRATION_BALANCE_POINT_HPP

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

struct balance_point_fn {
    /// Finds the 80/20 point of this base: the x per cent of the clients, the best ones, who bring 100 - x
    /// per cent of the total.
    ///
    /// Where 20 % bring 80 % it is at 20 %, where all bring the same at 50 %. Clients are whole, so it is the
    /// fewest, k of n, whose share of the total is at least 1 - k / n. Everybody counts, those with a value of
    /// 0 or less included. A total of 0, or an empty range: nobody.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending, in time and allocations.
    /// @example 10_concentration.cpp
    /// @see J. M. Juran, "Quality Control Handbook" (1951), for the rule; for the point, the k index of
    /// A. Ghosh, N. Chattopadhyay, B. K. Chakrabarti, "Inequality in societies, academic institutions and
    /// science journals: Gini and k-indices", Physica A 410 (2014)
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {}) const
        -> top_clients<projected_t<Projection, Clients>> {
        return (*this)(descending(clients, std::move(value)));
    }

    /// The same of values that are sorted already. Complexity: O(log n), no allocation for each client.
    template <summable_value Value>
    [[nodiscard]] constexpr top_clients<Value> operator()(
        const descending_values<Value>& sorted) const {
        const std::size_t n = sorted.size();
        const std::size_t positive = sorted.size(population::positive);
        return detail::top_clients_of(sorted, detail::first_that(0, positive, [&](std::size_t k) {
                                          return detail::compare_with_share(sorted.sum_of_top(k),
                                                                            share(n - k, n),
                                                                            sorted.total()) >= 0;
                                      }));
    }
};

/// See balance_point_fn.
inline constexpr balance_point_fn balance_point{};

}  // namespace v0
}  // namespace vitalfew

#endif

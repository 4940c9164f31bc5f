// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_GINI_HPP
#define VITALFEW_CONCENTRATION_GINI_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/detail/power_sums.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <utility>     // std::move

namespace vitalfew {
inline namespace v0 {

/// The Gini coefficient of a client base: 0 when all bring the same, near 1 when one brings everything.
struct gini_coefficient {
    /// Among how many clients.
    std::size_t clients = 0;
    /// Of these clients as the whole population, in [0, 1 - 1 / clients]: the usual definition.
    exact_ratio population;
    /// Of the clients as a sample of a larger population, in [0, 1]: population * clients / (clients - 1); 0
    /// for fewer than two clients.
    exact_ratio sample;
};

namespace detail {

/// @param sums of the positive values, total their sum
constexpr gini_coefficient gini_of(std::size_t clients, const natural& total,
                                   const power_sums& sums) {
    if (clients == 0 || total.is_zero()) {
        return {clients, {}, {}};
    }
    const natural n(clients);
    // With descending places j: ((n + 1) * total - 2 * (sum of j * x)) / (n * total).
    const natural difference = (n + natural(1)) * total - natural(2) * sums.weighted();
    return {clients, exact_ratio(difference, n * total),
            exact_ratio(difference, natural(clients - 1) * total)};
}

}  // namespace detail

struct gini_fn {
    /// Measures how unequally the total is spread over the clients: the Gini coefficient.
    ///
    /// Half of the mean difference between two clients, divided by the mean; on the Lorenz curve, the part of
    /// the triangle that lies above it. {1, 0, 0} has 2/3 among everybody (1 as a sample) and 0 among the
    /// positive. All equal, all 0, one client, empty range: 0. The fraction is exact; to_double() rounds
    /// once.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value: a number, see measurable_value
    /// @param among the clients above 0 (default), or everybody, values of 0 or less counting as 0
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 10_concentration.cpp
    /// @see C. Gini, "Variabilita e mutabilita" (1912)
    template <client_range Clients, class Projection = std::identity>
        requires measurable_projection<Projection, Clients>
    [[nodiscard]] constexpr gini_coefficient operator()(
        Clients&& clients, Projection value = {},
        vitalfew::concentration_population among = concentration_population::positive) const {
        return (*this)(descending_values_of(clients, std::move(value)), among);
    }

    /// The same for sorted values, in O(n) time and without an allocation per client.
    template <measurable_value Value>
    [[nodiscard]] constexpr gini_coefficient operator()(
        const descending_values<Value>& sorted,
        vitalfew::concentration_population among = concentration_population::positive) const {
        return detail::gini_of(sorted.size(among), detail::natural_of(sorted.total()),
                               detail::power_sums(sorted.values().first(
                                   sorted.size(concentration_population::positive))));
    }
};

/// See gini_fn.
inline constexpr gini_fn gini{};

}  // namespace v0
}  // namespace vitalfew

#endif

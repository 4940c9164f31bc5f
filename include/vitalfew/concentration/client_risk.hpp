// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_CLIENT_RISK_HPP
#define VITALFEW_CONCENTRATION_CLIENT_RISK_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <optional>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The share of the total above which losing one client is a risk to the company, unless told otherwise.
inline constexpr share default_risk_limit = percent(10);

/// How much a company depends on single clients.
template <summable_value Value>
struct client_risk_summary {
    /// The index of the client with the largest value, the first of equals; absent when no value is above 0.
    std::optional<std::size_t> largest;
    /// The share of that client; 0 when no value is above 0.
    exact_share<typename sum_of_t<Value>::value_type> largest_share;
    /// The indices of all clients whose share is above the limit, the largest first.
    std::vector<std::size_t> above;

    /// @returns whether the share of any client is above the limit
    [[nodiscard]] constexpr bool exceeds() const noexcept { return !above.empty(); }
};

struct client_risk_fn {
    /// Lists the clients whose share of the total is above a limit: those on whom the company depends.
    ///
    /// Exactly at the limit is not above it. Equal values are all above it or none is. Losses do not lower
    /// the total. With a limit of 1 no client is ever above it.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value
    /// @param limit the share of the total that a single client may have, 10 % by default
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 10_concentration.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            share limit = default_risk_limit) const
        -> client_risk_summary<projected_t<Projection, Clients>> {
        return (*this)(descending_values_of(clients, std::move(value)), limit);
    }

    /// The same for sorted values. Complexity: O(log n); allocates the result.
    template <summable_value Value>
    [[nodiscard]] constexpr client_risk_summary<Value> operator()(
        const descending_values<Value>& sorted, share limit = default_risk_limit) const {
        client_risk_summary<Value> summary;
        const std::size_t positive = sorted.size(concentration_population::positive);
        if (positive == 0) {
            return summary;
        }
        summary.largest = sorted.order().front();
        summary.largest_share = {sorted.sum_of_top(1), sorted.total()};
        const std::size_t above = detail::first_that(0, positive, [&](std::size_t i) {
            return detail::compare_with_share(detail::sum_of_one(sorted.values()[i]), limit,
                                              sorted.total()) <= 0;
        });
        summary.above.assign(sorted.order().begin(),
                             sorted.order().begin() + static_cast<std::ptrdiff_t>(above));
        return summary;
    }
};

/// See client_risk_fn.
inline constexpr client_risk_fn client_risk{};

}  // namespace v0
}  // namespace vitalfew

#endif

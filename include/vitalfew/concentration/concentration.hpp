// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_CONCENTRATION_HPP
#define VITALFEW_CONCENTRATION_CONCENTRATION_HPP

#include "vitalfew/concentration/client_risk.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/concentration/gini.hpp"
#include "vitalfew/concentration/herfindahl.hpp"
#include "vitalfew/concentration/lorenz_curve.hpp"
#include "vitalfew/concentration/thinned_curve.hpp"
#include "vitalfew/concentration/top_share.hpp"
#include "vitalfew/concentration/whale_curve.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/detail/power_sums.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <utility>     // std::move

namespace vitalfew {
inline namespace v0 {

/// The options of concentration, each with a default.
struct concentration_options {
    /// The clients among whom the Gini coefficient and the Lorenz curve measure inequality.
    vitalfew::concentration_population population = concentration_population::positive;
    /// The best clients whose share of the total is wanted, as a share of all clients.
    share top = percent(20);
    /// The share of the total for which the fewest clients are wanted.
    share wanted = percent(80);
    /// The share of the total that a single client may have.
    share risk_limit = default_risk_limit;
    /// The number of points of a curve at most: 2 or more.
    std::size_t curve_points = 101;
};

/// All measures of concentration of a base: the result of concentration.
template <measurable_value Value>
struct concentration_summary {
    std::size_t clients = 0;      ///< all clients
    std::size_t positive = 0;     ///< those with a value above 0
    std::size_t loss_makers = 0;  ///< those with a value below 0
    sum_of_t<Value> total;        ///< of the values above 0
    sum_of_t<Value> losses;       ///< of the values below 0

    gini_coefficient gini;
    herfindahl_index herfindahl;
    top_clients<Value> top;         ///< the best clients of options.top
    top_clients<Value> for_wanted;  ///< the fewest who bring options.wanted
    top_clients<Value> balance;     ///< the 80/20 point of this base
    client_risk_summary<Value> risk;
    thinned_curve<Value> lorenz;
    thinned_curve<Value> whale;  ///< in whale_unit
    vitalfew::whale_unit whale_unit = vitalfew::whale_unit::nothing;
};

struct concentration_fn {
    /// Takes all measures of concentration of a base, with one sort for all of them.
    ///
    /// Each is the result of the function of that name: gini, herfindahl, top_share, clients_for_share,
    /// balance_point, client_risk, lorenz and whale. A valid result without clients for an empty range.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value: a number, see measurable_value
    /// @param options the population, the shares wanted, the limit of risk, the number of points of curves
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws invalid_limits when curve_points is below 2
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: that of descending_values_of, and O(n) without allocating for each client.
    /// @example 10_concentration.cpp
    template <client_range Clients, class Projection = std::identity>
        requires measurable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            const concentration_options& options = {}) const
        -> concentration_summary<projected_t<Projection, Clients>> {
        return (*this)(descending_values_of(clients, std::move(value)), options);
    }

    /// The same for sorted values, which are moved in or copied.
    template <measurable_value Value>
    [[nodiscard]] constexpr concentration_summary<Value> operator()(
        descending_values<Value> sorted, const concentration_options& options = {}) const {
        concentration_summary<Value> result;
        result.clients = sorted.size();
        result.positive = sorted.size(concentration_population::positive);
        result.loss_makers = sorted.loss_makers();
        result.total = sorted.total();
        result.losses = sorted.losses();
        const auto total = detail::natural_of(result.total);
        const detail::power_sums sums(sorted.values().first(result.positive));
        result.gini = detail::gini_of(sorted.size(options.population), total, sums);
        result.herfindahl = detail::herfindahl_of(total, sums);
        result.top = top_share(sorted, options.top);
        result.for_wanted = clients_for_share(sorted, options.wanted);
        result.balance = balance_point(sorted);
        result.risk = client_risk(sorted, options.risk_limit);
        result.lorenz =
            detail::lorenz_heights<Value>(sorted, options.population).thinned(options.curve_points);
        const auto curve = vitalfew::whale(std::move(sorted));
        result.whale = curve.thinned(options.curve_points);
        result.whale_unit = curve.unit();
        return result;
    }
};

/// See concentration_fn.
inline constexpr concentration_fn concentration{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_HERFINDAHL_HPP
#define VITALFEW_CONCENTRATION_HERFINDAHL_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/detail/power_sums.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <functional>  // std::identity
#include <utility>     // std::move

namespace vitalfew {
inline namespace v0 {

/// The Herfindahl-Hirschman index of a client base.
struct herfindahl_index {
    /// The sum of the squared shares of the total: in [1 / number of positive values, 1], or 0.
    exact_ratio index;

    /// @returns the index in points, up to 10 000: with shares in per cent, as antitrust authorities state it
    [[nodiscard]] constexpr exact_ratio points() const { return index.times(10'000); }
    /// @returns 1 / index, the effective number of clients: how many of equal value would be as concentrated;
    /// 0 when the total is 0
    [[nodiscard]] constexpr exact_ratio effective_clients() const { return index.inverse(); }
};

namespace detail {

constexpr herfindahl_index herfindahl_of(const natural& total, const power_sums& sums) {
    return {exact_ratio(sums.squares(), total * total)};
}

}  // namespace detail

struct herfindahl_fn {
    /// Measures how much the total depends on few clients: the Herfindahl-Hirschman index, the sum of the
    /// squared shares.
    ///
    /// Values of 0 or less have no share and do not count. One client with a positive value: 1. None, or
    /// an empty range: 0. Exact for values of any size: no square overflows or vanishes, none is rounded;
    /// to_double() rounds once.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value: a number, see measurable_value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 10_concentration.cpp
    /// @see A. O. Hirschman, "National Power and the Structure of Foreign Trade" (1945); O. C. Herfindahl,
    /// "Concentration in the Steel Industry" (1950)
    template <client_range Clients, class Projection = std::identity>
        requires measurable_projection<Projection, Clients>
    [[nodiscard]] constexpr herfindahl_index operator()(Clients&& clients,
                                                        Projection value = {}) const {
        return (*this)(descending_values_of(clients, std::move(value)));
    }

    /// The same for sorted values, in O(n) time and without an allocation per client.
    template <measurable_value Value>
    [[nodiscard]] constexpr herfindahl_index operator()(
        const descending_values<Value>& sorted) const {
        return detail::herfindahl_of(detail::natural_of(sorted.total()),
                                     detail::power_sums(sorted.values().first(
                                         sorted.size(concentration_population::positive))));
    }
};

/// See herfindahl_fn.
inline constexpr herfindahl_fn herfindahl{};

}  // namespace v0
}  // namespace vitalfew

#endif

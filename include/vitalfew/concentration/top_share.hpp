// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_TOP_SHARE_HPP
#define VITALFEW_CONCENTRATION_TOP_SHARE_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <functional>  // std::identity
#include <utility>     // std::move

namespace vitalfew {
inline namespace v0 {

/// The clients with the largest values, and their share of the total.
template <summable_value Value>
struct top_clients {
    std::size_t clients = 0;
    /// clients / all clients.
    share client_share;
    /// The exact sum of their positive values.
    sum_of_t<Value> value;
    /// value / total; 0 when the total is 0.
    exact_share<typename sum_of_t<Value>::value_type> value_share;
};

namespace detail {

/// @pre k <= sorted.size()
template <class Value>
constexpr top_clients<Value> top_clients_of(const descending_values<Value>& sorted, std::size_t k) {
    auto sum = sorted.sum_of_top((std::min)(k, sorted.size(concentration_population::positive)));
    top_clients<Value> top{k, sorted.size() == 0 ? share{} : share(k, sorted.size()), sum, {}};
    top.value_share = {std::move(sum), sorted.total()};
    return top;
}

/// @returns part * whole, rounded down
constexpr std::size_t part_of(const share& part, std::size_t whole) {
    return first_that(0, whole, [&](std::size_t k) { return share(k + 1, whole) > part; });
}

}  // namespace detail

struct top_share_fn {
    /// Sums the values of the best k clients, or of the best p per cent of the clients.
    ///
    /// Per cent are of all clients, those with a value of 0 or less included, and rounded down to whole
    /// clients. Which of several equal values are chosen does not change the sum. Losses are not subtracted.
    ///
    /// @param clients any forward range
    /// @param best how many (all, where there are fewer), or which share of the clients
    /// @param value tells a client's value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 10_concentration.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, std::size_t best,
                                            Projection value = {}) const
        -> top_clients<projected_t<Projection, Clients>> {
        return (*this)(descending_values_of(clients, std::move(value)), best);
    }
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, share best,
                                            Projection value = {}) const
        -> top_clients<projected_t<Projection, Clients>> {
        return (*this)(descending_values_of(clients, std::move(value)), best);
    }

    /// The same for sorted values. Complexity: O(log n), no allocation per client.
    template <summable_value Value>
    [[nodiscard]] constexpr top_clients<Value> operator()(const descending_values<Value>& sorted,
                                                          std::size_t best) const {
        return detail::top_clients_of(sorted, (std::min)(best, sorted.size()));
    }
    template <summable_value Value>
    [[nodiscard]] constexpr top_clients<Value> operator()(const descending_values<Value>& sorted,
                                                          share best) const {
        return detail::top_clients_of(sorted, detail::part_of(best, sorted.size()));
    }
};

/// See top_share_fn.
inline constexpr top_share_fn top_share{};

struct clients_for_share_fn {
    /// Finds the fewest clients who bring a share of the total: the smallest k for which the k best bring at
    /// least that share.
    ///
    /// Exactly that share is enough. A share of 0, a total of 0, an empty range: no clients.
    ///
    /// @param clients any forward range
    /// @param wanted the share of the total, percent(80) say
    /// @param value tells a client's value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 10_concentration.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, share wanted,
                                            Projection value = {}) const
        -> top_clients<projected_t<Projection, Clients>> {
        return (*this)(descending_values_of(clients, std::move(value)), wanted);
    }

    /// The same for sorted values. Complexity: O(log n), no allocation per client.
    template <summable_value Value>
    [[nodiscard]] constexpr top_clients<Value> operator()(const descending_values<Value>& sorted,
                                                          share wanted) const {
        if (wanted == share{}) {
            return detail::top_clients_of(sorted, 0);
        }
        const std::size_t positive = sorted.size(concentration_population::positive);
        return detail::top_clients_of(sorted, detail::first_that(0, positive, [&](std::size_t k) {
                                          return detail::compare_with_share(sorted.sum_of_top(k),
                                                                            wanted,
                                                                            sorted.total()) >= 0;
                                      }));
    }
};

/// See clients_for_share_fn.
inline constexpr clients_for_share_fn clients_for_share{};

struct balance_point_fn {
    /// Finds the 80/20 point of this base, the k index: the best x per cent of the clients who bring 100 - x
    /// per cent of the total.
    ///
    /// Where 20 % bring 80 % it is at 20 %; where all bring the same, at 50 %. For whole clients it is the
    /// smallest k of n whose share of the total is at least 1 - k / n. All clients count, those with a value
    /// of 0 or less included. A total of 0, or an empty range: no clients.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 10_concentration.cpp
    /// @see J. M. Juran, "Quality Control Handbook" (1951), for the rule; for the point, the k index of
    /// A. Ghosh, N. Chattopadhyay, B. K. Chakrabarti, "Inequality in societies, academic institutions and
    /// science journals: Gini and k-indices", Physica A 410 (2014)
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {}) const
        -> top_clients<projected_t<Projection, Clients>> {
        return (*this)(descending_values_of(clients, std::move(value)));
    }

    /// The same for sorted values. Complexity: O(log n), no allocation per client.
    template <summable_value Value>
    [[nodiscard]] constexpr top_clients<Value> operator()(
        const descending_values<Value>& sorted) const {
        const std::size_t n = sorted.size();
        const std::size_t positive = sorted.size(concentration_population::positive);
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

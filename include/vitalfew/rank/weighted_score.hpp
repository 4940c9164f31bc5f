// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_WEIGHTED_SCORE_HPP
#define VITALFEW_RANK_WEIGHTED_SCORE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/rank/criterion.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cmath>  // std::ilogb, std::ldexp
#include <cstddef>
#include <functional>  // std::invoke
#include <span>
#include <string>
#include <tuple>
#include <utility>  // std::index_sequence
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_invalid_weight(std::size_t index, double weight) {
    VITALFEW_THROW(invalid_weights("vitalfew: weight " + std::to_string(index + 1) + " (" +
                                   std::to_string(weight) +
                                   ") is negative or not a number: give 0 or more, and "
                                   "preference_direction::lower_is_better for a criterion "
                                   "of which less is better"));
}

[[noreturn]] inline void throw_no_weight(std::size_t count) {
    VITALFEW_THROW(
        invalid_weights("vitalfew: all " + std::to_string(count) +
                        " weights are 0: give a weight above 0 to one criterion at least"));
}

/// Scales all weights by the power of two that brings the largest to [1, 2), so that no sum overflows.
/// @throws invalid_weights
inline void scale_weights(std::span<double> weights) {
    double largest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!is_finite(weights[i]) || weights[i] < 0) {
            throw_invalid_weight(i, weights[i]);
        }
        largest = (std::max)(largest, weights[i]);
    }
    if (largest == 0) {
        throw_no_weight(weights.size());
    }
    const int exponent = std::ilogb(largest);
    for (double& weight : weights) {
        weight = std::ldexp(weight, -exponent);
    }
}

}  // namespace detail

struct weighted_score_fn {
    /// Gives every client one score from several criteria: the weighted mean of the criteria, each normalised
    /// to [0, 1].
    ///
    /// The best client of a criterion has 1 in it and the worst 0, by distance or by place as the criterion
    /// says; a criterion that is the same for all clients adds 0. Only the proportions of weights count; a
    /// criterion of weight 0 adds nothing, but its values are still checked. Values of 0 and below are values
    /// like all others.
    ///
    /// The scores are the same to the last bit in any order of clients and criteria, because products are
    /// added exactly. They can be ranked and classified by.
    ///
    /// @param clients any forward range
    /// @param criteria each a weighted_criterion(weight, projection, direction, scaling)
    /// @returns one score for each client, in [0, 1], 1 for one that is the best in all criteria; each
    /// normalised value is within 2 units in the last place, and their mean within 2 more
    /// @throws invalid_weights when a weight is negative, infinite or NaN, or all are 0
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projections throw; nothing of the caller's is changed
    /// Complexity: O(n) time for each criterion, and that of rank for one scaled by rank; allocates the
    /// result (8 bytes a client) and, for each criterion scaled by rank, 8 bytes a client and what rank
    /// takes.
    /// @example 23_several_criteria.cpp
    /// @see P. C. Fishburn, "Additive utilities with incomplete product sets" (1967), for the weighted sum
    template <client_range Clients, class... Projections>
        requires(sizeof...(Projections) > 0 && (measurable_projection<Projections, Clients> && ...))
    [[nodiscard]] std::vector<double> operator()(
        Clients&& clients, weighted_criterion<Projections>... criteria) const {
        std::array<double, sizeof...(Projections)> weights{criteria.weight()...};
        detail::scale_weights(weights);
        return score(clients, weights, std::index_sequence_for<Projections...>{},
                     std::move(criteria)...);
    }

private:
    template <class Clients, std::size_t... I, class... Projections>
    static std::vector<double> score(Clients& clients,
                                     const std::array<double, sizeof...(Projections)>& weights,
                                     std::index_sequence<I...> /*each*/,
                                     weighted_criterion<Projections>... criteria) {
        std::tuple<Projections...> values{criteria.value()...};
        const std::tuple<detail::scaled_criterion<projected_t<Projections, Clients>>...> scaled{
            detail::scaled_criterion<projected_t<Projections, Clients>>(
                clients, std::get<I>(values), criteria.direction(), criteria.scaling())...};
        exact_sum<double> all;
        for (const double weight : weights) {
            all += weight;
        }
        const double whole = all.to_double();
        std::vector<double> scores;
        for (auto&& client : clients) {
            exact_sum<double> sum;
            (detail::add_product(
                 sum, weights[I],
                 std::get<I>(scaled)(scores.size(), std::invoke(std::get<I>(values), client))),
             ...);
            scores.push_back(sum.to_double() / whole);
        }
        return scores;
    }
};

/// See weighted_score_fn.
inline constexpr weighted_score_fn weighted_score{};

}  // namespace v0
}  // namespace vitalfew

#endif

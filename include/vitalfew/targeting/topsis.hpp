// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TOPSIS_HPP
#define VITALFEW_TARGETING_TOPSIS_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/rank/criterion.hpp"
#include "vitalfew/rank/weighted_score.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include <algorithm>  // std::max, std::minmax_element
#include <array>
#include <cmath>  // std::abs, std::ilogb, std::ldexp, std::sqrt
#include <cstddef>
#include <functional>  // std::invoke
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

namespace detail {

/// A criterion of TOPSIS: the numbers of all clients, the weight, and the better direction.
struct ideal_criterion {
    std::vector<double> numbers;
    double weight = 0;
    preference_direction which = preference_direction::higher_is_better;
};

/// @returns the Euclidean length; squares are added exactly
/// @pre no square overflows
[[nodiscard]] inline double length_of(std::span<const double> numbers) {
    exact_sum<double> squares;
    for (const double number : numbers) {
        vitalfew::detail::add_product(squares, number, number);
    }
    return std::sqrt(squares.to_double());
}

/// Scales the numbers to the length `weight`; leaves them 0 where all are 0.
inline void scale_to_weight(ideal_criterion& criterion) {
    double largest = 0;
    for (const double number : criterion.numbers) {
        largest = (std::max)(largest, std::abs(number));
    }
    if (largest == 0) {
        return;
    }
    // Scaled by a power of two first, so that no square overflows.
    const int exponent = std::ilogb(largest);
    for (double& number : criterion.numbers) {
        number = std::ldexp(number, -exponent);
    }
    const double length = length_of(criterion.numbers);
    for (double& number : criterion.numbers) {
        number = criterion.weight * (number / length);
    }
}

/// @returns for each client its distance from the worst point, divided by the sum of its distances from the
/// worst and the best point; 0 where these coincide
/// @pre as many numbers in each criterion as there are clients
[[nodiscard]] inline std::vector<double> closeness_to_ideal(std::vector<ideal_criterion> criteria,
                                                            std::size_t clients) {
    std::vector<double> best;
    std::vector<double> worst;
    for (ideal_criterion& criterion : criteria) {
        scale_to_weight(criterion);
        if (criterion.numbers.empty()) {
            continue;
        }
        const auto [least, most] =
            std::minmax_element(criterion.numbers.begin(), criterion.numbers.end());
        best.push_back(criterion.which == preference_direction::higher_is_better ? *most : *least);
        worst.push_back(criterion.which == preference_direction::higher_is_better ? *least : *most);
    }
    std::vector<double> closeness;
    closeness.reserve(clients);
    std::vector<double> from_best(best.size());
    std::vector<double> from_worst(best.size());
    for (std::size_t client = 0; client < clients; ++client) {
        for (std::size_t i = 0; i < best.size(); ++i) {
            from_best[i] = criteria[i].numbers[client] - best[i];
            from_worst[i] = criteria[i].numbers[client] - worst[i];
        }
        const double gap = length_of(from_best);
        const double lead = length_of(from_worst);
        closeness.push_back(lead == 0 ? 0.0 : lead / (gap + lead));
    }
    return closeness;
}

[[noreturn]] inline void throw_topsis_by_rank() {
    VITALFEW_THROW(invalid_profile(
        "vitalfew: topsis was given a criterion with criterion_scaling::by_rank, but "
        "divides by the length of "
        "all numbers instead: leave the scaling out, or use weighted_score"));
}

[[noreturn]] inline void throw_topsis_dropping_out() {
    VITALFEW_THROW(invalid_profile("vitalfew: topsis needs a score in every criterion, but missing "
                                   "judgements drop out of this "
                                   "profile: let them count as zero or as neutral"));
}

}  // namespace detail

struct topsis_fn {
    /// Combines several criteria to one number by TOPSIS: the relative closeness of a client to the ideal,
    /// which has the best number in every criterion, against the anti-ideal, which has the worst.
    ///
    /// Each criterion is divided by the length of all its numbers, the square root of the sum of their squares,
    /// and multiplied by its weight as a share of all. The closeness is the distance from the anti-ideal,
    /// divided by the sum of the distances from both. Only the proportions of weights count. When all clients
    /// are equal in all criteria, they have 0.
    ///
    /// Unlike the score of a target_profile, the numbers depend on all clients: another client may change the
    /// numbers, and even the order, of the others. The order of clients and criteria does not matter in any
    /// bit: squares are added exactly.
    ///
    /// @param clients any forward range
    /// @param criteria each a weighted_criterion(weight, projection, better)
    /// @returns one number for each client, in [0, 1], 1 for the ideal
    /// @throws invalid_weights when a weight is negative, infinite or NaN, or all are 0
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws invalid_profile when a criterion asks for criterion_scaling::by_rank
    /// @throws what the projections throw
    /// Complexity: O(n) time for each criterion; allocates 8 bytes a client for each, and for the result.
    /// @example 25_weights_by_comparison.cpp
    /// @see C. L. Hwang and K. Yoon, "Multiple Attribute Decision Making" (1981)
    template <client_range Clients, class... Projections>
        requires(sizeof...(Projections) > 0 && (measurable_projection<Projections, Clients> && ...))
    [[nodiscard]] std::vector<double> operator()(
        Clients&& clients, weighted_criterion<Projections>... criteria) const {
        if (((criteria.scaling() == criterion_scaling::by_rank) || ...)) {
            detail::throw_topsis_by_rank();
        }
        std::array<double, sizeof...(Projections)> weights{criteria.weight()...};
        vitalfew::detail::scale_weights(weights);
        const std::vector<double> shares = detail::weight_shares(weights);
        std::vector<detail::ideal_criterion> columns;
        std::size_t next = 0;
        (columns.push_back(column_of(clients, criteria, shares[next++])), ...);
        const std::size_t count = columns.front().numbers.size();
        return detail::closeness_to_ideal(std::move(columns), count);
    }

    /// The same from the scores of clients in the criteria of a target profile, with its weights.
    ///
    /// Vetoes do not matter here: see target_profile::is_vetoed.
    /// @throws invalid_profile when missing judgements drop out of the profile
    /// @throws invalid_score, unknown_key as target_criterion::score
    template <class Client, range_of_clients<Client> Clients>
    [[nodiscard]] std::vector<double> operator()(Clients&& clients,
                                                 const target_profile<Client>& profile) const {
        if (profile.missing() == missing_judgement::drops_out) {
            detail::throw_topsis_dropping_out();
        }
        const double missing = detail::score_of_missing(profile.missing());
        std::vector<detail::ideal_criterion> columns;
        for (const double weight : profile.weights()) {
            columns.push_back({.numbers = {}, .weight = weight});
        }
        std::size_t index = 0;
        for (auto&& element : clients) {
            const Client& client = element;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                columns[i].numbers.push_back(
                    profile.criteria()[i].score(client, index).value_or(missing));
            }
            ++index;
        }
        return detail::closeness_to_ideal(std::move(columns), index);
    }

private:
    template <class Clients, class Projection>
    static detail::ideal_criterion column_of(Clients& clients,
                                             const weighted_criterion<Projection>& criterion,
                                             double weight) {
        detail::ideal_criterion column{
            .numbers = {}, .weight = weight, .which = criterion.direction()};
        vitalfew::detail::reserve_for(column.numbers, clients);
        vitalfew::detail::invalid_value_count invalid;
        Projection value = criterion.value();
        for (auto&& client : clients) {
            auto&& it = std::invoke(value, client);
            column.numbers.push_back(
                invalid.accept(it) ? vitalfew::detail::sum_of_one(it).to_double() : 0);
        }
        invalid.throw_if_any();
        return column;
    }
};

/// See topsis_fn.
inline constexpr topsis_fn topsis{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

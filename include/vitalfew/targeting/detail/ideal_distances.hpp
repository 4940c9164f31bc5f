// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_IDEAL_DISTANCES_HPP
#define VITALFEW_TARGETING_DETAIL_IDEAL_DISTANCES_HPP

#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <algorithm>  // std::max, std::minmax_element
#include <cmath>      // std::abs, std::ilogb, std::ldexp, std::sqrt
#include <cstddef>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

/// A criterion of TOPSIS: the numbers of all clients, what it weighs, and which end is the good one.
struct ideal_criterion {
    std::vector<double> numbers;
    double weight = 0;
    direction which = direction::higher_is_better;
};

/// @returns the square root of the sum of the squares, which are added exactly
/// @pre no square overflows
[[nodiscard]] inline double length_of(std::span<const double> numbers) {
    exact_sum<double> squares;
    for (const double number : numbers) {
        vitalfew::detail::add_product(squares, number, number);
    }
    return std::sqrt(squares.to_double());
}

/// Divides by the length of all together and multiplies by the weight; leaves 0 where all are 0.
inline void scale_to_weight(ideal_criterion& criterion) {
    double largest = 0;
    for (const double number : criterion.numbers) {
        largest = (std::max)(largest, std::abs(number));
    }
    if (largest == 0) {
        return;
    }
    // By a power of two first, so that no square overflows.
    const int exponent = std::ilogb(largest);
    for (double& number : criterion.numbers) {
        number = std::ldexp(number, -exponent);
    }
    const double length = length_of(criterion.numbers);
    for (double& number : criterion.numbers) {
        number = criterion.weight * (number / length);
    }
}

/// @returns for each client its distance from the worst of everything, divided by that and the distance from
/// the best of everything together; 0 where these are one
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
        best.push_back(criterion.which == direction::higher_is_better ? *most : *least);
        worst.push_back(criterion.which == direction::higher_is_better ? *least : *most);
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

}  // namespace detail

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

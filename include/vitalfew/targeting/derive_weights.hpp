// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DERIVE_WEIGHTS_HPP
#define VITALFEW_TARGETING_DERIVE_WEIGHTS_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/targeting/pairwise_comparisons.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cmath>  // std::abs
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>  // std::tie
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The mean consistency index of random comparisons, for 1 to 15 criteria.
/// @see T. L. Saaty, "The Analytic Hierarchy Process" (1980)
inline constexpr std::array<double, max_compared> random_index{
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

/// The comparison that deviates most from the weights, with the value that the weights imply.
struct doubtful_comparison {
    std::string first;
    std::string second;
    double given = 1;
    double implied = 1;  ///< the weight of the first divided by that of the second
};

/// Weights derived from pairwise comparisons, with their consistency.
/// @example 25_weights_by_comparison.cpp
struct derived_weights {
    std::vector<std::string> names;
    std::vector<double> weights;  ///< one for each name; they add up to 1
    double principal_eigenvalue = 1;
    /// (eigenvalue - n) / (n - 1): 0 when no comparison contradicts any others.
    double consistency_index = 0;
    /// The index divided by that of random comparisons; 0 for one or two criteria.
    double consistency_ratio = 0;
    /// Absent when nothing contradicts: for one or two criteria, or a ratio of 0.
    std::optional<doubtful_comparison> most_doubtful{};

    /// @returns the weight of a criterion
    /// @throws unknown_key when it was not compared
    [[nodiscard]] double of(std::string_view name) const {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == name) {
                return weights[i];
            }
        }
        detail::throw_unknown_compared(std::string(name));
    }

    /// @returns whether the comparisons are consistent by Saaty's rule: a ratio of at most 0.10
    [[nodiscard]] bool is_consistent() const noexcept { return consistency_ratio <= 0.10; }

    /// @returns the problem and the comparison to reconsider; none when is_consistent()
    [[nodiscard]] std::optional<std::string> warning() const {
        if (is_consistent()) {
            return std::nullopt;
        }
        std::string text = "the consistency ratio is " +
                           vitalfew::detail::rounded_text(consistency_ratio) +
                           ", above 0.1: the comparisons contradict each other";
        if (most_doubtful.has_value()) {
            text += "; think over \"" + most_doubtful->first + "\" against \"" +
                    most_doubtful->second + "\", said to be " +
                    vitalfew::detail::rounded_text(most_doubtful->given) +
                    " times as important, but the others imply " +
                    vitalfew::detail::rounded_text(most_doubtful->implied);
        }
        return text;
    }
};

struct derive_weights_fn {
    /// Derives weights from pairwise comparisons by Saaty's analytic hierarchy process: the principal
    /// eigenvector of their matrix.
    ///
    /// Comparisons that contradict each other give weights, too, with a warning in the result. The order of the
    /// criteria does not change the weights in any bit: products are added exactly.
    ///
    /// @param comparisons of all pairs
    /// @returns weights that add up to 1, eigenvalue, consistency index and ratio, and the comparison that fits
    /// worst. Within 1e-13 of the eigenvector
    /// Complexity: O(steps n^2) time for n criteria, at most 2000 steps and usually a dozen or two: on the scale
    /// from 1/9 to 9 a step shrinks the error of the weights' proportions to 80/82 at most (Birkhoff 1957).
    /// @example 25_weights_by_comparison.cpp
    /// @see T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of
    /// Mathematical Psychology 15 (1977); "The Analytic Hierarchy Process" (1980)
    [[nodiscard]] derived_weights operator()(const pairwise_comparisons& comparisons) const {
        const std::size_t n = comparisons.size();
        std::vector<double> weights(n, 1.0 / static_cast<double>(n));
        auto eigenvalue = static_cast<double>(n);
        for (int step = 0; step < most_steps_; ++step) {
            std::vector<double> next = product_of(comparisons, weights);
            eigenvalue = sum_of(next);
            double change = 0;
            for (std::size_t i = 0; i < n; ++i) {
                next[i] /= eigenvalue;
                change = (std::max)(change, std::abs(next[i] - weights[i]) / next[i]);
            }
            weights.swap(next);
            if (change <= enough_) {
                break;
            }
        }
        derived_weights result{.names = comparisons.names(), .weights = weights};
        result.principal_eigenvalue = eigenvalue;
        if (n > 2) {
            const auto count = static_cast<double>(n);
            result.consistency_index = (std::max)(0.0, (eigenvalue - count) / (count - 1));
            result.consistency_ratio = result.consistency_index / random_index[n - 1];
            result.most_doubtful = find_doubtful(comparisons, weights);
        }
        return result;
    }

private:
    static constexpr int most_steps_ = 2000;
    static constexpr double enough_ = 0x1p-50;
    static constexpr double rounding_ = 1e-9;

    [[nodiscard]] static double sum_of(const std::vector<double>& numbers) {
        exact_sum<double> sum;
        for (const double number : numbers) {
            sum += number;
        }
        return sum.to_double();
    }

    [[nodiscard]] static std::vector<double> product_of(const pairwise_comparisons& comparisons,
                                                        const std::vector<double>& weights) {
        std::vector<double> product;
        product.reserve(weights.size());
        for (std::size_t row = 0; row < weights.size(); ++row) {
            exact_sum<double> sum;
            for (std::size_t column = 0; column < weights.size(); ++column) {
                vitalfew::detail::add_product(sum, comparisons(row, column), weights[column]);
            }
            product.push_back(sum.to_double());
        }
        return product;
    }

    /// The first by name among those that deviate equally, as all do for three criteria.
    [[nodiscard]] static std::optional<doubtful_comparison> find_doubtful(
        const pairwise_comparisons& comparisons, const std::vector<double>& weights) {
        const auto& names = comparisons.names();
        const auto off_by = [&](std::size_t row, std::size_t column) {
            const double part = comparisons(row, column) / (weights[row] / weights[column]);
            return (std::max)(part, 1 / part);
        };
        double most_off = 1;
        for (std::size_t row = 0; row < names.size(); ++row) {
            for (std::size_t column = 0; column < row; ++column) {
                most_off = (std::max)(most_off, off_by(row, column));
            }
        }
        std::optional<doubtful_comparison> worst;
        if (most_off <= 1 + rounding_) {
            return worst;
        }
        for (std::size_t row = 0; row < names.size(); ++row) {
            for (std::size_t column = 0; column < names.size(); ++column) {
                // Ordered so that the first is the more important one.
                const double given = comparisons(row, column);
                const bool is_worst = row != column && given >= 1 &&
                                      off_by(row, column) >= most_off * (1 - rounding_);
                if (is_worst && (!worst.has_value() || std::tie(names[row], names[column]) <
                                                           std::tie(worst->first, worst->second))) {
                    worst = {names[row], names[column], given, weights[row] / weights[column]};
                }
            }
        }
        return worst;
    }
};

/// See derive_weights_fn.
inline constexpr derive_weights_fn derive_weights{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

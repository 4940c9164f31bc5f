// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DERIVE_WEIGHTS_HPP
#define VITALFEW_TARGETING_DERIVE_WEIGHTS_HPP

#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/targeting/derived_weights.hpp"
#include "vitalfew/targeting/pairwise_comparisons.hpp"

#include <algorithm>  // std::max
#include <cmath>      // std::abs
#include <cstddef>
#include <optional>
#include <tuple>  // std::tie
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

struct derive_weights_fn {
    /// Derives weights from comparisons in pairs by Saaty's analytic hierarchy process: the principal
    /// eigenvector of their matrix.
    ///
    /// Comparisons that contradict each other give weights all the same, with a warning as a part of the
    /// result. The weights are the same to the last bit in whatever order the criteria stand: products are
    /// added exactly.
    ///
    /// @param comparisons of all pairs
    /// @returns weights that add up to 1, eigenvalue, consistency index and ratio, and the comparison that fits
    /// worst. Within 1e-13 of the eigenvector
    /// Complexity: O(steps n^2) time for n criteria, at most 2000 steps and usually a dozen or two: on the scale
    /// from 1/9 to 9 a step shrinks what the proportions of the weights are off by to 80/82 at most (Birkhoff
    /// 1957).
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

    /// Of those that fit equally badly, as all do among three criteria, the first by the names.
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
                // Said the way round in which the first is the more important one.
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

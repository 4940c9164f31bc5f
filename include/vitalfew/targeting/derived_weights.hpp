// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DERIVED_WEIGHTS_HPP
#define VITALFEW_TARGETING_DERIVED_WEIGHTS_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/targeting/pairwise_comparisons.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The mean consistency index of comparisons made by chance, for 1 to 15 criteria.
/// @see T. L. Saaty, "The Analytic Hierarchy Process" (1980)
inline constexpr std::array<double, max_compared> random_index{
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

/// The comparison that fits the weights least, with what they would make of it.
struct doubtful_comparison {
    std::string first;
    std::string second;
    double given = 1;
    double implied = 1;  ///< the weight of the first divided by that of the second
};

/// Weights that were derived from comparisons in pairs, and how far these contradict each other.
/// @example 25_weights_by_comparison.cpp
struct derived_weights {
    std::vector<std::string> names;
    std::vector<double> weights;  ///< one for each name; they add up to 1
    double principal_eigenvalue = 1;
    /// (eigenvalue - n) / (n - 1): 0 when no comparison contradicts any others.
    double consistency_index = 0;
    /// The index divided by that of comparisons made by chance; 0 for one or two criteria.
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

    /// @returns whether the comparisons agree well enough to be used, by Saaty's rule: a ratio of at most 0.10
    [[nodiscard]] bool is_consistent() const noexcept { return consistency_ratio <= 0.10; }

    /// @returns what is wrong and which comparison to think over; none when is_consistent()
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
                    " times as important where the others make it " +
                    vitalfew::detail::rounded_text(most_doubtful->implied);
        }
        return text;
    }
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

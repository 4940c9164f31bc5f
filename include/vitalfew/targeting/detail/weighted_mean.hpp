// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_WEIGHTED_MEAN_HPP
#define VITALFEW_TARGETING_DETAIL_WEIGHTED_MEAN_HPP

#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <array>

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

/// The number 1 in the units of weighted_mean, of 2^-62: so fine that each double from 2^-9 to 1 is a whole
/// number of them, and that no sum of products of shares overflows two words.
inline constexpr vitalfew::detail::word unit_one = vitalfew::detail::word{1} << 62U;

/// @returns a number in units, rounded down
/// @pre number is in [0, 1]
[[nodiscard]] constexpr vitalfew::detail::word share_units(double number) noexcept {
    return static_cast<vitalfew::detail::word>(number * 0x1p62);
}

/// @returns the nearest double
[[nodiscard]] constexpr double nearest_double(vitalfew::detail::word_pair number) noexcept {
    return vitalfew::detail::round_to_floating<double>(std::array{number.low, number.high},
                                                       vitalfew::detail::unit_exponent{0});
}

/// @returns a / b, each rounded once before and then the quotient: never more for a smaller a, and 1 for
/// equals; 0 when b is 0
[[nodiscard]] constexpr double quotient_of(vitalfew::detail::word_pair a,
                                           vitalfew::detail::word_pair b) noexcept {
    return b.low == 0 && b.high == 0 ? 0.0 : nearest_double(a) / nearest_double(b);
}

/// The mean of scores by weights that are shares of one whole, in whole numbers: exact, so in any order.
///
/// Much faster than exact sums of doubles, at the price of an absolute error of 2^-62 for each score.
/// @invariant the weights add up to unit_one at most
class weighted_mean {
public:
    /// @param weight as a share, in units
    /// @param score in [0, 1]
    constexpr void add(vitalfew::detail::word weight, double score) noexcept {
        vitalfew::detail::add_to(sum_, vitalfew::detail::multiply(weight, share_units(score)));
        weight_ += weight;
    }
    /// Adds others: as if all of their scores had been added here.
    constexpr void add(const weighted_mean& others) noexcept {
        vitalfew::detail::add_to(sum_, others.sum_);
        weight_ += others.weight_;
    }

    /// @returns the sum of the weights, in units
    [[nodiscard]] constexpr vitalfew::detail::word weight() const noexcept { return weight_; }
    /// @returns the sum of weights times scores, as a share of a whole; 0 when that is 0
    [[nodiscard]] constexpr double part_of(vitalfew::detail::word whole) const noexcept {
        return quotient_of(sum_, vitalfew::detail::multiply(whole, unit_one));
    }
    /// @returns the mean, in [0, 1]; 0 without weights
    [[nodiscard]] constexpr double value() const noexcept { return part_of(weight_); }

private:
    vitalfew::detail::word_pair sum_;
    vitalfew::detail::word weight_ = 0;
};

}  // namespace detail

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

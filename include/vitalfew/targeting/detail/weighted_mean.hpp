// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_WEIGHTED_MEAN_HPP
#define VITALFEW_TARGETING_DETAIL_WEIGHTED_MEAN_HPP

#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <array>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The number 1 in the units of weighted_mean, of 2^-62: so fine that each double from 2^-9 to 1 is a whole
/// number of them, and that no sum of products of shares overflows two words.
inline constexpr word unit_one = word{1} << 62U;

/// @returns a number in units, rounded down
/// @pre number is in [0, 1]
[[nodiscard]] constexpr word share_units(double number) noexcept {
    return static_cast<word>(number * 0x1p62);
}

/// @returns the nearest double
[[nodiscard]] constexpr double nearest_double(word_pair number) noexcept {
    return round_to_floating<double>(std::array{number.low, number.high}, unit_exponent{0});
}

/// @returns a / b, each rounded once before and then the quotient: never more for a smaller a, and 1 for
/// equals; 0 when b is 0
[[nodiscard]] constexpr double quotient_of(word_pair a, word_pair b) noexcept {
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
    constexpr void add(word weight, double score) noexcept {
        add_to(sum_, multiply(weight, share_units(score)));
        weight_ += weight;
    }
    /// Adds others: as if all of their scores had been added here.
    constexpr void add(const weighted_mean& others) noexcept {
        add_to(sum_, others.sum_);
        weight_ += others.weight_;
    }

    /// @returns the sum of the weights, in units
    [[nodiscard]] constexpr word weight() const noexcept { return weight_; }
    /// @returns the sum of weights times scores, as a share of a whole; 0 when that is 0
    [[nodiscard]] constexpr double part_of(word whole) const noexcept {
        return quotient_of(sum_, multiply(whole, unit_one));
    }
    /// @returns the mean, in [0, 1]; 0 without weights
    [[nodiscard]] constexpr double value() const noexcept { return part_of(weight_); }

private:
    word_pair sum_;
    word weight_ = 0;
};

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_VARIATION_LIMIT_HPP
#define VITALFEW_BEHAVIOUR_VARIATION_LIMIT_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/share.hpp"

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_invalid_variation_limit(const std::string& numerator,
                                                       const std::string& denominator) {
    VITALFEW_THROW(
        invalid_limits("vitalfew: the coefficient of variation " + numerator + "/" + denominator +
                       " is no limit: give a numerator of 0 or more and a denominator above 0"));
}

[[noreturn]] inline void throw_stability_limits_out_of_order(const std::string& x,
                                                             const std::string& y) {
    VITALFEW_THROW(
        invalid_limits("vitalfew: class X ends at " + x + " and class Y at " + y +
                       ": give the smaller coefficient of variation first, such as 1/2 and 1"));
}

}  // namespace detail

/// An exact coefficient of variation to compare with: a fraction of 0 or more, 1 and beyond included,
/// which a share could not say.
/// @example 19_demand_stability.cpp
class variation_limit {
public:
    /// @throws invalid_limits when a number is negative or the denominator is 0; a bad constant does not
    /// compile
    template <std::integral Numerator, std::integral Denominator>
    constexpr variation_limit(Numerator numerator, Denominator denominator)
        : numerator_(static_cast<std::uint64_t>(numerator)),
          denominator_(static_cast<std::uint64_t>(denominator)) {
        if (numerator < Numerator{0} || denominator <= Denominator{0}) {
            detail::throw_invalid_variation_limit(std::to_string(numerator),
                                                  std::to_string(denominator));
        }
    }

    /// The same number: percent(25) is 0.25.
    // NOLINTNEXTLINE(google-explicit-constructor): every share is one
    constexpr variation_limit(const share& limit) noexcept
        : numerator_(limit.numerator()), denominator_(limit.denominator()) {}

    [[nodiscard]] constexpr std::uint64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr std::uint64_t denominator() const noexcept { return denominator_; }

    /// Compares the numbers, however they were written: 1/2 is 2/4.
    friend constexpr std::strong_ordering operator<=>(const variation_limit& a,
                                                      const variation_limit& b) noexcept {
        const detail::word_pair left = detail::multiply(a.numerator_, b.denominator_);
        const detail::word_pair right = detail::multiply(b.numerator_, a.denominator_);
        return left.high != right.high ? left.high <=> right.high : left.low <=> right.low;
    }
    friend constexpr bool operator==(const variation_limit& a, const variation_limit& b) noexcept {
        return (a <=> b) == 0;
    }

private:
    std::uint64_t numerator_;
    std::uint64_t denominator_;
};

/// Where the classes X and Y of demand stability end.
/// @invariant x() < y()
class stability_limits {
public:
    /// @throws invalid_limits unless x is less than y; a bad constant does not compile
    constexpr stability_limits(const variation_limit& x, const variation_limit& y) : x_(x), y_(y) {
        if (!(x < y)) {
            detail::throw_stability_limits_out_of_order(text(x), text(y));
        }
    }

    [[nodiscard]] constexpr const variation_limit& x() const noexcept { return x_; }
    [[nodiscard]] constexpr const variation_limit& y() const noexcept { return y_; }

    friend constexpr bool operator==(const stability_limits&,
                                     const stability_limits&) noexcept = default;

private:
    [[nodiscard]] static std::string text(const variation_limit& limit) {
        return std::to_string(limit.numerator()) + "/" + std::to_string(limit.denominator());
    }

    variation_limit x_;
    variation_limit y_;
};

/// 0.5 and 1: for single clients, whose demand is rougher than that for goods.
inline constexpr stability_limits client_stability_limits{percent(50), percent(100)};
/// 0.10 and 0.25: for goods and for the demand of many clients together.
inline constexpr stability_limits goods_stability_limits{percent(10), percent(25)};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_MINOR_UNITS_HPP
#define VITALFEW_DECIDE_MINOR_UNITS_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// An amount of money in the smallest unit of its currency: cents, pence. The least number of all is no amount:
/// conditions take it as unknown.
using minor_units = std::int64_t;

/// How many millionths are one. Rates, fits and shares of value are counted in millionths.
inline constexpr std::int64_t millionths_of_one = 1'000'000;

/// @returns a share in millionths
/// @throws invalid_rules when it is no whole number of them
[[nodiscard]] inline std::int64_t millionths(const share& s) {
    constexpr auto one = static_cast<std::uint64_t>(millionths_of_one);
    if (one % s.denominator() != 0) {
        VITALFEW_THROW(
            invalid_rules("vitalfew: " + to_string(s) +
                          " is no whole number of millionths: give a rate with at most 4 "
                          "decimals of a per cent"));
    }
    return static_cast<std::int64_t>(s.numerator() * (one / s.denominator()));
}

/// @returns an amount of minor units in the currency: "-0.05", or "-5" without decimals
/// @param amount in minor units
/// @param decimals of the currency
/// @pre 0 <= decimals
[[nodiscard]] inline std::string amount_text(minor_units amount, int decimals) {
    std::string digits = std::to_string(amount);
    const std::string sign = digits.front() == '-' ? "-" : "";
    digits.erase(0, sign.size());
    const auto behind = static_cast<std::size_t>(decimals);
    if (digits.size() <= behind) {
        digits.insert(0, behind + 1 - digits.size(), '0');
    }
    if (behind > 0) {
        digits.insert(digits.size() - behind, ".");
    }
    return sign + digits;
}

namespace detail {

/// An exact sum of shares of amounts, rounded once.
class share_sum {
public:
    /// @pre amount >= 0; the amounts added come to at most what minor_units hold
    void add(minor_units amount, const share& rate) {
        const std::int64_t parts = millionths(rate);
        whole_ += amount / millionths_of_one * parts;
        rest_ += amount % millionths_of_one * parts;
    }
    [[nodiscard]] minor_units rounded_half_up() const noexcept {
        return whole_ + (rest_ + millionths_of_one / 2) / millionths_of_one;
    }
    [[nodiscard]] minor_units rounded_down() const noexcept {
        return whole_ + rest_ / millionths_of_one;
    }
    [[nodiscard]] minor_units rounded_up() const noexcept {
        return whole_ + (rest_ + millionths_of_one - 1) / millionths_of_one;
    }

private:
    std::int64_t whole_ = 0;
    std::int64_t rest_ = 0;  // in millionths
};

}  // namespace detail
}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_DETAIL_ROOT_OF_RATIO_HPP
#define VITALFEW_BEHAVIOUR_DETAIL_ROOT_OF_RATIO_HPP

#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <cmath>  // std::fma, std::ldexp, std::sqrt
#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns the square root of part / whole, within 2 units in the last place
/// @pre whole is not zero
inline double root_of_ratio(const leading_bits& part, const leading_bits& whole) noexcept {
    if (part.leading == 0) {
        return 0.0;
    }
    // Each number as a double and what the double leaves out, so that the quotient can be corrected: one
    // rounding in the quotient and one in the root then remain.
    const word a = part.leading >> 1U;
    const word b = whole.leading >> 1U;
    const auto a_near = static_cast<double>(a);
    const auto b_near = static_cast<double>(b);
    const auto a_rest =
        static_cast<double>(static_cast<std::int64_t>(a - static_cast<word>(a_near)));
    const auto b_rest =
        static_cast<double>(static_cast<std::int64_t>(b - static_cast<word>(b_near)));
    double ratio = a_near / b_near;
    ratio += (std::fma(-ratio, b_near, a_near) + a_rest - ratio * b_rest) / b_near;
    int exponent = part.exponent - whole.exponent;
    if (exponent % 2 != 0) {
        ratio *= 2;
        --exponent;
    }
    return std::ldexp(std::sqrt(ratio), exponent / 2);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_SHARE_ARITHMETIC_HPP
#define VITALFEW_CORE_DETAIL_SHARE_ARITHMETIC_HPP

#include "vitalfew/core/detail/word_arithmetic.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/share.hpp"

#include <cstdint>
#include <numeric>  // std::gcd

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_no_common_denominator(const share& a, const share& b) {
    VITALFEW_THROW(
        invalid_share("vitalfew: " + to_string(a) + " and " + to_string(b) +
                      " have no common denominator below 2^64: give shares of simpler fractions, "
                      "such as percent(n) or permille(n)"));
}

/// Two shares over a common denominator.
struct common_fractions {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint64_t denominator = 1;
};

/// @throws invalid_share when the common denominator does not fit a word
[[nodiscard]] constexpr common_fractions in_common(const share& a, const share& b) {
    const std::uint64_t divisor = std::gcd(a.denominator(), b.denominator());
    const std::uint64_t of_a = b.denominator() / divisor;
    const std::uint64_t of_b = a.denominator() / divisor;
    const word_pair denominator = multiply(a.denominator(), of_a);
    if (denominator.high != 0) {
        throw_no_common_denominator(a, b);
    }
    return {a.numerator() * of_a, b.numerator() * of_b, denominator.low};
}

/// @returns a + b, but 1 at most
[[nodiscard]] constexpr share raised(const share& a, const share& b) {
    const common_fractions both = in_common(a, b);
    if (both.second >= both.denominator - both.first) {
        return {1, 1};
    }
    return {both.first + both.second, both.denominator};
}

/// @returns a - b, but 0 at least
[[nodiscard]] constexpr share lowered(const share& a, const share& b) {
    const common_fractions both = in_common(a, b);
    return both.second >= both.first ? share() : share(both.first - both.second, both.denominator);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

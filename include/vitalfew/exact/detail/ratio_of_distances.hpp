// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_RATIO_OF_DISTANCES_HPP
#define VITALFEW_EXACT_DETAIL_RATIO_OF_DISTANCES_HPP

#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/values.hpp"

#include <concepts>
#include <cstdint>
#include <limits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns (a - b) / (c - d), within 2 units in the last place
/// @pre b <= a, d < c, and a - b <= c - d
template <class Value>
constexpr double ratio_of_distances(const Value& a, const Value& b, const Value& c,
                                    const Value& d) {
    if constexpr (std::integral<Value>) {
        // Modulo 2^64, in which the difference of any two 64-bit integers fits.
        const auto part = static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
        const auto whole = static_cast<std::uint64_t>(c) - static_cast<std::uint64_t>(d);
        return static_cast<double>(part) / static_cast<double>(whole);
    } else if constexpr (std::floating_point<Value>) {
        constexpr double large = (std::numeric_limits<double>::max)() / 4;
        const bool may_overflow = c > large || d < -large;
        const double scale = may_overflow ? 0.5 : 1.0;
        const auto part = static_cast<double>(a) * scale - static_cast<double>(b) * scale;
        const auto whole = static_cast<double>(c) * scale - static_cast<double>(d) * scale;
        return part / whole;
    } else {
        using sum = sum_of_t<Value>;
        return exact_share<typename sum::value_type>(sum(a) - sum(b), sum(c) - sum(d)).to_double();
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_VALUE_TREND_HPP
#define VITALFEW_DECIDE_VALUE_TREND_HPP

#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// Which way the value of a client goes, from one period to the next.
enum class value_trend : std::uint8_t { falling, steady, rising };

/// How many there are.
inline constexpr std::size_t value_trends = 3;

[[nodiscard]] constexpr std::string_view to_string(value_trend trend) noexcept {
    return trend == value_trend::falling  ? "falling"
           : trend == value_trend::steady ? "steady"
                                          : "rising";
}

/// @returns which way a value goes: steady as long as it changed by at most a share of what it was before, the
/// limit included, compared without rounding. What was 0 or less is steady only if it stays the same.
/// @param before the value in the period before, in minor units
/// @param now the value in this period, of the same length
/// @param margin the share of the value before that it may change by and be steady
[[nodiscard]] constexpr value_trend trend_between(std::int64_t before, std::int64_t now,
                                                  const share& margin = percent(10)) noexcept {
    if (now == before) {
        return value_trend::steady;
    }
    const bool rises = before < now;
    if (before > 0) {
        // The differences of 64-bit numbers fit 64 bits without a sign.
        const auto from = static_cast<std::uint64_t>(rises ? before : now);
        const std::uint64_t change = static_cast<std::uint64_t>(rises ? now : before) - from;
        const vitalfew::detail::word_pair changed =
            vitalfew::detail::multiply(change, margin.denominator());
        const vitalfew::detail::word_pair allowed =
            vitalfew::detail::multiply(static_cast<std::uint64_t>(before), margin.numerator());
        if (changed.high != allowed.high ? changed.high < allowed.high
                                         : changed.low <= allowed.low) {
            return value_trend::steady;
        }
    }
    return rises ? value_trend::rising : value_trend::falling;
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

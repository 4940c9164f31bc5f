// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_CLIENT_FACTS_HPP
#define VITALFEW_DECIDE_CLIENT_FACTS_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/minor_units.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// The direction of a client's value from one period to the next.
enum class value_trend : std::uint8_t { falling, steady, rising };

/// The number of trends.
inline constexpr std::size_t value_trends = 3;

[[nodiscard]] constexpr std::string_view to_string(value_trend trend) noexcept {
    return trend == value_trend::falling  ? "falling"
           : trend == value_trend::steady ? "steady"
                                          : "rising";
}

/// @returns the direction of a value: steady while it changes by at most a share of what it was before, the limit
/// included, compared without rounding. A value of 0 or less is steady only if it stays the same.
/// @param before the value in the period before, in minor units
/// @param now the value in this period, of the same length
/// @param margin how much may change, as a share of the value before, while the value counts as steady
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

/// The facts known of a client on the day of the decision; each member may be unknown.
/// @example 08_policy.cpp
struct client_facts {
    std::optional<vitalfew::grade> grade{};            ///< by the last analysis
    std::optional<vitalfew::grade> effective_grade{};  ///< after hysteresis; none: the grade
    std::optional<double> fit{};                       ///< to a target profile, in [0, 1]
    std::optional<bool> one_off{};                     ///< a single deal in the period
    std::optional<bool> small_and_rare{};              ///< small deals, and few
    std::optional<migration_kind> move{};              ///< since the analysis before
    std::optional<date> contract_end{};                ///< the last day of its contract
    std::optional<date> last_deal{};
    std::optional<date> last_contact{};
    std::optional<date> judged{};        ///< when a person last judged it
    std::optional<share> value_share{};  ///< its share of the value of the base
    std::optional<minor_units> value{};  ///< bought in a year
    std::optional<minor_units> cost{};   ///< of what was bought, to the company
    std::optional<value_trend> trend{};  ///< of its value, since the period before
};

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_STEADY_GRADE_HPP
#define VITALFEW_COMPARE_STEADY_GRADE_HPP

#include "vitalfew/compare/minimum_stay.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include <algorithm>  // std::min, std::max
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string_view>

namespace vitalfew {
inline namespace v0 {

/// Why a client has the effective grade that it has.
enum class steady_reason : std::uint8_t {
    new_client,   ///< there is no grade to keep: the raw one
    unchanged,    ///< the raw grade is the one there was
    held,         ///< the raw grade differs, but neither by the margin nor for long enough
    past_margin,  ///< as far towards the raw grade as limits are passed by the margin
    after_stay    ///< the raw grade, because it has differed for the minimum stay
};

/// How many reasons there are.
inline constexpr std::size_t steady_reasons = 5;

[[nodiscard]] constexpr std::string_view to_string(steady_reason reason) noexcept {
    switch (reason) {
        case steady_reason::new_client: return "new client";
        case steady_reason::unchanged: return "unchanged";
        case steady_reason::held: return "held";
        case steady_reason::past_margin: return "past the margin";
        case steady_reason::after_stay: break;
    }
    return "after the minimum stay";
}

/// Prints to_string(reason).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             steady_reason reason) {
    return out << to_string(reason);
}

/// The grade of a client that does not change for every trifle, and what the next analysis has to know of
/// it: keep all of it but the reason. Of a grade that stems from elsewhere, effective = raw = that grade.
/// @example 15_hysteresis.cpp
struct steady_grade {
    grade effective{};  ///< the one to act on
    grade raw{};        ///< the one that value and limits alone give
    steady_reason reason = steady_reason::unchanged;
    /// In how many analyses in a row, the last one included, raw has been on this side of this effective
    /// grade; 0 when they agree.
    std::uint32_t analyses_apart = 0;
    /// The as-of date of the first of those; absent when they agree, or it had no date.
    std::optional<date> apart_since{};

    friend constexpr bool operator==(const steady_grade&, const steady_grade&) = default;
};

namespace detail {

/// What a value says about a grade, before its history is looked at. Past a limit by the margin means past
/// it, hence strict <= raw <= lenient.
struct grade_band {
    grade strict;   ///< by the number of limits passed by the margin
    grade raw;      ///< by the number of limits passed
    grade lenient;  ///< by the number of limits that are not cleared by the margin
};

/// @returns the steady grade after one more analysis
constexpr steady_grade next_grade(const steady_grade& before, const grade_band& band,
                                  const std::optional<minimum_stay>& stay,
                                  const std::optional<date>& as_of) {
    if (band.raw == before.effective) {
        return {.effective = band.raw, .raw = band.raw};
    }
    const bool same_side = before.analyses_apart > 0 && before.raw != before.effective &&
                           (before.raw < before.effective) == (band.raw < before.effective);
    const std::uint32_t apart = same_side ? before.analyses_apart : 0;
    const std::optional<date> since =
        same_side && before.apart_since.has_value() ? before.apart_since : as_of;
    const grade moved = (std::max)(band.strict, (std::min)(before.effective, band.lenient));
    if (moved != band.raw && stay.has_value() && stay->is_over(apart, since, as_of)) {
        return {.effective = band.raw, .raw = band.raw, .reason = steady_reason::after_stay};
    }
    steady_grade now{.effective = moved, .raw = band.raw, .reason = steady_reason::past_margin};
    if (moved == before.effective) {
        now.reason = steady_reason::held;
        now.analyses_apart = apart + (apart + 1 != 0 ? 1 : 0);
        now.apart_since = since;
    } else if (moved != band.raw) {
        now.analyses_apart = 1;  // from a grade that it has only now
        now.apart_since = as_of;
    }
    return now;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

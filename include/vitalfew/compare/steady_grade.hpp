// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_STEADY_GRADE_HPP
#define VITALFEW_COMPARE_STEADY_GRADE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include <algorithm>  // std::max, std::min
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_negative_stay(std::chrono::days days) {
    VITALFEW_THROW(invalid_period("vitalfew: a minimum stay of " + std::to_string(days.count()) +
                                  " days is negative: give 0 days or more"));
}

}  // namespace detail

/// How long a raw grade has to differ until the effective grade follows it, in analyses or in days. With 0 it
/// follows at once.
/// @example 15_hysteresis.cpp
class minimum_stay {
public:
    /// The grade is kept in so many analyses in a row, and changes in the next one.
    [[nodiscard]] static constexpr minimum_stay of_analyses(std::uint32_t count) noexcept {
        minimum_stay stay;
        stay.analyses_ = count;
        return stay;
    }

    /// The grade is kept until so many days after the first analysis with a difference.
    /// @throws invalid_period when the number is negative
    [[nodiscard]] static constexpr minimum_stay of_days(std::chrono::days days) {
        if (days < std::chrono::days(0)) {
            detail::throw_negative_stay(days);
        }
        minimum_stay stay;
        stay.days_ = days;
        return stay;
    }

    /// @returns whether it is in days, so that an analysis needs an as-of date
    [[nodiscard]] constexpr bool is_in_days() const noexcept { return days_.has_value(); }

    /// @returns whether a difference has lasted long enough
    /// @param earlier the number of analyses in a row before this one with the difference
    /// @param since the as-of date of the first of them
    /// @param as_of the date of this one
    [[nodiscard]] constexpr bool is_over(std::uint32_t earlier, const std::optional<date>& since,
                                         const std::optional<date>& as_of) const noexcept {
        if (!days_.has_value()) {
            return earlier >= analyses_;
        }
        return since.has_value() && as_of.has_value() &&
               detail::days_between(*since, *as_of) >= *days_;
    }

    friend constexpr bool operator==(const minimum_stay&, const minimum_stay&) noexcept = default;

private:
    constexpr minimum_stay() noexcept = default;

    std::uint32_t analyses_ = 0;
    std::optional<std::chrono::days> days_;
};

/// The reason for an effective grade.
enum class steady_reason : std::uint8_t {
    new_client,   ///< the raw grade, because there is no past one
    unchanged,    ///< the raw grade equals the past one
    held,         ///< the past grade: the raw one differs neither by the margin nor for long enough
    past_margin,  ///< moved towards the raw grade, past the limits that are passed by the margin
    after_stay    ///< the raw grade, because it has differed for the minimum stay
};

/// The number of reasons.
inline constexpr std::size_t steady_reason_count = 5;

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

/// The grade of a client under hysteresis, with the history that the next analysis needs: store all of it but
/// the reason. For a grade from another source, effective = raw = that grade.
/// @example 15_hysteresis.cpp
struct steady_grade {
    grade effective{};  ///< the one to act on
    grade raw{};        ///< by value and limits alone
    steady_reason reason = steady_reason::unchanged;
    /// The number of analyses in a row, including the last one, in which raw was on the same side of this
    /// effective grade; 0 when they agree.
    std::uint32_t analyses_apart = 0;
    /// The as-of date of the first of these; absent when they agree, or when it had no date.
    std::optional<date> apart_since{};

    friend constexpr bool operator==(const steady_grade&, const steady_grade&) = default;
};

namespace detail {

/// The grades of a value at the limits and at both edges of their margins, regardless of history. Past a
/// limit by the margin implies past the limit, hence strict <= raw <= lenient.
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
        now.analyses_apart = 1;  // counted from the grade that it has now
        now.apart_since = as_of;
    }
    return now;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_REVIEW_HPP
#define VITALFEW_COMPARE_REVIEW_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"

#include <algorithm>  // std::max, std::min
#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The longest interval between two analyses; after it, a client base is stale.
inline constexpr std::chrono::months longest_review_interval{24};
/// The same interval in days: two years without a leap day.
inline constexpr std::chrono::days longest_review_days{730};

[[noreturn]] inline void throw_review_interval(const std::string& interval) {
    VITALFEW_THROW(
        invalid_period("vitalfew: a base cannot be analysed every " + interval +
                       ": give an interval above 0, and at most two years (24 months or 730 "
                       "days), after which a base is stale"));
}

[[noreturn]] inline void throw_unreviewable(const std::string& last) {
    VITALFEW_THROW(
        invalid_date("vitalfew: no review date can be calculated from a last analysis on " + last +
                     ": it is too close to an end of the calendar"));
}

/// @throws invalid_date unless the longest interval after the day ends on the calendar
constexpr void check_reviewable(date last) {
    constexpr date latest =
        std::chrono::sys_days(((std::chrono::year::max)() - std::chrono::years(3)) / 12 / 31);
    if (last < first_calendar_day || latest < last) {
        throw_unreviewable(to_string(last));
    }
}

/// @returns the same day of the month, a number of months later; the last day of a shorter month
/// @pre the result is on the calendar
[[nodiscard]] constexpr date plus_months(date from, std::chrono::months months) noexcept {
    const std::chrono::year_month_day start{from};
    const std::chrono::year_month_day moved = start + months;
    return moved.ok() ? std::chrono::sys_days(moved)
                      : std::chrono::sys_days(moved.year() / moved.month() / std::chrono::last);
}

}  // namespace detail

/// The time between two analyses of a client base: a number of months, years or days.
/// @invariant above 0, and at most 24 months or 730 days
/// @example 16_review_date.cpp
class review_interval {
public:
    /// Months of the calendar.
    /// @throws invalid_period unless from 1 to 24 months; a bad constant does not compile
    // NOLINTNEXTLINE(google-explicit-constructor): an interval is a number of months
    constexpr review_interval(std::chrono::months months) : months_(months) {
        if (months <= std::chrono::months(0) || months > detail::longest_review_interval) {
            detail::throw_review_interval(std::to_string(months.count()) + " months");
        }
    }
    /// Years of the calendar: twelve months each.
    // NOLINTNEXTLINE(google-explicit-constructor): an interval is a number of years
    constexpr review_interval(std::chrono::years years)
        : review_interval(std::chrono::months(years)) {}
    /// Days; std::chrono::weeks convert to them.
    /// @throws invalid_period unless from 1 to 730 days; a bad constant does not compile
    // NOLINTNEXTLINE(google-explicit-constructor): an interval is a number of days
    constexpr review_interval(std::chrono::days days) : days_(days) {
        if (days <= std::chrono::days(0) || days > detail::longest_review_days) {
            detail::throw_review_interval(std::to_string(days.count()) + " days");
        }
    }

    /// @returns the day at the end of the interval; in a month without such a day, its last day
    /// @throws invalid_date when the day is before the year -32767 or after the year 32764, where the calendar ends
    [[nodiscard]] constexpr date after(date from) const {
        detail::check_reviewable(from);
        return detail::plus_months(from, months_) + days_;
    }

    friend constexpr bool operator==(const review_interval&,
                                     const review_interval&) noexcept = default;

private:
    std::chrono::months months_{0};  // of the two, one is 0
    std::chrono::days days_{0};
};

/// How old an analysis is on a day.
enum class review_status : std::uint8_t {
    fresh,     ///< nothing to do
    due_soon,  ///< within the notice period before the due date
    due,       ///< on the due date or later
    stale      ///< more than two years old: no longer reliable
};

[[nodiscard]] constexpr std::string_view to_string(review_status status) noexcept {
    switch (status) {
        case review_status::fresh: return "fresh";
        case review_status::due_soon: return "due soon";
        case review_status::due: return "due";
        case review_status::stale: break;
    }
    return "stale";
}

/// Prints to_string(status).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             review_status status) {
    return out << to_string(status);
}

namespace detail {

[[noreturn]] inline void throw_negative_notice(std::chrono::days notice) {
    VITALFEW_THROW(invalid_period("vitalfew: a notice of " + std::to_string(notice.count()) +
                                  " days would come after the review is due: give 0 days or more"));
}

[[noreturn]] inline void throw_before_analysis(const std::string& as_of, const std::string& last) {
    VITALFEW_THROW(invalid_date("vitalfew: the as-of date " + as_of +
                                " is before the last analysis on " + last +
                                ": give that day or a later one"));
}

}  // namespace detail

/// When a client base is to be analysed again.
///
/// From the day of the last analysis on, each day has one status:
///  - due from due() on, which is the interval after the last analysis;
///  - due soon in the days of the notice before that. Where the notice is as long as the interval or
///    longer, from the day after the analysis on;
///  - stale once more than two years have gone by, from stale_from() on. With the longest interval, two
///    years, the base is due on a single day, and stale on the next;
///  - else fresh, as it always is on the day of the analysis.
/// Months and years are those of the calendar; in a month without such a day, its last day is meant: a year
/// after 29 February is 28 February. The clock is never read.
/// @example 16_review_date.cpp
/// @see J. M. Juran, "Quality Control Handbook" (1951), for the vital few; that the base is analysed
/// again at least every two years is the rule of this library
class review_schedule {
public:
    /// @param last the day of the last analysis
    /// @param interval how long an analysis holds, at most two years
    /// @param notice how long before the due date the base is due soon
    /// @throws invalid_period when the notice is negative
    /// @throws invalid_date when the last analysis is before the year -32767 or after the year 32764, where
    /// the calendar ends; a bad constant does not compile
    constexpr explicit review_schedule(date last, review_interval interval = std::chrono::years(2),
                                       std::chrono::days notice = std::chrono::days(90))
        : last_(last) {
        detail::check_reviewable(last);
        if (notice < std::chrono::days(0)) {
            detail::throw_negative_notice(notice);
        }
        due_ = interval.after(last);
        stale_from_ =
            detail::plus_months(last, detail::longest_review_interval) + std::chrono::days(1);
        // In days: due_ - notice could leave the calendar.
        const auto ahead = (std::min)(notice, due_ - last - std::chrono::days(1));
        due_soon_from_ = due_ - ahead;
    }

    [[nodiscard]] constexpr date last_analysis() const noexcept { return last_; }
    /// @returns the first day on which the status can be due soon; due() when there is no notice
    [[nodiscard]] constexpr date due_soon_from() const noexcept { return due_soon_from_; }
    /// @returns the day on which the base is to be analysed again
    [[nodiscard]] constexpr date due() const noexcept { return due_; }
    /// @returns the first day more than two years after the last analysis
    [[nodiscard]] constexpr date stale_from() const noexcept { return stale_from_; }

    /// @returns how old the analysis is on a day
    /// @throws invalid_date when the day is before the last analysis
    [[nodiscard]] constexpr review_status status(date as_of) const {
        check(as_of);
        return as_of >= stale_from_      ? review_status::stale
               : as_of >= due_           ? review_status::due
               : as_of >= due_soon_from_ ? review_status::due_soon
                                         : review_status::fresh;
    }

    /// @returns how many days are left until the due date; 0 on it, negative after it
    /// @throws invalid_date when the day is before the last analysis
    [[nodiscard]] constexpr std::chrono::days days_left(date as_of) const {
        check(as_of);
        return detail::days_between(as_of, due_);
    }

    friend constexpr bool operator==(const review_schedule&,
                                     const review_schedule&) noexcept = default;

private:
    constexpr void check(date as_of) const {
        if (as_of < last_) {
            detail::throw_before_analysis(to_string(as_of), to_string(last_));
        }
    }

    date last_;
    date due_soon_from_;
    date due_;
    date stale_from_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

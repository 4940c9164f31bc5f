// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_REVIEW_INTERVAL_HPP
#define VITALFEW_COMPARE_REVIEW_INTERVAL_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"

#include <chrono>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A client base that was analysed longer ago is stale.
inline constexpr std::chrono::months longest_review_interval{24};
/// Two years have so many days at least.
inline constexpr std::chrono::days longest_review_days{730};

[[noreturn]] inline void throw_review_interval(const std::string& interval) {
    VITALFEW_THROW(
        invalid_period("vitalfew: a base cannot be analysed every " + interval +
                       ": give an interval above 0, and at most two years (24 months or 730 "
                       "days), after which a base is stale"));
}

/// @returns the same day so many months later; where that month has no such day, its last day
/// @pre the result is on the calendar
[[nodiscard]] constexpr date plus_months(date from, std::chrono::months months) noexcept {
    const std::chrono::year_month_day start{from};
    const std::chrono::year_month_day moved = start + months;
    return moved.ok() ? std::chrono::sys_days(moved)
                      : std::chrono::sys_days(moved.year() / moved.month() / std::chrono::last);
}

}  // namespace detail

/// How long a client base may go without being analysed: so many months, years or days.
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

    /// @returns the day that the interval leads to; a month that has no such day gives its last
    /// @pre the result is on the calendar
    [[nodiscard]] constexpr date after(date from) const noexcept {
        return detail::plus_months(from, months_) + days_;
    }

    friend constexpr bool operator==(const review_interval&,
                                     const review_interval&) noexcept = default;

private:
    std::chrono::months months_{0};  // of the two, one is 0
    std::chrono::days days_{0};
};

}  // namespace v0
}  // namespace vitalfew

#endif

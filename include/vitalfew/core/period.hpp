// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_PERIOD_HPP
#define VITALFEW_CORE_PERIOD_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdlib>  // std::abs
#include <limits>
#include <string>

namespace vitalfew {
inline namespace v0 {

/// A day on the calendar, without a time zone.
using date = std::chrono::sys_days;

namespace detail {

/// The first and the last day of the calendar: of the years that std::chrono::year can hold.
inline constexpr date first_calendar_day{(std::chrono::year::min)() / 1 / 1};
inline constexpr date last_calendar_day{(std::chrono::year::max)() / 12 / 31};

/// @returns whether the day has a year, a month and a day of the month. (date::max)(), which programs use for
/// "no date", has none.
[[nodiscard]] constexpr bool is_on_calendar(date day) noexcept {
    return first_calendar_day <= day && day <= last_calendar_day;
}

}  // namespace detail

/// @returns the day as YYYY-MM-DD (ISO 8601); years outside 0 to 9999 get a sign and all their digits. A day
/// outside of the years -32767 to 32767 is written as "day N from 1970"
[[nodiscard]] inline std::string to_string(date day) {
    if (!detail::is_on_calendar(day)) {
        return "day " + std::to_string(day.time_since_epoch().count()) + " from 1970";
    }
    const std::chrono::year_month_day parts{day};
    const int year = static_cast<int>(parts.year());
    // Appended piece by piece, because g++ 12 warns of "literal" + std::string without reason.
    std::string text = year < 0 ? "-" : year > 9999 ? "+" : "";
    const auto append = [&text](unsigned number, std::size_t width) {
        const std::string digits = std::to_string(number);
        text.append(digits.size() < width ? width - digits.size() : 0, '0').append(digits);
    };
    append(static_cast<unsigned>(std::abs(year)), 4);
    text.push_back('-');
    append(static_cast<unsigned>(parts.month()), 2);
    text.push_back('-');
    append(static_cast<unsigned>(parts.day()), 2);
    return text;
}

namespace detail {

/// @param what names the date: "the as-of date", "the date of the deal at index 3"
/// @param remedy says what to do
[[noreturn]] inline void throw_off_calendar(const std::string& what, date day, const char* remedy) {
    VITALFEW_THROW(
        invalid_date("vitalfew: " + what + ", " + to_string(day) +
                     ", is outside of the calendar, the years -32767 to 32767: " + remedy));
}

/// @throws invalid_date when the as-of date is outside of the calendar
constexpr void check_as_of(date as_of) {
    if (!is_on_calendar(as_of)) {
        throw_off_calendar("the as-of date", as_of,
                           "give the day of the analysis; a period without an end has none");
    }
}

/// @returns to - from in days; the most or the least number of days where the difference does not fit
[[nodiscard]] constexpr std::chrono::days days_between(date from, date to) noexcept {
    using std::chrono::days;
    using number = days::rep;
    constexpr number most = (std::numeric_limits<number>::max)();
    const number a = from.time_since_epoch().count();
    const number b = to.time_since_epoch().count();
    if (a < 0 && b > most + a) {
        return days(most);
    }
    if (a >= 0 && b < a - most) {
        return days(-most);
    }
    return days(a == (std::numeric_limits<number>::min)() ? b + most + 1 : b - a);
}

/// @returns the day some days later; the last representable day where it does not fit
/// @pre later is not negative
[[nodiscard]] constexpr date days_after(date from, std::chrono::days later) noexcept {
    return from > (date::max)() - later ? (date::max)() : from + later;
}

}  // namespace detail

/// A half-open span of days [from, to).
///
/// The default is all time. Adjacent periods share no day, so that no deal counts in two years.
/// @invariant from() <= to()
class period {
public:
    /// All time.
    constexpr period() noexcept = default;

    /// @throws invalid_period when to is before from; a bad constant does not compile
    constexpr period(date from, date to) : from_(from), to_(to) {
        if (to < from) {
            detail::throw_invalid_period(to_string(from), to_string(to));
        }
    }

    /// @returns the period from a day on, without an end
    [[nodiscard]] static constexpr period since(date from) noexcept {
        return {from, (date::max)(), unchecked{}};
    }
    /// @returns the period before a day, without a beginning
    [[nodiscard]] static constexpr period until(date to) noexcept {
        return {(date::min)(), to, unchecked{}};
    }

    [[nodiscard]] constexpr date from() const noexcept { return from_; }
    [[nodiscard]] constexpr date to() const noexcept { return to_; }

    /// @returns whether from() <= day < to(); a period without end contains the last representable day too
    [[nodiscard]] constexpr bool contains(date day) const noexcept {
        return from_ <= day && (day < to_ || to_ == (date::max)());
    }

    friend constexpr bool operator==(const period&, const period&) noexcept = default;

private:
    struct unchecked {};
    constexpr period(date from, date to, unchecked) noexcept : from_(from), to_(to) {}

    date from_ = (date::min)();
    date to_ = (date::max)();
};

/// A projection to the day of a deal: anything that converts to std::chrono::sys_days.
template <class Projection, class R>
concept date_projection =
    projection_of<Projection, R> && std::convertible_to<projected_t<Projection, R>, date>;

}  // namespace v0
}  // namespace vitalfew

#endif

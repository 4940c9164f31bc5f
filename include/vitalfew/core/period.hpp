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
#include <string>

namespace vitalfew {
inline namespace v0 {

/// A day on the calendar, without a time zone.
using date = std::chrono::sys_days;

/// @returns the day as YYYY-MM-DD (ISO 8601); years outside 0 to 9999 get a sign and all their digits
[[nodiscard]] inline std::string to_string(date day) {
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

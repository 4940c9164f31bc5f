// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_CALENDAR_GRID_HPP
#define VITALFEW_BEHAVIOUR_CALENDAR_GRID_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"

#include <algorithm>  // std::max
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace vitalfew {
inline namespace v0 {

/// The unit of the calendar that a period is divided into.
enum class calendar_unit : std::uint8_t {
    iso_week,  ///< Monday to Sunday (ISO 8601)
    month,
    quarter  ///< from the first of January, April, July and October
};

namespace detail {

[[noreturn]] inline void throw_unbounded_grid() {
    VITALFEW_THROW(invalid_period("vitalfew: weeks, months or quarters need a period with a first "
                                  "and a last day, in the years -32767 to 32766: give both"));
}

}  // namespace detail

/// A period divided into whole weeks, months or quarters.
///
/// Contains the units that lie entirely in the window [from, to). A partial one at either end is left out,
/// with its deals: half a month among whole ones would look like a drop in demand. The grid may be empty.
class calendar_grid {
public:
    /// @throws invalid_period when the window has no beginning or no end, or lies beyond the years of
    /// std::chrono; a bad constant does not compile
    constexpr calendar_grid(const period& window, calendar_unit unit) : unit_(unit) {
        // Room for one unit on either side.
        constexpr date least = date(std::chrono::year(-32767) / 1 / 1) + std::chrono::days(100);
        constexpr date most = date(std::chrono::year(32767) / 1 / 1) - std::chrono::days(100);
        if (window.from() < least || window.to() > most) {
            detail::throw_unbounded_grid();
        }
        first_ = number_of(window.from());
        if (start_of(first_) < window.from()) {
            ++first_;
        }
        end_ = (std::max)(first_, number_of(window.to()));
        from_ = start_of(first_);
        to_ = start_of(end_);
    }

    [[nodiscard]] constexpr calendar_unit unit() const noexcept { return unit_; }
    /// @returns the number of whole periods
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        return static_cast<std::size_t>(end_ - first_);
    }
    /// @returns the days of all of them
    [[nodiscard]] constexpr period covered() const { return {from_, to_}; }

    /// @returns the days of one of them. @pre i < size()
    [[nodiscard]] constexpr period operator[](std::size_t i) const {
        VITALFEW_ASSERT(i < size());
        const auto at = first_ + static_cast<std::int64_t>(i);
        return {start_of(at), start_of(at + 1)};
    }

    /// @returns the index of the period with a day; absent outside of the grid
    [[nodiscard]] constexpr std::optional<std::size_t> index_of(date day) const noexcept {
        if (day < from_ || day >= to_) {
            return std::nullopt;
        }
        return static_cast<std::size_t>(number_of(day) - first_);
    }

    friend constexpr bool operator==(const calendar_grid&, const calendar_grid&) noexcept = default;

private:
    static constexpr std::int64_t days_a_week = 7;
    static constexpr std::int64_t months_a_year = 12;
    static constexpr std::int64_t monday = 3;  // 1970-01-01 was the third day after a Monday

    [[nodiscard]] constexpr std::int64_t months_in_unit() const noexcept {
        return unit_ == calendar_unit::quarter ? 3 : 1;
    }
    [[nodiscard]] static constexpr std::int64_t floored(std::int64_t a, std::int64_t b) noexcept {
        return a / b - (a % b < 0 ? 1 : 0);
    }

    /// @returns the number of the unit with a day, counted from an arbitrary origin
    [[nodiscard]] constexpr std::int64_t number_of(date day) const noexcept {
        if (unit_ == calendar_unit::iso_week) {
            return floored(day.time_since_epoch().count() + monday, days_a_week);
        }
        const std::chrono::year_month_day parts{day};
        const std::int64_t months = static_cast<int>(parts.year()) * months_a_year +
                                    static_cast<unsigned>(parts.month()) - 1;
        return floored(months, months_in_unit());
    }
    [[nodiscard]] constexpr date start_of(std::int64_t number) const noexcept {
        if (unit_ == calendar_unit::iso_week) {
            return date(std::chrono::days(
                static_cast<std::chrono::days::rep>(number * days_a_week - monday)));
        }
        const std::int64_t months = number * months_in_unit();
        const std::int64_t year = floored(months, months_a_year);
        const auto month = static_cast<unsigned>(months - year * months_a_year + 1);
        return std::chrono::year(static_cast<int>(year)) / std::chrono::month(month) / 1;
    }

    calendar_unit unit_;
    std::int64_t first_ = 0;
    std::int64_t end_ = 0;
    date from_;
    date to_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_MINIMUM_STAY_HPP
#define VITALFEW_COMPARE_MINIMUM_STAY_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_negative_stay(std::chrono::days days) {
    VITALFEW_THROW(invalid_period("vitalfew: a minimum stay of " + std::to_string(days.count()) +
                                  " days ends before it begins: give 0 days or more"));
}

}  // namespace detail

/// How long a raw grade has to differ before the effective grade follows it: a number of analyses, or of
/// days. 0 is at once.
/// @example 15_hysteresis.cpp
class minimum_stay {
public:
    /// So many analyses in a row keep the grade, and the next one changes it.
    [[nodiscard]] static constexpr minimum_stay of_analyses(std::uint32_t count) noexcept {
        minimum_stay stay;
        stay.analyses_ = count;
        return stay;
    }

    /// The grade is kept until so many days after the first analysis that saw the difference.
    /// @throws invalid_period when the number is negative
    [[nodiscard]] static constexpr minimum_stay of_days(std::chrono::days days) {
        if (days < std::chrono::days(0)) {
            detail::throw_negative_stay(days);
        }
        minimum_stay stay;
        stay.days_ = days;
        return stay;
    }

    /// @returns whether it is counted in days, so that an analysis needs an as-of date
    [[nodiscard]] constexpr bool is_in_days() const noexcept { return days_.has_value(); }

    /// @returns whether a difference has lasted long enough
    /// @param earlier in how many analyses in a row before this one it was there
    /// @param since the as-of date of the first analysis that saw it
    /// @param as_of that of this one
    [[nodiscard]] constexpr bool is_over(std::uint32_t earlier, const std::optional<date>& since,
                                         const std::optional<date>& as_of) const noexcept {
        if (!days_.has_value()) {
            return earlier >= analyses_;
        }
        return since.has_value() && as_of.has_value() && *as_of - *since >= *days_;
    }

    friend constexpr bool operator==(const minimum_stay&, const minimum_stay&) noexcept = default;

private:
    constexpr minimum_stay() noexcept = default;

    std::uint32_t analyses_ = 0;
    std::optional<std::chrono::days> days_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

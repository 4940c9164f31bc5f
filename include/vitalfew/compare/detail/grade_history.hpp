// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_GRADE_HISTORY_HPP
#define VITALFEW_COMPARE_DETAIL_GRADE_HISTORY_HPP

#include "vitalfew/compare/minimum_stay.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/class_limits.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_no_change_possible() {
    VITALFEW_THROW(invalid_edges(
        "vitalfew: neither a margin nor a minimum stay was given, so that no grade could ever "
        "change: give one of them"));
}

[[noreturn]] inline void throw_no_as_of() {
    VITALFEW_THROW(invalid_date(
        "vitalfew: a minimum stay in days was given without the day of this analysis: give as_of"));
}

[[noreturn]] inline void throw_past_grade(std::size_t client, grade past, grade last) {
    VITALFEW_THROW(
        invalid_grade("vitalfew: the past grade " + std::string(1, letter(past)) + " at index " +
                      std::to_string(client) + " is beyond the last grade of these limits, " +
                      std::string(1, letter(last)) + ": bring past grades to the grades of today"));
}

[[noreturn]] inline void throw_future_history(std::size_t client, const std::string& since,
                                              const std::string& as_of) {
    VITALFEW_THROW(invalid_date("vitalfew: the grades at index " + std::to_string(client) +
                                " have been apart since " + since + ", after the as-of date " +
                                as_of + ": give the day of this analysis"));
}

constexpr void check_hysteresis(bool has_margin, const std::optional<minimum_stay>& stay,
                                const std::optional<date>& as_of) {
    if (!has_margin && !stay.has_value()) {
        throw_no_change_possible();
    }
    if (stay.has_value() && stay->is_in_days() && !as_of.has_value()) {
        throw_no_as_of();
    }
}

constexpr void check_history(const steady_grade& past, const class_limits& limits,
                             const std::optional<date>& as_of, std::size_t client) {
    if (past.effective > limits.last()) {
        throw_past_grade(client, past.effective, limits.last());
    }
    if (as_of.has_value() && past.apart_since.has_value() && *as_of < *past.apart_since) {
        throw_future_history(client, to_string(*past.apart_since), to_string(*as_of));
    }
}

constexpr std::optional<steady_grade> history_of(const steady_grade& past) {
    return past;
}
constexpr std::optional<steady_grade> history_of(const std::optional<steady_grade>& past) {
    return past;
}
constexpr std::optional<steady_grade> history_of(grade past) {
    return steady_grade{.effective = past, .raw = past};
}
constexpr std::optional<steady_grade> history_of(const std::optional<grade>& past) {
    return past.has_value() ? history_of(*past) : std::nullopt;
}

}  // namespace detail

/// Tells the grade that a client had last time: a steady_grade, a grade, or an optional of either.
template <class Projection, class R>
concept grade_history_projection =
    projection_of<Projection, R> &&
    (std::same_as<projected_t<Projection, R>, steady_grade> ||
     std::same_as<projected_t<Projection, R>, std::optional<steady_grade>> ||
     std::same_as<projected_t<Projection, R>, grade> ||
     std::same_as<projected_t<Projection, R>, std::optional<grade>>);

}  // namespace v0
}  // namespace vitalfew

#endif

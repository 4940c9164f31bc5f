// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_DETAIL_AS_OF_HPP
#define VITALFEW_BEHAVIOUR_DETAIL_AS_OF_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_as_of_before_last_deal(std::size_t client, date as_of, date last) {
    VITALFEW_THROW(invalid_date("vitalfew: the as-of date " + to_string(as_of) + " is before " +
                                to_string(last) + ", the last deal of client " +
                                std::to_string(client) +
                                ": give a later as-of date, or collect the deals up to it only"));
}

/// @returns the days from the last deal of a client to the as-of date
/// @throws invalid_date when that would be negative, or the deal is before the calendar
/// @pre the as-of date is on the calendar
constexpr std::chrono::days days_since(date last, date as_of, std::size_t client) {
    if (as_of < last) {
        throw_as_of_before_last_deal(client, as_of, last);
    }
    if (!is_on_calendar(last)) {
        throw_off_calendar("the day of a deal of client " + std::to_string(client), last,
                           "correct the date, or leave it absent for a client without a deal");
    }
    return as_of - last;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

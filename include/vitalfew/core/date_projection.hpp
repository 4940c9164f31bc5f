// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DATE_PROJECTION_HPP
#define VITALFEW_CORE_DATE_PROJECTION_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/period.hpp"  // date, and <chrono>, which whoever only grades need not pay for

#include <concepts>

namespace vitalfew {
inline namespace v0 {

/// Tells the day of a deal: anything that converts to std::chrono::sys_days.
template <class Projection, class R>
concept date_projection =
    projection_of<Projection, R> && std::convertible_to<projected_t<Projection, R>, date>;

}  // namespace v0
}  // namespace vitalfew

#endif

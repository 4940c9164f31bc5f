// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_COMMON_DAY_HPP
#define CLIENT_REPORT_COMMON_DAY_HPP

#include "vitalfew/core/period.hpp"

#include <optional>
#include <string_view>

namespace client_report {

// Reads YYYY-MM-DD or YYYYMMDD; blanks around it are ignored. A time of day after a blank or a T is
// ignored. Days that the calendar does not have are refused.
[[nodiscard]] std::optional<vitalfew::date> parse_day(std::string_view text) noexcept;

}  // namespace client_report

#endif

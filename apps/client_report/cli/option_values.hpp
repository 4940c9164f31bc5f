// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLI_OPTION_VALUES_HPP
#define CLIENT_REPORT_CLI_OPTION_VALUES_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/share.hpp"

#include <string_view>

namespace client_report {

// Values of options that are more than a text or a number.
// @throws bad_input that names the option, the text, and what to give instead
[[nodiscard]] vitalfew::class_limits limits_of(std::string_view percents);
[[nodiscard]] vitalfew::share margin_of(std::string_view percent);
[[nodiscard]] vitalfew::date day_of(std::string_view option, std::string_view text);
[[nodiscard]] char delimiter_of(std::string_view text);

}  // namespace client_report

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_TERMINAL_REPORT_HPP
#define CLIENT_REPORT_TERMINAL_TERMINAL_REPORT_HPP

#include "run/results.hpp"

#include <string>

namespace client_report {

// The report as text for people, no line wider than 80 columns.
[[nodiscard]] std::string terminal_report(const results& r);

}  // namespace client_report

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_DECISION_REPORT_HPP
#define CLIENT_REPORT_TERMINAL_DECISION_REPORT_HPP

#include "run/results.hpp"
#include "terminal/page.hpp"

namespace client_report {

// The key accounts, the renewal calendar, the stop list, what it all costs, and the target clients;
// nothing where nothing was decided.
void write_decisions(page& page, const results& r);

}  // namespace client_report

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_REPORT_PARTS_HPP
#define CLIENT_REPORT_TERMINAL_REPORT_PARTS_HPP

#include "run/results.hpp"
#include "terminal/page.hpp"

// The parts of the report beyond the grades. One that was not asked for writes nothing.

namespace client_report {

void write_concentration(page& page, const results& r);
void write_sales(page& page, const results& r);
void write_computed_limits(page& page, const results& r);
void write_groups(page& page, const results& r);
void write_effort(page& page, const results& r);
void write_recency(page& page, const results& r);
void write_comparison(page& page, const results& r);

}  // namespace client_report

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_SECTIONS_HPP
#define CLIENT_REPORT_TERMINAL_SECTIONS_HPP

#include "run/results.hpp"
#include "terminal/terminal_text.hpp"

// The sections of the report, each in a file of its name. One that was not asked for writes nothing.

namespace client_report {

void write_overview(terminal_text& out, const results& r);
void write_inflation(terminal_text& out, const results& r);
void write_grades(terminal_text& out, const results& r);
void write_concentration(terminal_text& out, const results& r);
void write_top_clients(terminal_text& out, const results& r);
void write_sales(terminal_text& out, const results& r);
void write_computed_limits(terminal_text& out, const results& r);  // grades.cpp
void write_groups(terminal_text& out, const results& r);
void write_effort(terminal_text& out, const results& r);
void write_segments(terminal_text& out, const results& r);
void write_moves(terminal_text& out, const results& r);
void write_decisions(terminal_text& out, const results& r);

}  // namespace client_report

#endif

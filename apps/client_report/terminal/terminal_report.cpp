// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/terminal_report.hpp"

#include "terminal/sections.hpp"

namespace client_report {

std::string terminal_report(const results& r) {
    terminal_text out;
    write_overview(out, r);
    write_inflation(out, r);
    write_grades(out, r);
    write_concentration(out, r);
    write_top_clients(out, r);
    write_sales(out, r);
    write_computed_limits(out, r);
    write_groups(out, r);
    write_effort(out, r);
    write_segments(out, r);
    write_moves(out, r);
    write_decisions(out, r);
    return out.text();
}

}  // namespace client_report

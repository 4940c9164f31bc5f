// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/period.hpp"

#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <string>

namespace client_report {

namespace vf = vitalfew;

void write_overview(terminal_text& out, const results& r) {
    const run_settings& o = r.asked;
    const analysis& a = r.found;
    out.fact("Clients", counted(a.inflated.base.clients));
    out.fact(o.count == count_rule::days ? "Days of deals" : "Deals", counted(a.totals.deals));
    if (o.from || o.to) {
        out.fact("Period",
                 (o.from ? "from " + vf::to_string(*o.from) + (o.to ? " to " : " on") : "") +
                     (o.to ? "before " + vf::to_string(*o.to) : ""));
    }
    out.fact(o.from || o.to ? "Deals seen" : "Period",
             a.totals.first
                 ? vf::to_string(*a.totals.first) + " to " + vf::to_string(*a.totals.last)
                 : std::string("no deals"));
    constexpr std::size_t room = terminal_text::columns - terminal_text::fact_column;
    out.fact(value_heading(r), amount_within(r, a.inflated.base.total, room));
    if (a.totals.net != a.inflated.base.total) {
        out.fact("less losses", amount_within(r, a.totals.net, room));
    }
    if (a[ask::second_value]) {
        const amount_sum& sales = a[ask::second_value]->classified.total();
        out.fact("Sales", fitting(r.sales(sales), sales, room));
    }
    if (r.file.rejected > 0) {
        out.fact("Rows left out",
                 fmt::format("{} of {}", counted(r.file.rejected), counted(r.file.rows)));
    }
}

}  // namespace client_report

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/grade.hpp"

#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <algorithm>  // std::min
#include <string>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

void write_top_clients(terminal_text& out, const results& r) {
    constexpr std::size_t most_shown = 10;
    const auto order = r.found.places.order();
    const auto best = order.first(std::min(order.size(), most_shown));
    if (best.empty()) {
        return;
    }
    using column = vf::report::table_column<std::size_t>;
    const auto one = [&r](std::size_t i) -> const client& { return r.found.base.clients[i]; };
    const auto deals = [one, count = deals_of(r.asked)](std::size_t i) { return count(one(i)); };
    out.gap();
    out.line("The top {}", best.size());
    out.table<std::size_t>(
        {best.begin(), best.end()},
        {to_the_right<std::size_t>("Place", [&r](std::size_t i) { return r.found.places.text(i); })
             .at_least(5),
         column(
             "Client", [one](std::size_t i) -> const std::string& { return one(i).key; },
             vf::report::column_width::fills),
         column(r.asked.count == count_rule::days ? "Days" : "Deals", deals).at_least(5),
         to_the_right<std::size_t>(
             value_heading(r),
             [one, &r](std::size_t i) { return amount_within(r, one(i).value(), amount_columns); })
             .at_least(5),
         to_the_right<std::size_t>(
             "Share", [one, &r](std::size_t i) { return percent(r.value_share(one(i))); })
             .at_least(7),
         column("Grade", [&r](std::size_t i) {
             return r.found.classes().grades()[i];
         }).aligned(cell_alignment::centre)});
}

}  // namespace client_report

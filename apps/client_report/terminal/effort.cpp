// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/grade.hpp"

#include "common/text.hpp"
#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

// @param name of the label of a row
template <class Label, class Name>
void write_table(terminal_text& out, const results& r, std::string_view heading,
                 const vf::effort_table<Label, amount_sum, amount_sum>& table, Name name) {
    using row = std::remove_cvref_t<decltype(table.rows().front())>;
    using column = vf::report::table_column<row>;
    out.table<row>(
        {table.rows().begin(), table.rows().end()},
        {column(std::string(heading), [name](const row& one) { return name(one.label); })
             .at_least(18),
         column("Clients", [](const row& one) { return one.clients; }).at_least(11),
         to_the_right<row>("Effort",
                           [&r](const row& one) {
                               return fitting(r.effort(one.effort), one.effort, amount_columns);
                           })
             .at_least(amount_columns),
         to_the_right<row>("Share",
                           [](const row& one) { return percent(one.effort_share.to_double()); })
             .at_least(7),
         to_the_right<row>(value_heading(r),
                           [](const row& one) { return percent(one.value_share.to_double()); })
             .at_least(7),
         to_the_right<row>("Ratio", [](const row& one) {
             const auto ratio = one.ratio();
             return ratio && *ratio < 999 ? fmt::format("{:.2f}", *ratio) : std::string("-");
         }).at_least(5)});
}

}  // namespace

void write_effort(terminal_text& out, const results& r) {
    if (!r.found[ask::effort]) {
        return;
    }
    out.gap();
    out.line("Where the effort goes, by {}", printable(*r.asked.effort_column, 40));
    write_table(out, r, "Grade", *r.found[ask::effort], [](vf::grade g) { return g; });
    write_table(out, r, "Orders", r.found[ask::effort_by_pattern]->effort,
                [](vf::order_pattern p) { return vf::to_string(p); });
}

}  // namespace client_report

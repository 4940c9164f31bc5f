// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_share.hpp"

#include "common/text.hpp"
#include "tables/table_list.hpp"
#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min
#include <string>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t most_groups_shown = 10;
constexpr std::size_t name_columns = 18;

// "12/3/4/5", the clients of each grade.
std::string grade_counts(const vf::classification_summary<amount_sum>& classes) {
    std::string counts;
    for (const auto& grade : classes.summaries()) {
        counts += (counts.empty() ? "" : "/") + std::to_string(grade.clients);
    }
    return counts;
}

std::string grade_letters(std::size_t grades) {
    std::string letters = "A";
    for (std::size_t i = 1; i < grades; ++i) {
        letters += std::string("/") + vf::grade_letter(vf::grade_at(i));
    }
    return letters;
}

// Empty where the line has no room for it.
std::string where_it_fits(const std::string& counts) {
    constexpr std::size_t room =
        terminal_text::columns - name_columns - 11 - amount_columns - 7 - 8;
    return counts.size() > room ? std::string() : counts;
}

struct group_line {
    std::string name;
    std::size_t clients;
    std::string value;
    std::string share;
    std::string counts;
};

}  // namespace

void write_groups(terminal_text& out, const results& r) {
    if (!r.found[ask::groups]) {
        return;
    }
    const group_grades& groups = *r.found[ask::groups];
    const auto order = by_total(groups);
    const std::size_t shown = std::min(order.size(), most_groups_shown);
    std::vector<group_line> lines;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto summary = groups.summary(order[i]);
        const double share =
            vf::exact_share<decimal>(summary.total(), r.found.classes().total()).to_double();
        lines.push_back({printable(r.group_name(order[i]), name_columns), summary.size(),
                         amount_within(r, summary.total(), amount_columns), percent(share),
                         where_it_fits(grade_counts(summary))});
    }
    using column = vf::report::table_column<group_line>;
    out.gap();
    out.line("Grades within groups, by {}", printable(*r.asked.group_column, 40));
    out.table<group_line>(
        lines,
        {column("Group", &group_line::name).at_least(name_columns),
         column("Clients", &group_line::clients).at_least(11),
         to_the_right<group_line>(value_heading(r), &group_line::value).at_least(amount_columns),
         to_the_right<group_line>("Share", &group_line::share).at_least(7),
         column(where_it_fits(grade_letters(r.asked.classify.limits.grades())),
                &group_line::counts)});
    if (shown < order.size()) {
        out.line("and {} more; --out writes all of them to {}", counted(order.size() - shown),
                 file_of("groups"));
    }
    if (r.found.base.notes.clients_in_several_groups > 0) {
        out.sentence(fmt::format("{} had deals in several groups; that of the latest deal counts.",
                                 clients_counted(r.found.base.notes.clients_in_several_groups)));
    }
}

}  // namespace client_report

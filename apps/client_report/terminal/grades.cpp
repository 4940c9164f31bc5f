// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The grades with clients, value and cutoff: by the given limits, and by computed ones.

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/grade.hpp"

#include "tables/cells.hpp"
#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t cutoff_columns = 16;

std::string cutoff_text(const results& r, const std::optional<grade_end>& end) {
    if (!end) {
        return "the rest";
    }
    switch (end->side) {
        case vf::cutoff_side::at_least: return ">= " + amount_within(r, end->value, cutoff_columns);
        case vf::cutoff_side::above: return "> " + amount_within(r, end->value, cutoff_columns);
        case vf::cutoff_side::all: return "> 0";
        case vf::cutoff_side::none: break;
    }
    return "nobody";
}

struct grade_line {
    std::string name;
    std::size_t clients;
    std::string client_share;
    std::string value;
    std::string value_share;
    std::string cutoff;
};

void write_table(terminal_text& out, const results& r,
                 const vf::classification_summary<amount_sum>& classes) {
    std::vector<grade_line> lines;
    for (std::size_t i = 0; i < classes.summaries().size(); ++i) {
        const auto& grade = classes.summaries()[i];
        lines.push_back({std::string(1, vf::grade_letter(vf::grade_at(i))), grade.clients,
                         percent(grade.client_share.to_double()),
                         amount_within(r, grade.value, amount_columns),
                         percent(grade.value_share.to_double()),
                         cutoff_text(r, end_of_grade(classes.cutoffs(), i))});
    }
    lines.push_back({"All", classes.size(), classes.size() == 0 ? "" : "100.0 %",
                     amount_within(r, classes.total(), amount_columns),
                     classes.total().sign() == 0 ? "" : "100.0 %", ""});
    using column = vf::report::table_column<grade_line>;
    out.table<grade_line>(
        lines,
        {column("Grade", &grade_line::name).at_least(5),
         column("Clients", &grade_line::clients).at_least(11),
         to_the_right<grade_line>("Share", &grade_line::client_share).at_least(7),
         to_the_right<grade_line>(value_heading(r), &grade_line::value).at_least(amount_columns),
         to_the_right<grade_line>("Share", &grade_line::value_share).at_least(7),
         // One blank more than between the other columns.
         column(" Cutoff", [](const grade_line& line) { return " " + line.cutoff; })});
}

}  // namespace

void write_grades(terminal_text& out, const results& r) {
    out.gap();
    write_table(out, r, r.found.classes());
    const auto& losses = r.found.classes().losses();
    if (losses.clients > 0) {
        out.gap();
        out.sentence(
            fmt::format("{} {} below 0, at {} together. They are in the last grade and do not "
                        "lower the {}.",
                        clients_counted(losses.clients), losses.clients == 1 ? "is" : "are",
                        amount_within(r, losses.value, amount_columns), value_word(r)));
    }
}

void write_computed_limits(terminal_text& out, const results& r) {
    if (!r.found[ask::computed_limits]) {
        return;
    }
    out.gap();
    out.line("By the limits that this base suggests (computed ABC analysis)");
    write_table(out, r, r.found[ask::computed_limits]->classified);
}

}  // namespace client_report

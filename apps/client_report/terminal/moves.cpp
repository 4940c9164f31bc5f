// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What changed since an earlier analysis.

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include "common/text.hpp"
#include "settings/settings.hpp"
#include "terminal/amounts.hpp"
#include "terminal/count_table.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

std::string earlier_name(const run_settings& o) {
    return o.previous ? printable(*o.previous, 50)
                      : "the period from " + vf::to_string(o.compare->from()) + " to before " +
                            vf::to_string(o.compare->to());
}

count_table matrix(const results& r) {
    const auto& moves = r.found[ask::comparison]->moves;
    const std::size_t grades = r.asked.classify.limits.grades();
    const auto letter = [](std::size_t i) {
        return std::string(1, vf::grade_letter(vf::grade_at(i)));
    };
    count_table table{"from / to"};
    count_table::row new_clients{"new"};
    count_table::row returned{"returned"};
    for (std::size_t i = 0; i < grades; ++i) {
        table.columns.push_back(letter(i));
        auto& row = table.rows.emplace_back();
        row.name = letter(i);
        for (std::size_t j = 0; j < grades; ++j) {
            row.counts.push_back(moves.cell(vf::grade_at(i), vf::grade_at(j)).clients);
        }
        row.counts.push_back(moves.lost(vf::grade_at(i)).clients);
        new_clients.counts.push_back(moves.new_clients(vf::grade_at(i)).clients);
        returned.counts.push_back(moves.returned(vf::grade_at(i)).clients);
    }
    table.columns.emplace_back("lost");
    table.rows.push_back(std::move(new_clients));
    table.rows.push_back(std::move(returned));
    return table;
}

void write_totals(terminal_text& out, const results& r) {
    const auto& moves = r.found[ask::comparison]->moves;
    const auto total = [&moves](vf::migration_kind kind) { return moves.total(kind); };
    out.sentence(fmt::format(
        "{} up, {} down, {} the same. {} lost, who had brought {}; {} new and {} returned, who "
        "bring {}.",
        counted(total(vf::migration_kind::upgrade).clients),
        counted(total(vf::migration_kind::slip).clients),
        counted(total(vf::migration_kind::stay).clients),
        counted(total(vf::migration_kind::lost).clients),
        amount_within(r, total(vf::migration_kind::lost).before.net(), amount_columns),
        counted(total(vf::migration_kind::new_client).clients),
        counted(total(vf::migration_kind::returned).clients),
        amount_within(r,
                      total(vf::migration_kind::new_client).after.net() +
                          total(vf::migration_kind::returned).after.net(),
                      amount_columns)));
}

void write_hysteresis(terminal_text& out, const results& r) {
    if (!r.has_steady_grades()) {
        return;
    }
    const auto& steady = *r.found[ask::comparison]->steady;
    out.sentence(fmt::format("These are steady grades: {} kept the earlier grade, within {} % of a "
                             "limit.",
                             clients_counted(steady.count(vf::steady_reason::held)),
                             limit_text(r.asked.margin)));
}

}  // namespace

void write_moves(terminal_text& out, const results& r) {
    if (!r.found[ask::comparison]) {
        return;
    }
    out.gap();
    out.line("Moves since {}", earlier_name(r.asked));
    matrix(r).write(out);
    write_totals(out, r);
    write_hysteresis(out, r);
}

}  // namespace client_report

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What the report says of time: how recently clients bought, and what changed since an earlier
// analysis.

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include "common/text.hpp"
#include "settings/settings.hpp"
#include "terminal/report_parts.hpp"
#include "terminal/report_text.hpp"

#include <fmt/format.h>

#include <string>

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
    count_table table{"from / to", {}, {}, {}};
    for (std::size_t j = 0; j < grades; ++j) {
        table.columns.emplace_back(1, vf::letter(vf::grade_at(j)));
    }
    table.columns.emplace_back("lost");
    for (std::size_t i = 0; i < grades; ++i) {
        table.rows.emplace_back(1, vf::letter(vf::grade_at(i)));
        auto& row = table.counts.emplace_back();
        for (std::size_t j = 0; j < grades; ++j) {
            row.push_back(moves.cell(vf::grade_at(i), vf::grade_at(j)).clients);
        }
        row.push_back(moves.lost(vf::grade_at(i)).clients);
    }
    table.rows.emplace_back("new");
    table.rows.emplace_back("returned");
    table.counts.resize(grades + 2);
    for (std::size_t j = 0; j < grades; ++j) {
        table.counts[grades].push_back(moves.new_clients(vf::grade_at(j)).clients);
        table.counts[grades + 1].push_back(moves.returned(vf::grade_at(j)).clients);
    }
    return table;
}

void write_moves(page& page, const results& r) {
    const auto& moves = r.found[ask::comparison]->moves;
    const auto total = [&moves](vf::migration_kind kind) { return moves.total(kind); };
    page.sentence(fmt::format(
        "{} up, {} down, {} the same. {} lost, who had brought {}; {} new and {} returned, who "
        "bring {}.",
        counted(total(vf::migration_kind::upgrade).clients), counted(total(vf::migration_kind::slip).clients),
        counted(total(vf::migration_kind::stay).clients), counted(total(vf::migration_kind::lost).clients),
        amount_within(r, total(vf::migration_kind::lost).before.net(), amount_columns),
        counted(total(vf::migration_kind::new_client).clients),
        counted(total(vf::migration_kind::returned).clients),
        amount_within(r,
                      total(vf::migration_kind::new_client).after.net() +
                          total(vf::migration_kind::returned).after.net(),
                      amount_columns)));
}

void write_hysteresis(page& page, const results& r) {
    if (!r.has_steady_grades()) {
        return;
    }
    const auto& steady = *r.found[ask::comparison]->steady;
    page.sentence(fmt::format(
        "These are steady grades: {} kept the earlier grade, within {} % of a "
        "limit.",
        clients_counted(steady.count(vf::steady_reason::held)), limit_text(r.asked.margin)));
}

}  // namespace

void write_recency(page& page, const results& r) {
    if (!r.found[ask::rfm]) {
        return;
    }
    const auto& recency = *r.found[ask::rfm];
    const vf::review_schedule& review = r.found[ask::review]->schedule;
    page.gap();
    page.line("Segments by recency, frequency and {} as of {}", value_word(r),
              vf::to_string(*r.asked.as_of));
    constexpr std::size_t name_columns = 18;
    page.line("{:<{}}  {:>11}  {:>7}  {:>20}  {:>7}", "Segment", name_columns, "Clients", "Share",
              value_heading(r), "Share");
    for (const auto& segment : recency.segments.segments) {
        page.line("{:<{}}  {:>11}  {:>7}  {:>20}  {:>7}", segment.name, name_columns,
                  counted(segment.clients), percent(segment.client_share.to_double()),
                  amount_within(r, segment.value, amount_columns),
                  percent(segment.value_share.to_double()));
    }
    page.sentence(fmt::format("Analyse again by {}; this analysis is stale from {} on.",
                              vf::to_string(review.due()), vf::to_string(review.stale_from())));
}

void write_comparison(page& page, const results& r) {
    if (!r.found[ask::comparison]) {
        return;
    }
    page.gap();
    page.line("Moves since {}", earlier_name(r.asked));
    write_counts(page, matrix(r));
    write_moves(page, r);
    write_hysteresis(page, r);
}

}  // namespace client_report

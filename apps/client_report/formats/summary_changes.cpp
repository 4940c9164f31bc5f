// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What summary.json says of time: how recently clients bought, and what changed since an earlier
// analysis.

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/compare/review.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include "formats/summary_parts.hpp"
#include "settings/settings.hpp"

#include <cstddef>

namespace client_report {

namespace vf = vitalfew;

namespace {

template <class Edges, class Text>
json edge_list(const Edges& edges, Text text) {
    json list = json::array();
    for (const auto& edge : edges.edges()) {
        list.push_back(text(edge));
    }
    return list;
}

json review(const vf::review_schedule& schedule) {
    return {{"due_soon_from", vf::to_string(schedule.due_soon_from())},
            {"due", vf::to_string(schedule.due())},
            {"stale_from", vf::to_string(schedule.stale_from())}};
}

using cell_type = comparison::moves_type::cell_type;

json cell_json(const results& r, const cell_type& cell) {
    return {{"clients", cell.clients},
            {"net_value_before", r.amount(cell.before.net())},
            {"net_value_after", r.amount(cell.after.net())}};
}

json matrix_json(const results& r) {
    const auto& moves = r.found[ask::comparison]->moves;
    json cells = json::array();
    const auto add = [&](const std::string& before, const std::string& after,
                         const cell_type& cell) {
        json entry = {{"before", before}, {"after", after}};
        entry.update(cell_json(r, cell));
        cells.push_back(entry);
    };
    const std::size_t grades = r.asked.classify.limits.grades();
    for (std::size_t i = 0; i < grades; ++i) {
        const vf::grade before = vf::grade_at(i);
        for (std::size_t j = 0; j < grades; ++j) {
            const vf::grade after = vf::grade_at(j);
            add(grade_text(before), grade_text(after), moves.cell(before, after));
        }
        add(grade_text(before), "lost", moves.lost(before));
    }
    for (std::size_t j = 0; j < grades; ++j) {
        const vf::grade after = vf::grade_at(j);
        add("new", grade_text(after), moves.new_clients(after));
        add("returned", grade_text(after), moves.returned(after));
    }
    return cells;
}

json hysteresis(const results& r) {
    if (!r.has_steady_grades()) {
        return nullptr;
    }
    const auto& steady = *r.found[ask::comparison]->steady;
    return {{"margin", limit_text(r.asked.margin)},
            {"new_client", steady.count(vf::steady_reason::new_client)},
            {"unchanged", steady.count(vf::steady_reason::unchanged)},
            {"held", steady.count(vf::steady_reason::held)},
            {"past_margin", steady.count(vf::steady_reason::past_margin)},
            {"grades", grade_list(steady, [&r](const amount_sum& sum) { return r.amount(sum); })}};
}

json compared_with(const run_settings& o) {
    return {{"file", o.previous ? json(*o.previous) : json(nullptr)},
            {"from", o.compare ? json(vf::to_string(o.compare->from())) : json(nullptr)},
            {"to", o.compare ? json(vf::to_string(o.compare->to())) : json(nullptr)}};
}

// How old the analysis of the earlier period is on the day of this one.
json earlier_status(const run_settings& o) {
    return o.compare && o.as_of
               ? json(vf::to_string(vf::review_schedule(o.compare->to()).status(*o.as_of)))
               : json(nullptr);
}

}  // namespace

json recency_json(const results& r) {
    if (!r.found[ask::rfm]) {
        return nullptr;
    }
    const auto& recency = *r.found[ask::rfm];
    json segments = json::array();
    for (const auto& segment : recency.segments.segments) {
        segments.push_back({{"segment", segment.name},
                            {"clients", segment.clients},
                            {"client_share", segment.client_share.to_double()},
                            {"value", r.amount(segment.value)},
                            {"value_share", segment.value_share.to_double()}});
    }
    const auto& edges = recency.scores.edges();
    return {{"as_of", vf::to_string(*r.asked.as_of)},
            {"score_edges",
             {{"days_since_last_deal",
               edge_list(edges.recency, [](const auto& days) { return days.count(); })},
              {"deals", edge_list(edges.frequency, [](std::uint64_t deals) { return deals; })},
              {"value", edge_list(edges.monetary,
                                  [&r](const amount_sum& value) { return r.amount(value); })}}},
            {"segments", segments},
            {"without_scores", recency.segments.unscored},
            {"review", review(r.found[ask::review]->schedule)}};
}

json comparison_json(const results& r) {
    if (!r.found[ask::comparison]) {
        return nullptr;
    }
    json moves;
    for (std::size_t i = 0; i < vf::migration_kind_count; ++i) {
        const auto kind = static_cast<vf::migration_kind>(i);
        moves[std::string(vf::to_string(kind))] =
            cell_json(r, r.found[ask::comparison]->moves.total(kind));
    }
    return {{"with", compared_with(r.asked)},
            {"status_of_earlier", earlier_status(r.asked)},
            {"moves", moves},
            {"matrix", matrix_json(r)},
            {"hysteresis", hysteresis(r)}};
}

}  // namespace client_report

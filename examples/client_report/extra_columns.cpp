// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "extra_columns.hpp"

#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"

#include "text.hpp"

namespace client_report {

namespace vf = vitalfew;

namespace {

void add_recency(csv_rows& rows, const recency_analysis& recency, std::size_t index) {
    if (const auto& scores = recency.scores.scores()[index]) {
        rows.add(",{},{},{},{}", scores->recency, scores->frequency, scores->monetary,
                 recency.segments.segments[*recency.segments.labels[index]].name);
    } else {
        rows.add(",,,,");
    }
    if (const auto& life = recency.lifetimes[index]) {
        rows.add(",{},{},{}", life->frequency, life->recency.count(), life->age.count());
    } else {
        rows.add(",,,");
    }
}

}  // namespace

std::vector<extra_columns> extra_columns_of(const results& r) {
    const analysis& found = r.found;
    std::vector<extra_columns> columns;
    if (found.sales) {
        columns.push_back({",sales,sales_grade", [&](csv_rows& rows, std::size_t i) {
                               rows.add(",{},{}", r.sales(found.base.notes.sales[i]),
                                        vf::letter(found.sales->classes.grades()[i]));
                           }});
    }
    if (found.groups) {
        columns.push_back({",group,group_grade", [&](csv_rows& rows, std::size_t i) {
                               const client_notes& notes = found.base.notes;
                               rows.add(",{},{}",
                                        csv_field(notes.group_names[notes.groups[i]], ','),
                                        vf::letter(found.groups->grades.grades()[i]));
                           }});
    }
    if (found.effort) {
        columns.push_back({",effort,order_pattern", [&](csv_rows& rows, std::size_t i) {
                               rows.add(",{},{}", r.effort(found.base.notes.effort[i]),
                                        vf::name(found.effort->patterns.labels()[i]));
                           }});
    }
    if (found.computed) {
        columns.push_back({",computed_grade", [&](csv_rows& rows, std::size_t i) {
                               rows.add(",{}", vf::letter(found.computed->classes.grades()[i]));
                           }});
    }
    if (found.recency) {
        columns.push_back(
            {",recency_score,frequency_score,monetary_score,segment"
             ",lifetime_frequency,lifetime_recency,lifetime_age",
             [&](csv_rows& rows, std::size_t i) { add_recency(rows, *found.recency, i); }});
    }
    if (r.has_steady_grades()) {
        columns.push_back({",steady_grade,steady_reason", [&](csv_rows& rows, std::size_t i) {
                               const vf::steady_grade& steady = found.compared->steady->grades()[i];
                               rows.add(",{},{}", vf::letter(steady.effective),
                                        vf::to_string(steady.reason));
                           }});
    }
    return columns;
}

}  // namespace client_report

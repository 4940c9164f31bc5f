// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/extra_columns.hpp"

#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"

#include "common/text.hpp"

namespace client_report {

namespace vf = vitalfew;

namespace {

void add_recency(csv_rows& rows, const analysis& found, std::size_t index) {
    const auto& recency = *found[ask::rfm];
    if (const auto& scores = recency.scores.scores()[index]) {
        rows.add(",{},{},{},{}", scores->recency, scores->frequency, scores->monetary,
                 recency.segments.segments[*recency.segments.labels[index]].name);
    } else {
        rows.add(",,,,");
    }
    if (const auto& life = (*found[ask::lifetimes])[index]) {
        rows.add(",{},{},{}", life->frequency, life->recency.count(), life->age.count());
    } else {
        rows.add(",,,");
    }
}

}  // namespace

std::vector<extra_columns> extra_columns_of(const results& r) {
    const analysis& found = r.found;
    std::vector<extra_columns> columns;
    if (found[ask::second_value]) {
        columns.push_back({",sales,sales_grade", [&](csv_rows& rows, std::size_t i) {
                               rows.add(
                                   ",{},{}", r.sales(found.base.notes.sales[i]),
                                   vf::letter(found[ask::second_value]->classified.grades()[i]));
                           }});
    }
    if (found[ask::groups]) {
        columns.push_back({",group,group_grade", [&](csv_rows& rows, std::size_t i) {
                               const client_notes& notes = found.base.notes;
                               rows.add(",{},{}",
                                        csv_field(notes.group_names[notes.groups[i]], ','),
                                        vf::letter(found[ask::groups]->grades()[i]));
                           }});
    }
    if (found[ask::effort]) {
        columns.push_back({",effort,order_pattern", [&](csv_rows& rows, std::size_t i) {
                               rows.add(
                                   ",{},{}", r.effort(found.base.notes.effort[i]),
                                   vf::to_string(found[ask::effort_by_pattern]->patterns.labels()[i]));
                           }});
    }
    if (found[ask::computed_limits]) {
        columns.push_back(
            {",computed_grade", [&](csv_rows& rows, std::size_t i) {
                 rows.add(",{}", vf::letter(found[ask::computed_limits]->classified.grades()[i]));
             }});
    }
    if (found[ask::rfm]) {
        columns.push_back({",recency_score,frequency_score,monetary_score,segment"
                           ",lifetime_frequency,lifetime_recency,lifetime_age",
                           [&](csv_rows& rows, std::size_t i) { add_recency(rows, found, i); }});
    }
    if (r.has_steady_grades()) {
        columns.push_back(
            {",steady_grade,steady_reason", [&](csv_rows& rows, std::size_t i) {
                 const vf::steady_grade& steady = found[ask::comparison]->steady->grades()[i];
                 rows.add(",{},{}", vf::letter(steady.effective), vf::to_string(steady.reason));
             }});
    }
    return columns;
}

}  // namespace client_report

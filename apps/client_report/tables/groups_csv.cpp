// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/cutoffs.hpp"

#include "common/text.hpp"
#include "input/csv_rows.hpp"
#include "tables/result_files.hpp"

#include <string>

namespace client_report {

namespace vf = vitalfew;

namespace {

// The fields at_least and above, one of them empty; both where nothing ends a grade.
std::string cutoff_fields(const results& r, const vf::cutoffs<amount_sum>& ends,
                          std::size_t grade) {
    if (grade == ends.size()) {
        return ",";
    }
    switch (ends[grade].side) {
        case vf::cutoff_side::at_least: return r.amount(*ends[grade].value) + ",";
        case vf::cutoff_side::above: return "," + r.amount(*ends[grade].value);
        case vf::cutoff_side::all: return "," + r.amount({});
        case vf::cutoff_side::none: break;
    }
    return ",";
}

}  // namespace

void write_groups_csv(const results& r, byte_sink& sink) {
    sink.write(groups_header);
    csv_rows rows(sink);
    const group_grades& groups = *r.found[ask::groups];
    for (const std::size_t group : by_total(groups)) {
        const std::string name = csv_field(r.group_name(group), ',');
        const auto summary = groups.summary(group);
        for (std::size_t i = 0; i < summary.summaries().size(); ++i) {
            const auto& grade = summary.summaries()[i];
            rows.add("{},{},{},{:.6f},{},{:.6f},{}", name, vf::letter(vf::grade_at(i)),
                     grade.clients, grade.client_share.to_double(), r.amount(grade.value),
                     grade.value_share.to_double(), cutoff_fields(r, summary.cutoffs(), i));
            rows.end_row();
        }
    }
    rows.finish();
}

}  // namespace client_report

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/decide/describe.hpp"
#include "vitalfew/decide/explain.hpp"

#include "csv_rows.hpp"
#include "decisions/decision_fields.hpp"
#include "result_files.hpp"
#include "text.hpp"

#include <variant>

namespace client_report {

namespace vf = vitalfew;

void write_decisions_csv(const results& r, byte_sink& sink) {
    const decisions& all = *r.decided;
    sink.write(decisions_header);
    const vf::decision_wording wording{all.policy.decimals, all.policy.urgent};
    csv_rows rows(sink);
    for (std::size_t i = 0; i < all.names.size(); ++i) {
        const vf::client_facts& facts = all.facts[i];
        for (const vf::decision& each : vf::decisions_about(all.plan.rules(), facts, all.as_of)) {
            if (std::holds_alternative<vf::no_action>(each.what)) {
                continue;
            }
            rows.add("{},{},{},{},{},{},{},{},{}", csv_field(all.names[i], ','),
                     grade_field(all.grade(i)), csv_field(vf::kind_of(each.what), ','),
                     csv_field(vf::describe(each.what, facts, each.as_of, wording), ','),
                     due_field(each, facts), amount_field(all, each, facts),
                     csv_field(each.rule, ','), csv_field(each.because, ','),
                     vf::to_string(each.as_of));
            rows.end_row();
        }
    }
    rows.finish();
}

}  // namespace client_report

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/core/grade.hpp"
#include "vitalfew/explain/near_limits.hpp"

#include "common/text.hpp"
#include "input/csv_rows.hpp"
#include "settings/settings.hpp"
#include "tables/result_files.hpp"

namespace client_report {

namespace vf = vitalfew;

namespace {

// What the value of a client would have to change by to come to lie on the cutoff.
amount_sum gap(const results& r, const vf::near_limit& near) {
    const auto& cutoff = r.found.classes().cutoffs()[near.limit];
    const amount_sum end = cutoff.value.value_or(amount_sum{});
    const amount_sum value = r.found.base.clients[near.client].value();
    return value < end ? end - value : value - end;
}

}  // namespace

void write_near_limits_csv(const results& r, byte_sink& sink) {
    csv_rows rows(sink);
    rows.add("client,value,grade,limit,may,distance,gap");
    rows.end_row();
    for (const vf::near_limit& near : r.found[ask::near_limits]) {
        const client& one = r.found.base.clients[near.client];
        rows.add("{},{},{},{},{},{:.6f},{}", csv_field(one.key, ','), r.amount(one.value()),
                 vf::letter(r.found.classes().grades()[near.client]),
                 limit_text(r.asked.classify.limits[near.limit]),
                 near.side == vf::limit_side::better ? "slip" : "rise", near.distance,
                 r.amount(gap(r, near)));
        rows.end_row();
    }
    rows.finish();
}

}  // namespace client_report

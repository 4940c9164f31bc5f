// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/decide/describe.hpp"
#include "vitalfew/decide/explain.hpp"

#include "common/text.hpp"
#include "decide/decisions.hpp"
#include "input/csv_rows.hpp"
#include "tables/result_files.hpp"

#include <optional>
#include <string>
#include <variant>

namespace client_report {

namespace vf = vitalfew;

namespace {

std::string grade_field(const std::optional<vf::grade>& grade) {
    return grade ? std::string(1, vf::letter(*grade)) : std::string();
}

// By when; empty where it is not about a day.
std::string due_field(const vf::decide::decision& decided, const vf::decide::client_facts& facts) {
    if (std::holds_alternative<vf::decide::renewal_watch>(decided.what)) {
        return facts.contract_end ? vf::to_string(*facts.contract_end) : std::string();
    }
    const auto* keep = std::get_if<vf::decide::relationship>(&decided.what);
    return keep == nullptr ? std::string()
                           : vf::to_string(keep->next_contact(facts, decided.as_of));
}

// How much; empty where it is not about money, or not known.
std::string amount_field(const decisions& all, const vf::decide::decision& decided,
                         const vf::decide::client_facts& facts) {
    if (const auto* price = std::get_if<vf::decide::price_concession>(&decided.what)) {
        return facts.value && facts.cost ? all.amount(price->amount(facts)) : std::string();
    }
    const auto* bonus = std::get_if<vf::decide::yearly_bonus>(&decided.what);
    return bonus == nullptr || !facts.value ? std::string() : all.amount(bonus->amount(facts));
}

}  // namespace

void write_decisions_csv(const results& r, byte_sink& sink) {
    const decisions& all = *r.decided;
    sink.write(decisions_header);
    const vf::decide::decision_wording wording{all.policy.decimals, all.policy.urgent};
    csv_rows rows(sink);
    for (std::size_t i = 0; i < all.names.size(); ++i) {
        const vf::decide::client_facts& facts = all.facts[i];
        for (const vf::decide::decision& each :
             vf::decide::decisions_about(all.plan.rules(), facts, all.as_of)) {
            if (std::holds_alternative<vf::decide::no_action>(each.what)) {
                continue;
            }
            rows.add("{},{},{},{},{},{},{},{},{}", csv_field(all.names[i], ','),
                     grade_field(all.grade(i)), csv_field(vf::decide::kind_of(each.what), ','),
                     csv_field(vf::decide::describe(each.what, facts, each.as_of, wording), ','),
                     due_field(each, facts), amount_field(all, each, facts),
                     csv_field(each.rule, ','), csv_field(each.because, ','),
                     vf::to_string(each.as_of));
            rows.end_row();
        }
    }
    rows.finish();
}

}  // namespace client_report

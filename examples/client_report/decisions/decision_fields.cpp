// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "decisions/decision_fields.hpp"

#include <variant>

namespace client_report {

namespace vf = vitalfew;

std::string grade_field(const std::optional<vf::grade>& grade) {
    return grade ? std::string(1, vf::letter(*grade)) : std::string();
}

std::string due_field(const vf::decision& decided, const vf::client_facts& facts) {
    if (std::holds_alternative<vf::renewal_watch>(decided.what)) {
        return facts.contract_end ? vf::to_string(*facts.contract_end) : std::string();
    }
    const auto* keep = std::get_if<vf::relationship>(&decided.what);
    return keep == nullptr ? std::string()
                           : vf::to_string(keep->next_contact(facts, decided.as_of));
}

std::string amount_field(const decisions& all, const vf::decision& decided,
                         const vf::client_facts& facts) {
    if (const auto* price = std::get_if<vf::price_concession>(&decided.what)) {
        return facts.value && facts.cost ? all.amount(price->amount(facts)) : std::string();
    }
    const auto* bonus = std::get_if<vf::yearly_bonus>(&decided.what);
    return bonus == nullptr || !facts.value ? std::string() : all.amount(bonus->amount(facts));
}

}  // namespace client_report

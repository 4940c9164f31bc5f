// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/decide/renewal_finding.hpp"

#include "decide/decisions.hpp"
#include "formats/summary_parts.hpp"

#include <array>
#include <map>

namespace client_report {

namespace vf = vitalfew;

namespace {

json cost_json(const decisions& all, const vf::decide::grade_cost& cost) {
    return {{"clients", cost.clients},
            {"value", all.amount(cost.value)},
            {"concessions", all.amount(cost.concessions)},
            {"bonuses", all.amount(cost.bonuses)},
            {"own_actions", all.amount(cost.own_actions)},
            {"contact_minutes", cost.contact.count()}};
}

json costs_by_grade(const decisions& all, std::size_t grades) {
    json list = json::array();
    for (std::size_t i = 0; i < grades; ++i) {
        json row{{"grade", grade_text(vf::grade_at(i))}};
        row.update(cost_json(all, all.totals.by_grade[i]));
        list.push_back(row);
    }
    json rest{{"grade", nullptr}};
    rest.update(cost_json(all, all.totals.ungraded));
    list.push_back(rest);
    return list;
}

json renewals_json(const decisions& all) {
    std::array<std::size_t, 4> counts{};
    for (const std::size_t i : all.renewals) {
        ++counts[static_cast<std::size_t>(
            vf::decide::find_renewal(all.facts[i], all.as_of, all.policy.urgent).urgency)];
    }
    const auto count = [&counts](vf::decide::renewal_urgency urgency) {
        return counts[static_cast<std::size_t>(urgency)];
    };
    return {{"overdue", count(vf::decide::renewal_urgency::overdue)},
            {"urgent", count(vf::decide::renewal_urgency::urgent)},
            {"ahead", count(vf::decide::renewal_urgency::ahead)},
            {"no_contract", count(vf::decide::renewal_urgency::no_contract)}};
}

// How many clients have something of a kind to be done.
json kinds_json(const decisions& all) {
    const auto kinds = all.plan.rules().kinds();
    std::vector<std::size_t> counts(kinds.size());
    for (std::size_t i = 0; i < all.names.size(); ++i) {
        const auto decided = all.plan.decided(i);
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            const auto& what = all.plan.rules().rules()[decided[k]].what;
            counts[k] += std::holds_alternative<vf::decide::no_action>(what) ? 0U : 1U;
        }
    }
    json list = json::array();
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        list.push_back({{"kind", kinds[k]}, {"clients", counts[k]}});
    }
    return list;
}

json targets_json(const decisions& all) {
    std::array<std::size_t, 4> courses{};
    for (std::size_t i = 0; i < all.names.size(); ++i) {
        ++courses[static_cast<std::size_t>(all.course(i))];
    }
    return {{"clients", all.targets.size()}, {"vetoed", all.fits.vetoed().size()},
            {"cherish", courses[0]},         {"grow", courses[1]},
            {"harvest", courses[2]},         {"let_go", courses[3]}};
}

}  // namespace

json decisions_json(const results& r) {
    if (!r.decided) {
        return nullptr;
    }
    const decisions& all = *r.decided;
    return {{"as_of", vf::to_string(all.as_of)},
            {"policy", r.asked.policy.value_or(built_in_policy)},
            {"clients", all.names.size()},
            {"only_in_files", all.strangers},
            {"key_accounts", all.key_accounts.size()},
            {"renewals", renewals_json(all)},
            {"kinds", kinds_json(all)},
            {"costs", costs_by_grade(all, r.asked.classify.limits.grades())},
            {"total_cost", cost_json(all, all.totals.all)},
            {"targets", targets_json(all)}};
}

}  // namespace client_report

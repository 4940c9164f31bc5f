// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_EXPLAIN_HPP
#define VITALFEW_DECIDE_EXPLAIN_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/describe.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/policy.hpp"
#include "vitalfew/decide/policy_rule.hpp"

#include <algorithm>  // std::find_if
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>  // std::holds_alternative
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A decision about one client, with its reason.
struct decision {
    action what;
    std::string rule;         ///< the name of the rule that decided
    std::vector<fact> facts;  ///< that fired it; none where the rule always applies
    date as_of;
    std::string because;  ///< those facts and what they are: "effective grade is A"
};

/// @returns the decision of each kind about a client, in the order of policy.kinds()
/// @throws invalid_score when the fit is not in [0, 1]
[[nodiscard]] inline std::vector<decision> decisions_about(const policy& rules,
                                                           const client_facts& facts, date as_of) {
    const detail::fact_levels levels = detail::levels_of(facts, as_of);
    std::vector<decision> all;
    for (const std::uint32_t i : rules.decide(facts, as_of)) {
        const policy_rule& rule = rules.rules()[i];
        decision one{rule.what, rule.name, {}, as_of, {}};
        const auto& boxes = rule.when.boxes();
        const auto fired = std::find_if(boxes.begin(), boxes.end(), [&levels](const auto& box) {
            return box.contains(levels);
        });
        for (std::size_t f = 0; f < facts_count; ++f) {
            const auto each = static_cast<fact>(f);
            if (fired->constrains(each)) {
                one.facts.push_back(each);
                one.because.append(one.because.empty() ? "" : " and ")
                    .append(to_string(each))
                    .append(" is ")
                    .append(detail::level_text(each, levels[f]));
            }
        }
        all.push_back(one);
    }
    return all;
}

/// @returns what is to be done about a client and why, as a sentence; kinds in which nothing is to be done are
/// left out
/// @param rules the policy that decides
/// @param facts what is known of the client
/// @param as_of the day; nothing reads the clock
/// @param wording how amounts and urgent renewals are put
/// @throws invalid_score when the fit is not in [0, 1]
[[nodiscard]] inline std::string explain(const policy& rules, const client_facts& facts, date as_of,
                                         const decision_wording& wording = {}) {
    std::string text;
    for (const decision& each : decisions_about(rules, facts, as_of)) {
        if (std::holds_alternative<no_action>(each.what)) {
            continue;
        }
        text.append(text.empty() ? " " : "; ").append(describe(each.what, facts, as_of, wording));
        if (each.because.empty()) {
            text.append(" (rule \"").append(each.rule).append("\")");
        } else {
            text.append(" because ").append(each.because);
            text.append(" (rule \"").append(each.rule).append("\")");
        }
    }
    return "As of " + vitalfew::to_string(as_of) + ":" + (text.empty() ? " nothing to do" : text) +
           ".";
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

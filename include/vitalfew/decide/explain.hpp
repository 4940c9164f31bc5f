// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_EXPLAIN_HPP
#define VITALFEW_DECIDE_EXPLAIN_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/minor_units.hpp"
#include "vitalfew/decide/policy.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::find_if
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>  // std::holds_alternative, std::visit
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

namespace detail {

/// Words for actions. An amount that cannot be worked out is called unknown, not 0.
class action_words {
public:
    action_words(const client_facts& facts, date as_of, const decision_wording& wording)
        : facts_(facts), as_of_(as_of), wording_(wording) {}

    std::string operator()(const renewal_watch& /*what*/) const {
        const renewal_finding found = find_renewal(facts_, as_of_, wording_.urgent_within);
        switch (found.urgency) {
            case renewal_urgency::no_contract: return "agree on a contract: there is none";
            case renewal_urgency::overdue:
                return "renew the contract: overdue since " + vitalfew::to_string(*found.ends);
            case renewal_urgency::urgent:
            case renewal_urgency::ahead: break;
        }
        const auto left = found.left->count();
        return "renew the contract by " + vitalfew::to_string(*found.ends) + ": " +
               std::to_string(left) + (left == 1 ? " day" : " days") + " left" +
               (found.urgency == renewal_urgency::urgent ? ", urgent" : "");
    }

    std::string operator()(const price_concession& what) const {
        if (!facts_.value || !facts_.cost) {
            return "concede nothing on the price until its " +
                   std::string(facts_.value ? "cost" : "value") + " is known, then at most " +
                   to_string(what.most);
        }
        const minor_units amount = what.amount(facts_);
        return amount == 0 ? "concede nothing on the price: the margin leaves no room"
                           : "concede up to " + money(amount) + " on the price, at most " +
                                 to_string(what.most);
    }

    std::string operator()(const relationship& what) const {
        const date next = what.next_contact(facts_, as_of_);
        const auto days = what.rhythm.count();
        return (!facts_.last_contact ? "first contact now"
                : next < as_of_ ? "contact now (overdue since " + vitalfew::to_string(next) + ")"
                                : "next contact on " + vitalfew::to_string(next)) +
               (what.owner.empty() ? "" : " by the " + what.owner) + ", then every " +
               (days == 1 ? "day" : std::to_string(days) + " days");
    }

    std::string operator()(const yearly_bonus& what) const {
        if (!facts_.value) {
            return "pay no bonus until the value is known";
        }
        const auto missing =
            what.scheme.to_next_tier(*facts_.value < 0 ? minor_units{0} : *facts_.value);
        const minor_units amount = what.amount(facts_);
        return (amount == 0 ? std::string("pay no bonus yet") : "pay a bonus of " + money(amount)) +
               (missing ? ": " + money(*missing) + " more reaches the next tier" : "");
    }

    std::string operator()(const win_back& /*what*/) const { return "win the client back"; }
    std::string operator()(const stop_spending& /*what*/) const { return "spend no more time"; }
    std::string operator()(const inquiry& what) const { return "ask for " + what.what; }
    std::string operator()(const own_action& what) const { return what.text; }
    std::string operator()(const no_action& what) const { return "nothing to do: " + what.kind; }

private:
    [[nodiscard]] std::string money(minor_units amount) const {
        return amount_text(amount, wording_.decimals);
    }

    const client_facts& facts_;
    date as_of_;
    const decision_wording& wording_;
};

/// @returns a text with a capital letter, for the beginning of a sentence; only ASCII letters change
[[nodiscard]] inline std::string capitalised(std::string text) {
    if (!text.empty() && 'a' <= text.front() && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

}  // namespace detail

/// @returns the action about a client in words: "renew the contract by 2026-03-31: 29 days left, urgent". It
/// says what is overdue, and which amount cannot be worked out because a fact is unknown.
/// @example 08_policy.cpp
[[nodiscard]] inline std::string describe(const action& what, const client_facts& facts, date as_of,
                                          const decision_wording& wording = {}) {
    return std::visit(detail::action_words(facts, as_of, wording), what);
}

/// A decision about one client, with its reason.
struct decision {
    action what;
    std::string rule;         ///< the name of the rule that decided
    std::vector<fact> facts;  ///< that the rule asked for; none where it always applies
    date as_of;
    std::string
        because;  ///< these facts in words, but for unknown ones that the rule merely allows: "bought once, grade C"
};

/// @returns the reason of a decision as a sentence, the facts and then the rule: "Bought once, grade C: not worth a
/// visit."
[[nodiscard]] inline std::string reason(const decision& decided) {
    return detail::capitalised(decided.because.empty() ? decided.rule
                                                       : decided.because + ": " + decided.rule) +
           ".";
}

/// @returns the decision of each kind about a client, in the order of policy.kinds()
/// @param rules the policy that decides
/// @param facts what is known of the client
/// @param as_of the day; nothing reads the clock
/// @param wording how facts are put
/// @throws invalid_score when the fit is not in [0, 1]
[[nodiscard]] inline std::vector<decision> decisions_about(const policy& rules,
                                                           const client_facts& facts, date as_of,
                                                           const decision_wording& wording = {}) {
    const fact_levels levels = levels_of(facts, as_of);
    std::vector<decision> all;
    for (const std::uint32_t i : rules.decide(facts, as_of)) {
        const policy_rule& rule = rules.rules()[i];
        decision one{rule.what, rule.name, {}, as_of, {}};
        const auto& boxes = rule.when.boxes();
        const auto fired = std::find_if(boxes.begin(), boxes.end(), [&levels](const auto& box) {
            return box.contains(levels);
        });
        for (std::size_t f = 0; f < facts_count; ++f) {
            if (fired->constrains(static_cast<fact>(f))) {
                one.facts.push_back(static_cast<fact>(f));
            }
        }
        for (const fact each : detail::spoken_order) {
            const std::int64_t level = levels[static_cast<std::size_t>(each)];
            const bool is_merely_allowed =
                level == domain_of(each).unknown() && fired->high(each) != level;
            if (fired->constrains(each) && !is_merely_allowed) {
                one.because.append(one.because.empty() ? "" : ", ")
                    .append(describe(each, level, wording));
            }
        }
        all.push_back(one);
    }
    return all;
}

/// @returns what to do about a client and why, a sentence for each decision: "As of 2026-03-02: Spend no more
/// time (bought once, grade C: not worth a visit)." Kinds without an action are left out.
/// @param rules the policy that decides
/// @param facts what is known of the client
/// @param as_of the day; nothing reads the clock
/// @param wording how facts, amounts and urgent renewals are put
/// @throws invalid_score when the fit is not in [0, 1]
[[nodiscard]] inline std::string explain(const policy& rules, const client_facts& facts, date as_of,
                                         const decision_wording& wording = {}) {
    std::string text;
    for (const decision& each : decisions_about(rules, facts, as_of, wording)) {
        if (std::holds_alternative<no_action>(each.what)) {
            continue;
        }
        text.append(" ")
            .append(detail::capitalised(describe(each.what, facts, as_of, wording)))
            .append(" (")
            .append(each.because)
            .append(each.because.empty() ? "" : ": ")
            .append(each.rule)
            .append(").");
    }
    return "As of " + vitalfew::to_string(as_of) + ":" + (text.empty() ? " Nothing to do." : text);
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DESCRIBE_HPP
#define VITALFEW_DECIDE_DESCRIBE_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/renewal_finding.hpp"
#include "vitalfew/exact/share.hpp"

#include <string>
#include <variant>  // std::visit

namespace vitalfew {
inline namespace v0 {
namespace decide {
namespace detail {

/// Puts an action into words. An amount that cannot be worked out is said to be so: it is not 0.
class action_words {
public:
    action_words(const client_facts& facts, date as_of, const decision_wording& wording)
        : facts_(facts), as_of_(as_of), wording_(wording) {}

    std::string operator()(const renewal_watch& /*what*/) const {
        const renewal_finding found = find_renewal(facts_, as_of_, wording_.urgent_within);
        switch (found.urgency) {
            case renewal_urgency::no_contract: return "get a contract: there is none";
            case renewal_urgency::overdue:
                return "renew the contract, overdue since " + vitalfew::to_string(*found.ends);
            case renewal_urgency::urgent:
            case renewal_urgency::ahead: break;
        }
        const auto left = found.left->count();
        return "renew the contract by " + vitalfew::to_string(*found.ends) + ", " +
               std::to_string(left) + (left == 1 ? " day" : " days") + " left" +
               (found.urgency == renewal_urgency::urgent ? ": urgent" : "");
    }

    std::string operator()(const price_concession& what) const {
        const std::string most = "at most " + to_string(what.most);
        if (!facts_.value || !facts_.cost) {
            return "concede nothing on the price while its " +
                   std::string(facts_.value ? "cost" : "value") + " is unknown (" + most +
                   " after that)";
        }
        const minor_units amount = what.amount(facts_);
        return amount == 0 ? "concede nothing on the price: the margin leaves no room (" + most +
                                 " if it did)"
                           : "concede up to " + money(amount) + " (" + most + ") on the price";
    }

    std::string operator()(const relationship& what) const {
        const date next = what.next_contact(facts_, as_of_);
        const std::string when = !facts_.last_contact ? " now: none is known so far"
                                 : next < as_of_ ? ", overdue since " + vitalfew::to_string(next)
                                                 : " on " + vitalfew::to_string(next);
        return "contact by the " + what.owner + when + ", then every " +
               std::to_string(what.rhythm.count()) + " days";
    }

    std::string operator()(const yearly_bonus& what) const {
        if (!facts_.value) {
            return "pay no bonus while its value is unknown";
        }
        const auto missing =
            what.scheme.to_next_tier(*facts_.value < 0 ? minor_units{0} : *facts_.value);
        const minor_units amount = what.amount(facts_);
        return (amount == 0 ? std::string("pay no bonus yet") : "pay a bonus of " + money(amount)) +
               (missing ? ", " + money(*missing) + " more reach the next tier" : "");
    }

    std::string operator()(const win_back& /*what*/) const { return "win the client back"; }
    std::string operator()(const stop_spending& /*what*/) const { return "spend no more time"; }
    std::string operator()(const inquiry& what) const { return "ask for " + what.what; }
    std::string operator()(const own_action& what) const { return what.text; }
    std::string operator()(const no_action& what) const { return "nothing about " + what.kind; }

private:
    [[nodiscard]] std::string money(minor_units amount) const {
        return amount_text(amount, wording_.decimals);
    }

    const client_facts& facts_;
    date as_of_;
    const decision_wording& wording_;
};

}  // namespace detail

/// @returns what is done about a client, in words: what is overdue is said to be, and what cannot be worked
/// out because a fact is unknown
/// @example 08_policy.cpp
[[nodiscard]] inline std::string describe(const action& what, const client_facts& facts, date as_of,
                                          const decision_wording& wording = {}) {
    return std::visit(detail::action_words(facts, as_of, wording), what);
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

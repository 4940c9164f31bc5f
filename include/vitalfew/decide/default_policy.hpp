// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DEFAULT_POLICY_HPP
#define VITALFEW_DECIDE_DEFAULT_POLICY_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/bonus_scheme.hpp"
#include "vitalfew/decide/condition.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/policy.hpp"

#include <chrono>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// The numbers of the default policy. They are conventions of this library, not findings.
struct default_policy_options {
    std::chrono::days horizon{90};  ///< from how long before its end a contract is watched
    share concession_a = percent(5);
    share concession_b = percent(3);
    share margin_floor = percent(10);
    /// Tiers are amounts of the user's currency, so the default has a single one: 1 % of all.
    bonus_scheme bonus{{{.from = 0, .rate = percent(1)}}};
    std::chrono::days judgement_age{365};  ///< from which age a judgement is out of date
};

namespace detail {

inline void check_days(const char* what, std::chrono::days days) {
    if (days < std::chrono::days(1)) {
        VITALFEW_THROW(invalid_rules("vitalfew: " + std::string(what) +
                                     " of the default policy is " + std::to_string(days.count()) +
                                     " days: give 1 or more"));
    }
}

}  // namespace detail

/// @returns the policy of the vital few: for A and B, watch renewals, concede on the price, keep close contact
/// and pay a bonus; win back clients that are lost or slipping; spend no time below B on small and rare orders
/// or one-off clients
/// @throws invalid_rules as policy, when B is conceded more than A; when the horizon or the age is below 1 day
/// @example 08_policy.cpp
[[nodiscard]] inline policy default_policy(default_policy_options options = {}) {
    using std::chrono::days;
    using std::chrono::minutes;
    detail::check_days("the horizon", options.horizon);
    detail::check_days("the age of judgements", options.judgement_age);
    const condition a = graded(grade::A, grade::A);
    const condition b = graded(grade::B, grade::B);
    const condition key = graded(grade::A, grade::B);
    const condition minor = (is_so(fact::small_and_rare) || is_so(fact::is_one_off)) && !key;
    const fact contract = fact::days_to_contract_end;
    const fact judged = fact::days_since_judgement;
    return policy(std::vector<policy_rule>{
        {"needs a contract", a && is_unknown(contract), renewal_watch{}},
        {"renew in time", key && at_most(contract, options.horizon.count()), renewal_watch{}},
        {"no renewal due", always(), no_action{"renewal"}},
        {"best price", a, price_concession{options.concession_a, options.margin_floor}},
        {"good price", b, price_concession{options.concession_b, options.margin_floor}},
        {"list price", always(), no_action{"price"}},
        {"no regular contact", minor, no_action{"relationship"}},
        {"look after closely", a, relationship{days(14), "key account manager", minutes(60)}},
        {"look after regularly", b, relationship{days(30), "account manager", minutes(45)}},
        {"stay in touch", always(), relationship{days(180), "sales desk", minutes(10)}},
        {"earns a bonus", key, yearly_bonus{std::move(options.bonus)}},
        {"no bonus", always(), no_action{"bonus"}},
        {"worth winning back", moved(migration_kind::lost) && !minor, win_back{}},
        {"worth holding", moved(migration_kind::slip) && graded(grade::A, grade::C) && !minor,
         win_back{}},
        {"no one to win back", always(), no_action{"win back"}},
        {"not worth a visit", minor, stop_spending{}},
        {"worth the time", always(), no_action{"stop spending"}},
        {"first judgement due", key && is_unknown(judged), inquiry{"a first judgement"}},
        {"judgement out of date", key && at_least(judged, options.judgement_age.count()),
         inquiry{"a new judgement"}},
        {"nothing to ask", always(), no_action{"ask"}}});
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

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
#include "vitalfew/decide/policy_rule.hpp"
#include "vitalfew/exact/share.hpp"

#include <chrono>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// What the default policy leaves to its user. The numbers are conventions of this library, not findings.
struct default_policy_options {
    std::chrono::days horizon{90};  ///< how long before its end a contract is watched
    share concession_a = percent(5);
    share concession_b = percent(3);
    share margin_floor = percent(10);
    /// Tiers are amounts of the user's currency, so there is one alone by default: 1 % of all.
    bonus_scheme bonus{{{.from = 0, .rate = percent(1)}}};
    std::chrono::days judgement_age{365};  ///< from when on a judgement is stale
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

/// @returns the policy of the vital few: renewals are watched and prices give way for A and B, who also have a
/// relationship and a bonus; who is lost or slips is won back; small and rare orders and one-off clients below
/// B get no time
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
        {"A without a contract", a && is_unknown(contract), renewal_watch{}},
        {"contract of a key client ends", key && at_most(contract, options.horizon.count()),
         renewal_watch{}},
        {"no renewal to watch", always(), no_action{"renewal"}},
        {"price for A", a, price_concession{options.concession_a, options.margin_floor}},
        {"price for B", b, price_concession{options.concession_b, options.margin_floor}},
        {"list price", always(), no_action{"price"}},
        {"no time for small clients", minor, no_action{"relationship"}},
        {"care for A", a, relationship{days(14), "key account manager", minutes(60)}},
        {"care for B", b, relationship{days(30), "account manager", minutes(45)}},
        {"care for the rest", always(), relationship{days(180), "sales desk", minutes(10)}},
        {"bonus for key clients", key, yearly_bonus{std::move(options.bonus)}},
        {"no bonus", always(), no_action{"bonus"}},
        {"lost client", moved(migration_kind::lost) && !minor, win_back{}},
        {"slipping client", moved(migration_kind::slip) && graded(grade::A, grade::C) && !minor,
         win_back{}},
        {"nobody to win back", always(), no_action{"win back"}},
        {"one-off or small and rare", minor, stop_spending{}},
        {"time well spent", always(), no_action{"stop spending"}},
        {"key client not judged", key && is_unknown(judged), inquiry{"a first judgement"}},
        {"judgement is stale", key && at_least(judged, options.judgement_age.count()),
         inquiry{"a new judgement"}},
        {"nothing to ask", always(), no_action{"ask"}}});
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

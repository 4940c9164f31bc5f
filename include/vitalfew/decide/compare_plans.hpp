// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_COMPARE_PLANS_HPP
#define VITALFEW_DECIDE_COMPARE_PLANS_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/decision_plan.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/policy_rule.hpp"

#include <algorithm>  // std::any_of, std::find
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A client about whom two plans decide differently, in one kind.
struct decision_change {
    std::size_t client;  ///< its index in both plans; matched by key, in the plan after
    std::string kind;
    std::optional<std::string> rule_before;  ///< none when the plan has no such kind
    std::optional<std::string> rule_after;
    std::string why;  ///< the facts that differ; else that the policy does
};

namespace detail {

/// @returns the rule of a plan for a client and a kind; none when it has no such kind
[[nodiscard]] inline const policy_rule* rule_for(const decision_plan& plan, std::size_t client,
                                                 const std::string& kind) {
    const auto kinds = plan.rules().kinds();
    const auto found = std::find(kinds.begin(), kinds.end(), kind);
    return found == kinds.end() ? nullptr
                                : &plan.rules().rules()[plan.decided(
                                      client)[static_cast<std::size_t>(found - kinds.begin())]];
}

[[nodiscard]] inline std::string changed_facts(const fact_levels& before, const fact_levels& after,
                                               const policy_rule* one, const policy_rule* other) {
    std::string text;
    for (std::size_t i = 0; i < facts_count; ++i) {
        const auto f = static_cast<fact>(i);
        const auto asks = [f](const policy_rule* rule) {
            return rule != nullptr &&
                   std::any_of(rule->when.boxes().begin(), rule->when.boxes().end(),
                               [f](const auto& box) { return box.constrains(f); });
        };
        if (before[i] != after[i] && (asks(one) || asks(other))) {
            text.append(text.empty() ? "" : ", ")
                .append(to_string(f))
                .append(" was ")
                .append(level_text(f, before[i]))
                .append(" and is ")
                .append(level_text(f, after[i]));
        }
    }
    return text.empty() ? "the policy differs" : text;
}

}  // namespace detail

namespace detail {

/// The kinds of two plans, those of the plan before first.
[[nodiscard]] inline std::vector<std::string> kinds_of_both(const decision_plan& before,
                                                            const decision_plan& after) {
    std::vector<std::string> kinds(before.rules().kinds().begin(), before.rules().kinds().end());
    for (const std::string& kind : after.rules().kinds()) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

inline void check_plan_of(const decision_plan& plan, std::span<const client_facts> clients) {
    if (clients.size() != plan.size()) {
        vitalfew::detail::throw_unequal_lengths("the clients and their plan", clients.size(),
                                                plan.size());
    }
}

/// Appends what two plans decide differently about a client.
inline void append_changes(const decision_plan& before, const client_facts& was_known,
                           std::size_t index_before, const decision_plan& after,
                           const client_facts& is_known, std::size_t index_after,
                           const std::vector<std::string>& kinds,
                           std::vector<decision_change>& changes) {
    for (const std::string& kind : kinds) {
        const policy_rule* was = rule_for(before, index_before, kind);
        const policy_rule* is = rule_for(after, index_after, kind);
        if (was != nullptr && is != nullptr && was->name == is->name && was->what == is->what) {
            continue;
        }
        const auto name = [](const policy_rule* rule) {
            return rule == nullptr ? std::nullopt : std::optional<std::string>(rule->name);
        };
        changes.push_back({index_after, kind, name(was), name(is),
                           changed_facts(levels_of(was_known, before.as_of()),
                                         levels_of(is_known, after.as_of()), was, is)});
    }
}

}  // namespace detail

/// @returns for whom the decisions of two plans differ and why, by client and then by kind: where another rule
/// decides, or one of the same name does something else
/// @param before the plan that was
/// @param clients_before the facts that it was made of
/// @param after the plan that is
/// @param clients_after the facts that it was made of, each client at the same index as before
/// @throws unequal_lengths when plans and facts are not of the same number of clients
/// Complexity: O(clients * kinds) time.
/// @example 09_compare_plans.cpp
[[nodiscard]] inline std::vector<decision_change> compare_plans(
    const decision_plan& before, std::span<const client_facts> clients_before,
    const decision_plan& after, std::span<const client_facts> clients_after) {
    if (before.size() != after.size()) {
        vitalfew::detail::throw_unequal_lengths("two plans", before.size(), after.size());
    }
    detail::check_plan_of(before, clients_before);
    detail::check_plan_of(after, clients_after);
    const auto kinds = detail::kinds_of_both(before, after);
    std::vector<decision_change> changes;
    for (std::size_t i = 0; i < before.size(); ++i) {
        detail::append_changes(before, clients_before[i], i, after, clients_after[i], i, kinds,
                               changes);
    }
    return changes;
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

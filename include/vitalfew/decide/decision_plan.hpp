// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DECISION_PLAN_HPP
#define VITALFEW_DECIDE_DECISION_PLAN_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/policy.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>  // std::move
#include <variant>  // std::get_if
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// The decisions of a policy about all clients of a base, on a day.
///
/// Holds the policy and, for each client, the index of the rule that decided: 4 bytes for each kind. It holds
/// no facts: they stay with the caller, in the order in which they were given.
/// @example 09_compare_plans.cpp
class decision_plan {
public:
    /// @throws invalid_score when a fit is not in [0, 1]
    /// Complexity: O(clients * rules) time; one allocation for all clients.
    decision_plan(policy rules, std::span<const client_facts> clients, date as_of)
        : policy_(std::move(rules)), as_of_(as_of), clients_(clients.size()) {
        const std::size_t kinds = policy_.kinds().size();
        decided_.resize(clients.size() * kinds);
        for (std::size_t i = 0; i < clients.size(); ++i) {
            policy_.decide_into(clients[i], as_of, std::span(decided_).subspan(i * kinds, kinds));
        }
    }

    [[nodiscard]] const policy& rules() const noexcept { return policy_; }
    [[nodiscard]] date as_of() const noexcept { return as_of_; }
    /// @returns how many clients were decided about
    [[nodiscard]] std::size_t size() const noexcept { return clients_; }

    /// @returns the rule that decides about a client, for each kind, as indices into the rules
    /// @pre client < size()
    [[nodiscard]] std::span<const std::uint32_t> decided(std::size_t client) const noexcept {
        VITALFEW_ASSERT(client < clients_);
        const std::size_t kinds = policy_.kinds().size();
        return std::span(decided_).subspan(client * kinds, kinds);
    }

private:
    policy policy_;
    date as_of_;
    std::size_t clients_;
    std::vector<std::uint32_t> decided_;
};

/// The value and the cost of the clients of one grade, in minor units: exact sums over the clients.
struct grade_cost {
    std::size_t clients = 0;
    minor_units value = 0;
    minor_units concessions = 0;
    minor_units bonuses = 0;
    minor_units own_actions = 0;      ///< of the user's own kinds
    std::chrono::minutes contact{0};  ///< in 365 days, with the time of own actions
};

/// The value and the cost of a plan, by grade and in total.
struct plan_totals {
    std::array<grade_cost, max_grades> by_grade{};  ///< by the effective grade
    grade_cost ungraded{};                          ///< the clients without one
    grade_cost all{};
};

/// The budget of a plan; an absent member has no limit.
struct plan_budget {
    std::optional<minor_units> cost{};  ///< of concessions, bonuses and own actions together
    std::optional<std::chrono::minutes> contact{};  ///< the capacity of 365 days
};

namespace detail {

/// @throws value_overflow when the sum does not fit
inline void add_exactly(minor_units& sum, minor_units amount) {
    using limits = std::numeric_limits<minor_units>;
    if (amount > 0 ? sum > (limits::max)() - amount : sum < (limits::min)() - amount) {
        vitalfew::detail::throw_value_overflow("the total of a plan");
    }
    sum += amount;
}

[[noreturn]] inline void throw_over_budget(const std::string& what, std::int64_t need,
                                           std::int64_t given) {
    VITALFEW_THROW(over_budget("vitalfew: the plan takes " + std::to_string(need) + " " + what +
                               ", but " + std::to_string(given) +
                               " are given: lower its limits or raise the budget"));
}

}  // namespace detail

/// @returns the value and the cost of a plan, by grade; a total is the sum of the clients' amounts, each rounded to
/// minor units
/// @param plan the decisions about each client
/// @param clients the facts that the plan was made of
/// @throws unequal_lengths when there are more or fewer clients than in the plan
/// @throws value_overflow when a total does not fit minor_units
/// Complexity: O(clients * kinds) time; allocates nothing.
[[nodiscard]] inline plan_totals total(const decision_plan& plan,
                                       std::span<const client_facts> clients) {
    if (clients.size() != plan.size()) {
        vitalfew::detail::throw_unequal_lengths("the clients and the plan", clients.size(),
                                                plan.size());
    }
    plan_totals totals;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const client_facts& facts = clients[i];
        grade_cost one{.clients = 1, .value = facts.value.value_or(0)};
        for (const std::uint32_t rule : plan.decided(i)) {
            const action& what = plan.rules().rules()[rule].what;
            if (const auto* price = std::get_if<price_concession>(&what)) {
                one.concessions = price->amount(facts);
            } else if (const auto* bonus = std::get_if<yearly_bonus>(&what)) {
                one.bonuses = bonus->amount(facts);
            } else if (const auto* keep = std::get_if<relationship>(&what)) {
                one.contact += keep->in_a_year();
            } else if (const auto* own = std::get_if<own_action>(&what)) {
                detail::add_exactly(one.own_actions, own->cost);
                one.contact += own->in_a_year;
            }
        }
        const auto graded_as = facts.effective_grade ? facts.effective_grade : facts.grade;
        for (grade_cost* sum : {&totals.all, graded_as ? &totals.by_grade[grade_index(*graded_as)]
                                                       : &totals.ungraded}) {
            sum->clients += 1;
            detail::add_exactly(sum->value, one.value);
            detail::add_exactly(sum->concessions, one.concessions);
            detail::add_exactly(sum->bonuses, one.bonuses);
            detail::add_exactly(sum->own_actions, one.own_actions);
            sum->contact += one.contact;  // at most a year's minutes 366 times for each rule
        }
    }
    return totals;
}

/// Checks that a plan is within a budget, the budget itself included.
/// @throws over_budget when it is not; the message gives the need and the budget
/// @throws value_overflow when concessions, bonuses and own actions together do not fit minor_units
inline void check_budget(const plan_totals& totals, const plan_budget& budget) {
    minor_units cost = totals.all.concessions;
    detail::add_exactly(cost, totals.all.bonuses);
    detail::add_exactly(cost, totals.all.own_actions);
    if (budget.cost && cost > *budget.cost) {
        detail::throw_over_budget("minor units of concessions, bonuses and own actions", cost,
                                  *budget.cost);
    }
    if (budget.contact && totals.all.contact > *budget.contact) {
        detail::throw_over_budget("minutes of contact", totals.all.contact.count(),
                                  budget.contact->count());
    }
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

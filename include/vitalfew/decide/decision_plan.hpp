// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DECISION_PLAN_HPP
#define VITALFEW_DECIDE_DECISION_PLAN_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/policy.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// What a policy decides about all clients of a base, on a day.
///
/// Keeps the policy and, for each client, the rules that decided: 4 bytes for each kind. The facts stay with
/// the caller, in the order in which they were given.
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

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

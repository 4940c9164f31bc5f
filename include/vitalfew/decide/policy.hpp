// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_POLICY_HPP
#define VITALFEW_DECIDE_POLICY_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/condition.hpp"
#include "vitalfew/decide/detail/rule_checks.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/policy_rule.hpp"

#include <algorithm>  // std::find
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// An ordered table of rules: for each kind of decision the first rule that applies decides.
///
/// Checked when it is built, exactly for the language of conditions: whatever is said to be unreachable is, and
/// whatever is not can be reached, by some combination of facts. That facts hang together (a client that was
/// lost has no deals) is not known to the checks; each fact is free.
/// @invariant every rule is reachable; for each kind, every client meets a rule; of two clients who differ in
/// the grade alone, or in the effective grade alone, the better one has no smaller limit of concession
/// @example 08_policy.cpp
class policy {
public:
    /// @throws duplicate_key when two rules have one name
    /// @throws invalid_rules when a rule is never reached, a kind has no default, concessions contradict the
    /// grades, or a rule has no name or parameters out of range: the message names the rules; or when the rules of
    /// a kind overlap in too many ways to be checked
    /// Complexity: the checks take exponential time in bad cases, and end after ten million comparisons of two
    /// conjunctions for each kind, which is less than a second.
    explicit policy(std::vector<policy_rule> rules) : rules_(std::move(rules)) {
        detail::check_rules(rules_);
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            const std::string kind = kind_of(rules_[i].what);
            const auto known = std::find(kinds_.begin(), kinds_.end(), kind);
            if (known == kinds_.end()) {
                kinds_.push_back(kind);
                by_kind_.emplace_back();
            }
            by_kind_[static_cast<std::size_t>(std::find(kinds_.begin(), kinds_.end(), kind) -
                                              kinds_.begin())]
                .push_back(i);
        }
        for (std::size_t k = 0; k < kinds_.size(); ++k) {
            detail::check_reachable(rules_, by_kind_[k], kinds_[k]);
            detail::check_concessions(rules_, by_kind_[k], kinds_[k]);
        }
    }

    [[nodiscard]] std::span<const policy_rule> rules() const noexcept { return rules_; }
    /// @returns the kinds of decisions, in the order in which the rules name them first
    [[nodiscard]] std::span<const std::string> kinds() const noexcept { return kinds_; }

    /// @returns the index of the rule that decides, for each kind
    /// @throws invalid_score when the fit is not in [0, 1]
    [[nodiscard]] std::vector<std::uint32_t> decide(const client_facts& facts, date as_of) const {
        std::vector<std::uint32_t> decided(kinds_.size());
        decide_into(facts, as_of, decided);
        return decided;
    }

    /// The same, into the caller's memory.
    /// @pre as many entries as kinds
    void decide_into(const client_facts& facts, date as_of, std::span<std::uint32_t> out) const {
        VITALFEW_ASSERT(out.size() == kinds_.size());
        const detail::fact_levels levels = detail::levels_of(facts, as_of);
        for (std::size_t k = 0; k < by_kind_.size(); ++k) {
            // There always is one: the default was checked.
            std::size_t i = 0;
            while (!rules_[by_kind_[k][i]].when(levels)) {
                ++i;
            }
            out[k] = static_cast<std::uint32_t>(by_kind_[k][i]);
        }
    }

private:
    std::vector<policy_rule> rules_;
    std::vector<std::string> kinds_;
    std::vector<std::vector<std::size_t>> by_kind_;
};

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_POLICY_HPP
#define VITALFEW_DECIDE_POLICY_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/condition.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/detail/box_cover.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/minor_units.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::find, std::none_of
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>  // std::move
#include <variant>  // std::get_if
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A rule of a policy: what to do about the clients for whom a condition holds. A reason ends in its name: "Bought
/// once, grade C: not worth a visit."
struct policy_rule {
    std::string name;
    condition when;
    action what;
};

namespace detail {

[[noreturn]] inline void throw_bad_rule(const std::string& name, const std::string& what) {
    VITALFEW_THROW(invalid_rules("vitalfew: the rule \"" + name + "\" " + what));
}

[[noreturn]] inline void throw_wrong_room(std::size_t room, std::size_t kinds) {
    VITALFEW_THROW(unequal_lengths("vitalfew: there is room for " + std::to_string(room) +
                                   " decisions, but the policy has " + std::to_string(kinds) +
                                   " kinds: give one entry for each of policy::kinds()"));
}

/// Sums of a plan cannot overflow within these limits.
[[nodiscard]] inline bool is_time_of_a_year(std::chrono::minutes time) noexcept {
    return std::chrono::minutes(0) <= time && time <= std::chrono::days(365);
}

/// Checks each rule by itself, and that names are unique.
inline void check_rules(const std::vector<policy_rule>& rules) {
    std::map<std::string, std::size_t> names;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const policy_rule& rule = rules[i];
        if (rule.name.empty()) {
            VITALFEW_THROW(invalid_rules("vitalfew: the rule at index " + std::to_string(i) +
                                         " has no name: give it one"));
        }
        if (!names.try_emplace(rule.name, i).second) {
            VITALFEW_THROW(duplicate_key("vitalfew: the rules at index " +
                                         std::to_string(names.at(rule.name)) + " and " +
                                         std::to_string(i) + " are both called \"" + rule.name +
                                         "\": give each a name of its own"));
        }
        if (kind_of(rule.what).empty()) {
            throw_bad_rule(rule.name, "decides about a kind without a name: name it");
        }
        if (const auto* price = std::get_if<price_concession>(&rule.what)) {
            (void)millionths(price->most);
            (void)millionths(price->margin_floor);
        }
        if (const auto* own = std::get_if<own_action>(&rule.what)) {
            if (own->cost < 0 || !is_time_of_a_year(own->in_a_year)) {
                throw_bad_rule(rule.name,
                               "needs a cost of 0 or more, and a time from 0 to the minutes of 365 "
                               "days");
            }
        }
        if (const auto* keep = std::get_if<relationship>(&rule.what)) {
            if (keep->rhythm < std::chrono::days(1) || !is_time_of_a_year(keep->per_contact)) {
                throw_bad_rule(rule.name,
                               "needs a rhythm of 1 day or more, and a time for each contact from "
                               "0 to the minutes of 365 days");
            }
        }
    }
}

/// Checks that each rule of a kind is reached by some client, and that each client meets a rule.
inline void check_reachable(const std::vector<policy_rule>& rules,
                            const std::vector<std::size_t>& of_kind, const std::string& kind) {
    box_cover earlier(kind, of_kind.size());
    std::string names;
    for (const std::size_t i : of_kind) {
        const auto& boxes = rules[i].when.boxes();
        if (std::none_of(boxes.begin(), boxes.end(), [&earlier](const fact_box& box) {
                return earlier.uncovered(box).has_value();
            })) {
            throw_bad_rule(rules[i].name,
                           boxes.empty()
                               ? "is never reached: its condition never holds"
                               : "is never reached: earlier rules take all its clients (" + names +
                                     "): move it up or leave it out");
        }
        earlier.add(boxes);
        names += (names.empty() ? "\"" : ", \"") + rules[i].name + "\"";
    }
    if (const auto left = earlier.uncovered(fact_box())) {
        VITALFEW_THROW(invalid_rules(
            "vitalfew: the kind \"" + kind + "\" has no default: its rules (" + names +
            ") leave out clients (" + left->text() + "): end with a rule that always applies"));
    }
}

/// @returns the largest concession of a rule
[[nodiscard]] inline share most_of(const policy_rule& rule) {
    const auto* price = std::get_if<price_concession>(&rule.what);
    return price == nullptr ? share() : price->most;
}

/// Searches for two clients who differ in one of the grades alone, with a larger concession to the worse one.
class concession_check {
public:
    concession_check(const std::vector<policy_rule>& rules, const std::vector<std::size_t>& of_kind,
                     const std::string& kind, fact by)
        : rules_(rules), of_kind_(of_kind), by_(by), earlier_(kind, of_kind.size()) {
        // All grades between two ends of ranges behave alike: one of them is enough.
        std::set<std::int64_t> levels{domain_of(by).low};
        for (const std::size_t i : of_kind) {
            for (const fact_box& box : rules[i].when.boxes()) {
                levels.insert(box.low(by));
                levels.insert(box.high(by) + 1);
            }
        }
        for (const std::int64_t level : levels) {
            if (domain_of(by).low <= level && level <= domain_of(by).high) {
                levels_.push_back(level);
            }
        }
    }

    /// @throws invalid_rules when there are such clients; the message names the rules that decide about them
    void run() {
        for (std::size_t good = 0; good < of_kind_.size(); ++good) {
            for (std::size_t bad = 0; bad < of_kind_.size(); ++bad) {
                if (most_of(rule(good)) < most_of(rule(bad))) {
                    compare(good, bad);
                }
            }
        }
    }

private:
    [[nodiscard]] const policy_rule& rule(std::size_t position) const {
        return rules_[of_kind_[position]];
    }

    void compare(std::size_t good, std::size_t bad) {
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            for (std::size_t j = i + 1; j < levels_.size(); ++j) {
                earlier_.clear();
                add_earlier(good, levels_[i]);
                add_earlier(bad, levels_[j]);
                for (const fact_box& one : rule(good).when.boxes()) {
                    for (const fact_box& other : rule(bad).when.boxes()) {
                        if (has(one, levels_[i]) && has(other, levels_[j]) && are_met(one, other)) {
                            refuse(good, levels_[i], bad, levels_[j]);
                        }
                    }
                }
            }
        }
    }

    [[nodiscard]] bool has(const fact_box& box, std::int64_t level) const {
        return box.low(by_) <= level && level <= box.high(by_);
    }

    /// Adds what the rules before one take at a level, with the level freed.
    void add_earlier(std::size_t position, std::int64_t level) {
        for (std::size_t k = 0; k < position; ++k) {
            for (fact_box box : rule(k).when.boxes()) {
                if (has(box, level)) {
                    box.widen(by_);
                    earlier_.add(box);
                }
            }
        }
    }

    [[nodiscard]] bool are_met(fact_box one, fact_box other) {
        one.widen(by_);
        other.widen(by_);
        return one.meets(other) && earlier_.uncovered(one.intersected(other)).has_value();
    }

    [[noreturn]] void refuse(std::size_t good, std::int64_t better, std::size_t bad,
                             std::int64_t worse) const {
        VITALFEW_THROW(invalid_rules(
            "vitalfew: the rule \"" + rule(bad).name + "\" concedes " +
            to_string(most_of(rule(bad))) + " to " + describe(by_, worse) + ", but \"" +
            rule(good).name + "\" only " + to_string(most_of(rule(good))) + " to " +
            describe(by_, better) + ": a worse grade must not be conceded more"));
    }

    const std::vector<policy_rule>& rules_;
    const std::vector<std::size_t>& of_kind_;
    fact by_;
    box_cover earlier_;
    std::vector<std::int64_t> levels_;
};

/// Checks that of two clients who differ in one of the grades alone, the worse one has no larger concession.
inline void check_concessions(const std::vector<policy_rule>& rules,
                              const std::vector<std::size_t>& of_kind, const std::string& kind) {
    for (const fact by : {fact::grade, fact::effective_grade}) {
        concession_check(rules, of_kind, kind, by).run();
    }
}

}  // namespace detail

/// An ordered table of rules: for each kind of decision the first rule that applies decides.
///
/// Checked when it is built. The checks are exact for conditions as they are: a rule is reported as unreachable
/// if and only if no combination of facts reaches it. They treat the facts as independent, and do not know, for
/// example, that a lost client has no deals.
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

    /// Writes the index of the rule that decides, for each kind, to the caller's memory.
    /// @throws unequal_lengths unless it has as many entries as there are kinds
    void decide_into(const client_facts& facts, date as_of, std::span<std::uint32_t> out) const {
        if (out.size() != kinds_.size()) {
            detail::throw_wrong_room(out.size(), kinds_.size());
        }
        const fact_levels levels = levels_of(facts, as_of);
        for (std::size_t k = 0; k < by_kind_.size(); ++k) {
            // Ends: the constructor checked that there is a default.
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

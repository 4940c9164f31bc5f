// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DETAIL_RULE_CHECKS_HPP
#define VITALFEW_DECIDE_DETAIL_RULE_CHECKS_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/policy_rule.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <utility>  // std::move
#include <variant>  // std::get_if
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_bad_rule(const std::string& name, const std::string& what) {
    throw invalid_rules("vitalfew: the rule \"" + name + "\" " + what);
}

/// Each rule by itself, and their names.
inline void check_rules(const std::vector<policy_rule>& rules) {
    std::map<std::string, std::size_t> names;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const policy_rule& rule = rules[i];
        if (rule.name.empty()) {
            throw invalid_rules("vitalfew: the rule at index " + std::to_string(i) +
                                " has no name: give it one");
        }
        if (!names.try_emplace(rule.name, i).second) {
            throw duplicate_key("vitalfew: the rules at index " +
                                std::to_string(names.at(rule.name)) + " and " + std::to_string(i) +
                                " are both called \"" + rule.name +
                                "\": give each a name of its own");
        }
        if (kind_of(rule.what).empty()) {
            throw_bad_rule(rule.name, "decides about a kind without a name: name it");
        }
        if (const auto* price = std::get_if<price_concession>(&rule.what)) {
            (void)millionths(price->most);
            (void)millionths(price->margin_floor);
        }
        if (const auto* keep = std::get_if<relationship>(&rule.what)) {
            if (keep->rhythm < std::chrono::days(1) ||
                keep->per_contact < std::chrono::minutes(0)) {
                throw_bad_rule(rule.name, "needs a rhythm of 1 day or more, and no negative time");
            }
        }
    }
}

/// That each rule of a kind is reached by some client, and each client by some rule.
inline void check_reachable(const std::vector<policy_rule>& rules,
                            const std::vector<std::size_t>& of_kind, const std::string& kind) {
    std::vector<fact_box> open{fact_box()};
    std::string earlier;
    for (const std::size_t i : of_kind) {
        bool reached = false;
        for (const auto& box : rules[i].when.boxes()) {
            for (const auto& left : open) {
                reached = reached || !box.intersected(left).is_empty();
            }
        }
        if (!reached) {
            throw_bad_rule(rules[i].name,
                           rules[i].when.boxes().empty()
                               ? "is never reached: its condition never holds"
                               : "is never reached: earlier rules take all its clients (" +
                                     earlier + "): move it up or leave it out");
        }
        open = without(std::move(open), rules[i].when.boxes());
        earlier += (earlier.empty() ? "\"" : ", \"") + rules[i].name + "\"";
    }
    if (!open.empty()) {
        throw invalid_rules("vitalfew: the kind \"" + kind + "\" has no default: its rules (" +
                            earlier + ") leave out clients with " + open.front().text() +
                            ": end with a rule that always applies");
    }
}

/// @returns the largest concession that a rule allows
[[nodiscard]] inline share most_of(const policy_rule& rule) {
    const auto* price = std::get_if<price_concession>(&rule.what);
    return price == nullptr ? share() : price->most;
}

/// That of two clients who differ in one of the grades alone the worse may not be conceded more.
inline void check_concessions(const std::vector<policy_rule>& rules,
                              const std::vector<std::size_t>& of_kind) {
    struct region {
        std::size_t rule;
        fact_box box;
    };
    for (const fact by : {fact::grade, fact::effective_grade}) {
        std::vector<fact_box> open{fact_box()};
        open.front().narrow(by, domain_of(by).low, domain_of(by).high);
        std::vector<region> regions;
        for (const std::size_t i : of_kind) {
            for (const auto& box : rules[i].when.boxes()) {
                for (const auto& left : open) {
                    const fact_box common = left.intersected(box);
                    if (!common.is_empty()) {
                        regions.push_back({i, common});
                    }
                }
            }
            open = without(std::move(open), rules[i].when.boxes());
        }
        for (const region& good : regions) {
            for (const region& bad : regions) {
                fact_box same = bad.box;
                same.widen(by);
                if (good.box.low(by) < bad.box.high(by) &&
                    most_of(rules[good.rule]) < most_of(rules[bad.rule]) &&
                    !good.box.intersected(same).is_empty()) {
                    throw invalid_rules(
                        "vitalfew: the rule \"" + rules[bad.rule].name + "\" concedes " +
                        to_string(most_of(rules[bad.rule])) + " to " + std::string(to_string(by)) +
                        " " + level_text(by, bad.box.high(by)) + ", but \"" +
                        rules[good.rule].name + "\" only " + to_string(most_of(rules[good.rule])) +
                        " to " + level_text(by, good.box.low(by)) +
                        ": a worse grade must not be conceded more");
                }
            }
        }
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

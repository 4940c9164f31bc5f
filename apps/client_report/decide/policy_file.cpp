// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "decide/policy_file.hpp"

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/default_policy.hpp"

#include "common/decimal.hpp"
#include "common/text.hpp"
#include "decide/rule_json.hpp"
#include "input/json_file.hpp"

#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

using json = nlohmann::ordered_json;

constexpr std::int64_t most_hours = 1'000'000'000;

// The rule that a message of the library names first, so that its line can be given.
const json_place& named_in(std::string_view message, const std::vector<json_place>& rules,
                           const json_place& all) {
    const json_place* named = &all;
    std::size_t first = std::string_view::npos;
    for (const json_place& rule : rules) {
        const std::size_t at = message.find("\"" + rule.member("name").text() + "\"");
        if (at < first) {
            first = at;
            named = &rule;
        }
    }
    return *named;
}

vf::decide::policy read_rules(const json_place& at, int decimals) {
    const auto places = at.items();
    std::vector<vf::decide::policy_rule> rules;
    rules.reserve(places.size());
    for (const json_place& place : places) {
        rules.push_back(read_rule(place, decimals));
    }
    if (rules.empty()) {
        at.fail("there are no rules; give one for each kind of decision at least");
    }
    try {
        return vf::decide::policy(std::move(rules));
    } catch (const vf::error& refused) {
        named_in(refused.what(), places, at).fail(without_prefix(refused.what()));
    }
}

vf::decide::plan_budget read_budget(const json_place& at, int decimals) {
    at.allow_only({"cost", "hours"});
    vf::decide::plan_budget budget;
    if (const auto cost = at.look_for("cost")) {
        budget.cost = cost->amount(decimals, 0, most_units);
    }
    if (const auto hours = at.look_for("hours")) {
        budget.contact = std::chrono::hours(hours->whole(0, most_hours));
    }
    return budget;
}

// With a blank after each colon and comma, as people write it.
std::string one_line(const json& value) {
    std::string text;
    if (value.is_object()) {
        for (const auto& [name, member] : value.items()) {
            text.append(text.empty() ? "" : ", ").append("\"" + name + "\": ");
            text += one_line(member);
        }
        return "{" + text + "}";
    }
    if (value.is_array()) {
        for (const json& item : value) {
            text.append(text.empty() ? "" : ", ").append(one_line(item));
        }
        return "[" + text + "]";
    }
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

vf::decide::condition key_accounts_by_default() {
    return vf::decide::graded(vf::grade::A, vf::grade::A);
}

}  // namespace

decision_policy default_decision_policy() {
    return {.name = "the built-in policy",
            .key_accounts = key_accounts_by_default(),
            .rules = vf::decide::default_policy(),
            .targets = default_targets()};
}

namespace {

decision_policy policy_of(const std::string& file, const json_node& root) {
    const json_place whole(file, root);
    whole.allow_only({"$schema", "comment", "decimals", "key_accounts", "urgent_days", "budget",
                      "rules", "targets"});
    int decimals = 2;
    if (const auto given = whole.look_for("decimals")) {
        decimals = static_cast<int>(given->whole(0, max_decimals));
    }
    decision_policy read{.name = printable(file, 50),
                         .decimals = decimals,
                         .key_accounts = key_accounts_by_default(),
                         .rules = read_rules(whole.member("rules"), decimals),
                         .targets = default_targets()};
    if (const auto key = whole.look_for("key_accounts")) {
        read.key_accounts = read_condition(*key, decimals);
    }
    if (const auto urgent = whole.look_for("urgent_days")) {
        read.urgent = std::chrono::days(urgent->whole(0, most_days));
    }
    if (const auto budget = whole.look_for("budget")) {
        read.budget = read_budget(*budget, decimals);
    }
    if (const auto targets = whole.look_for("targets")) {
        read.targets = read_targets(*targets, decimals);
    }
    return read;
}

}  // namespace

decision_policy read_policy(const std::string& file, byte_digest* digest) {
    return policy_of(file, read_json_file(file, digest));
}

decision_policy parse_policy(const std::string& file, const std::string& text) {
    return policy_of(file, read_json(file, text));
}

std::string policy_text(const decision_policy& policy) {
    json budget = json::object();
    if (policy.budget.cost) {
        budget["cost"] = number_json(*policy.budget.cost, policy.decimals);
    }
    if (policy.budget.contact) {
        budget["hours"] = std::chrono::floor<std::chrono::hours>(*policy.budget.contact).count();
    }
    std::string text =
        "{\n  \"decimals\": " + std::to_string(policy.decimals) +
        ",\n  \"key_accounts\": " + one_line(condition_json(policy.key_accounts, policy.decimals)) +
        ",\n  \"urgent_days\": " + std::to_string(policy.urgent.count()) +
        ",\n  \"budget\": " + one_line(budget) + ",\n  \"rules\": [\n";
    const char* between = "    ";
    for (const vf::decide::policy_rule& rule : policy.rules.rules()) {
        const json written = rule_json(rule, policy.decimals);
        text.append(between)
            .append("{\"name\": " + one_line(written["name"]))
            .append(",\n     \"when\": " + one_line(written["when"]))
            .append(",\n     \"do\": " + one_line(written["do"]) + "}");
        between = ",\n    ";
    }
    text += "\n  ],\n  \"targets\": {\n";
    between = "    ";
    const json targets = targets_json(policy.targets, policy.decimals);
    for (const auto& [name, value] : targets.items()) {
        text.append(between).append("\"" + name + "\": ");
        if (value.is_array() && !value.empty()) {
            const char* comma = "[\n      ";
            for (const json& each : value) {
                text.append(comma).append(one_line(each));
                comma = ",\n      ";
            }
            text += "\n    ]";
        } else {
            text += one_line(value);
        }
        between = ",\n    ";
    }
    return text + "\n  }\n}\n";
}

}  // namespace client_report

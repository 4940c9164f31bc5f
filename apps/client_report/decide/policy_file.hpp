// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECIDE_POLICY_FILE_HPP
#define CLIENT_REPORT_DECIDE_POLICY_FILE_HPP

#include "vitalfew/decide/plan_totals.hpp"
#include "vitalfew/decide/policy.hpp"

#include "decide/target_settings.hpp"

#include <chrono>
#include <string>

namespace client_report {

// What a policy file holds; policy.schema.json describes it.
struct decision_policy {
    std::string name;  // as the report calls it
    int decimals = 2;  // of the currency
    vitalfew::decide::condition key_accounts;
    std::chrono::days urgent{30};  // how many days before its end a contract presses
    vitalfew::decide::plan_budget budget{};
    vitalfew::decide::policy rules;
    target_settings targets;
};

// The policy that is built in.
[[nodiscard]] decision_policy default_decision_policy();

// @throws bad_input by file, line and path: what is not understood, and what contradicts itself
[[nodiscard]] decision_policy read_policy(const std::string& file);

// The same of what such a file holds.
[[nodiscard]] decision_policy parse_policy(const std::string& file, const std::string& text);

// The same policy, as a file.
[[nodiscard]] std::string policy_text(const decision_policy& policy);

}  // namespace client_report

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECIDE_POLICY_FILE_HPP
#define CLIENT_REPORT_DECIDE_POLICY_FILE_HPP

#include "vitalfew/decide/decision_plan.hpp"
#include "vitalfew/decide/policy.hpp"

#include "decide/target_settings.hpp"

#include <chrono>
#include <string>

namespace client_report {

// The content of a policy file; policy.schema.json describes it.
struct decision_policy {
    std::string name;  // as the report calls it
    int decimals = 2;  // of the currency
    vitalfew::decide::condition key_accounts;
    std::chrono::days urgent{30};  // before its end, a contract is urgent
    vitalfew::decide::plan_budget budget{};
    vitalfew::decide::policy rules;
    target_settings targets;
};

// The policy that is built in.
[[nodiscard]] decision_policy default_decision_policy();

// @throws bad_input with file, line and path, for unknown names, wrong values and contradictions
[[nodiscard]] decision_policy read_policy(const std::string& file, byte_digest* digest = nullptr);

// Parses the text of such a file; the name is for messages.
[[nodiscard]] decision_policy parse_policy(const std::string& file, const std::string& text);

// The policy as the text of a file.
[[nodiscard]] std::string policy_text(const decision_policy& policy);

}  // namespace client_report

#endif

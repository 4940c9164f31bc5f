// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECISIONS_DECISION_FIELDS_HPP
#define CLIENT_REPORT_DECISIONS_DECISION_FIELDS_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/decide/explain.hpp"

#include "decisions/decisions.hpp"

#include <optional>
#include <string>

// What is written of a decision, wherever it is written.

namespace client_report {

[[nodiscard]] std::string grade_field(const std::optional<vitalfew::grade>& grade);

// By when; empty where it is not about a day.
[[nodiscard]] std::string due_field(const vitalfew::decision& decided,
                                    const vitalfew::client_facts& facts);

// How much; empty where it is not about money, or not known.
[[nodiscard]] std::string amount_field(const decisions& all, const vitalfew::decision& decided,
                                       const vitalfew::client_facts& facts);

}  // namespace client_report

#endif

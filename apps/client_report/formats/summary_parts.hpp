// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_SUMMARY_PARTS_HPP
#define CLIENT_REPORT_FORMATS_SUMMARY_PARTS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"

#include "run/results.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>

// The parts of summary.json; null where one was not asked for. summary.schema.json describes them.

namespace client_report {

using json = nlohmann::ordered_json;
using amount_writer = std::function<std::string(const amount_sum&)>;

[[nodiscard]] std::string grade_text(vitalfew::grade g);
[[nodiscard]] json day_or_null(const std::optional<vitalfew::date>& day);
[[nodiscard]] json grade_list(const vitalfew::classification_summary<amount_sum>& classes,
                              const amount_writer& amount);

[[nodiscard]] json concentration_json(const results& r);
[[nodiscard]] json near_limits_json(const results& r);
[[nodiscard]] json sales_json(const results& r);
[[nodiscard]] json groups_json(const results& r);
[[nodiscard]] json effort_json(const results& r);
[[nodiscard]] json computed_limits_json(const results& r);
[[nodiscard]] json recency_json(const results& r);
[[nodiscard]] json comparison_json(const results& r);
[[nodiscard]] json decisions_json(const results& r);

}  // namespace client_report

#endif

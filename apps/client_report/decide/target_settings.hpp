// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECIDE_TARGET_SETTINGS_HPP
#define CLIENT_REPORT_DECIDE_TARGET_SETTINGS_HPP

#include "vitalfew/decide/condition.hpp"
#include "vitalfew/targeting/category_score.hpp"
#include "vitalfew/targeting/number_scores.hpp"
#include "vitalfew/targeting/target_clients.hpp"
#include "vitalfew/targeting/target_criterion.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include "input/json_file.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace client_report {

// What a criterion of the deals looks at.
enum class deal_input { value, value_share, deals, days_since_deal, grade, group };

using scoring =
    std::variant<vitalfew::targeting::linear_score<double>, vitalfew::targeting::step_score<double>,
                 vitalfew::targeting::target_band<double>,
                 vitalfew::targeting::category_score<std::string>>;

struct criterion_settings {
    std::string name;
    double weight = 1;
    std::variant<deal_input, std::string> looks_at;  // a column, where a person judged
    scoring score;

    [[nodiscard]] bool of_words() const {
        return std::holds_alternative<vitalfew::targeting::category_score<std::string>>(score);
    }
};

struct veto_settings {
    std::string reason;
    std::variant<std::string, vitalfew::decide::condition>
        excludes;  // a column that says yes, or facts
};

// Which columns a file of judgements must have: all that criteria look at, or none.
enum class judgement_columns { all, those_there };

// The target profile of a policy file; policy.schema.json describes it.
struct target_settings {
    std::vector<criterion_settings> criteria;
    std::vector<veto_settings> vetoes;
    vitalfew::targeting::missing_judgement missing =
        vitalfew::targeting::missing_judgement::counts_as_neutral;
    vitalfew::targeting::target_limit limit = vitalfew::targeting::score_from{0.6};
    double fits_from = 0.6;
    judgement_columns columns = judgement_columns::all;
};

// @throws bad_input by file, line and path
[[nodiscard]] target_settings read_targets(const json_place& at, int decimals);

// The default profile: buys often and recently, and is judged from 1 to 5 for interest, culture and
// trust.
[[nodiscard]] target_settings default_targets();

[[nodiscard]] nlohmann::ordered_json targets_json(const target_settings& targets, int decimals);

}  // namespace client_report

#endif

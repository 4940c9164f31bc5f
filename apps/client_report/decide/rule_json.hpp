// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECIDE_RULE_JSON_HPP
#define CLIENT_REPORT_DECIDE_RULE_JSON_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/policy.hpp"
#include "vitalfew/exact/share.hpp"

#include "common/errors.hpp"
#include "input/json_file.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace client_report {

// The largest numbers in a policy file.
inline constexpr std::int64_t most_units = (std::numeric_limits<std::int64_t>::max)();
inline constexpr std::int64_t most_days = 1'000'000;

// Calls the library for a place in a file: an error of the library becomes one that names the place.
template <class Make>
auto at_place(const json_place& at, const Make& make) {
    try {
        return make();
    } catch (const vitalfew::error& refused) {
        at.fail(without_prefix(refused.what()));
    }
}

// A percentage with at most 4 decimals.
[[nodiscard]] vitalfew::share read_percent(const json_place& at);

// Rules as policy.schema.json describes them. Amounts are in the currency, with at most as many
// decimals as the policy says.
//
// @throws bad_input by file, line and path, where a rule is not understood
[[nodiscard]] vitalfew::decide::condition read_condition(const json_place& at, int decimals);
[[nodiscard]] vitalfew::decide::policy_rule read_rule(const json_place& at, int decimals);

// The inverse: the JSON that is read as these.
[[nodiscard]] nlohmann::ordered_json condition_json(const vitalfew::decide::condition& when,
                                                    int decimals);
[[nodiscard]] nlohmann::ordered_json percent_json(const vitalfew::share& share);
// An amount in minor units; as text where a reader with doubles would round it.
[[nodiscard]] nlohmann::ordered_json number_json(std::int64_t units, int decimals);
[[nodiscard]] nlohmann::ordered_json rule_json(const vitalfew::decide::policy_rule& rule,
                                               int decimals);

}  // namespace client_report

#endif

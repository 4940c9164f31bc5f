// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECIDE_TARGET_INPUTS_HPP
#define CLIENT_REPORT_DECIDE_TARGET_INPUTS_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include "decide/target_settings.hpp"
#include "input/contracts.hpp"
#include "input/judgements.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace client_report {

// The data that criteria look at, by the index of the candidate.
struct target_inputs {
    std::size_t candidates;
    // From the deals: numbers, or words for the grade and the group.
    std::function<std::optional<double>(deal_input, std::size_t)> number;
    std::function<std::optional<std::string>(deal_input, std::size_t)> word;
    // The judgements, and the row of each candidate; null without judgements.
    const judgement_book* judgements;
    std::span<const std::optional<std::size_t>> judgement_rows;
    // For vetoes by facts.
    std::span<const vitalfew::decide::client_facts> facts;
    vitalfew::date as_of;
};

// A profile over the indices of the candidates. It keeps a reference to the facts of the inputs alone.
// @throws bad_input when a column is missing, has a text that cannot be scored, or the settings
// contradict each other
[[nodiscard]] vitalfew::targeting::target_profile<std::size_t> make_profile(
    const target_settings& settings, const target_inputs& inputs);

}  // namespace client_report

#endif

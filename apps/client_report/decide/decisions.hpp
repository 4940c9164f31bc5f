// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECIDE_DECISIONS_HPP
#define CLIENT_REPORT_DECIDE_DECISIONS_HPP

#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/decision_plan.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/targeting/fit_matrix.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include "decide/policy_file.hpp"
#include "input/contracts.hpp"
#include "input/earlier_run.hpp"
#include "input/input_log.hpp"
#include "input/judgements.hpp"
#include "settings/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>  // std::move
#include <variant>
#include <vector>

namespace client_report {

struct analysis;

// The urgency of a renewal as a word.
[[nodiscard]] const char* urgency_word(vitalfew::decide::renewal_urgency urgency);

// What a client is to be paid, or may be conceded, by an action with an amount; nothing where the
// client's value, or the cost that a concession needs, is not known.
template <class Action>
[[nodiscard]] std::optional<vitalfew::decide::minor_units> amount_paid(
    const Action& what, const vitalfew::decide::client_facts& facts) {
    constexpr bool needs_cost = std::is_same_v<Action, vitalfew::decide::price_concession>;
    return !facts.value || (needs_cost && !facts.cost) ? std::nullopt
                                                       : std::optional(what.amount(facts));
}

// The decisions about all clients.
//
// Order: the clients of the analysis, best first; then the lost ones, largest first; then names that
// only the contracts or the judgements have, in the order of these files.
struct decisions {
    decision_policy policy;
    vitalfew::date as_of;
    std::vector<std::string> names;
    std::vector<vitalfew::decide::client_facts> facts;
    vitalfew::decide::decision_plan plan;
    vitalfew::decide::plan_totals totals;

    vitalfew::targeting::target_profile<std::size_t> profile;  // over the indices of the clients
    vitalfew::targeting::fit_ranking fits;

    // Indices of clients, in the order in which the report lists them.
    std::vector<std::size_t> key_accounts{};  // the best first
    std::vector<std::size_t> renewals{};      // by end of the contract; without one last
    std::vector<std::size_t> stops{};         // the best first
    std::vector<std::size_t> targets{};       // the best fit first

    std::size_t analysed = 0;   // number of clients of the analysis
    std::size_t strangers = 0;  // number of names that only the files have

    [[nodiscard]] std::string amount(vitalfew::decide::minor_units amount) const;
    // The grade that rules use; none for a client who is not in the analysis.
    [[nodiscard]] std::optional<vitalfew::grade> grade(std::size_t index) const {
        return facts[index].effective_grade ? facts[index].effective_grade : facts[index].grade;
    }
    // The decision of one kind; null where there is none.
    template <class Action>
    [[nodiscard]] const Action* find(std::size_t index) const {
        for (const std::uint32_t rule : plan.decided(index)) {
            if (const auto* what = std::get_if<Action>(&plan.rules().rules()[rule].what)) {
                return what;
            }
        }
        return nullptr;
    }
    // What the decision of one kind pays; nothing without such a decision, or where it is not known.
    template <class Action>
    [[nodiscard]] std::optional<vitalfew::decide::minor_units> paid(std::size_t index) const {
        const auto* what = find<Action>(index);
        return what == nullptr ? std::nullopt : amount_paid(*what, facts[index]);
    }
    // How decisions are put into words.
    // @param min_deals from how many deals on a client is no one-off buyer
    [[nodiscard]] vitalfew::decide::decision_wording wording(std::uint64_t min_deals) const {
        return {
            .decimals = policy.decimals, .urgent_within = policy.urgent, .repeat_deals = min_deals};
    }
    // The course by grade and fit; a client without a grade counts as one of the last grade.
    [[nodiscard]] vitalfew::targeting::client_course course(std::size_t index) const;
};

// Decides by the files of the settings; nothing where they name none.
// @throws bad_input when the files or the policy are not what they should be, amounts are too large
// for minor units, or the plan is over the budget of the policy
[[nodiscard]] std::optional<decisions> decide(const analysis& found, const past_clients* past,
                                              const run_settings& asked, input_log* log = nullptr);

}  // namespace client_report

#endif

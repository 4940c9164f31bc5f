// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ANALYSIS_HPP
#define CLIENT_REPORT_ANALYSIS_HPP

#include "vitalfew/analyse/analyse.hpp"
#include "vitalfew/analyse/ask_change.hpp"
#include "vitalfew/analyse/ask_clients.hpp"
#include "vitalfew/analyse/ask_grades.hpp"
#include "vitalfew/behaviour/base_inflation.hpp"

#include "analysis/comparison.hpp"
#include "analysis/own_questions.hpp"
#include "analysis/place_list.hpp"
#include "cli/options.hpp"
#include "clients/client_base.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

namespace client_report {

namespace ask {
using vitalfew::ask::computed_limits;
using vitalfew::ask::effort;
using vitalfew::ask::groups;
using vitalfew::ask::review;
using vitalfew::ask::rfm;
using vitalfew::ask::second_value;
}  // namespace ask

// What the one-off clients do to the base.
struct inflation {
    vitalfew::inflation_summary<amount_sum> base;
    // How many repeat clients would have a better or a worse grade, were they alone.
    std::size_t raised = 0;
    std::size_t lowered = 0;
};

// All deals of the period, losses and returns included.
struct deal_totals {
    amount_sum net;
    std::uint64_t deals = 0;
    std::optional<vitalfew::date> first;
    std::optional<vitalfew::date> last;
};

// Who is in which group, and the grades within each: the key is the index of the group's name.
using group_grades = vitalfew::grouped_classification<std::uint32_t, amount_sum>;

// The answers that analyse gives; optional those that are not always asked for.
using answers = vitalfew::base_analysis<
    amount_sum,
    std::tuple<ask::concentration_fn, ask::near_limits_fn, vitalfew::ask::second_value_fn,
               vitalfew::ask::computed_limits_fn, vitalfew::ask::groups_fn,
               vitalfew::ask::effort_fn, ask::effort_by_pattern_fn, vitalfew::ask::rfm_fn,
               ask::lifetimes_fn, vitalfew::ask::review_fn, ask::comparison_fn>,
    std::tuple<
        vitalfew::concentration_summary<amount_sum>, std::vector<vitalfew::near_limit>,
        std::optional<vitalfew::second_value_answer<amount_sum, amount_sum>>,
        std::optional<vitalfew::computed_limits_answer<amount_sum>>, std::optional<group_grades>,
        std::optional<vitalfew::effort_table<vitalfew::grade, amount_sum, amount_sum>>,
        std::optional<pattern_effort>, std::optional<vitalfew::rfm_answer<amount_sum, amount_sum>>,
        std::optional<std::vector<std::optional<vitalfew::client_lifetime>>>,
        std::optional<vitalfew::review_answer>, std::optional<comparison>>>;

// The client base, analysed: first the whole of it, then the clients that are graded.
struct analysis {
    inflation inflated;
    deal_totals totals;

    client_base base;
    place_list places;
    answers found;

    [[nodiscard]] const vitalfew::classification<amount_sum>& classes() const noexcept {
        return found.classified();
    }
    // The answer to a question of namespace ask.
    template <class Topic>
    [[nodiscard]] const auto& operator[](const Topic& topic) const noexcept {
        return found[topic];
    }
};

// @throws bad_input when the as-of date is before the last deal
[[nodiscard]] analysis analyse(client_base base, const std::optional<earlier_base>& earlier,
                               const options& o);

// What the clients amount to who have one grade by what they are ranked by, and the other by sales;
// nothing where there are none.
// @pre it was asked
[[nodiscard]] vitalfew::cross_cell<amount_sum> crossed(const analysis& found,
                                                       vitalfew::grade by_value,
                                                       vitalfew::grade by_sales);

// The groups by their numbers, the largest total first.
[[nodiscard]] std::vector<std::size_t> by_total(const group_grades& groups);

}  // namespace client_report

#endif

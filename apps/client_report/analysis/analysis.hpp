// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ANALYSIS_ANALYSIS_HPP
#define CLIENT_REPORT_ANALYSIS_ANALYSIS_HPP

#include "vitalfew/analyse/analyse.hpp"
#include "vitalfew/analyse/ask_change.hpp"
#include "vitalfew/analyse/ask_clients.hpp"
#include "vitalfew/analyse/ask_grades.hpp"
#include "vitalfew/behaviour/base_inflation.hpp"
#include "vitalfew/behaviour/effort_by.hpp"
#include "vitalfew/behaviour/find_order_patterns.hpp"
#include "vitalfew/behaviour/lifetime.hpp"
#include "vitalfew/concentration/concentration.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/explain/near_limits.hpp"
#include "vitalfew/explain/standings.hpp"

#include "analysis/comparison.hpp"
#include "analysis/place_list.hpp"
#include "clients/client_base.hpp"
#include "settings/settings.hpp"

#include <algorithm>  // std::ranges::sort
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>  // std::move
#include <vector>

namespace client_report {

// Questions in a form that the library does not have. Clients are their indices in the base.

// The effort by size and frequency of orders.
struct pattern_effort {
    vitalfew::order_patterns<amount_sum> patterns;
    vitalfew::effort_table<vitalfew::order_pattern, amount_sum, amount_sum> effort;
};

namespace ask {

struct concentration_fn {
    // The measures of concentration. Uses the order of the places, so that nothing is sorted again.
    [[nodiscard]] auto operator()(const client_base& base, const place_list& places) const {
        return vitalfew::question_of<concentration_fn>([&base, &places](const auto& /*asked*/) {
            const auto order = places.order();
            std::vector<amount_sum> values;
            values.reserve(order.size());
            for (const std::size_t i : order) {
                values.push_back(base.clients[i].value());
            }
            return vitalfew::concentration(vitalfew::descending_values<amount_sum>(
                std::move(values), {order.begin(), order.end()}));
        });
    }
};
inline constexpr concentration_fn concentration{};

struct near_limits_fn {
    // The clients near a limit: limit by limit, the best clients first.
    [[nodiscard]] auto operator()(const vitalfew::share& margin) const {
        return vitalfew::question_of<near_limits_fn>([margin](const auto& asked) {
            auto near = vitalfew::near_limits(
                asked.clients(), asked.value(),
                vitalfew::standings(asked.clients(), asked.value(), asked.options()), margin);
            std::ranges::sort(near, [&asked](const auto& a, const auto& b) {
                if (a.limit != b.limit) {
                    return a.limit < b.limit;
                }
                const auto order = asked.value()(b.client) <=> asked.value()(a.client);
                return order != 0 ? order < 0 : a.client < b.client;
            });
            return near;
        });
    }
};
inline constexpr near_limits_fn near_limits{};

struct effort_by_pattern_fn {
    template <class Deals, class Effort>
    [[nodiscard]] auto operator()(Deals deals, Effort effort) const {
        return vitalfew::question_of<effort_by_pattern_fn>([deals, effort](const auto& asked) {
            auto patterns = vitalfew::find_order_patterns(asked.clients(), deals, asked.value());
            auto table =
                vitalfew::effort_by(patterns.labels(), asked.clients(), effort, asked.value());
            return pattern_effort{std::move(patterns), std::move(table)};
        });
    }
};
inline constexpr effort_by_pattern_fn effort_by_pattern{};

struct lifetimes_fn {
    [[nodiscard]] auto operator()(const client_base& base, vitalfew::date as_of) const {
        return vitalfew::question_of<lifetimes_fn>([&base, as_of](const auto& /*asked*/) {
            return vitalfew::client_lifetimes(base.clients, as_of);
        });
    }
};
inline constexpr lifetimes_fn lifetimes{};

struct comparison_fn {
    // The moves since an earlier analysis, and the steady grades where the settings ask for them.
    // @pre there is an earlier base when it is asked
    [[nodiscard]] auto operator()(const client_base& base,
                                  const std::optional<earlier_base>& earlier,
                                  const run_settings& settings) const {
        return vitalfew::question_of<comparison_fn>(
            [&base, &earlier, &settings](const auto& asked) {
                return compare(base, asked.classified().grades(), *earlier, settings);
            });
    }
};
inline constexpr comparison_fn comparison{};

// Questions of the library, unchanged.
using vitalfew::ask::computed_limits;
using vitalfew::ask::effort;
using vitalfew::ask::groups;
using vitalfew::ask::review;
using vitalfew::ask::rfm;
using vitalfew::ask::second_value;
}  // namespace ask

// How one-off clients inflate the base.
struct inflation {
    vitalfew::inflation_summary<amount_sum> base;
    // How many repeat clients would have a better or a worse grade without the one-off clients.
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

// The groups of clients, and the grades within each. The key is the index of the group's name.
using group_grades = vitalfew::grouped_classification<std::uint32_t, amount_sum>;

// The answers of analyse; optional where not every run asks for them.
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

// An analysed client base: first about all clients, then about those that are graded.
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
                               const run_settings& asked);

// The clients with one grade by the value that they are ranked by and another by sales; an empty
// cell where there are none.
// @pre sales were asked for
[[nodiscard]] vitalfew::cross_cell<amount_sum> crossed(const analysis& found,
                                                       vitalfew::grade by_value,
                                                       vitalfew::grade by_sales);

// The numbers of the groups, the largest total first.
[[nodiscard]] std::vector<std::size_t> by_total(const group_grades& groups);

}  // namespace client_report

#endif

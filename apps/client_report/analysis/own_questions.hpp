// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_OWN_QUESTIONS_HPP
#define CLIENT_REPORT_OWN_QUESTIONS_HPP

#include "vitalfew/analyse/question.hpp"
#include "vitalfew/behaviour/effort_by.hpp"
#include "vitalfew/behaviour/find_order_patterns.hpp"
#include "vitalfew/behaviour/lifetime.hpp"
#include "vitalfew/concentration/concentration.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/explain/near_limits.hpp"
#include "vitalfew/explain/standings.hpp"

#include "analysis/comparison.hpp"
#include "analysis/place_list.hpp"
#include "cli/options.hpp"
#include "clients/client_base.hpp"

#include <algorithm>  // std::ranges::sort
#include <cstddef>
#include <optional>
#include <utility>  // std::move
#include <vector>

// Questions of the program that the library does not ask in this form. The clients are their indices,
// and the base is what is behind these.

namespace client_report {

// What is spent on whom, by the size and the frequency of orders.
struct pattern_effort {
    vitalfew::order_patterns<amount_sum> patterns;
    vitalfew::effort_table<vitalfew::order_pattern, amount_sum, amount_sum> effort;
};

namespace ask {

struct concentration_fn {
    // The measures of concentration; the places have sorted the clients already.
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
    // Who is near a limit: limit by limit, the best clients first.
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
            return vitalfew::lifetimes(base.clients, as_of);
        });
    }
};
inline constexpr lifetimes_fn lifetimes{};

struct comparison_fn {
    // The moves since an earlier analysis, and the steady grades where they are asked for.
    // @pre there is an earlier base, when it is asked
    [[nodiscard]] auto operator()(const client_base& base,
                                  const std::optional<earlier_base>& earlier,
                                  const options& o) const {
        return vitalfew::question_of<comparison_fn>([&base, &earlier, &o](const auto& asked) {
            return compare(base, asked.classified().grades(), *earlier, o);
        });
    }
};
inline constexpr comparison_fn comparison{};

}  // namespace ask
}  // namespace client_report

#endif

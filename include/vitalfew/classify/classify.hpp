// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <ranges>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

struct classify_fn {
    /// Gives every client a grade by the cumulative share of the total that its value lies in: ABC or
    /// ABCD analysis, with as many grades as there are limits and one more.
    ///
    /// Semantics as for find_cutoffs: equal values share a grade, the order of the clients does not
    /// matter, sums and comparisons are exact. Clients with a value of 0 or less are in the last grade;
    /// losses are summed apart and never lower the total.
    ///
    /// @param clients any forward range; passed over twice
    /// @param value tells a client's value; called twice per client
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @returns grades in the order of the base, cutoffs and summaries; on an empty range, a valid
    /// result without clients
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n log n) time; allocates what find_cutoffs does, one byte a client for the grades,
    /// and the summaries.
    /// @example 01_first_abcd.cpp
    /// @see V. Pareto, "Cours d'economie politique" (1896); J. M. Juran, "Quality Control Handbook"
    /// (1951), for the vital few; H. F. Dickie, "ABC inventory analysis shoots for dollars, not
    /// pennies", Factory Management and Maintenance 109 (1951)
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            const classify_options& options = {}) const
        -> classification<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        using sum_type = sum_of_t<value_type>;
        auto ends = find_cutoffs(clients, std::ref(value), options);

        std::vector<grade> grades;
        if constexpr (std::ranges::sized_range<Clients>) {
            grades.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
        }
        std::vector<grade_summary<value_type>> summaries(options.limits.grades());
        loss_summary<value_type> losses;
        for (auto&& client : clients) {
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            const grade g = ends(it);
            grades.push_back(g);
            grade_summary<value_type>& summary = summaries[index(g)];
            ++summary.clients;
            if (detail::is_positive<value_type>(it)) {
                summary.value += it;
            } else if (detail::is_negative<value_type>(it)) {
                ++losses.clients;
                losses.value += it;
            }
        }

        sum_type total;
        for (const auto& summary : summaries) {
            total += summary.value;
        }
        for (auto& summary : summaries) {
            if (!grades.empty()) {
                summary.client_share = share(summary.clients, grades.size());
            }
            summary.value_share = {summary.value, total};
        }
        return {std::move(grades), std::move(ends), std::move(summaries), std::move(total),
                std::move(losses)};
    }
};

/// See classify_fn.
inline constexpr classify_fn classify{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_WITH_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_WITH_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Grades a base by known cutoffs in one pass, and sums up the grades.
/// @param take is called with the grade of each client, in order
/// @throws invalid_value at the end of the pass
template <class Clients, class Projection, class Take>
constexpr auto grade_by_cutoffs(Clients& clients, Projection& value,
                                cutoffs<projected_t<Projection, Clients>> ends, Take take)
    -> classification_summary<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    std::vector<grade_summary<value_type>> summaries(ends.size() + 1);
    loss_summary<value_type> losses;
    std::size_t count = 0;
    invalid_value_count invalid;
    for (auto&& client : clients) {
        auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
        if (!invalid.accept<value_type>(it)) {
            continue;
        }
        const grade g = ends(it);
        take(g);
        ++count;
        grade_summary<value_type>& summary = summaries[grade_index(g)];
        ++summary.clients;
        if (is_positive<value_type>(it)) {
            summary.value += it;
        } else if (is_negative<value_type>(it)) {
            ++losses.clients;
            losses.value += it;
        }
    }
    invalid.throw_if_any();
    return summarize(count, std::move(ends), std::move(summaries), std::move(losses));
}

}  // namespace detail

struct classify_with_fn {
    /// Gives every client a grade by known cutoffs: a new period on the scale of an old one, or the computed
    /// limits of the base itself.
    ///
    /// Values are compared with the cutoffs and nothing else: when the base has grown since the cutoffs were
    /// found, so has A. A value of 0 or less has the last grade. Empty range: a valid result without clients.
    ///
    /// @param clients any input range; passed over once
    /// @param value tells a client's value; called once per client
    /// @param ends the cutoffs: of classify, find_cutoffs, live_cutoffs or computed_limits
    /// @returns grades in the order of the base, the cutoffs given, and summaries with the shares that the
    /// grades have of this base
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n * number of limits) time; allocates one byte a client for the grades.
    /// @example 11_computed_limits.cpp
    template <std::ranges::input_range Clients, class Projection>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value,
                                            cutoffs<projected_t<Projection, Clients>> ends) const
        -> classification<projected_t<Projection, Clients>> {
        std::vector<grade> grades;
        if constexpr (std::ranges::sized_range<Clients>) {
            grades.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
        }
        auto summary = detail::grade_by_cutoffs(clients, value, std::move(ends),
                                                [&grades](grade g) { grades.push_back(g); });
        return {std::move(grades), std::move(summary)};
    }
};

/// See classify_with_fn.
inline constexpr classify_with_fn classify_with{};

}  // namespace v0
}  // namespace vitalfew

#endif

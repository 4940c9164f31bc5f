// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BASE_HPP
#define VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BASE_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/narrow_base.hpp"
#include "vitalfew/classify/detail/sorting_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <ranges>
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Classifies a base by sorting; see classify_base.
template <class Clients, class Projection, class Room>
constexpr auto classify_by_sorting(Clients& clients, Projection& value,
                                   const classify_options& options, Room room_for)
    -> classification_summary<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    auto ends = find_cutoffs_by_sorting(clients, value, options);
    grade* grades = room_for(static_cast<std::size_t>(std::ranges::distance(clients)));
    std::vector<grade_summary<value_type>> summaries(options.limits.grades());
    loss_summary<value_type> losses;
    std::size_t count = 0;
    for (auto&& client : clients) {
        auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
        const grade g = ends(it);
        *grades++ = g;
        ++count;
        grade_summary<value_type>& summary = summaries[index(g)];
        ++summary.clients;
        if (is_positive<value_type>(it)) {
            summary.value += it;
        } else if (is_negative<value_type>(it)) {
            ++losses.clients;
            losses.value += it;
        }
    }
    return summarize(count, std::move(ends), std::move(summaries), std::move(losses));
}

/// Classifies a base the faster way that its size and values allow; the result does not depend on which.
/// @param room_for called with the number of clients, once nothing can be wrong with the values any more;
/// gives the memory for their grades
template <class Clients, class Projection, class Room>
constexpr auto classify_base(Clients& clients, Projection& value, const classify_options& options,
                             classify_workspace& workspace, Room room_for)
    -> classification_summary<projected_t<Projection, Clients>> {
    if constexpr (narrowable_value<projected_t<Projection, Clients>>) {
        if (!std::is_constant_evaluated() && has_at_least(clients, narrowing_pays_from)) {
            if (auto found =
                    classify_by_narrowing(clients, value, options, workspace.scratch(), room_for)) {
                return *std::move(found);
            }
        }
    }
    return classify_by_sorting(clients, value, options, room_for);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BASE_HPP
#define VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BASE_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/classify_by_narrowing.hpp"
#include "vitalfew/classify/detail/classify_by_sorting.hpp"
#include "vitalfew/classify/detail/classify_without_sorting.hpp"
#include "vitalfew/classify/detail/cutoffs_by_search.hpp"
#include "vitalfew/classify/detail/grade_by_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"

#include <cstddef>
#include <iterator>
#include <ranges>       // std::ranges::distance
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::move

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Classifies a base the faster way that its size and values allow; the result does not depend on which.
/// @param room_for called with the number of clients, once nothing can be wrong with the values any more;
/// gives the memory for their grades
template <class Clients, class Projection, class Room>
constexpr auto classify_base(Clients& clients, Projection& value, const classify_options& options,
                             classify_workspace& workspace, Room room_for)
    -> classification_summary<projected_t<Projection, Clients>> {
    if constexpr (narrowable_value<projected_t<Projection, Clients>>) {
        if (!std::is_constant_evaluated() && has_at_least(clients, narrowing_pays_from)) {
            if (auto found = classify_without_sorting(clients, value, options, workspace.scratch(),
                                                      room_for)) {
                return *std::move(found);
            }
            if constexpr (has_wide_integers<projected_t<Projection, Clients>>) {
                if (has_at_least(clients, search_pays_from)) {
                    auto ends = cutoffs_by_search(clients, value, options);
                    const auto count = static_cast<std::size_t>(std::ranges::distance(clients));
                    grade* grades = room_for(count);
                    return grade_by_cutoffs(clients, value, std::move(ends),
                                            [&grades](grade g) { *grades++ = g; });
                }
            }
        }
    }
    return classify_by_sorting(clients, value, options, room_for);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

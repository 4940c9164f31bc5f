// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CHOOSE_WAY_HPP
#define VITALFEW_CLASSIFY_DETAIL_CHOOSE_WAY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify_with.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/detail/histogram_select/histogram_select.hpp"
#include "vitalfew/classify/detail/sample_select/sample_select.hpp"
#include "vitalfew/classify/detail/sample_select/value_sample.hpp"
#include "vitalfew/classify/detail/search_rounds/local_search.hpp"
#include "vitalfew/classify/detail/sorting/sorting.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/engine/detail/wide/vectors.hpp"

#include <cstddef>
#include <iterator>
#include <ranges>       // std::ranges::distance
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::move

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Classifies a base by the fastest way for its size and values: the one place that chooses. The result
/// does not depend on the choice.
///
/// @param goal the wanted result: grades_goal, cutoffs_goal or group_goal. Its room_for(count) gives
/// the memory for the grades, or a null pointer, and is called once the values are known to be valid, more
/// than once at times; of_summary() and of_cutoffs() make the result of what a way found
/// @returns the result of the goal
/// @throws invalid_value; what the projection throws
template <pass_executor Executor, class Clients, class Projection, class Goal>
constexpr auto classify_by_fastest_way(const Executor& executor, Clients& clients,
                                       Projection& value, const classify_options& options,
                                       classify_workspace& workspace, Goal goal) {
    using value_type = projected_t<Projection, Clients>;
    if constexpr (selectable_value<value_type>) {
        if (!std::is_constant_evaluated() && has_at_least(clients, histogram_select_pays_from)) {
            const auto room_for = [&goal](std::size_t count) { return goal.room_for(count); };
            select_scratch& scratch = workspace.scratch();
#if VITALFEW_DETAIL_HAS_WIDE_VECTORS
            if constexpr (indexed_base<Clients>) {
                const auto size = static_cast<std::size_t>(std::ranges::size(clients));
                if (size >= sample_select_pays_from && sample_select_is_possible()) {
                    if (auto found = classify_by_sample_select(
                            executor, clients, value, options, {usual_sample_size(size)},
                            scratch.histogram, scratch.sample_select, room_for)) {
                        return goal.of_summary(*std::move(found));
                    }
                }
            }
#endif
            if (auto found = classify_by_histogram_select(executor, clients, value, options,
                                                          scratch.histogram,
                                                          scratch.histogram_select, room_for)) {
                return goal.of_summary(*std::move(found));
            }
            if constexpr (has_wide_integers<value_type>) {
                if (has_at_least(clients, search_rounds_pay_from)) {
                    return goal.of_cutoffs(
                        clients, value,
                        find_cutoffs_by_search_rounds(executor, clients, value, options));
                }
            }
        }
    }
    auto ends = find_cutoffs_by_sorting(clients, value, options, goal.sorting);
    return goal.of_cutoffs(clients, value, std::move(ends));
}

/// The goal of classify: a grade for each client.
template <class Value, class Room>
struct grades_goal {
    Room room_for;
    sorting_scratch<Value> sorting{};

    [[nodiscard]] constexpr classification_summary<Value> of_summary(
        classification_summary<Value> found) const {
        return found;
    }
    template <class Clients, class Projection>
    [[nodiscard]] constexpr classification_summary<Value> of_cutoffs(Clients& clients,
                                                                     Projection& value,
                                                                     cutoffs<Value> ends) const {
        grade* grades = room_for(static_cast<std::size_t>(std::ranges::distance(clients)));
        return grade_by_cutoffs(clients, value, std::move(ends),
                                [&grades](grade g) { *grades++ = g; });
    }
};

/// The goal of find_cutoffs: nobody is graded.
template <class Value>
struct cutoffs_goal {
    sorting_scratch<Value> sorting{};

    [[nodiscard]] constexpr grade* room_for(std::size_t /*count*/) const noexcept {
        return nullptr;
    }
    [[nodiscard]] constexpr cutoffs<Value> of_summary(classification_summary<Value> found) const {
        return std::move(found).cutoffs();
    }
    template <class Clients, class Projection>
    [[nodiscard]] constexpr cutoffs<Value> of_cutoffs(Clients& /*clients*/, Projection& /*value*/,
                                                      cutoffs<Value> ends) const {
        return ends;
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

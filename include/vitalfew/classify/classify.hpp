// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/detail/choose_way.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

namespace detail {

/// Grades a base in memory that room_for(count) gives.
template <pass_executor Executor, class Clients, class Projection, class Room>
[[nodiscard]] constexpr auto grade_base(const Executor& executor, Clients& clients,
                                        Projection& value, const classify_options& options,
                                        classify_workspace& workspace, Room room_for) {
    return classify_by_fastest_way(
        executor, clients, value, options, workspace,
        grades_goal<projected_t<Projection, Clients>, Room>{std::move(room_for)});
}

}  // namespace detail

struct classify_fn {
    /// Gives every client a grade by the cumulative share of the total that its value lies in: ABC or
    /// ABCD analysis, with one grade more than there are limits.
    ///
    /// Semantics as for find_cutoffs: equal values share a grade, the order of the clients does not
    /// matter, sums and comparisons are exact. Clients with a value of 0 or less are in the last grade;
    /// losses are summed apart and never lower the total.
    ///
    /// @param clients any forward range; usually passed over twice
    /// @param value tells a client's value; usually called twice per client
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @returns grades in the order of the base, cutoffs and summaries; on an empty range, a valid
    /// result without clients
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: as find_cutoffs, in time and allocations, and one byte a client for the grades.
    /// @example 01_first_abcd.cpp
    /// @see V. Pareto, "Cours d'economie politique" (1896); J. M. Juran, "Quality Control Handbook"
    /// (1951), for the vital few; H. F. Dickie, "ABC inventory analysis shoots for dollars, not
    /// pennies", Factory Management and Maintenance 109 (1951)
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            const classify_options& options = {}) const
        -> classification<projected_t<Projection, Clients>> {
        classify_workspace workspace;
        return (*this)(clients, std::move(value), options, workspace);
    }

    /// The same with a workspace, which keeps its memory from call to call: only the result is allocated.
    template <client_range Clients, class Projection>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value,
                                            const classify_options& options,
                                            classify_workspace& workspace) const
        -> classification<projected_t<Projection, Clients>> {
        return on(detail::serial_executor{}, clients, value, options, workspace);
    }

    /// For the algorithms of this library: the same, with its passes run by an executor.
    template <detail::pass_executor Executor, class Clients, class Projection>
    [[nodiscard]] static constexpr auto on(const Executor& executor, Clients& clients,
                                           Projection& value, const classify_options& options,
                                           classify_workspace& workspace)
        -> classification<projected_t<Projection, Clients>> {
        std::vector<grade> grades;
        auto summary = detail::grade_base(
            executor, clients, value, options, workspace, [&grades](std::size_t count) {
                grades.assign(count, grade::A);  // many times faster than resize with g++ 12 -O2
                return grades.data();
            });
        return {std::move(grades), std::move(summary)};
    }
};

/// See classify_fn.
inline constexpr classify_fn classify{};

struct classify_into_fn {
    /// Gives every client a grade, as classify does, in the caller's memory.
    ///
    /// @param clients any forward range; usually passed over twice
    /// @param value tells a client's value; usually called twice per client
    /// @param grades where the grades go, in the order of the base
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @param workspace keeps its memory from call to call, so that a repeated one allocates no more than
    /// the few summaries
    /// @returns cutoffs and summaries
    /// @throws unequal_lengths unless grades has room for exactly as many grades as there are clients; then no grade
    /// has been written
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first; then
    /// no grade has been written
    /// @throws what the projection throws; when it throws in the second pass over the clients only, some
    /// grades have been written
    /// Complexity: as classify.
    template <client_range Clients, class Projection>
        requires summable_projection<Projection, Clients>
    constexpr auto operator()(Clients&& clients, Projection value, std::span<grade> grades,
                              const classify_options& options, classify_workspace& workspace) const
        -> classification_summary<projected_t<Projection, Clients>> {
        return detail::grade_base(detail::serial_executor{}, clients, value, options, workspace,
                                  [grades](std::size_t count) {
                                      if (grades.size() != count) {
                                          detail::throw_unequal_lengths("grades and clients",
                                                                        grades.size(), count);
                                      }
                                      return grades.data();
                                  });
    }
};

/// See classify_into_fn.
inline constexpr classify_into_fn classify_into{};

}  // namespace v0
}  // namespace vitalfew

#endif

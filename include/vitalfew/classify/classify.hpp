// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/classify_base.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <utility>     // std::move
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
    /// @param clients any forward range; passed over twice as a rule
    /// @param value tells a client's value; called twice per client as a rule
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

    /// The same with a workspace, which keeps its memory from call to call: what is allocated then is the
    /// result alone.
    template <client_range Clients, class Projection>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value,
                                            const classify_options& options,
                                            classify_workspace& workspace) const
        -> classification<projected_t<Projection, Clients>> {
        std::vector<grade> grades;
        auto summary =
            detail::classify_base(clients, value, options, workspace, [&grades](std::size_t count) {
                grades.assign(count, grade::A);
                return grades.data();
            });
        return {std::move(grades), std::move(summary)};
    }
};

/// See classify_fn.
inline constexpr classify_fn classify{};

}  // namespace v0
}  // namespace vitalfew

#endif

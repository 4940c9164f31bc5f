// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_FIND_CUTOFFS_HPP
#define VITALFEW_CLASSIFY_FIND_CUTOFFS_HPP

#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/detail/choose_way.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <functional>  // std::identity

namespace vitalfew {
inline namespace v0 {

struct find_cutoffs_fn {
    /// Finds the values at which the grades of a client base end, without grading anybody.
    ///
    /// A grade is a function of the value alone: with sums over the positive values, and before(v) the sum
    /// of those above v, after(v) the sum of those at or above v, the value v lies past a limit as crossing
    /// says. Equal values have equal grades; the order of the clients does not matter. Values of 0 or less
    /// take no part. Sums and comparisons are exact.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @returns one cutoff for each limit; on an empty range, or one without positive values, cutoffs
    /// that give the last grade to everybody
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: built-in numbers, and types with an exact_integer that is one and its from_integer: O(n)
    /// time whatever the values, usually two calls of the projection per client, four and a few more at the
    /// most; allocates two megabytes of tables, of which few pages are touched, two more for a sample, and
    /// 16 bytes for each client near a limit, usually a few percent. Where there are integers beyond 2^53,
    /// up to five passes instead of two, and up to two megabytes more. Other types, fewer than about 500
    /// clients and fewer than about 4000 with such integers: O(n log n) time and one allocation of the
    /// positive values.
    /// @example 05_grade_one_more.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            const classify_options& options = {}) const
        -> cutoffs<projected_t<Projection, Clients>> {
        classify_workspace workspace;
        return on(detail::serial_executor{}, clients, value, options, workspace);
    }

    /// For the algorithms of this library: the same, with its passes run by an executor.
    template <detail::pass_executor Executor, class Clients, class Projection>
    [[nodiscard]] static constexpr auto on(const Executor& executor, Clients& clients,
                                           Projection& value, const classify_options& options,
                                           classify_workspace& workspace)
        -> cutoffs<projected_t<Projection, Clients>> {
        return detail::classify_by_fastest_way(
            executor, clients, value, options, workspace,
            detail::cutoffs_goal<projected_t<Projection, Clients>>{});
    }
};

/// See find_cutoffs_fn.
inline constexpr find_cutoffs_fn find_cutoffs{};

}  // namespace v0
}  // namespace vitalfew

#endif

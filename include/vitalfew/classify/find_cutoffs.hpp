// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_FIND_CUTOFFS_HPP
#define VITALFEW_CLASSIFY_FIND_CUTOFFS_HPP

#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/classify_by_narrowing.hpp"
#include "vitalfew/classify/detail/classify_by_sorting.hpp"
#include "vitalfew/classify/detail/classify_without_sorting.hpp"
#include "vitalfew/classify/detail/cutoffs_by_search.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>   // std::identity
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::move

namespace vitalfew {
inline namespace v0 {

struct find_cutoffs_fn {
    /// Finds the values at which the grades of a client base end, without grading anybody.
    ///
    /// A grade is a function of the value alone: with sums over the positive values, and before(v) the sum
    /// of those above v, after(v) the sum of those at or above v, the value v lies past a limit as
    /// crossing says. Equal values never part; the order of the clients does not matter. Values of 0 or
    /// less take no part. Sums and comparisons are exact.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @returns one cutoff for each limit; on an empty range, or one without positive values, cutoffs
    /// that give the last grade to everybody
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: built-in numbers, and types with an exact_integer that is one and its from_integer: O(n)
    /// time whatever the values, two calls of the projection per client as a rule, four and a few more at the
    /// most; allocates two megabytes of tables, of which few pages are touched, two more for a sample, and 16
    /// bytes for each client about whose value a limit is crossed, a few percent as a rule. Where there are integers beyond 2^53, up to five passes instead of
    /// two, and up to two megabytes more. Other types, fewer than about 500 clients and fewer than about 4000
    /// with such integers: O(n log n) time and one allocation of the positive values.
    /// @example 05_grade_one_more.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            const classify_options& options = {}) const
        -> cutoffs<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        if constexpr (detail::narrowable_value<value_type>) {
            if (!std::is_constant_evaluated() &&
                detail::has_at_least(clients, detail::narrowing_pays_from)) {
                classify_workspace workspace;
                auto found =
                    detail::classify_without_sorting(clients, value, options, workspace.scratch(),
                                                     [](std::size_t) -> grade* { return nullptr; });
                if (found) {
                    return std::move(*found).cutoffs();
                }
                if constexpr (detail::has_wide_integers<value_type>) {
                    if (detail::has_at_least(clients, detail::search_pays_from)) {
                        return detail::cutoffs_by_search(clients, value, options);
                    }
                }
            }
        }
        return detail::find_cutoffs_by_sorting(clients, value, options);
    }
};

/// See find_cutoffs_fn.
inline constexpr find_cutoffs_fn find_cutoffs{};

}  // namespace v0
}  // namespace vitalfew

#endif

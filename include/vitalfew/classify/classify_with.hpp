// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_WITH_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_WITH_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/grade_by_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"

#include <cstddef>
#include <ranges>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

struct classify_with_fn {
    /// Gives every client a grade by cutoffs that are known already: a new period on the scale of an old
    /// one, or the computed limits of the base itself.
    ///
    /// Only values are compared, no limit is sought: when the base has grown since the cutoffs were found,
    /// so has A. A value of 0 or less has the last grade. Empty range: a valid result without clients.
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

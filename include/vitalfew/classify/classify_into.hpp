// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_INTO_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_INTO_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/classify_base.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"

#include <cstddef>
#include <span>

namespace vitalfew {
inline namespace v0 {

namespace detail {

/// @pre there is room for exactly so many grades
[[nodiscard]] constexpr grade* exact_room(std::span<grade> grades, std::size_t count) noexcept {
    VITALFEW_ASSERT(grades.size() == count);
    return grades.data();
}

}  // namespace detail

struct classify_into_fn {
    /// Gives every client a grade, as classify does, in the caller's own memory.
    ///
    /// @param clients any forward range; passed over twice as a rule
    /// @param value tells a client's value; called twice per client as a rule
    /// @param grades where the grades go, in the order of the base
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @param workspace keeps its memory from call to call, so that a repeated one allocates no more than
    /// the few summaries
    /// @pre grades has room for exactly as many grades as there are clients
    /// @returns cutoffs and summaries
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first; then
    /// no grade has been written
    /// @throws what the projection throws; when that is in its second pass over the clients, which the
    /// first has then gone through well, some grades have been written
    /// Complexity: as classify.
    template <client_range Clients, class Projection>
        requires summable_projection<Projection, Clients>
    constexpr auto operator()(Clients&& clients, Projection value, std::span<grade> grades,
                              const classify_options& options, classify_workspace& workspace) const
        -> classification_summary<projected_t<Projection, Clients>> {
        return detail::classify_base(
            clients, value, options, workspace,
            [grades](std::size_t count) { return detail::exact_room(grades, count); });
    }
};

/// See classify_into_fn.
inline constexpr classify_into_fn classify_into{};

}  // namespace v0
}  // namespace vitalfew

#endif

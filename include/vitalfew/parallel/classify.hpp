// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_CLASSIFY_HPP
#define VITALFEW_PARALLEL_CLASSIFY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"
#include "vitalfew/parallel/detail/parallel_executor.hpp"

#include <concepts>
#include <cstddef>
#include <functional>  // std::identity
#include <utility>     // std::move

namespace vitalfew {
inline namespace v0 {
/// The algorithms on several threads of oneTBB, with the results of one thread to the last bit.
namespace parallel {
namespace detail {

/// @returns algorithm.on() with its passes divided among threads where that pays, else algorithm()
template <class Algorithm, class Clients, class Projection>
[[nodiscard]] auto divided(const Algorithm& algorithm, Clients& clients, Projection& value,
                           const classify_options& options, std::size_t grain) {
    if constexpr (divisible_base<Clients> &&
                  vitalfew::detail::selectable_value<projected_t<Projection, Clients>>) {
        if (pays_to_divide(clients, grain)) {
            classify_workspace workspace;
            return algorithm.on(parallel_executor(grain), clients, value, options, workspace);
        }
    }
    return algorithm(clients, std::move(value), options);
}

}  // namespace detail

struct classify_fn {
    /// As vitalfew::classify, on the threads of the current oneTBB arena; the same result to the last bit.
    ///
    /// Bases that cannot be divided (no random access, values that are not built-in numbers) and small
    /// ones are classified serially. The projection is copied and called on several threads at once.
    /// @param clients any forward range; one without random access or size is graded on one thread
    /// @param value tells a client's value; copied, and called on several threads at once
    /// @param options limits and rule of crossing
    /// @param grain how many clients a thread takes at a time; changes the time, never the result
    /// @throws invalid_value as vitalfew::classify; what the projection throws
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Projection value = {},
                                  const classify_options& options = {},
                                  std::size_t grain = detail::default_grain) const
        -> classification<projected_t<Projection, Clients>> {
        return detail::divided(vitalfew::classify, clients, value, options, grain);
    }
};

/// See parallel::classify_fn.
inline constexpr classify_fn classify{};

struct find_cutoffs_fn {
    /// As vitalfew::find_cutoffs, on several threads; see parallel::classify_fn.
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Projection value = {},
                                  const classify_options& options = {},
                                  std::size_t grain = detail::default_grain) const
        -> cutoffs<projected_t<Projection, Clients>> {
        return detail::divided(vitalfew::find_cutoffs, clients, value, options, grain);
    }
};

/// See parallel::find_cutoffs_fn.
inline constexpr find_cutoffs_fn find_cutoffs{};

}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

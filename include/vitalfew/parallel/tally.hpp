// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_TALLY_HPP
#define VITALFEW_PARALLEL_TALLY_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/distributed/value_tally.hpp"
#include "vitalfew/engine/detail/signed_tally.hpp"
#include "vitalfew/engine/tallied_value.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"
#include "vitalfew/parallel/detail/parallel_executor.hpp"

#include <concepts>
#include <cstddef>
#include <functional>   // std::identity
#include <type_traits>  // std::remove_reference_t
#include <utility>      // std::move

namespace vitalfew {
inline namespace v0 {
namespace parallel {

struct tally_fn {
    /// Tallies the values of a base on the threads of the current oneTBB arena: equal to a value_tally that
    /// observed them one by one.
    ///
    /// Bases without random access and small ones are tallied serially. The projection is copied and called
    /// on several threads at once; when a value is invalid, the base is tallied again serially, which names
    /// it.
    /// @param clients any forward range; one without random access or size is tallied on one thread
    /// @param value tells a client's value; copied, and called on several threads at once
    /// @param grain how many clients a thread takes at a time; changes the time, never the result
    /// @returns the tally of all values; an empty one for an empty range
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws
    /// Complexity: O(n) time; a tally for each thread, and for doubles a histogram of two megabytes, of
    /// which few pages are touched.
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires projection_of<Projection, Clients> &&
                 tallied_value<projected_t<Projection, Clients>>
    [[nodiscard]] auto operator()(Clients&& clients, Projection value = {},
                                  std::size_t grain = detail::default_grain) const
        -> value_tally<projected_t<Projection, Clients>> {
        using tally_type = value_tally<projected_t<Projection, Clients>>;
        if constexpr (detail::divisible_base<std::remove_reference_t<Clients>>) {
            if (detail::pays_to_divide(clients, grain)) {
                return tally_type(
                    vitalfew::detail::signed_tally<projected_t<Projection, Clients>>::of(
                        detail::parallel_executor(grain), clients, value));
            }
        }
        tally_type tally;
        tally.observe(clients, std::move(value));
        return tally;
    }
};

/// See parallel::tally_fn.
inline constexpr tally_fn tally{};

}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

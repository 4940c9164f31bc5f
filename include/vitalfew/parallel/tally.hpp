// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_TALLY_HPP
#define VITALFEW_PARALLEL_TALLY_HPP

#include "vitalfew/classify/detail/tally_doubles.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/distributed/value_tally.hpp"
#include "vitalfew/engine/detail/tallied_cells.hpp"
#include "vitalfew/engine/tallied_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"
#include "vitalfew/parallel/detail/parallel_magnitudes.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>

#include <atomic>
#include <concepts>
#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <optional>
#include <type_traits>
#include <utility>  // std::forward, std::move

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// Tallies a base, each thread into cells of its own.
/// @returns nothing when the serial algorithm has to do it, as it knows what is wrong
template <divisible_base Clients, class Projection>
auto tally_divided(Clients& clients, const Projection& value, std::size_t grain)
    -> std::optional<vitalfew::detail::tallied_cells<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    using cells_type = vitalfew::detail::tallied_cells<value_type>;
    cells_type all;
    if constexpr (std::same_as<value_type, double>) {
        const auto totals = tally_magnitudes(clients, value, grain);
        if (!totals || !vitalfew::detail::add_totals(*totals, all.gains, all.losses, all.zeros)) {
            return std::nullopt;
        }
    } else {
        oneapi::tbb::enumerable_thread_specific<cells_type> cells;
        std::atomic<bool> valid = true;
        for_each_range(size_of(clients), grain, [&](std::size_t first, std::size_t end) {
            cells_type& own = cells.local();
            Projection own_value(value);
            vitalfew::detail::invalid_value_count invalid;
            for (auto&& client : part_of(clients, first, end)) {
                const value_type next =
                    std::invoke(own_value, std::forward<decltype(client)>(client));
                if (invalid.accept(next)) {
                    own.add(next);
                }
            }
            if (invalid.any()) {
                valid = false;
            }
        });
        if (!valid) {
            return std::nullopt;
        }
        for (const cells_type& own : cells) {
            all.merge(own);
        }
    }
    return all;
}

}  // namespace detail

struct tally_fn {
    /// Tallies the values of a base on the threads of the current oneTBB arena: equal to a value_tally that
    /// observed them one by one.
    ///
    /// Bases without random access and small ones are tallied serially. The projection is copied and called
    /// on several threads at once; where something is wrong with the values, all of it is done again
    /// serially, to say what.
    /// @param clients any forward range; one without random access or size is tallied on one thread
    /// @param value tells a client's value; copied, and called on several threads at once
    /// @param grain how many clients a thread takes at a time; changes the time, never the result
    /// @returns the tally of all values; an empty one for an empty range
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws
    /// Complexity: O(n) time; a tally for each thread, and for doubles a table of two megabytes, of which
    /// few pages are touched.
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires projection_of<Projection, Clients> &&
                 tallied_value<projected_t<Projection, Clients>>
    [[nodiscard]] auto operator()(Clients&& clients, Projection value = {},
                                  std::size_t grain = detail::default_grain) const
        -> value_tally<projected_t<Projection, Clients>> {
        using tally_type = value_tally<projected_t<Projection, Clients>>;
        if constexpr (detail::divisible_base<std::remove_reference_t<Clients>>) {
            if (detail::pays_to_divide(clients, grain)) {
                if (auto cells = detail::tally_divided(clients, value, grain)) {
                    return tally_type(*std::move(cells));
                }
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

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_RANK_HPP
#define VITALFEW_PARALLEL_RANK_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/descending_order.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/exact/detail/ordered_key.hpp"
#include "vitalfew/parallel/detail/divided_order.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"
#include "vitalfew/rank/rank.hpp"

#include <concepts>
#include <cstddef>
#include <functional>  // std::identity
#include <optional>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// Ranks a base on several threads if that pays.
/// @param place_of as of vitalfew::detail::rank_base
/// @returns nothing when the serial algorithm has to rank: it is as fast, or is to report invalid values
template <class Place, class Clients, class Projection, class PlaceOf>
std::optional<basic_ranking<Place>> rank_divided(Clients& clients, const Projection& value,
                                                 std::size_t grain, PlaceOf place_of) {
    using value_type = projected_t<Projection, Clients>;
    if constexpr (divisible_base<Clients> && vitalfew::detail::radix_ranked_value<value_type>) {
        using key_type = vitalfew::detail::ordered_key_t<value_type>;
        if (!pays_to_divide(clients, grain) ||
            size_of(clients) < vitalfew::detail::radix_pays_from ||
            size_of(clients) > packed_keys<key_type>::most) {
            return std::nullopt;
        }
        const equal_parts parts(size_of(clients), grain);
        auto gathered = gather_keys(clients, value, parts);
        if (!gathered) {
            return std::nullopt;
        }
        divided_order<key_type> order(*std::move(gathered), parts, grain);
        std::vector<Place> places;
        if constexpr (std::same_as<Place, std::size_t>) {
            places = order.take_spare();
        } else {
            places.resize(order.size());
        }
        order.for_each_tie_group(
            [&](const tie_group& group, std::size_t first, std::size_t end, auto index_at) {
                for (std::size_t i = first; i < end; ++i) {
                    places[index_at(i)] = place_of(i, group);
                }
            });
        return basic_ranking<Place>(std::move(places), std::move(order).take_order());
    } else {
        return std::nullopt;
    }
}

}  // namespace detail

struct rank_fn {
    /// Ranks as vitalfew::rank, on the threads of the current oneTBB arena: the same places, the same order.
    ///
    /// A least-significant-digit radix sort, in which each part of the base counts and moves its own words.
    /// Bases that cannot be divided (no random access, values that are not built-in numbers) and small ones
    /// are ranked serially. The projection is copied and called on several threads at once, once per client;
    /// when a value is NaN or infinite, the base is ranked again serially, so that the error counts all of
    /// them.
    /// @param clients any forward range; one without random access or size is ranked on one thread
    /// @param value tells a client's value; copied, and called on several threads at once
    /// @param rule what equal values get
    /// @param grain how many clients a thread takes at a time; changes the time, never the result
    /// @throws invalid_value as vitalfew::rank; what the projection throws
    /// Complexity: that of vitalfew::rank, and at most a megabyte more for counts.
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] ranking operator()(Clients&& clients, Projection value = {},
                                     ties rule = ties::min,
                                     std::size_t grain = detail::default_grain) const {
        auto places = detail::rank_divided<std::size_t>(
            clients, value, grain, [rule](std::size_t i, const detail::tie_group& group) {
                return vitalfew::detail::whole_place(rule, i, group);
            });
        return places ? *std::move(places) : vitalfew::rank(clients, std::move(value), rule);
    }

    /// The same with the mean of the places of equals.
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] average_ranking operator()(Clients&& clients, Projection value, ties::average_t,
                                             std::size_t grain = detail::default_grain) const {
        auto places = detail::rank_divided<double>(clients, value, grain,
                                                   [](std::size_t, const detail::tie_group& group) {
                                                       return vitalfew::detail::mean_place(group);
                                                   });
        return places ? *std::move(places)
                      : vitalfew::rank(clients, std::move(value), ties::average);
    }
};

/// See parallel::rank_fn.
inline constexpr rank_fn rank{};

}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

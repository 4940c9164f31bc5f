// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_RANK_BASE_HPP
#define VITALFEW_ENGINE_DETAIL_RANK_BASE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/has_at_least.hpp"
#include "vitalfew/engine/detail/descending_order.hpp"
#include "vitalfew/engine/detail/gathered_keys.hpp"
#include "vitalfew/engine/detail/rank_by_sorting.hpp"
#include "vitalfew/engine/detail/tie_groups.hpp"
#include "vitalfew/exact/ordered_key.hpp"
#include "vitalfew/rank/ranking.hpp"

#include <concepts>
#include <cstddef>
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Values that a radix sort can rank. Where an index has 32 bits, two of them and a key are no longer one
/// word, and comparing has to do.
template <class Value>
concept radix_ranked_value = keyed_value<Value> && sizeof(std::size_t) == 8;

/// From how many clients on the radix sort pays.
inline constexpr std::size_t radix_pays_from = 256;

/// @returns the places by a radix sort, together with the order it gives
template <class Place, class Key, class PlaceOf>
basic_ranking<Place> places_of(descending_order<Key> order, PlaceOf place_of) {
    std::vector<Place> places;
    if constexpr (std::same_as<Place, std::size_t>) {
        places = order.take_spare();
    } else {
        places.resize(order.size());
    }
    order.for_each_tie_group([&](const tie_group& group, auto index_at) {
        for (std::size_t i = group.first; i < group.next; ++i) {
            places[index_at(i)] = place_of(i, group);
        }
    });
    return {std::move(places), std::move(order).take_order()};
}

/// Ranks a base the faster way that its size and values allow; the result does not depend on which.
/// @param place_of tells the place of a position in a tie group
template <class Place, class Clients, class Projection, class PlaceOf>
constexpr basic_ranking<Place> rank_base(Clients& clients, Projection& value, PlaceOf place_of) {
    using value_type = projected_t<Projection, Clients>;
    if constexpr (radix_ranked_value<value_type>) {
        if (!std::is_constant_evaluated() && has_at_least(clients, radix_pays_from)) {
            using order_type = descending_order<ordered_key_t<value_type>>;
            auto gathered = gather_keys(clients, value);
            if (gathered.keys.size() <= order_type::most) {
                return places_of<Place>(order_type(std::move(gathered)), place_of);
            }
        }
    }
    return rank_by_sorting<Place>(clients, value, place_of);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

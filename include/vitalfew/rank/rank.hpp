// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_RANK_HPP
#define VITALFEW_RANK_RANK_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/engine/detail/descending_order.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/exact/detail/ordered_key.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity
#include <span>
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The place of clients of equal value. For the values 50, 40, 40, 10:
///
///  - ties::min: the best place of the group, as in competitions: 1, 2, 2, 4; the default
///  - ties::max: the worst place of the group: 1, 3, 3, 4
///  - ties::dense: no gaps: 1, 2, 2, 3
///  - ties::ordinal: no ties, in the order of the base: 1, 2, 3, 4
///  - ties::average: the mean of the group's places: 1, 2.5, 2.5, 4
///
/// The first four are values of the type ties, for a choice at run time. ties::average has another type,
/// because its places are fractions and rank returns an average_ranking.
class ties {
public:
    /// The type of ties::average.
    struct average_t {};

    static const ties min;
    static const ties max;
    static const ties dense;
    static const ties ordinal;
    static const average_t average;

    friend constexpr bool operator==(const ties&, const ties&) noexcept = default;

private:
    enum class kind : std::uint8_t { min, max, dense, ordinal };
    // not covered: the compiler runs it
    consteval explicit ties(kind k) noexcept : kind_(k) {}
    kind kind_;
};

// Braces, so that a macro min or max is not expanded.
inline constexpr ties ties::min{ties::kind::min};
inline constexpr ties ties::max{ties::kind::max};
inline constexpr ties ties::dense{ties::kind::dense};
inline constexpr ties ties::ordinal{ties::kind::ordinal};
inline constexpr ties::average_t ties::average{};

/// The place of every client, and the clients in order of their places: the result of rank.
///
/// Holds no reference to the base: clients are indices into it.
/// @tparam Place std::size_t, or double for the mean places of ties::average (exact halves)
/// @example 04_ranking_with_ties.cpp
template <class Place>
class basic_ranking {
public:
    using place_type = Place;

    /// No clients.
    basic_ranking() = default;
    /// Called by rank.
    /// @pre as many places as indices
    constexpr basic_ranking(std::vector<Place> places, std::vector<std::size_t> order)
        : places_(std::move(places)), order_(std::move(order)) {
        VITALFEW_ASSERT(places_.size() == order_.size());
    }

    /// @returns one place per client, in the order of the base; 1 is the largest value
    [[nodiscard]] constexpr std::span<const Place> places() const& noexcept { return places_; }
    /// Rvalue overload: moves the data out, so that no span dangles.
    [[nodiscard]] constexpr std::vector<Place> places() && noexcept { return std::move(places_); }

    /// @returns the indices of the clients, best first; equal values in the order of the base
    [[nodiscard]] constexpr std::span<const std::size_t> order() const& noexcept { return order_; }
    [[nodiscard]] constexpr std::vector<std::size_t> order() && noexcept {
        return std::move(order_);
    }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return places_.size(); }

private:
    std::vector<Place> places_;
    std::vector<std::size_t> order_;
};

/// Whole places, counted from 1.
using ranking = basic_ranking<std::size_t>;
/// Mean places, which may end in .5 and are exact below 2^52 clients.
using average_ranking = basic_ranking<double>;

namespace detail {

/// @returns the place of position i of the group by a rule that gives whole places
constexpr std::size_t whole_place(ties rule, std::size_t i, const tie_group& group) noexcept {
    if (rule == ties::ordinal) {
        return i + 1;
    }
    if (rule == ties::dense) {
        return group.number + 1;
    }
    return rule == ties::max ? group.next : group.first + 1;
}

/// @returns the mean place of the group
constexpr double mean_place(const tie_group& group) noexcept {
    return static_cast<double>(group.first + 1 + group.next) / 2;
}

/// Ranks a base by comparison sort; see rank_base.
template <class Place, class Clients, class Projection, class PlaceOf>
constexpr basic_ranking<Place> rank_by_sorting(Clients& clients, Projection& value,
                                               PlaceOf place_of) {
    const auto ranked = ranked_values<projected_t<Projection, Clients>>(clients, value);
    // With a value to fill in, for constant evaluation by clang with libstdc++ 12.
    std::vector<Place> places(ranked.size(), Place{0});
    std::vector<std::size_t> order(ranked.size(), std::size_t{0});
    for_each_tie_group(
        ranked.size(),
        // In descending order a value that is not smaller is equal.
        [&](std::size_t i, std::size_t j) { return !(ranked[j].value < ranked[i].value); },
        [&](const tie_group& group) {
            for (std::size_t i = group.first; i < group.next; ++i) {
                order[i] = ranked[i].index;
                places[ranked[i].index] = place_of(i, group);
            }
        });
    return {std::move(places), std::move(order)};
}

/// @returns the places and the order, from a radix sort
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

/// Ranks a base by radix sort where that pays, else by comparison sort, with the same result.
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

struct rank_fn {
    /// Gives every client its place in the whole base: 1 for the largest value.
    ///
    /// Values of 0 and below are ranked like all others; -0.0 equals 0.0. The value type needs only <;
    /// built-in numbers, and types whose exact_integer is one, are radix sorted, with the same result.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value; called once per client
    /// @param rule what equal values get; ties::min by default, so that 50, 40, 40, 10 have the places
    /// 1, 2, 2, 4
    /// @returns places in the order of the base, and the indices of the clients, best first; empty for
    /// an empty range
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n) time for built-in numbers and types whose exact_integer is one, n below 2^32;
    /// allocates beside the result (16 bytes a client) one number as wide as the value for each client, and 8
    /// bytes for each client that outliers squeeze into a small part of the range of values. Else, and below
    /// a few hundred clients, O(n log n), and n values with their indices.
    /// @example 04_ranking_with_ties.cpp
    template <client_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr ranking operator()(Clients&& clients, Projection value = {},
                                               ties rule = ties::min) const {
        return detail::rank_base<std::size_t>(
            clients, value, [rule](std::size_t i, const detail::tie_group& group) {
                return detail::whole_place(rule, i, group);
            });
    }

    /// The same with the mean of the places of equals: 50, 40, 40, 10 have the places 1, 2.5, 2.5, 4.
    /// Complexity: as above, with 8 bytes a client more in the O(n) case.
    template <client_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr average_ranking operator()(Clients&& clients, Projection value,
                                                       ties::average_t) const {
        return detail::rank_base<double>(
            clients, value,
            [](std::size_t, const detail::tie_group& group) { return detail::mean_place(group); });
    }
};

/// See rank_fn.
inline constexpr rank_fn rank{};

}  // namespace v0
}  // namespace vitalfew

#endif

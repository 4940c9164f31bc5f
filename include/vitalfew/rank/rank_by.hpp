// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_RANK_BY_HPP
#define VITALFEW_RANK_RANK_BY_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/client_groups.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/descending_order.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/rank/rank.hpp"

#include <cstddef>
#include <functional>  // std::hash
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The place of every client within its group, and the clients group by group: the result of rank_by.
///
/// Holds no reference to the base: clients are indices into it.
/// @tparam Place std::size_t, or double for the mean places of ties::average (exact halves)
/// @example 21_groups.cpp
template <class Key, class Place, class Hash = std::hash<Key>>
class grouped_ranking {
public:
    using place_type = Place;

    /// Called by rank_by.
    /// @pre as many places as indices, and as clients in the groups
    grouped_ranking(client_groups<Key, Hash> groups, std::vector<Place> places,
                    std::vector<std::size_t> order)
        : groups_(std::move(groups)), places_(std::move(places)), order_(std::move(order)) {
        VITALFEW_ASSERT(places_.size() == order_.size() &&
                        places_.size() == groups_.of_clients().size());
    }

    /// @returns the groups: their keys in order of first appearance, and the group of each client
    [[nodiscard]] const client_groups<Key, Hash>& groups() const noexcept { return groups_; }

    /// @returns one place per client, in the order of the base; 1 is the largest value of its group
    [[nodiscard]] std::span<const Place> places() const& noexcept { return places_; }
    [[nodiscard]] std::vector<Place> places() && noexcept { return std::move(places_); }

    /// @returns the indices of the clients, group by group and best first within each; equal values in the
    /// order of the base
    [[nodiscard]] std::span<const std::size_t> order() const& noexcept { return order_; }
    [[nodiscard]] std::vector<std::size_t> order() && noexcept { return std::move(order_); }

    /// @returns the indices of the clients of group i, best first
    /// @pre i < groups().size()
    [[nodiscard]] std::span<const std::size_t> order(std::size_t i) const& noexcept {
        return std::span<const std::size_t>(order_).subspan(groups_.clients_before(i),
                                                            groups_.clients(i));
    }
    /// The same by the key of the group. @throws unknown_key, naming it, when no client is in it
    [[nodiscard]] std::span<const std::size_t> order_of(const Key& key) const& {
        return order(groups_.index_of(key));
    }

    /// @returns the number of clients
    [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }

private:
    client_groups<Key, Hash> groups_;
    std::vector<Place> places_;
    std::vector<std::size_t> order_;
};

namespace detail {

/// Ranks the whole base once and distributes the order over the groups: it is the order within each, and
/// clients tied in the base are tied in their group. So many small groups cost no more than one.
template <class Place, class Clients, class Groups, class Projection, class PlaceOf>
auto rank_groups(Clients& clients, Groups groups, Projection& value, PlaceOf place_of)
    -> grouped_ranking<typename Groups::key_type, Place, typename Groups::hash_type> {
    const auto everybody = rank_base<std::size_t>(
        clients, value, [](std::size_t, const tie_group& group) { return group.number; });
    const auto tied = everybody.places();  // the same number for equal values
    std::vector<std::size_t> order(tied.size());
    auto next = group_starts(groups);
    for (const std::size_t client : everybody.order()) {
        order[next[groups.of_clients()[client]]++] = client;
    }
    std::vector<Place> places(tied.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto clients_of = std::span<const std::size_t>(order).subspan(
            groups.clients_before(i), groups.clients(i));
        for_each_tie_group(
            clients_of.size(),
            [&](std::size_t a, std::size_t b) {
                return tied[clients_of[a]] == tied[clients_of[b]];
            },
            [&](const tie_group& group) {
                for (std::size_t at = group.first; at < group.next; ++at) {
                    places[clients_of[at]] = place_of(at, group);
                }
            });
    }
    return {std::move(groups), std::move(places), std::move(order)};
}

}  // namespace detail

struct rank_by_fn {
    /// Gives every client its place within its region, branch, manager or product line: 1 for the largest
    /// value of the group.
    ///
    /// The places of a group are those that rank gives for its clients alone; values of 0 and below are
    /// ranked like all others. Groups are numbered in order of their first client.
    ///
    /// @param clients any forward range; passed over twice
    /// @param group tells the key of a client's group
    /// @param value tells a client's value; called once per client
    /// @param rule what equal values of one group get; ties::min by default
    /// @param hash of the keys
    /// @returns places in the order of the base, the groups, and the indices of the clients group by group,
    /// best first in each
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first in the
    /// base
    /// @throws std::length_error for more than 2^32 - 1 groups
    /// @throws what the projections throw; nothing of the caller's is changed
    /// Complexity: that of rank on the whole base, however many groups there are, and O(n) on average for
    /// the grouping. Beside the result (20 bytes a client, and a key and about 20 bytes a group) 16 bytes a
    /// client, and what rank takes.
    /// @example 21_groups.cpp
    template <client_range Clients, class Group, class Projection,
              class Hash = std::hash<projected_t<Group, Clients>>>
        requires projection_of<Group, Clients> && hashable_key<projected_t<Group, Clients>, Hash> &&
                 value_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Group group, Projection value,
                                  ties rule = ties::min, Hash hash = {}) const
        -> grouped_ranking<projected_t<Group, Clients>, std::size_t, Hash> {
        return detail::rank_groups<std::size_t>(
            clients, detail::group_clients(clients, group, std::move(hash)), value,
            [rule](std::size_t i, const detail::tie_group& tied) {
                return detail::whole_place(rule, i, tied);
            });
    }

    /// The same with the mean of the places of equals.
    template <client_range Clients, class Group, class Projection,
              class Hash = std::hash<projected_t<Group, Clients>>>
        requires projection_of<Group, Clients> && hashable_key<projected_t<Group, Clients>, Hash> &&
                 value_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Group group, Projection value, ties::average_t,
                                  Hash hash = {}) const
        -> grouped_ranking<projected_t<Group, Clients>, double, Hash> {
        return detail::rank_groups<double>(
            clients, detail::group_clients(clients, group, std::move(hash)), value,
            [](std::size_t, const detail::tie_group& tied) { return detail::mean_place(tied); });
    }
};

/// See rank_by_fn.
inline constexpr rank_by_fn rank_by{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_GROUPED_RANKING_HPP
#define VITALFEW_RANK_GROUPED_RANKING_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/client_groups.hpp"

#include <cstddef>
#include <functional>  // std::hash
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The place of every client within its group, and the clients group by group: the result of rank_by.
///
/// Independent of the base it came from: all is by position in it.
/// @tparam Place std::size_t, or double for the mean places of ties::average (exact halves)
/// @example 21_groups.cpp
template <class Key, class Place, class Hash = std::hash<Key>>
class grouped_ranking {
public:
    using place_type = Place;

    /// For rank_by, which sees to it that the parts belong together.
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

}  // namespace v0
}  // namespace vitalfew

#endif

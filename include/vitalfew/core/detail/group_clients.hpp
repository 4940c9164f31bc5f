// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_GROUP_CLIENTS_HPP
#define VITALFEW_CORE_DETAIL_GROUP_CLIENTS_HPP

#include "vitalfew/core/client_groups.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/position_index.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Groups clients by key, in one pass and linear time.
/// @throws std::length_error for more than 2^32 - 1 different keys
template <class Clients, class Group, class Hash>
auto group_clients(Clients& clients, Group& group, Hash hash)
    -> client_groups<projected_t<Group, Clients>, Hash> {
    std::deque<projected_t<Group, Clients>> keys;
    std::vector<std::uint32_t> of_clients;
    if constexpr (std::ranges::sized_range<Clients>) {
        of_clients.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
    }
    position_index index;
    for (auto&& client : clients) {
        auto&& key = std::invoke(group, std::forward<decltype(client)>(client));
        // Bases often stand group by group; then most keys need no hash.
        if (!of_clients.empty() && keys[of_clients.back()] == key) {
            of_clients.push_back(of_clients.back());
            continue;
        }
        const auto found = index.find_or_insert(
            hash(key), [&keys, &key](std::size_t at) { return keys[at] == key; });
        if (found.is_new) {
            keys.push_back(key);
        }
        of_clients.push_back(static_cast<std::uint32_t>(found.position));
    }
    return {std::move(keys), std::move(of_clients), std::move(hash)};
}

/// Where the next client of each group goes when clients are dealt out group by group.
template <class Groups>
std::vector<std::size_t> group_starts(const Groups& groups) {
    std::vector<std::size_t> next(groups.size());
    for (std::size_t i = 0; i < next.size(); ++i) {
        next[i] = groups.clients_before(i);
    }
    return next;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

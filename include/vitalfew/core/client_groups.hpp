// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_CLIENT_GROUPS_HPP
#define VITALFEW_CORE_CLIENT_GROUPS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/key_chains.hpp"
#include "vitalfew/core/detail/position_index.hpp"
#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>  // std::hash, std::invoke
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_unknown_group(const std::string& key, std::size_t groups) {
    VITALFEW_THROW(unknown_key("vitalfew: there is no group" + (key.empty() ? "" : " " + key) +
                               " among the " + std::to_string(groups) +
                               ": ask for a key that a client has, or find() it first"));
}

}  // namespace detail

/// A partition of the clients by a key: regions, branches, managers, product lines.
///
/// Groups are numbered in order of their first client. Holds no reference to the base. Lookups are const, so
/// any number of threads may ask at once.
/// @example 21_groups.cpp
template <class Key, class Hash = std::hash<Key>>
    requires hashable_key<Key, Hash>
class client_groups {
public:
    using key_type = Key;
    using hash_type = Hash;

    /// No clients, no groups.
    client_groups() = default;

    /// @param keys one for each group, all different
    /// @param of_clients the number of each client's group
    /// @param hash of keys, equal for equal keys
    /// @pre each number is less than the number of keys
    client_groups(std::deque<Key> keys, std::vector<std::uint32_t> of_clients, Hash hash)
        : keys_(std::move(keys)),
          of_clients_(std::move(of_clients)),
          hash_(std::move(hash)),
          chains_(keys_, hash_),
          starts_(keys_.size() + 1) {
        for (const std::uint32_t group : of_clients_) {
            VITALFEW_ASSERT(group < keys_.size());
            ++starts_[group + std::size_t{1}];
        }
        for (std::size_t i = 1; i < starts_.size(); ++i) {
            starts_[i] += starts_[i - 1];
        }
    }

    /// @returns the number of groups
    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
    /// @returns the keys in order of first appearance: group i has keys()[i]
    [[nodiscard]] const std::deque<Key>& keys() const noexcept { return keys_; }
    /// @returns the number of the group of each client, in the order of the base
    [[nodiscard]] std::span<const std::uint32_t> of_clients() const noexcept { return of_clients_; }

    /// @returns how many clients group i has, at least 1
    /// @pre i < size()
    [[nodiscard]] std::size_t clients(std::size_t i) const noexcept {
        VITALFEW_ASSERT(i < size());
        return starts_[i + 1] - starts_[i];
    }
    /// @returns how many clients the groups before group i have in total
    /// @pre i <= size()
    [[nodiscard]] std::size_t clients_before(std::size_t i) const noexcept {
        VITALFEW_ASSERT(i <= size());
        return starts_[i];
    }

    /// @returns the number of the group with this key; absent when no client has it. O(1) on average
    [[nodiscard]] std::optional<std::size_t> find(const Key& key) const {
        return chains_.find(keys_, key, hash_);
    }
    /// The same for a group that must exist. @throws unknown_key when it does not; the message names keys
    /// that are text, numbers or have a to_string
    [[nodiscard]] std::size_t index_of(const Key& key) const {
        const auto found = find(key);
        if (!found) {
            detail::throw_unknown_group(detail::key_text(key), size());
        }
        return *found;
    }

private:
    std::deque<Key> keys_;  // not a vector, because std::vector<bool> is no container
    std::vector<std::uint32_t> of_clients_;
    [[no_unique_address]] Hash hash_{};
    detail::key_chains chains_;
    std::vector<std::size_t> starts_ = std::vector<std::size_t>(1);
};

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
        // Bases are often sorted by group; then most keys need no hash.
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

/// @returns the position of the first client of each group in an order by groups
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

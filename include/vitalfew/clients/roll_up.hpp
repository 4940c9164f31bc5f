// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_ROLL_UP_HPP
#define VITALFEW_CLIENTS_ROLL_UP_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/key_chains.hpp"
#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>  // std::hash, std::invoke
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A company: an ultimate parent and all its subsidiaries.
template <summable_value Value>
struct company_group {
    /// The index of the ultimate parent in the base.
    std::size_t top = 0;
    /// The number of its clients, the ultimate parent included.
    std::size_t members = 0;
    /// The exact sum of their values. Losses count: a group is worth what it brings altogether.
    sum_of_t<Value> value;
};

/// The clients of a base gathered under their ultimate parents: the result of roll_up.
///
/// The groups are a base of their own: classify(rolled.groups(), &company_group<Value>::value).
/// Does not refer to the base: clients are identified by their position in it.
/// @example 22_roll_up.cpp
template <summable_value Value>
class rolled_up_clients {
public:
    using group_type = company_group<Value>;

    /// For roll_up alone: the parts have to match.
    /// @pre each number is less than the number of groups
    rolled_up_clients(std::vector<group_type> groups, std::vector<std::uint32_t> group_of_clients)
        : groups_(std::move(groups)), of_clients_(std::move(group_of_clients)) {}

    /// @returns the groups in order of their first client, be that the parent or not
    [[nodiscard]] std::span<const group_type> groups() const& noexcept { return groups_; }
    [[nodiscard]] std::vector<group_type> groups() && noexcept { return std::move(groups_); }

    /// @returns the number of each client's group, in the order of the base
    [[nodiscard]] std::span<const std::uint32_t> of_clients() const noexcept { return of_clients_; }

    /// @returns the index of a client's ultimate parent, its own when it has none
    /// @pre client < size()
    [[nodiscard]] std::size_t top_of(std::size_t client) const noexcept {
        VITALFEW_ASSERT(client < of_clients_.size());
        return groups_[of_clients_[client]].top;
    }

    /// @returns the number of clients
    [[nodiscard]] std::size_t size() const noexcept { return of_clients_.size(); }

private:
    std::vector<group_type> groups_;
    std::vector<std::uint32_t> of_clients_;
};

namespace detail {

/// @returns how a message names a client: its index, and its key where that can be printed
template <class Key>
std::string client_text(std::size_t client, const Key& key) {
    const std::string text = key_text(key);
    return text.empty() ? "client " + std::to_string(client)
                        : "client " + std::to_string(client) + " (" + text + ")";
}

[[noreturn]] inline void throw_duplicate_client(const std::string& first,
                                                const std::string& again) {
    VITALFEW_THROW(
        duplicate_key("vitalfew: " + first + " and " + again +
                      " have the same key: give each client once, or collect their deals first"));
}

[[noreturn]] inline void throw_unknown_parent(const std::string& client,
                                              const std::string& parent) {
    VITALFEW_THROW(unknown_key("vitalfew: the parent" + (parent.empty() ? "" : " " + parent) +
                               " of " + client +
                               " is not in the base: add it, correct it, or treat such clients as "
                               "ultimate parents (unknown_parent::stands_alone)"));
}

[[noreturn]] inline void throw_cyclic_parents(const std::string& way) {
    VITALFEW_THROW(cyclic_parents("vitalfew: the parents of " + way +
                                  " form a cycle: remove the parent of one of them"));
}

/// How many clients of a cycle a message names.
inline constexpr std::size_t cycle_clients_named = 8;

/// Throws cyclic_parents with the clients of the cycle.
template <class Keys>
[[noreturn]] void throw_cycle(std::size_t from, const std::vector<std::uint32_t>& parents,
                              const Keys& keys) {
    std::string way = client_text(from, keys[from]);
    std::size_t length = 1;
    for (std::size_t at = parents[from]; at != from; at = parents[at]) {
        if (++length <= cycle_clients_named) {
            way += ", " + client_text(at, keys[at]);
        }
    }
    if (length > cycle_clients_named) {
        way += " and " + std::to_string(length - cycle_clients_named) + " more";
    }
    throw_cyclic_parents(way);
}

/// @param parents of each client; those without one are their own
/// @returns the ultimate parent of each client
/// @throws cyclic_parents
/// Visits each client twice at most, however deep: once on the way up, once to store the ultimate parent.
template <class Keys>
std::vector<std::uint32_t> ultimate_parents(const std::vector<std::uint32_t>& parents,
                                            const Keys& keys) {
    constexpr auto unknown = (std::numeric_limits<std::uint32_t>::max)();
    constexpr std::uint32_t on_the_way = unknown - 1;
    std::vector<std::uint32_t> tops(parents.size(), unknown);
    for (std::uint32_t client = 0; client < tops.size(); ++client) {
        std::uint32_t at = client;
        for (; tops[at] == unknown; at = parents[at]) {
            tops[at] = parents[at] == at ? at : on_the_way;
        }
        if (tops[at] == on_the_way) {
            throw_cycle(at, parents, keys);
        }
        const std::uint32_t top = tops[at];
        for (at = client; tops[at] == on_the_way; at = parents[at]) {
            tops[at] = top;
        }
    }
    return tops;
}

}  // namespace detail

/// How to treat a client whose parent is not in the base.
enum class unknown_parent : std::uint8_t {
    refused,      ///< as an error: unknown_key
    stands_alone  ///< as its own ultimate parent, with its subsidiaries
};

/// Tells the key of a client's parent: a Key, the client's own when it has no parent, or an
/// std::optional<Key>, empty when it has none.
template <class Projection, class R, class Key>
concept parent_projection =
    projection_of<Projection, R> && (std::same_as<projected_t<Projection, R>, Key> ||
                                     std::same_as<projected_t<Projection, R>, std::optional<Key>>);

namespace detail {

/// The keys of all clients, in their order.
template <class Clients, class Projection>
auto keys_of(Clients& clients, Projection& key) -> std::deque<projected_t<Projection, Clients>> {
    std::deque<projected_t<Projection, Clients>> keys;
    for (auto&& client : clients) {
        keys.push_back(std::invoke(key, std::forward<decltype(client)>(client)));
    }
    // not covered: takes 2^32 clients
    if (keys.size() > (std::numeric_limits<std::uint32_t>::max)() - 2) {
        VITALFEW_THROW(std::length_error("vitalfew: more than 4294967293 clients to roll up"));
    }
    return keys;
}

/// @returns the key in it; a null pointer when there is none
template <class Key>
const Key* parent_key(const std::optional<Key>& parent) noexcept {
    return parent.has_value() ? &*parent : nullptr;
}
template <class Key>
const Key* parent_key(const Key& parent) noexcept {
    return &parent;
}

/// The index of the parent of each client; those that have none are their own.
/// @throws duplicate_key, unknown_key
template <class Clients, class Parent, class Keys, class Hash>
std::vector<std::uint32_t> parents_of(Clients& clients, Parent& parent, const Keys& keys,
                                      const Hash& hash, unknown_parent rule) {
    const key_chains chains(keys, hash);
    if (const auto twice = chains.first_duplicate(keys)) {
        throw_duplicate_client(client_text(twice->earlier, keys[twice->earlier]),
                               client_text(twice->later, keys[twice->later]));
    }
    std::vector<std::uint32_t> parents;
    parents.reserve(keys.size());
    for (auto&& client : clients) {
        const auto self = parents.size();
        auto&& it = std::invoke(parent, std::forward<decltype(client)>(client));
        const auto* const key = parent_key<typename Keys::value_type>(it);
        const auto found = key == nullptr ? std::optional(self) : chains.find(keys, *key, hash);
        if (!found && rule == unknown_parent::refused) {
            throw_unknown_parent(client_text(self, keys[self]), key_text(*key));
        }
        parents.push_back(static_cast<std::uint32_t>(found.value_or(self)));
    }
    return parents;
}

}  // namespace detail

struct roll_up_fn {
    /// Adds subsidiaries to their ultimate parents, at any depth, so that a company of twenty clients is
    /// ranked as one.
    ///
    /// A client without a parent, or that is its own, is an ultimate parent. Values of 0 and below are
    /// added like all others. The result does not depend on the order of the clients, but for that of the
    /// groups.
    ///
    /// @param clients any forward range; passed over three times
    /// @param key projection to a client's own key; each has to be there once
    /// @param parent projection to the key of its parent, directly above it
    /// @param value projection to a client's value; client_value by default, for profiles
    /// @param unknown how to treat a client whose parent is not in the base; refused by default
    /// @param hash of the keys
    /// @returns the groups with their exact values, in order of their first client, and the group of each
    /// client; without clients, no groups
    /// @throws duplicate_key when two clients have one key, unknown_key when a parent is not in the base,
    /// cyclic_parents when parents lead back to where one started: each with the clients it is about
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws std::length_error for more than 2^32 - 3 clients
    /// Complexity: O(n) time on average, however deep the parents go, and no recursion. Beside the result (4
    /// bytes a client, and 16 and a sum for each group) a key and about 20 to 24 bytes a client.
    /// @example 22_roll_up.cpp
    template <client_range Clients, class KeyOf, class Parent, class Projection = client_value_fn,
              class Hash = std::hash<projected_t<KeyOf, Clients>>>
        requires projection_of<KeyOf, Clients> && hashable_key<projected_t<KeyOf, Clients>, Hash> &&
                 parent_projection<Parent, Clients, projected_t<KeyOf, Clients>> &&
                 summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, KeyOf key, Parent parent,
                                  Projection value = {},
                                  unknown_parent unknown = unknown_parent::refused,
                                  Hash hash = {}) const
        -> rolled_up_clients<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        std::vector<std::uint32_t> tops;
        {
            const auto keys = detail::keys_of(clients, key);
            tops = detail::ultimate_parents(
                detail::parents_of(clients, parent, keys, hash, unknown), keys);
        }
        std::vector<company_group<value_type>> groups;
        constexpr auto none = (std::numeric_limits<std::uint32_t>::max)();
        std::vector<std::uint32_t> group_of_top(tops.size(), none);
        std::size_t at = 0;
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            std::uint32_t& top = tops[at++];
            std::uint32_t& number = group_of_top[top];
            if (number == none) {
                number = static_cast<std::uint32_t>(groups.size());
                groups.push_back({top, 0, {}});
            }
            top = number;  // from now on the group of this client
            ++groups[number].members;
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            if (invalid.accept<value_type>(it)) {
                groups[number].value += it;
            }
        }
        invalid.throw_if_any();
        return {std::move(groups), std::move(tops)};
    }
};

/// See roll_up_fn.
inline constexpr roll_up_fn roll_up{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_DETAIL_ULTIMATE_PARENTS_HPP
#define VITALFEW_CLIENTS_DETAIL_ULTIMATE_PARENTS_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
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
    VITALFEW_THROW(unknown_key(
        "vitalfew: the parent" + (parent.empty() ? "" : " " + parent) + " of " + client +
        " is no client: add it, correct it, or let such clients stand for themselves "
        "(unknown_parent::stands_alone)"));
}

[[noreturn]] inline void throw_cyclic_parents(const std::string& way) {
    VITALFEW_THROW(cyclic_parents("vitalfew: the parents of " + way +
                                  " lead back to it: one of them has to have no parent"));
}

/// How many clients of a cycle a message names.
inline constexpr std::size_t cycle_clients_named = 8;

/// Refuses a cycle.
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
/// Every client is walked over twice at most, however deep: once on the way up, once to be told the top.
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
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_DETAIL_DEALS_IN_BLOCKS_HPP
#define VITALFEW_CLIENTS_DETAIL_DEALS_IN_BLOCKS_HPP

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/position_index.hpp"

#include <array>
#include <cstddef>
#include <functional>  // std::invoke
#include <memory>      // std::addressof
#include <ranges>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Lets collect_clients look up many clients at a time.
struct collector_access {
    template <class Collector, class Key>
    static std::size_t hash_of(const Collector& collector, const Key& key) {
        return collector.hash_(key);
    }
    template <class Collector>
    static void prefetch_slot(const Collector& collector, std::size_t hash) noexcept {
        collector.clients_.prefetch(hash);
    }
    /// @returns where the client most likely is; any number when it is not there
    template <class Collector>
    static std::size_t likely_client(const Collector& collector, std::size_t hash) noexcept {
        const std::size_t at = collector.clients_.likely_position(hash);
        if (at < collector.rows_.size()) {
            prefetch(&collector.rows_[at]);
            prefetch(&collector.rows_[at].last_day);  // the end of a row may lie in the next line
            if (at < collector.largest_.size()) {
                prefetch(&collector.largest_[at]);
            }
        }
        return at;
    }
    template <class Collector, class Key>
    static std::size_t client_at(Collector& collector, const Key& key) {
        return collector.client_at(key);
    }
    template <class Collector, class Key>
    static std::size_t client_at(Collector& collector, const Key& key, std::size_t hash,
                                 std::size_t likely) {
        return likely < collector.rows_.size() && collector.rows_[likely].key == key
                   ? likely
                   : collector.client_at(key, hash);
    }
    template <class Collector, class... Line>
    static void add_line(Collector& collector, std::size_t client, const Line&... line) {
        collector.add_line(client, line...);
    }
};

/// Deals that stay where they are while others are looked at, with keys that cost nothing to ask for twice.
template <class Deals, class Client>
concept deals_in_place =
    std::ranges::forward_range<Deals> &&
    std::is_lvalue_reference_v<std::ranges::range_reference_t<Deals>> &&
    (std::is_lvalue_reference_v<
         std::invoke_result_t<const Client&, std::ranges::range_reference_t<Deals>>> ||
     std::is_trivially_copyable_v<projected_t<const Client, Deals>>);

/// Adds all deals to a collector, in order, by blocks: add(deal, client) adds one.
///
/// A client base is larger than any cache and the deals come in no order, so what a deal costs is waiting for
/// memory. Step by step for a whole block, the accesses of many deals are under way at the same time: the
/// processor looks far ahead in each of these short loops, but not across all that is done for one deal.
/// @param admits tells whether a deal is to be added
template <class Deals, class Client, class Collector, class Admits, class Add>
void add_in_blocks(Deals& deals, const Client& key, Collector& collector, Admits admits, Add add) {
    using access = collector_access;
    constexpr std::size_t block = 64;
    struct line {
        std::add_pointer_t<std::ranges::range_reference_t<Deals>> deal;
        std::size_t hash;
        std::size_t client;
    };
    std::array<line, block> lines{};
    auto it = std::ranges::begin(deals);
    const auto end = std::ranges::end(deals);
    while (it != end) {
        std::size_t count = 0;
        for (; count < block && it != end; ++it) {
            auto& deal = *it;
            if (admits(deal)) {
                const std::size_t hash = access::hash_of(collector, std::invoke(key, deal));
                access::prefetch_slot(collector, hash);
                lines[count++] = {std::addressof(deal), hash, 0};
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            lines[i].client = access::likely_client(collector, lines[i].hash);
        }
        for (std::size_t i = 0; i < count; ++i) {
            lines[i].client = access::client_at(collector, std::invoke(key, *lines[i].deal),
                                                lines[i].hash, lines[i].client);
        }
        for (std::size_t i = 0; i < count; ++i) {
            add(*lines[i].deal, lines[i].client);
        }
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

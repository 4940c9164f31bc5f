// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_ONE_OFF_HPP
#define VITALFEW_CLIENTS_ONE_OFF_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/concepts.hpp"

#include <algorithm>  // std::ranges::rotate
#include <concepts>
#include <cstdint>
#include <functional>  // std::invoke
#include <iterator>
#include <ranges>

namespace vitalfew {
inline namespace v0 {

/// The number of deals from which on a client is a repeat client, by default.
inline constexpr std::uint64_t default_min_deals = 2;

/// The kind of buyer, by the number of deals.
enum class buyer_kind : std::uint8_t {
    never,    ///< no deal: returns only, or nothing in the period
    one_off,  ///< a deal, but fewer than min_deals: a single one, by default
    repeat    ///< min_deals or more
};

/// @returns the kind of buyer that has so many deals; a negative number counts as 0
template <std::integral Count>
[[nodiscard]] constexpr buyer_kind buyer_kind_of(
    Count deals, std::uint64_t min_deals = default_min_deals) noexcept {
    if (deals <= Count{0}) {
        return buyer_kind::never;
    }
    return static_cast<std::uint64_t>(deals) < min_deals ? buyer_kind::one_off : buyer_kind::repeat;
}

struct is_one_off_fn {
    /// @returns whether a number of deals is a single one
    template <std::integral Count>
    [[nodiscard]] constexpr bool operator()(Count deals) const noexcept {
        return buyer_kind_of(deals) == buyer_kind::one_off;
    }
    /// @returns whether a client has a single deal in the period
    template <class Key, class Amount>
    [[nodiscard]] constexpr bool operator()(
        const client_profile<Key, Amount>& profile) const noexcept {
        return (*this)(profile.deals);
    }
};

/// Predicate: whether a profile, or a number of deals, is that of a one-off client.
inline constexpr is_one_off_fn is_one_off{};

namespace detail {

/// Stable partition: moves the elements for which keep is true to the front.
/// @returns the first of the others
/// Divide and rotate, without a buffer: all records stay in the range, even when something throws.
template <class Iterator, class Keep>
constexpr Iterator partition_by_rotation(Iterator first, std::iter_difference_t<Iterator> count,
                                         Keep& keep) {
    if (count == 0) {
        return first;
    }
    if (count == 1) {
        return keep(*first) ? std::ranges::next(first) : first;
    }
    const auto half = count / 2;
    const Iterator middle = std::ranges::next(first, half);
    const Iterator left = partition_by_rotation(first, half, keep);
    const Iterator right = partition_by_rotation(middle, count - half, keep);
    return std::ranges::rotate(left, middle, right).begin();
}

}  // namespace detail

struct partition_repeat_clients_fn {
    /// Moves the repeat clients before all others, keeping the order within both.
    /// @param clients any forward range whose records can be swapped
    /// @param deals projection to a client's number of deals; deal_count{} by default, for profiles
    /// @param min_deals from how many deals on a client is a repeat client
    /// @returns the others: one-off clients, and those without a deal
    /// Complexity: O(n) calls of the projection, O(n log n) swaps, no allocation.
    /// @throws what the projection or a swap throws; all records are still there then, in some order
    /// @example 03_repeat_clients.cpp
    template <std::ranges::forward_range Clients, class Projection = deal_count>
        requires std::permutable<std::ranges::iterator_t<Clients>> &&
                 count_projection<Projection, Clients>
    constexpr std::ranges::borrowed_subrange_t<Clients> operator()(
        Clients&& clients, Projection deals = {},
        std::uint64_t min_deals = default_min_deals) const {
        auto keep = [&](auto&& client) {
            return buyer_kind_of(std::invoke(deals, client), min_deals) == buyer_kind::repeat;
        };
        const auto first = std::ranges::begin(clients);
        const auto others =
            detail::partition_by_rotation(first, std::ranges::distance(clients), keep);
        return {others, std::ranges::next(others, std::ranges::end(clients))};
    }
};

/// See partition_repeat_clients_fn.
inline constexpr partition_repeat_clients_fn partition_repeat_clients{};

}  // namespace v0
}  // namespace vitalfew

#endif

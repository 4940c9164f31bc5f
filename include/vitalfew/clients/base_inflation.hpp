// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_BASE_INFLATION_HPP
#define VITALFEW_CLIENTS_BASE_INFLATION_HPP

#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/share.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward

namespace vitalfew {
inline namespace v0 {

/// How many of a base bought once, and how little they bring: by how much the base is inflated.
///
/// Values of 0 or less add nothing, as everywhere; so the shares are in [0, 1].
template <summable_value Value>
struct inflation_summary {
    std::size_t clients = 0;  ///< everybody
    std::size_t repeat = 0;   ///< with at least the least number of deals
    std::size_t one_off = 0;  ///< with some deals, but fewer
    std::size_t never = 0;    ///< without a deal in the period

    sum_of_t<Value> total;          ///< the positive values of everybody
    sum_of_t<Value> one_off_value;  ///< the positive values of the one-off clients

    share one_off_client_share;                                             ///< one_off of clients
    exact_share<typename sum_of_t<Value>::value_type> one_off_value_share;  ///< of total
};

struct base_inflation_fn {
    /// Sets the share of the one-off clients in the base against their share of the value.
    ///
    /// @param clients any input range; passed over once
    /// @param deals tells a client's number of deals, e.g. deal_count{} for profiles
    /// @param value tells a client's value, e.g. client_value for profiles
    /// @param min_deals from how many deals on a client is a repeat client
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) time, no allocation.
    /// @example 03_repeat_clients.cpp
    template <std::ranges::input_range Clients, class Deals = deal_count,
              class Projection = client_value_fn>
        requires count_projection<Deals, Clients> && summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Deals deals = {},
                                            Projection value = {},
                                            std::uint64_t min_deals = default_min_deals) const
        -> inflation_summary<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        inflation_summary<value_type> summary;
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            const buying kind = buying_of(std::invoke(deals, client), min_deals);
            ++summary.clients;
            ++(kind == buying::repeat    ? summary.repeat
               : kind == buying::one_off ? summary.one_off
                                         : summary.never);
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            if (invalid.accept<value_type>(it) && detail::is_positive<value_type>(it)) {
                summary.total += it;
                if (kind == buying::one_off) {
                    summary.one_off_value += it;
                }
            }
        }
        invalid.throw_if_any();
        if (summary.clients != 0) {
            summary.one_off_client_share = share(summary.one_off, summary.clients);
        }
        summary.one_off_value_share = {summary.one_off_value, summary.total};
        return summary;
    }
};

/// See base_inflation_fn.
inline constexpr base_inflation_fn base_inflation{};

}  // namespace v0
}  // namespace vitalfew

#endif

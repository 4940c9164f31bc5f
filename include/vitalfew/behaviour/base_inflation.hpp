// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_BASE_INFLATION_HPP
#define VITALFEW_BEHAVIOUR_BASE_INFLATION_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <ranges>
#include <utility>  // std::forward

namespace vitalfew {
inline namespace v0 {

/// How many clients bought once and what they bring: by how much one-off clients inflate the base.
///
/// Values of 0 or less add nothing, as everywhere; so the shares are in [0, 1]. A share of a total of 0 is 0.
template <summable_value Value>
struct inflation_summary {
    std::size_t clients = 0;  ///< all of them
    std::size_t repeat = 0;   ///< with min_deals or more
    std::size_t one_off = 0;  ///< with a deal, but fewer than min_deals
    std::size_t never = 0;    ///< without a deal in the period

    sum_of_t<Value> total;          ///< the positive values of all clients
    sum_of_t<Value> one_off_value;  ///< the positive values of the one-off clients

    share one_off_client_share;                                             ///< one_off of clients
    exact_share<typename sum_of_t<Value>::value_type> one_off_value_share;  ///< of total

    exact_sum<std::uint64_t> deals;                 ///< the deals of all clients
    exact_sum<std::uint64_t> one_off_deals;         ///< the deals of the one-off clients
    exact_share<std::uint64_t> one_off_deal_share;  ///< of deals
    share never_client_share;                       ///< never of clients
    sum_of_t<Value> value_after;  ///< the positive values of all but the one-off clients

    /// @returns the size of the base as it is counted: all clients
    [[nodiscard]] constexpr std::size_t clients_before() const noexcept { return clients; }
    /// @returns its size without the one-off clients. Includes clients without a deal in the period;
    /// without those too, the size is `repeat`.
    [[nodiscard]] constexpr std::size_t clients_after() const noexcept { return clients - one_off; }
};

struct base_inflation_fn {
    /// Compares the share of one-off clients in the base with their shares of the deals and the value.
    ///
    /// @param clients any input range; passed over once
    /// @param deals projection to a client's number of deals, e.g. deal_count{} for profiles
    /// @param value projection to a client's value, e.g. client_value for profiles
    /// @param min_deals from how many deals on a client is a repeat client
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) time, no allocation.
    /// @example 17_base_inflation.cpp
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
            const auto count = detail::deal_number(std::invoke(deals, client));
            const buyer_kind kind = buyer_kind_of(count, min_deals);
            ++summary.clients;
            ++(kind == buyer_kind::repeat    ? summary.repeat
               : kind == buyer_kind::one_off ? summary.one_off
                                             : summary.never);
            summary.deals += count;
            if (kind == buyer_kind::one_off) {
                summary.one_off_deals += count;
            }
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            if (invalid.accept<value_type>(it) && detail::is_positive<value_type>(it)) {
                summary.total += it;
                (kind == buyer_kind::one_off ? summary.one_off_value : summary.value_after) += it;
            }
        }
        invalid.throw_if_any();
        if (summary.clients != 0) {
            summary.one_off_client_share = share(summary.one_off, summary.clients);
            summary.never_client_share = share(summary.never, summary.clients);
        }
        summary.one_off_deal_share = {summary.one_off_deals, summary.deals};
        summary.one_off_value_share = {summary.one_off_value, summary.total};
        return summary;
    }
};

/// See base_inflation_fn.
inline constexpr base_inflation_fn base_inflation{};

}  // namespace v0
}  // namespace vitalfew

#endif

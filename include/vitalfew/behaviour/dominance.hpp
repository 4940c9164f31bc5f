// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_DOMINANCE_HPP
#define VITALFEW_BEHAVIOUR_DOMINANCE_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <compare>  // std::is_gteq
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <optional>
#include <ranges>
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// Whether a client's value depends on a single deal.
enum class deal_dominance : std::uint8_t {
    spread,     ///< no deal reaches that share of the value
    dominated,  ///< the largest deal is at least that share of the value
    undefined   ///< the value is 0 or less, or the largest deal is not known
};

/// The share of a client's value from which on its largest deal dominates, by default.
inline constexpr share default_dominance = percent(50);

/// A projection to a client's largest deal as a Sum, or to an empty optional where it is not known.
template <class Projection, class R, class Sum>
concept largest_deal_projection =
    projection_of<Projection, R> &&
    std::convertible_to<projected_t<Projection, R>, std::optional<Sum>>;

/// How many clients depend on a single deal: the result of find_dominance.
template <summable_value Value>
struct dominance_summary {
    std::vector<deal_dominance> labels;  ///< one for each client, in the order of the base
    std::size_t dominated = 0;
    std::size_t spread = 0;
    std::size_t undefined = 0;

    sum_of_t<Value> total;            ///< the positive values of all clients
    sum_of_t<Value> dominated_value;  ///< the values of the dominated clients

    share dominated_client_share;                                             ///< of all clients
    exact_share<typename sum_of_t<Value>::value_type> dominated_value_share;  ///< of total
};

/// @returns whether the largest deal is at least the share `least` of a client's value, without rounding
///
/// A deal of exactly that share dominates. Undefined for a value of 0 or less, and where the largest deal is
/// not known. A deal that is larger than the value, because of returns or losses, dominates; a largest deal
/// of 0 or less with a value above 0 (from positive returns) does not.
template <class Value>
[[nodiscard]] constexpr deal_dominance dominance_of(const std::optional<exact_sum<Value>>& largest,
                                                    const exact_sum<Value>& value,
                                                    const share& least = default_dominance) {
    if (!largest.has_value() || value.sign() <= 0) {
        return deal_dominance::undefined;
    }
    return largest->sign() > 0 && std::is_gteq(detail::compare_with_share(*largest, least, value))
               ? deal_dominance::dominated
               : deal_dominance::spread;
}

struct find_dominance_fn {
    /// Finds the clients whose value depends on one deal (see dominance_of for the exact rule).
    ///
    /// A client with a single deal is dominated by it; pass the repeat clients alone to leave these out.
    /// @param clients any input range; passed over once
    /// @param largest projection to a client's largest deal; largest_deal by default, for profiles, which know it
    /// when they were collected with profile_detail::full
    /// @param value projection to a client's value; client_value by default, for profiles
    /// @param least the share of the value from which on a deal dominates
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) time, one byte a client.
    /// @example 17_base_inflation.cpp
    template <std::ranges::input_range Clients, class Largest = largest_deal_fn,
              class Projection = client_value_fn>
        requires summable_projection<Projection, Clients> &&
                 largest_deal_projection<Largest, Clients,
                                         sum_of_t<projected_t<Projection, Clients>>>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Largest largest = {},
                                            Projection value = {},
                                            const share& least = default_dominance) const
        -> dominance_summary<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        using sum_type = sum_of_t<value_type>;
        dominance_summary<value_type> summary;
        detail::reserve_for(summary.labels, clients);
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            const value_type worth = std::invoke(value, client);
            if (!invalid.accept(worth)) {
                continue;
            }
            const sum_type sum = worth;
            const std::optional<sum_type> deal = std::invoke(largest, client);
            const deal_dominance label = dominance_of(deal, sum, least);
            summary.labels.push_back(label);
            if (sum.sign() > 0) {
                summary.total += sum;
            }
            if (label == deal_dominance::dominated) {
                summary.dominated_value += sum;
            }
            ++(label == deal_dominance::dominated ? summary.dominated
               : label == deal_dominance::spread  ? summary.spread
                                                  : summary.undefined);
        }
        invalid.throw_if_any();
        if (!summary.labels.empty()) {
            summary.dominated_client_share = share(summary.dominated, summary.labels.size());
        }
        summary.dominated_value_share = {summary.dominated_value, summary.total};
        return summary;
    }
};

/// See find_dominance_fn.
inline constexpr find_dominance_fn find_dominance{};

}  // namespace v0
}  // namespace vitalfew

#endif

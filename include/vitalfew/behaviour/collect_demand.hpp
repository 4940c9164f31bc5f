// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_COLLECT_DEMAND_HPP
#define VITALFEW_BEHAVIOUR_COLLECT_DEMAND_HPP

#include "vitalfew/behaviour/calendar_grid.hpp"
#include "vitalfew/behaviour/demand_series.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <functional>  // std::invoke
#include <ranges>

namespace vitalfew {
inline namespace v0 {

struct collect_demand_fn {
    /// Turns deals into what each client bought in each whole week, month or quarter.
    ///
    /// Deals outside the whole periods are passed over. Deal ids and marks of returns make no difference
    /// here: every amount counts as it stands, in the period of its own date.
    /// @param deals any input range; passed over once
    /// @param fields where the client key, the amount and the date are
    /// @param grid the periods
    /// @returns clients in order of first appearance within the grid
    /// @throws invalid_value when amounts are NaN or infinite, in or out of the grid: how many, and the
    /// index of the first
    /// Complexity: O(n) expected time, O(n log n) where deals do not come client by client; for memory see
    /// demand_collector.
    /// @example 19_demand_stability.cpp
    template <std::ranges::input_range Deals, class Client, class Amount, class Date, class DealId,
              class Returned>
        requires key_projection<const Client, Deals> && summable_projection<const Amount, Deals> &&
                 date_projection<const Date, Deals>
    [[nodiscard]] auto operator()(Deals&& deals,
                                  const deal_fields<Client, Amount, Date, DealId, Returned>& fields,
                                  const calendar_grid& grid) const
        -> demand_series<projected_t<const Client, Deals>, projected_t<const Amount, Deals>> {
        using key_type = projected_t<const Client, Deals>;
        using amount_type = projected_t<const Amount, Deals>;
        demand_collector<key_type, amount_type> collector(grid);
        detail::invalid_value_count invalid;
        for (auto&& deal : deals) {
            const amount_type amount = std::invoke(fields.amount(), deal);
            if (invalid.accept(amount)) {
                const key_type& key = std::invoke(fields.client(), deal);
                const date day = std::invoke(fields.date(), deal);
                collector.add(key, amount, day);
            }
        }
        invalid.throw_if_any();
        return collector.finish();
    }
};

/// See collect_demand_fn.
inline constexpr collect_demand_fn collect_demand{};

}  // namespace v0
}  // namespace vitalfew

#endif

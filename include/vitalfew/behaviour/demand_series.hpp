// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_DEMAND_SERIES_HPP
#define VITALFEW_BEHAVIOUR_DEMAND_SERIES_HPP

#include "vitalfew/behaviour/calendar_grid.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/position_index.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::is_sorted, std::sort
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash, std::invoke
#include <ranges>
#include <span>
#include <tuple>    // std::tie
#include <utility>  // std::exchange, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The part of a deal that a series stores.
template <class Amount>
struct demand_entry {
    std::uint32_t client;
    std::uint32_t period;
    Amount amount;

    friend bool operator<(const demand_entry& a, const demand_entry& b) noexcept {
        return std::tie(a.client, a.period) < std::tie(b.client, b.period);
    }
};

}  // namespace detail

/// The demand of each client in each period of a calendar_grid: the result of collect_demand.
///
/// Sparse: stores the deals sorted by client and period, not a table of clients and periods. Amounts of one
/// client and period are summed exactly when they are read.
template <class Key, summable_value Amount>
class demand_series {
public:
    using sum_type = exact_sum<Amount>;

    /// For demand_collector alone: the parts have to match.
    /// @pre entries are sorted by client and period
    demand_series(const calendar_grid& grid, std::vector<Key> keys,
                  std::vector<detail::demand_entry<Amount>> entries)
        : grid_(grid), keys_(std::move(keys)), entries_(std::move(entries)) {
        starts_.reserve(keys_.size() + 1);
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            while (starts_.size() <= entries_[i].client) {
                starts_.push_back(i);
            }
        }
        starts_.resize(keys_.size() + 1, entries_.size());
    }

    /// @returns the number of clients: those with a deal in the grid
    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }
    /// @returns their keys, in order of first appearance
    [[nodiscard]] std::span<const Key> keys() const& noexcept { return keys_; }
    [[nodiscard]] std::vector<Key> keys() && noexcept { return std::move(keys_); }
    [[nodiscard]] const calendar_grid& grid() const noexcept { return grid_; }

    /// Calls give(period, sum) for each period in which a client has a deal, in order of time.
    /// @pre client < size()
    template <class Give>
    void for_each_period(std::size_t client, Give give) const {
        VITALFEW_ASSERT(client < size());
        for (std::size_t i = starts_[client]; i < starts_[client + 1];) {
            const std::uint32_t period = entries_[i].period;
            sum_type sum;
            for (; i < starts_[client + 1] && entries_[i].period == period; ++i) {
                sum += entries_[i].amount;
            }
            give(std::size_t{period}, std::as_const(sum));
        }
    }

    /// @returns a client's sum for each period of the grid, 0 where there was no deal
    [[nodiscard]] std::vector<sum_type> demand_of(std::size_t client) const {
        std::vector<sum_type> demand(grid_.size());
        for_each_period(client,
                        [&](std::size_t period, const sum_type& sum) { demand[period] = sum; });
        return demand;
    }

private:
    calendar_grid grid_;
    std::vector<Key> keys_;
    std::vector<detail::demand_entry<Amount>> entries_;
    std::vector<std::size_t> starts_;  // of each client's entries, and the end of the last client's
};

/// Collects deals, added one by one, into the demand of each client in each whole period.
///
/// Deals outside the grid are ignored; a client with no other deal is not in the result. All amounts are
/// added, returns too: the series is net demand.
///
/// Memory: 8 bytes and an Amount for each deal in the grid (up to three times that while the vector grows); a
/// Key, 8 bytes and an index entry of 11 to 21 bytes for each client; nothing for empty periods.
/// @tparam Hash as for client_collector
/// @throws invalid_value from add when the amount is NaN or infinite; it has not been added
/// @throws std::length_error beyond 4294967295 clients
/// @example 19_xyz_analysis.cpp
template <class Key, summable_value Amount, class Hash = std::hash<Key>>
class demand_collector {
public:
    explicit demand_collector(const calendar_grid& grid, Hash hash = {})
        : grid_(grid), hash_(std::move(hash)) {}

    /// Adds a deal.
    template <class K>
    void add(const K& key, const Amount& amount, date day) {
        detail::check_value(amount);
        const auto period = grid_.index_of(day);
        if (period.has_value()) {
            entries_.push_back({0, static_cast<std::uint32_t>(*period), amount});
            // Rollback: removes the entry when the look-up of the client throws.
            // NOLINTNEXTLINE(cppcoreguidelines-special-member-functions): never copied
            struct withdrawal {
                std::vector<detail::demand_entry<Amount>>* entries;
                ~withdrawal() {
                    if (entries != nullptr) {
                        entries->pop_back();
                    }
                }
            } undo{&entries_};
            entries_.back().client = static_cast<std::uint32_t>(client_at(key));
            undo.entries = nullptr;
        }
    }

    /// @returns the series of all clients. Leaves the collector empty.
    [[nodiscard]] demand_series<Key, Amount> finish() {
        // Deals that come client by client are sorted already.
        if (!std::is_sorted(entries_.begin(), entries_.end())) {
            std::sort(entries_.begin(), entries_.end());
        }
        clients_ = {};
        return {grid_, std::exchange(keys_, {}), std::exchange(entries_, {})};
    }

private:
    template <class K>
    [[nodiscard]] std::size_t client_at(const K& key) {
        if constexpr (!std::same_as<K, Key> && !requires { typename Hash::is_transparent; }) {
            return client_at(Key(key));
        } else {
            const std::size_t hash = hash_(key);
            const auto [position, is_new] =
                clients_.find_or_insert(hash, [&](std::size_t at) { return keys_[at] == key; });
            if (is_new) {
                detail::append_or_forget(clients_, hash, [&] { keys_.push_back(Key(key)); });
            }
            return position;
        }
    }

    calendar_grid grid_;
    [[no_unique_address]] Hash hash_;
    detail::position_index clients_;
    std::vector<Key> keys_;
    std::vector<detail::demand_entry<Amount>> entries_;
};

struct collect_demand_fn {
    /// Collects deals into the demand of each client in each whole week, month or quarter.
    ///
    /// Deals outside the whole periods are ignored. Deal ids and marks of returns make no difference: every
    /// amount is added to the period of its own date.
    /// @param deals any input range; passed over once
    /// @param fields where the client key, the amount and the date are
    /// @param grid the periods
    /// @returns clients in order of first appearance within the grid
    /// @throws invalid_value when amounts are NaN or infinite, in or out of the grid: how many, and the
    /// index of the first
    /// Complexity: O(n) expected time, O(n log n) where deals do not come client by client; for memory see
    /// demand_collector.
    /// @example 19_xyz_analysis.cpp
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

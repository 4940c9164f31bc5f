// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_COLLECT_CLIENTS_HPP
#define VITALFEW_CLIENTS_COLLECT_CLIENTS_HPP

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/position_index.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <functional>  // std::invoke
#include <memory>      // std::addressof
#include <ranges>
#include <string>
#include <type_traits>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Access to the index of a collector, so that collect_clients can look up many clients at a time.
struct collector_access {
    template <class Collector, class Key>
    static std::size_t hash_of(const Collector& collector, const Key& key) {
        return collector.hash_(key);
    }
    template <class Collector>
    static void prefetch_slot(const Collector& collector, std::size_t hash) noexcept {
        collector.clients_.prefetch(hash);
    }
    /// @returns the probable index of the client; any number when it is not known yet
    template <class Collector>
    static std::size_t likely_client(const Collector& collector, std::size_t hash) noexcept {
        const std::size_t at = collector.clients_.likely_position(hash);
        if (at < collector.rows_.size()) {
            prefetch(&collector.rows_[at]);
            prefetch(&collector.rows_[at].last_day);  // a row may end in the next cache line
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

/// Deals that stay in place during the pass, with keys that are cheap to read twice.
template <class Deals, class Client>
concept deals_in_place =
    std::ranges::forward_range<Deals> &&
    std::is_lvalue_reference_v<std::ranges::range_reference_t<Deals>> &&
    (std::is_lvalue_reference_v<
         std::invoke_result_t<const Client&, std::ranges::range_reference_t<Deals>>> ||
     std::is_trivially_copyable_v<projected_t<const Client, Deals>>);

/// Adds all deals to a collector, in order, by blocks: add(deal, client) adds one.
///
/// A large base does not fit into the cache and deals come in random order, so most of the time is spent on
/// cache misses. Each step is done for a whole block, so that the misses of many deals overlap: out-of-order
/// execution reaches across iterations of these short loops, but not across all the work for one deal.
/// @param admits predicate: whether a deal is to be added
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

template <class Field>
concept present = !std::same_as<Field, no_field>;

/// The type of deal ids that a field gives; no_deal_id when there is no such field.
template <class Field, class Deals>
struct deal_id_of {
    using type = no_deal_id;
};
template <present Field, class Deals>
struct deal_id_of<Field, Deals> {
    using type = projected_t<const Field, Deals>;
};

template <class Returned, class Deal>
constexpr deal_line_kind kind_of([[maybe_unused]] const Returned& returned,
                                 [[maybe_unused]] const Deal& deal) {
    if constexpr (present<Returned>) {
        return std::invoke(returned, deal) ? deal_line_kind::returned : deal_line_kind::deal;
    } else {
        return deal_line_kind::deal;
    }
}

}  // namespace detail

struct collect_clients_fn {
    /// Collects deals into clients: one profile per client key, with the number of deals, the days, the
    /// exact value and the largest deal.
    ///
    /// A deal counts whatever the sign of its amount; 0 too. Only a return (marked by
    /// deal_fields::with_returns or collect_options::returns) is no deal. Records of the same client and deal
    /// id are one deal on the earliest of their days; the same id under two clients is two deals.
    ///
    /// @param deals any input range; passed over once, in constant memory apart from the profiles (see
    /// client_collector for what those take)
    /// @param fields where the client key, the amount, the date and, if any, the deal id are
    /// @param options the window [from, to) of dates, the rule of returns, the detail of profiles
    /// @returns profiles in order of first appearance within the window; none for an empty range
    /// @throws invalid_value when amounts are NaN or infinite, in or out of the window: how many, and the
    /// index of the first
    /// @throws invalid_date when the window contains a date outside of the calendar, as (date::max)() for "no
    /// date" is: the index of the deal
    /// @throws what the projections throw; nothing of the caller's is changed
    /// Complexity: O(n) expected time.
    /// @example 03_repeat_clients.cpp
    template <std::ranges::input_range Deals, class Client, class Amount, class Date, class DealId,
              class Returned>
        requires key_projection<const Client, Deals> && summable_projection<const Amount, Deals> &&
                 date_projection<const Date, Deals>
    [[nodiscard]] auto operator()(Deals&& deals,
                                  const deal_fields<Client, Amount, Date, DealId, Returned>& fields,
                                  const collect_options& options = {}) const
        -> std::vector<
            client_profile<projected_t<const Client, Deals>, projected_t<const Amount, Deals>>> {
        using key_type = projected_t<const Client, Deals>;
        using amount_type = projected_t<const Amount, Deals>;
        using deal_id_type = typename detail::deal_id_of<DealId, Deals>::type;

        client_collector<key_type, amount_type, deal_id_type> collector(options);
        const detail::deal_window window(options.window);
        detail::invalid_value_count invalid;
        // Not forwarded: several fields are read from the same record.
        const auto admits = [&](auto&& deal) {
            const amount_type& amount = std::invoke(fields.amount(), deal);
            return invalid.accept(amount) &&
                   window.contains(std::invoke(fields.date(), deal), [&invalid] {
                       return " at index " + std::to_string(invalid.seen() - 1);
                   });
        };
        const auto add = [&](auto&& deal, std::size_t client) {
            const amount_type& amount = std::invoke(fields.amount(), deal);
            const deal_line_kind kind = detail::kind_of(fields.returned(), deal);
            const date day = std::invoke(fields.date(), deal);
            if constexpr (detail::present<DealId>) {
                const deal_id_type& id = std::invoke(fields.deal_id(), deal);
                detail::collector_access::add_line(collector, client, amount, day, id, kind);
            } else {
                detail::collector_access::add_line(collector, client, amount, day, kind);
            }
        };
        if constexpr (detail::deals_in_place<Deals, Client>) {
            detail::add_in_blocks(deals, fields.client(), collector, admits, add);
        } else {
            for (auto&& deal : deals) {
                if (admits(deal)) {
                    const key_type& key = std::invoke(fields.client(), deal);
                    add(deal, detail::collector_access::client_at(collector, key));
                }
            }
        }
        invalid.throw_if_any();
        return collector.finish();
    }
};

/// See collect_clients_fn.
inline constexpr collect_clients_fn collect_clients{};

}  // namespace v0
}  // namespace vitalfew

#endif

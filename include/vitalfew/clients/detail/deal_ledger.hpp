// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_DETAIL_DEAL_LEDGER_HPP
#define VITALFEW_CLIENTS_DETAIL_DEAL_LEDGER_HPP

#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/core/detail/position_index.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::max
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>  // std::hash
#include <type_traits>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

namespace detail {

struct no_hash {
    // not covered: nothing has such an id
    constexpr std::size_t operator()(no_deal_id) const noexcept { return 0; }
};

template <class DealId>
using default_deal_id_hash =
    std::conditional_t<std::same_as<DealId, no_deal_id>, no_hash, std::hash<DealId>>;

/// A day in four bytes. @pre it is on the calendar
[[nodiscard]] inline std::int32_t day_number(date day) noexcept {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

/// The days of a window that are on the calendar, so that one comparison answers for most deals whether they
/// are in the window and whether their dates are valid.
class deal_window {
public:
    explicit deal_window(const period& all) noexcept
        : all_(all),
          first_((std::max)(all.from(), first_calendar_day)),
          next_(all.to() > last_calendar_day ? last_calendar_day + std::chrono::days(1)
                                             : all.to()) {}

    /// @returns whether a deal of the day counts
    /// @param index tells the index of the deal, for the message
    /// @throws invalid_date when the window contains the day, but the calendar does not
    template <class Index>
    [[nodiscard]] bool contains(date day, Index index) const {
        if (first_ <= day && day < next_) {
            return true;
        }
        if (all_.contains(day)) {
            throw_off_calendar(
                "the date of the deal" + index(), day,
                "leave out deals without a date, or give the window of the analysis");
        }
        return false;
    }

private:
    period all_;
    date first_;
    date next_;
};

[[nodiscard]] inline date day_of(std::int32_t number) noexcept {
    return date(std::chrono::days(number));
}

/// The different deals of all clients: each with its client, its earliest day and, where amounts are kept,
/// the exact sum of its lines.
template <class DealId, class Amount, class Hash>
class deal_ledger {
public:
    explicit deal_ledger(Hash hash) : hash_(std::move(hash)) {}

    /// Adds a line without keeping its amount.
    void add(std::size_t client, const DealId& id, date day) { (void)deal_at(client, id, day); }

    /// Adds a line and keeps its amount. @pre all lines keep their amounts, or none
    void add(std::size_t client, const DealId& id, date day, const Amount& amount) {
        const std::size_t at = deal_at(client, id, day);
        if (at >= sums_.size()) {
            sums_.resize(at + 1);
        }
        sums_[at] += amount;
    }

    /// Calls give(client, day, sum) for each deal in order of first appearance; sum is a null pointer
    /// where amounts are not kept.
    template <class Give>
    void for_each(Give give) const {
        for (std::size_t i = 0; i < deals_.size(); ++i) {
            give(deals_[i].client, day_of(deals_[i].day), i < sums_.size() ? &sums_[i] : nullptr);
        }
    }

    void clear() {
        index_ = {};
        deals_ = {};
        sums_ = {};
    }

private:
    struct deal {
        std::uint32_t client;
        std::int32_t day;
        [[no_unique_address]] DealId id;
    };

    [[nodiscard]] std::size_t deal_at(std::size_t client, const DealId& id, date day) {
        const std::size_t hash = hash_(id) + client * 0x9E37'79B9U;
        const auto found = index_.find_or_insert(hash, [&](std::size_t at) {
            return deals_[at].client == client && deals_[at].id == id;
        });
        if (found.is_new) {
            append_or_forget(index_, hash, [&] {
                // Fits: the index of clients refuses more than 32 bits can number.
                deals_.push_back({static_cast<std::uint32_t>(client), day_number(day), id});
            });
        } else if (day_number(day) < deals_[found.position].day) {
            deals_[found.position].day = day_number(day);
        }
        return found.position;
    }

    [[no_unique_address]] Hash hash_;
    position_index index_;
    // std::deque: growing never holds two copies.
    std::deque<deal> deals_;
    std::deque<exact_sum<Amount>> sums_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

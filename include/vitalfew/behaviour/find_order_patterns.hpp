// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_FIND_ORDER_PATTERNS_HPP
#define VITALFEW_BEHAVIOUR_FIND_ORDER_PATTERNS_HPP

#include "vitalfew/behaviour/order_limit.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_average.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <optional>
#include <span>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// How a client orders: the size of its average deal, and how often.
enum class order_pattern : std::uint8_t {
    large_frequent,
    large_rare,
    small_frequent,
    small_rare,  ///< costs time and brings little
    no_deal      ///< no deal in the period, so no average
};

/// How many patterns there are, no_deal included.
inline constexpr std::size_t order_pattern_count = 5;

/// @returns the pattern in words
[[nodiscard]] constexpr std::string_view to_string(order_pattern pattern) noexcept {
    constexpr std::array<std::string_view, order_pattern_count> names{
        "large and frequent", "large and rare", "small and frequent", "small and rare", "no deal"};
    return names[static_cast<std::size_t>(pattern)];
}

/// The totals of the clients with one pattern.
template <summable_value Value>
struct order_pattern_summary {
    std::size_t clients = 0;
    exact_sum<std::uint64_t> deals;
    sum_of_t<Value> value;  ///< of their positive values

    share client_share;                                             ///< of all clients
    exact_share<std::uint64_t> deal_share;                          ///< of all deals
    exact_share<typename sum_of_t<Value>::value_type> value_share;  ///< of all positive values
};

/// A client base with a pattern for each client: the result of find_order_patterns.
template <summable_value Value>
class order_patterns {
public:
    using average_type = exact_average<typename sum_of_t<Value>::value_type>;
    using summary_type = order_pattern_summary<Value>;

    /// For find_order_patterns alone: the parts have to match. Calculates the shares.
    constexpr order_patterns(std::vector<order_pattern> labels,
                             std::array<summary_type, order_pattern_count> summaries,
                             std::optional<average_type> size_limit,
                             std::optional<std::uint64_t> deals_limit)
        : labels_(std::move(labels)),
          summaries_(std::move(summaries)),
          size_limit_(std::move(size_limit)),
          deals_limit_(deals_limit) {
        sum_of_t<Value> total;
        exact_sum<std::uint64_t> deals;
        for (const auto& summary : summaries_) {
            total += summary.value;
            deals += summary.deals;
        }
        for (auto& summary : summaries_) {
            if (!labels_.empty()) {
                summary.client_share = share(summary.clients, labels_.size());
            }
            summary.deal_share = {summary.deals, deals};
            summary.value_share = {summary.value, total};
        }
    }

    /// @returns one pattern per client, in the order of the base
    [[nodiscard]] constexpr std::span<const order_pattern> labels() const& noexcept {
        return labels_;
    }
    /// rvalue overload: moves the labels out, so that no span dangles.
    [[nodiscard]] constexpr std::vector<order_pattern> labels() && noexcept {
        return std::move(labels_);
    }

    /// @returns the totals of the clients with a pattern
    [[nodiscard]] constexpr const summary_type& summary(order_pattern pattern) const& noexcept {
        VITALFEW_ASSERT(static_cast<std::size_t>(pattern) < order_pattern_count);
        return summaries_[static_cast<std::size_t>(pattern)];
    }
    [[nodiscard]] constexpr summary_type summary(order_pattern pattern) && {
        return std::as_const(*this).summary(pattern);
    }

    /// @returns the least average deal of a large client; absent when no client is large, because there is no
    /// deal or, by a share, no positive value
    [[nodiscard]] constexpr const std::optional<average_type>& size_limit() const noexcept {
        return size_limit_;
    }
    /// @returns the least number of deals of a frequent client; absent when there is no deal
    [[nodiscard]] constexpr const std::optional<std::uint64_t>& deals_limit() const noexcept {
        return deals_limit_;
    }

private:
    std::vector<order_pattern> labels_;
    std::array<summary_type, order_pattern_count> summaries_;
    std::optional<average_type> size_limit_;
    std::optional<std::uint64_t> deals_limit_;
};

/// The limits between small and large, and between rare and frequent.
template <summable_value Value>
struct order_pattern_options {
    /// Of the average deal: the lower median by default. by_share goes down from the largest averages until
    /// those clients hold the share of the positive value.
    order_limit<Value> size{};
    /// Of the number of deals: by default frequent are the fewest clients, from the most frequent down, that hold
    /// half of all deals. Not the median: where more than half of the clients bought once, that is 1 and
    /// no client is rare.
    order_limit<std::uint64_t> deals = by_share{percent(50)};
};

struct find_order_patterns_fn {
    /// Classifies the clients by the size of their average deal and by how often they buy.
    ///
    /// A client is large when its value is positive and its average deal (value / deals, compared exactly)
    /// is at least the limit; frequent when its number of deals is at least the limit. Clients with
    /// equal averages and equal numbers get the same pattern, and the order of the clients does not matter. A value of 0 or less
    /// counts as an average of 0 and is always small. Medians and shares are over the clients with a deal;
    /// the others are order_pattern::no_deal.
    ///
    /// @param clients any forward range; passed over up to three times
    /// @param deals projection to a client's number of deals; deal_count{} by default, for profiles
    /// @param value projection to a client's value; client_value by default, for profiles
    /// @param options the two limits
    /// @returns a pattern per client, the totals of each pattern, and the limits found
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) on average; while it runs, 16 bytes per client where a limit is not given as an amount
    /// (8 and an exact_sum for values that are not built-in); one byte a client remains.
    /// @example 18_small_and_rare.cpp
    template <client_range Clients, class Deals = deal_count, class Projection = client_value_fn>
        requires count_projection<Deals, Clients> && summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(
        Clients&& clients, Deals deals = {}, Projection value = {},
        const order_pattern_options<projected_t<Projection, Clients>>& options = {}) const
        -> order_patterns<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        const auto size_limit = limit_of_size(clients, deals, value, options.size);
        const auto deals_limit = limit_of_deals(clients, deals, options.deals);

        std::vector<order_pattern> labels;
        detail::reserve_for(labels, clients);
        std::array<order_pattern_summary<value_type>, order_pattern_count> summaries;
        for (auto&& client : clients) {
            const std::uint64_t count = detail::deal_number(std::invoke(deals, client));
            const sum_of_t<value_type> worth = std::invoke(value, client);
            const order_pattern label = pattern_of(count, worth, size_limit, deals_limit);
            labels.push_back(label);
            auto& summary = summaries[static_cast<std::size_t>(label)];
            ++summary.clients;
            summary.deals += count;
            if (worth.sign() > 0) {
                summary.value += worth;
            }
        }
        return {std::move(labels), std::move(summaries), size_limit, deals_limit};
    }

private:
    template <class Average, class Sum>
    static constexpr order_pattern pattern_of(std::uint64_t count, const Sum& worth,
                                              const std::optional<Average>& size_limit,
                                              const std::optional<std::uint64_t>& deals_limit) {
        if (count == 0) {
            return order_pattern::no_deal;
        }
        const bool large = worth.sign() > 0 && size_limit && Average(worth, count) >= *size_limit;
        const bool frequent = deals_limit && count >= *deals_limit;
        if (large) {
            return frequent ? order_pattern::large_frequent : order_pattern::large_rare;
        }
        return frequent ? order_pattern::small_frequent : order_pattern::small_rare;
    }

    /// Also checks every value, and throws where one is NaN or infinite.
    template <class Clients, class Deals, class Projection, class Limit>
    static constexpr auto limit_of_size(Clients& clients, Deals& deals, Projection& value,
                                        const Limit& limit) {
        using value_type = projected_t<Projection, Clients>;
        using average = detail::deal_average<value_type>;
        std::vector<average> averages;
        if (limit.how() != Limit::kind::amount) {
            detail::reserve_for(averages, clients);
        }
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            const std::uint64_t count = detail::deal_number(std::invoke(deals, client));
            const value_type worth = std::invoke(value, client);
            if (invalid.accept(worth) && count != 0 && limit.how() != Limit::kind::amount) {
                averages.push_back(detail::is_positive(worth) ? average(worth, count) : average());
            }
        }
        invalid.throw_if_any();
        return detail::find_order_limit(averages, limit);
    }

    template <class Clients, class Deals>
    static constexpr std::optional<std::uint64_t> limit_of_deals(
        Clients& clients, Deals& deals, const order_limit<std::uint64_t>& limit) {
        std::vector<detail::deal_average<std::uint64_t>> numbers;
        if (limit.how() != order_limit<std::uint64_t>::kind::amount) {
            detail::reserve_for(numbers, clients);
            for (auto&& client : clients) {
                const std::uint64_t count = detail::deal_number(std::invoke(deals, client));
                if (count != 0) {
                    numbers.emplace_back(count, 1);
                }
            }
        }
        const auto found = detail::find_order_limit(numbers, limit);
        return found ? std::optional(found->sum().value()) : std::nullopt;
    }
};

/// See find_order_patterns_fn.
inline constexpr find_order_patterns_fn find_order_patterns{};

}  // namespace v0
}  // namespace vitalfew

#endif

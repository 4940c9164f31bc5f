// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_ORDER_PATTERN_HPP
#define VITALFEW_BEHAVIOUR_ORDER_PATTERN_HPP

#include "vitalfew/behaviour/average_value.hpp"
#include "vitalfew/behaviour/order_limit.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
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
    small_rare,  ///< what costs time and brings little
    no_deal      ///< no deal in the period, so no average
};

/// How many patterns there are, no_deal included.
inline constexpr std::size_t order_patterns_count = 5;

/// @returns the pattern in words
[[nodiscard]] constexpr std::string_view name(order_pattern pattern) noexcept {
    constexpr std::array<std::string_view, order_patterns_count> names{
        "large and frequent", "large and rare", "small and frequent", "small and rare", "no deal"};
    return names[static_cast<std::size_t>(pattern)];
}

/// What the clients of one pattern amount to.
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
    using average_type = average_value<typename sum_of_t<Value>::value_type>;
    using summary_type = order_pattern_summary<Value>;

    /// For find_order_patterns, which sees to it that the parts belong together; shares are worked out.
    constexpr order_patterns(std::vector<order_pattern> labels,
                             std::array<summary_type, order_patterns_count> summaries,
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
    /// The same, moved out of a result that is going away.
    [[nodiscard]] constexpr std::vector<order_pattern> labels() && noexcept {
        return std::move(labels_);
    }

    /// @returns what the clients of a pattern amount to
    [[nodiscard]] constexpr const summary_type& summary(order_pattern pattern) const& noexcept {
        VITALFEW_ASSERT(static_cast<std::size_t>(pattern) < order_patterns_count);
        return summaries_[static_cast<std::size_t>(pattern)];
    }
    [[nodiscard]] constexpr summary_type summary(order_pattern pattern) && {
        return std::as_const(*this).summary(pattern);
    }

    /// @returns from which average deal on a client is large; absent when nobody is, because there is no
    /// deal or, by a share, no positive value
    [[nodiscard]] constexpr const std::optional<average_type>& size_limit() const noexcept {
        return size_limit_;
    }
    /// @returns from how many deals on a client is frequent; absent when there is no deal
    [[nodiscard]] constexpr const std::optional<std::uint64_t>& deals_limit() const noexcept {
        return deals_limit_;
    }

private:
    std::vector<order_pattern> labels_;
    std::array<summary_type, order_patterns_count> summaries_;
    std::optional<average_type> size_limit_;
    std::optional<std::uint64_t> deals_limit_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

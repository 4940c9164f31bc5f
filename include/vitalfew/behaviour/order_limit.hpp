// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_ORDER_LIMIT_HPP
#define VITALFEW_BEHAVIOUR_ORDER_LIMIT_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_average.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::nth_element, std::partition
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::greater
#include <optional>
#include <string>
#include <type_traits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A compact exact_average for the search of limits: 16 bytes where values are built-in numbers, and
/// compared as doubles where those differ enough to be certain.
template <summable_value Value>
class deal_average {
public:
    using sum_type = sum_of_t<Value>;
    using stored_type = std::conditional_t<arithmetic_value<Value>, Value, sum_type>;
    using average_type = exact_average<typename sum_type::value_type>;

    /// 0 in one deal.
    constexpr deal_average() = default;
    /// @pre the value is not negative, and deals is not 0
    constexpr deal_average(stored_type value, std::uint64_t deals)
        : value_(std::move(value)), deals_(deals) {}

    [[nodiscard]] constexpr sum_type sum() const { return sum_type(value_); }
    [[nodiscard]] constexpr average_type average() const { return {sum(), deals_}; }

    friend constexpr std::strong_ordering operator<=>(const deal_average& a,
                                                      const deal_average& b) {
        if constexpr (arithmetic_value<Value>) {
            const double left = static_cast<double>(a.value_) * static_cast<double>(b.deals_);
            const double right = static_cast<double>(b.value_) * static_cast<double>(a.deals_);
            if (is_surely_less(right, left)) {
                return std::strong_ordering::greater;
            }
            if (is_surely_less(left, right)) {
                return std::strong_ordering::less;
            }
        }
        return a.average() <=> b.average();
    }
    friend constexpr bool operator==(const deal_average& a, const deal_average& b) {
        return (a <=> b) == 0;
    }

private:
    /// Three roundings change a product by a factor within 2^-51 of 1, if it neither overflows nor underflows.
    [[nodiscard]] static constexpr bool is_surely_less(double a, double b) noexcept {
        constexpr double margin = 1.0 + 1.0 / (1ULL << 49U);
        constexpr double tiny = 1e-280;
        constexpr double huge = 1e280;
        return b > tiny && b < huge && a * margin < b;
    }

    stored_type value_{};
    std::uint64_t deals_ = 1;
};

}  // namespace detail

/// The median of an even number of clients: the lower or the upper of the two in the middle, never their
/// mean, which need not be any client's. For an odd number both are the one in the middle.
enum class median_rule : std::uint8_t { lower, upper };

/// A limit at the median of the clients.
struct by_median {
    median_rule rule = median_rule::lower;
};

/// A limit by share of the total: large are the fewest clients, from the largest down, that together reach
/// the share, including the one that crosses it (as crossing::upper) and its ties.
struct by_share {
    share of_total = percent(80);
};

namespace detail {

[[noreturn]] inline void throw_share_limit_of_zero() {
    VITALFEW_THROW(invalid_limits("vitalfew: a limit by a share of 0 leaves no client above it: "
                                  "give a share above 0, such as "
                                  "percent(80)"));
}

[[noreturn]] inline void throw_negative_order_limit(const std::string& limit) {
    VITALFEW_THROW(invalid_limits("vitalfew: the limit " + limit +
                                  " is negative: give 0 or more, by_median or by_share"));
}

}  // namespace detail

/// The limit from which on clients are large: by_median, by_share, or an amount in the unit of the value.
///
/// A value equal to the limit is large.
/// @throws invalid_limits from a negative amount or a share of 0; a bad constant does not compile
/// @throws invalid_value from an amount that is NaN or infinite
template <summable_value Value>
class order_limit {
public:
    using sum_type = sum_of_t<Value>;
    enum class kind : std::uint8_t { median, share, amount };

    constexpr order_limit() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): each of the three is a limit
    constexpr order_limit(by_median limit) : median_(limit.rule) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr order_limit(by_share limit) : kind_(kind::share), share_(limit.of_total) {
        if (share_ == share{}) {
            detail::throw_share_limit_of_zero();
        }
    }
    template <class Amount>
        requires std::convertible_to<const Amount&, typename sum_type::value_type> ||
                 std::same_as<Amount, sum_type>
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr order_limit(const Amount& amount) : kind_(kind::amount) {
        if constexpr (std::integral<Amount>) {
            if (amount < Amount{0}) {
                detail::throw_negative_order_limit(std::to_string(amount));
            }
        }
        if constexpr (std::same_as<Amount, sum_type>) {
            amount_ = amount;
        } else {
            amount_ = static_cast<typename sum_type::value_type>(amount);
        }
        if (amount_.sign() < 0) {
            detail::throw_negative_order_limit("given");
        }
    }

    [[nodiscard]] constexpr kind how() const noexcept { return kind_; }
    /// @returns the rule; meaningful when how() is kind::median
    [[nodiscard]] constexpr median_rule median() const noexcept { return median_; }
    /// @returns the share; meaningful when how() is kind::share
    [[nodiscard]] constexpr const share& of_total() const noexcept { return share_; }
    /// @returns the amount; meaningful when how() is kind::amount
    [[nodiscard]] constexpr const sum_type& amount() const noexcept { return amount_; }

private:
    kind kind_ = kind::median;
    median_rule median_ = median_rule::lower;
    share share_{};
    sum_type amount_{};
};

namespace detail {

/// @returns the least average that is needed to reach the share, from the largest down; std::nullopt when
/// all sums are 0. Reorders the averages.
///
/// Quickselect by sums: O(n) on average.
template <class Value>
constexpr auto average_at_share(std::vector<deal_average<Value>>& averages, const share& limit)
    -> std::optional<typename deal_average<Value>::average_type> {
    sum_of_t<Value> total;
    for (const auto& average : averages) {
        total += average.sum();
    }
    std::optional<typename deal_average<Value>::average_type> least;
    sum_of_t<Value> above;  // the sums of all that are larger than those in [first, last)
    auto first = averages.begin();
    auto last = averages.end();
    while (first != last) {
        const auto middle = first + (last - first) / 2;
        std::nth_element(first, middle, last, std::greater<>());
        // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): std::partition moves the original
        const deal_average<Value> pivot = *middle;
        const auto equal =
            std::partition(first, middle, [&](const auto& average) { return average > pivot; });
        sum_of_t<Value> before = above;
        for (auto it = first; it != equal; ++it) {
            before += it->sum();
        }
        if (!std::is_lt(compare_with_share(before, limit, total))) {
            last = equal;
            continue;
        }
        least = pivot.average();
        const auto rest =
            std::partition(middle, last, [&](const auto& average) { return average == pivot; });
        above = before;
        for (auto it = equal; it != rest; ++it) {
            above += it->sum();
        }
        first = rest;
    }
    return least;
}

/// @returns the average from which on clients are large; std::nullopt when none is. Reorders the averages.
template <class Value>
constexpr auto find_order_limit(std::vector<deal_average<Value>>& averages,
                                const order_limit<Value>& limit)
    -> std::optional<typename deal_average<Value>::average_type> {
    using kind = typename order_limit<Value>::kind;
    using average_type = typename deal_average<Value>::average_type;
    if (limit.how() == kind::amount) {
        return average_type(limit.amount(), 1);
    }
    if (averages.empty()) {
        return std::nullopt;
    }
    if (limit.how() == kind::share) {
        return average_at_share(averages, limit.of_total());
    }
    const std::size_t below =
        limit.median() == median_rule::lower ? averages.size() - 1 : averages.size();
    const auto middle = averages.begin() + static_cast<std::ptrdiff_t>(below / 2);
    std::nth_element(averages.begin(), middle, averages.end());
    return middle->average();
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

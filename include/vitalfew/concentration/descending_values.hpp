// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_DESCENDING_VALUES_HPP
#define VITALFEW_CONCENTRATION_DESCENDING_VALUES_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/detail/descending_order.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/detail/ordered_key.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity
#include <span>
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Values that can be sorted by their keys alone, because the value can be computed from its key.
template <class Value>
concept radix_sorted_value =
    radix_ranked_value<Value> &&
    (arithmetic_value<Value> ||
     requires(const integer_of_t<Value>& integer) { exact_integer<Value>::from_integer(integer); });

template <radix_sorted_value Value>
constexpr Value value_from_key(ordered_key_t<Value> key) {
    if constexpr (arithmetic_value<Value>) {
        return value_of_key<Value>(key);
    } else {
        return exact_integer<Value>::from_integer(value_of_key<integer_of_t<Value>>(key));
    }
}

template <class Value>
struct values_in_order {
    std::vector<Value> values;       ///< the largest first
    std::vector<std::size_t> order;  ///< their indices, those of equal values ascending
};

template <class Value, class Key>
values_in_order<Value> values_of(descending_order<Key> sorted) {
    static_cast<void>(sorted.take_spare());  // freed before the values need as much
    values_in_order<Value> result;
    result.values.reserve(sorted.size());
    sorted.for_each_tie_group([&](const tie_group& group, auto index_at) {
        const std::size_t first = index_at(group.first);
        for (std::size_t i = group.first + 1; i < group.next; ++i) {
            index_at(i);
        }
        result.values.insert(result.values.end(), group.next - group.first,
                             value_from_key<Value>(sorted.key_of(first)));
    });
    result.order = std::move(sorted).take_order();
    return result;
}

/// Sorts the values of a base by radix sort where that pays, else by comparisons.
/// @throws invalid_value
template <class Clients, class Projection>
constexpr auto sorted_values(Clients& clients, Projection& value)
    -> values_in_order<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    if constexpr (radix_sorted_value<value_type>) {
        if (!std::is_constant_evaluated() && has_at_least(clients, radix_pays_from)) {
            using order_type = descending_order<ordered_key_t<value_type>>;
            auto gathered = gather_keys(clients, value);
            if (gathered.keys.size() <= order_type::most) {
                return values_of<value_type>(order_type(std::move(gathered)));
            }
        }
    }
    auto ranked = ranked_values<value_type>(clients, value);
    values_in_order<value_type> result;
    result.values.reserve(ranked.size());
    result.order.reserve(ranked.size());
    for (auto& each : ranked) {
        result.values.push_back(std::move(each.value));
        result.order.push_back(each.index);
    }
    return result;
}

}  // namespace detail

/// The clients among whom inequality is measured. Clients who bring nothing make a base more unequal.
enum class concentration_population : std::uint8_t {
    positive,  ///< the clients with a value above 0
    everybody  ///< all clients; those with a value of 0 or less count as 0
};

/// The values of a base in descending order, with exact cumulative sums: sorted once, for all measures of
/// concentration.
///
/// Holds no reference to the base: clients are indices into it.
/// @example 10_concentration.cpp
template <summable_value Value>
class descending_values {
public:
    using value_type = Value;

    /// Called by descending_values_of.
    /// @pre as many values as indices; no value is larger than the one before it
    constexpr descending_values(std::vector<Value> sorted, std::vector<std::size_t> order)
        : sums_(std::move(sorted)), order_(std::move(order)) {
        VITALFEW_ASSERT(sums_.size() == order_.size());
        positive_ = detail::first_that(
            0, size(), [this](std::size_t i) { return !detail::is_positive(values()[i]); });
        first_loss_ = detail::first_that(
            positive_, size(), [this](std::size_t i) { return detail::is_negative(values()[i]); });
        total_ = sums_.first(positive_);
        for (std::size_t i = first_loss_; i < size(); ++i) {
            losses_ += values()[i];
        }
    }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return sums_.size(); }
    /// @returns the number of clients among whom inequality is measured
    [[nodiscard]] constexpr std::size_t size(concentration_population among) const noexcept {
        return among == concentration_population::positive ? positive_ : size();
    }
    /// @returns the number of clients with a value below 0
    [[nodiscard]] constexpr std::size_t loss_makers() const noexcept {
        return size() - first_loss_;
    }

    /// @returns the values of all clients, the largest first
    [[nodiscard]] constexpr std::span<const Value> values() const& noexcept {
        return sums_.values();
    }
    /// Rvalue overload, as all of that kind here: moves the data out, so that no span dangles.
    [[nodiscard]] constexpr std::vector<Value> values() && noexcept {
        return std::move(sums_).values();
    }
    /// @returns the indices of the clients in the base, the largest value first, equal ones in its order
    [[nodiscard]] constexpr std::span<const std::size_t> order() const& noexcept { return order_; }
    [[nodiscard]] constexpr std::vector<std::size_t> order() && noexcept {
        return std::move(order_);
    }

    /// @returns the exact sum of the values above 0
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const& noexcept { return total_; }
    [[nodiscard]] constexpr sum_of_t<Value> total() && noexcept { return std::move(total_); }
    /// @returns the exact sum of the values below 0
    [[nodiscard]] constexpr const sum_of_t<Value>& losses() const& noexcept { return losses_; }
    [[nodiscard]] constexpr sum_of_t<Value> losses() && noexcept { return std::move(losses_); }

    /// @returns the exact sum of the k largest values, which includes losses where k is above size() -
    /// loss_makers()
    /// @pre k <= size()
    /// Complexity: O(1), at most 63 additions.
    [[nodiscard]] constexpr sum_of_t<Value> sum_of_top(std::size_t k) const {
        return sums_.first(k);
    }

private:
    detail::prefix_sums<Value> sums_;
    std::vector<std::size_t> order_;
    std::size_t positive_ = 0;
    std::size_t first_loss_ = 0;
    sum_of_t<Value> total_;
    sum_of_t<Value> losses_;
};

struct descending_values_of_fn {
    /// Sorts the values of a base once, for several measures.
    ///
    /// @param clients any forward range
    /// @param value tells a client's value; called once per client
    /// @returns values, indices and cumulative sums, which all measures take in place of the base
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n) time for built-in numbers and for types with an exact_integer that is one and its
    /// from_integer, n below 2^32; else O(n log n). Keeps 8 bytes, a value and the 64th part of a sum for
    /// each client (about 17 bytes for double); one number more for each while it sorts.
    /// @example 10_concentration.cpp
    template <client_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {}) const
        -> descending_values<projected_t<Projection, Clients>> {
        auto sorted = detail::sorted_values(clients, value);
        return {std::move(sorted.values), std::move(sorted.order)};
    }
};

/// See descending_values_of_fn.
inline constexpr descending_values_of_fn descending_values_of{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_DETAIL_SORTED_VALUES_HPP
#define VITALFEW_CONCENTRATION_DETAIL_SORTED_VALUES_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/customization.hpp"
#include "vitalfew/core/detail/has_at_least.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/detail/descending_order.hpp"
#include "vitalfew/engine/detail/gathered_keys.hpp"
#include "vitalfew/engine/detail/rank_base.hpp"
#include "vitalfew/engine/detail/rank_by_sorting.hpp"
#include "vitalfew/engine/detail/tie_groups.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/ordered_key.hpp"

#include <cstddef>
#include <type_traits>  // std::is_constant_evaluated
#include <utility>      // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Values that can be sorted by their keys alone, because a key tells the value.
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

/// Sorts the values of a base the faster way that its size and values allow.
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
}  // namespace v0
}  // namespace vitalfew

#endif

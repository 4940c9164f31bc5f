// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_OWN_CHANGE_HPP
#define VITALFEW_ENGINE_DETAIL_OWN_CHANGE_HPP

#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/detail/descending_sums.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/detail/ordered_key.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <concepts>
#include <limits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Values that can be enumerated in order through their keys.
template <class Value>
concept countable_value = arithmetic_value<Value> || (keyed_value<Value> && requires(Value value) {
                              {
                                  exact_integer<Value>::from_integer(integer_of(value))
                              } -> std::convertible_to<Value>;
                          });

template <class Value>
struct number_behind {
    using type = integer_of_t<Value>;
};
template <arithmetic_value Value>
struct number_behind<Value> {
    using type = Value;
};

/// Bisection: the larger the value, the less is before it and the larger is the total, so there is a least
/// one.
/// @param own the value of a client
/// @returns the least positive value that this client could have instead without lying past the limit under
/// crossing::upper; the values of the others stay, its own and the total change
template <countable_value Value>
constexpr Value least_value_before(const descending_sums<Value>& sums, const Value& own,
                                   const share& limit) {
    using number = typename number_behind<Value>::type;
    using key_type = ordered_key_t<number>;
    const auto value_at = [](key_type key) {
        if constexpr (arithmetic_value<Value>) {
            return value_of_key<number>(key);
        } else {
            return Value(exact_integer<Value>::from_integer(value_of_key<number>(key)));
        }
    };
    const bool counts = is_positive(own);
    sum_of_t<Value> others = sums.total();
    if (counts) {
        others -= own;
    }
    const auto stays_before = [&](const Value& value) {
        sum_of_t<Value> before = sums.sum_before(sums.above(value));
        if (counts && value < own) {
            before -= own;
        }
        return compare_with_share(before, limit, others + value) < 0;
    };
    auto least = static_cast<key_type>(ordered_key(number{0}) + 1);
    // Nobody is before the largest value.
    key_type most = ordered_key((std::numeric_limits<number>::max)());
    while (least < most) {
        const auto middle = static_cast<key_type>(least + (most - least) / 2);
        if (stays_before(value_at(middle))) {
            most = middle;
        } else {
            least = static_cast<key_type>(middle + 1);
        }
    }
    return value_at(least);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

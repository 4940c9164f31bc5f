// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_ORDERED_KEY_HPP
#define VITALFEW_EXACT_DETAIL_ORDERED_KEY_HPP

#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"

#include <bit>  // std::bit_cast
#include <concepts>
#include <limits>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Built-in numbers and values represented by one: they can be compared by an unsigned integer of at most 64
/// bits.
template <class Value>
concept keyed_value = arithmetic_value<Value> ||
                      (exact_integer_value<Value> && arithmetic_value<integer_of_t<Value>> &&
                       std::integral<integer_of_t<Value>>);

template <class Value>
struct key_of : key_of<integer_of_t<Value>> {};
template <std::integral Value>
struct key_of<Value> {
    using type = std::make_unsigned_t<Value>;
};
template <std::floating_point Value>
struct key_of<Value> {
    using type = typename floating_layout<Value>::bits;
};

/// The key type of a value: the unsigned integer as wide as the number that represents it.
template <keyed_value Value>
using ordered_key_t = typename key_of<Value>::type;

/// The key of zero: the lower half of the keys is for negative values.
template <class Key>
inline constexpr Key key_of_zero =
    static_cast<Key>(Key{1} << (std::numeric_limits<Key>::digits - 1));

/// @returns an unsigned integer in the order of the values: ordered_key(a) < ordered_key(b) exactly when
/// a < b. Equal values have equal keys, and so -0.0 has that of 0.0.
/// @pre the value is not NaN; infinities are beyond all finite values
template <keyed_value Value>
[[nodiscard]] constexpr ordered_key_t<Value> ordered_key(const Value& value) {
    using key = ordered_key_t<Value>;
    if constexpr (std::floating_point<Value>) {
        // From sign and magnitude to two's complement, branch-free: (x ^ ~0) - ~0 is -x.
        const auto bits = std::bit_cast<key>(value);
        const auto magnitude = static_cast<key>(bits & ~key_of_zero<key>);
        const auto sign =
            static_cast<key>(key{0} - (bits >> (std::numeric_limits<key>::digits - 1)));
        return static_cast<key>(key_of_zero<key> + static_cast<key>((magnitude ^ sign) - sign));
    } else {
        const auto integer = integer_of(value);
        if constexpr (std::signed_integral<decltype(integer)>) {
            return static_cast<key>(static_cast<key>(integer) ^ key_of_zero<key>);
        } else {
            return integer;
        }
    }
}

/// @returns the built-in number that has the key; for that of -0.0 and 0.0 it is 0.0
template <arithmetic_value Value>
[[nodiscard]] constexpr Value value_of_key(ordered_key_t<Value> wanted) noexcept {
    using key = ordered_key_t<Value>;
    if constexpr (std::floating_point<Value>) {
        const auto bits = wanted < key_of_zero<key>
                              ? static_cast<key>((key_of_zero<key> - wanted) | key_of_zero<key>)
                              : static_cast<key>(wanted - key_of_zero<key>);
        return std::bit_cast<Value>(bits);
    } else if constexpr (std::signed_integral<Value>) {
        return static_cast<Value>(wanted ^ key_of_zero<key>);
    } else {
        return wanted;
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

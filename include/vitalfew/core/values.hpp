// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_VALUES_HPP
#define VITALFEW_CORE_VALUES_HPP

#include "vitalfew/core/customization.hpp"
#include "vitalfew/core/detail/exact_floating_point.hpp"

#include <concepts>
#include <string_view>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

template <class T>
concept character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
                    std::same_as<T, char16_t> || std::same_as<T, char32_t>;

template <class T>
concept text = std::convertible_to<const T&, std::string_view>;

}  // namespace detail

/// The built-in numbers whose sums vitalfew knows exactly: every integer of up to 64 bits, float and
/// double. Neither bool nor the character types, which are no amounts; nor long double, whose layout
/// differs from machine to machine.
template <class T>
concept arithmetic_value =
    (std::integral<T> && !std::same_as<T, bool> && !detail::character<T> && sizeof(T) <= 8) ||
    std::same_as<T, float> || std::same_as<T, double>;

/// A type whose exact integer representation the user has given by exact_integer.
template <class T>
concept exact_integer_value = requires(const T& value) { exact_integer<T>::to_integer(value); };

/// A value that clients can be ranked by.
///
/// Expressions: a < b, a strict weak order; copies. Laws: the order does not change while the call
/// runs; equivalent values are the same value. Models: std::int64_t, double, a money type.
/// Counter-models: bool, char, std::string (a name is not an amount), long double.
template <class T>
concept ordered_value = std::copyable<T> && !detail::text<T> && requires(const T& a, const T& b) {
    { a < b } -> std::convertible_to<bool>;
} && (arithmetic_value<T> || std::is_class_v<T> || std::is_enum_v<T>);

/// A value that can be summed, exactly or by its own addition.
///
/// Expressions: those of ordered_value, and one of: a built-in number; exact_integer<T>; a + b.
/// Laws of a + b, where it is used: associative, commutative, monotone, and it does not overflow for
/// the total of the base times the largest numerator or denominator of a limit. A type with
/// exact_integer has none of these cares. Counter-model: a fixed-size string with + for concatenation.
template <class T>
concept summable_value = ordered_value<T> && (arithmetic_value<T> || exact_integer_value<T> ||
                                              requires(const T& a, const T& b) {
                                                  { a + b } -> std::convertible_to<T>;
                                              });

}  // namespace v0
}  // namespace vitalfew

#endif

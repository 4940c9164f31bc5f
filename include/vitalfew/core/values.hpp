// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_VALUES_HPP
#define VITALFEW_CORE_VALUES_HPP

#include <cfloat>  // FLT_EVAL_METHOD
#include <concepts>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

// The customisation points, all of them:
//
//   exact_integer<T>     the exact integer of a value of T: a decimal or money type is then as exact and as fast
//                        as the built-in integers
//   std::hash<Key>       for client keys and deal ids (or pass a hash to client_collector)
//
// Everything else is given per call, by projections.

// Exactness needs IEC 60559 arithmetic. Under flags by which the compiler assumes that there is no NaN, a NaN
// would be graded; under those by which it reorders sums, or with registers of 80 bits, last bits would
// change. A wrong grade looks like a right one, so such a build is refused. clang has no macro for the flags
// that only reorder sums: the one function whose sums must round in order protects itself (as_rounded).

#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error \
    "vitalfew is exact only without -ffast-math, -Ofast and -ffinite-math-only: compile this unit with -O3 -fno-fast-math -fno-finite-math-only"
#endif

#if defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__)
#error \
    "vitalfew is exact only without -funsafe-math-optimizations, -fassociative-math and -freciprocal-math: compile this unit with -fno-unsafe-math-optimizations -fno-associative-math -fno-reciprocal-math"
#endif

#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD == 2
#error \
    "vitalfew is exact only where double is evaluated as double, not in the 80 bits of the x87: compile with -msse2 -mfpmath=sse"
#endif

namespace vitalfew {
inline namespace v0 {
namespace detail {

static_assert(std::numeric_limits<double>::is_iec559 && std::numeric_limits<float>::is_iec559,
              "vitalfew is exact only with the float and double of IEC 60559");

template <class T>
concept character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
                    std::same_as<T, char16_t> || std::same_as<T, char32_t>;

template <class T>
concept text = std::convertible_to<const T&, std::string_view>;

/// A type with an empty state, which its order places below or among the values: std::optional, pointers,
/// smart pointers, std::variant. By their operations, so that no header is needed for them.
template <class T>
concept maybe_empty =
    !text<T> && (std::is_pointer_v<T> || std::is_null_pointer_v<T> ||
                 (std::is_class_v<T> && (requires(const T& value) {
                      *value;
                      static_cast<bool>(value);
                  } || requires(const T& value) {
                      typename T::element_type;
                      value.get();
                  } || requires(const T& value) { value.valueless_by_exception(); })));

/// Ends the compilation with a sentence for a maybe_empty type. A concept that is only false would be shorter,
/// but what the compilers say about one does not tell what to do.
template <class T>
struct refused_when_empty {
    static_assert(
        !maybe_empty<T>,
        "vitalfew: an empty value would rank as the smallest one: leave those clients out first, "
        "or "
        "give value_or(0) as a projection (a std::optional, pointer or std::variant is no value)");
    static constexpr bool value = !maybe_empty<T>;
};

template <class T>
concept never_empty = refused_when_empty<T>::value;

}  // namespace detail

/// Customisation point: the exact integer representation of a user's value type.
///
/// A specialisation has
///  - static constexpr Integer to_integer(const T&): the value in its smallest unit, say cents, as a
///    built-in integer or a wide_int. Laws: a < b exactly when to_integer(a) < to_integer(b); a + b
///    stands for to_integer(a) + to_integer(b) whenever a + b is representable;
///  - optionally, static constexpr T from_integer(Integer): the inverse, by which exact sums are returned as
///    T.
///
/// Model: a money type of whole cents. Counter-model: a decimal whose scale varies from value to value,
/// unless to_integer converts all of them to one scale.
/// @example 02_own_money_type.cpp
template <class T>
struct exact_integer;

/// The built-in numbers that vitalfew sums exactly: integers of up to 64 bits, float and double. Neither bool
/// nor the character types, which are no amounts; nor long double, whose layout differs between machines.
template <class T>
concept arithmetic_value =
    (std::integral<T> && !std::same_as<T, bool> && !detail::character<T> && sizeof(T) <= 8) ||
    std::same_as<T, float> || std::same_as<T, double>;

/// A type for which the user has specialised exact_integer.
template <class T>
concept exact_integer_value = requires(const T& value) { exact_integer<T>::to_integer(value); };

/// A value that clients can be ranked by.
///
/// Expressions: a < b, a strict weak order; copies. Laws: the order does not change while the call
/// runs; equivalent values are the same value. Models: std::int64_t, double, a money type.
/// A value that is not equal to itself (NaN), or infinite where its type can tell, is refused when it is met.
/// Counter-models: bool, char, std::string (a name is not an amount), long double; std::optional, pointers and
/// std::variant, whose empty state would rank as the smallest value. To ask about one of the last ends the
/// compilation, with a message that says what to do.
template <class T>
concept ordered_value = detail::never_empty<T> && std::copyable<T> && !detail::text<T> &&
                        requires(const T& a, const T& b) {
                            { a < b } -> std::convertible_to<bool>;
                        } && (arithmetic_value<T> || std::is_class_v<T> || std::is_enum_v<T>);

/// A value that can be summed, exactly or by its own addition.
///
/// Expressions: those of ordered_value, and one of: a built-in number; exact_integer<T>; a + b.
/// Laws of a + b, where it is used: associative, commutative, monotone, and it does not overflow for
/// the total of the base times the largest numerator or denominator of a limit. A type with
/// exact_integer needs none of these laws. Counter-model: a fixed-size string with + for concatenation.
template <class T>
concept summable_value = ordered_value<T> && (arithmetic_value<T> || exact_integer_value<T> ||
                                              requires(const T& a, const T& b) {
                                                  { a + b } -> std::convertible_to<T>;
                                              });

/// Which end of a scale is the good one: more profit, but fewer complaints and fewer days since the last
/// deal.
///
/// Criteria of which higher is better are called benefit criteria in the literature, the others cost
/// criteria.
enum class preference_direction : std::uint8_t { higher_is_better, lower_is_better };

}  // namespace v0
}  // namespace vitalfew

#endif

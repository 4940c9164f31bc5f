// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_MEASURABLE_VALUE_HPP
#define VITALFEW_EXACT_MEASURABLE_VALUE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cmath>  // std::fma
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>  // std::remove_cvref_t
#include <utility>      // std::declval
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A value whose sums are numbers, which can be multiplied and divided too.
///
/// Models: the built-in numbers, types with exact_integer, exact sums of both. Counter-model: a type with
/// only < and +, whose sums cannot be converted to numbers.
template <class T>
concept measurable_value =
    summable_value<T> && requires(const sum_of_t<T>& sum) { sum.to_double(); };

/// A projection to a value whose sums are numbers, as measures and computed limits need.
template <class Projection, class R>
concept measurable_projection =
    projection_of<Projection, R> && measurable_value<projected_t<Projection, R>>;

namespace detail {

/// @returns the power of two of bit 0 of word 0 of a sum
template <class Words>
constexpr unit_exponent unit_of(const Words& /*sum*/) noexcept {
    if constexpr (requires { Words::unit; }) {
        return Words::unit;
    } else {
        return unit_exponent{0};
    }
}

/// @returns an exact sum as a natural number, times a power of two
/// @pre the sum is not negative
template <class Value>
constexpr natural natural_of(const exact_sum<Value>& sum) {
    const auto& words = sum.words();
    std::vector<word> magnitude;
    magnitude.reserve(words.end_word() - words.first_word());
    for (std::size_t i = words.first_word(); i < words.end_word(); ++i) {
        magnitude.push_back(words.word_at(i));
    }
    const auto lowest = static_cast<int>(64 * words.first_word());
    return {magnitude, unit_exponent{static_cast<int>(unit_of(words)) + lowest}};
}

/// The number of words of an exact sum at most.
template <class Sum>
inline constexpr std::size_t words_of_sum =
    std::remove_cvref_t<decltype(std::declval<const Sum&>().words())>::total_words;

/// @returns the magnitude of an exact sum
template <class Value>
[[nodiscard]] constexpr auto magnitude_of(const exact_sum<Value>& sum) noexcept {
    return bounded_natural<words_of_sum<exact_sum<Value>>>::magnitude_of(sum.words());
}

/// @returns a * b for two sums that are not negative
template <class A, class B>
[[nodiscard]] constexpr auto product_of(const exact_sum<A>& a, const exact_sum<B>& b) noexcept {
    constexpr std::size_t words = words_of_sum<exact_sum<A>> + words_of_sum<exact_sum<B>>;
    return bounded_natural<words>::product(magnitude_of(a), magnitude_of(b));
}

/// @returns a value as its exact sum
template <class Value>
constexpr sum_of_t<Value> sum_of_one(const Value& value) {
    sum_of_t<Value> sum;
    sum += value;
    return sum;
}

/// Adds a * b exactly, unless the product is near the smallest denormal.
inline void add_product(exact_sum<double>& sum, double a, double b) {
    const double product = a * b;
    sum += product;
    sum += std::fma(a, b, -product);  // the rounding error of the product
}

/// @returns (a - b) / (c - d), within 2 units in the last place
/// @pre b <= a, d < c, and a - b <= c - d
template <class Value>
constexpr double ratio_of_distances(const Value& a, const Value& b, const Value& c,
                                    const Value& d) {
    if constexpr (std::integral<Value>) {
        // Modulo 2^64, in which the difference of any two 64-bit integers fits.
        const auto part = static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
        const auto whole = static_cast<std::uint64_t>(c) - static_cast<std::uint64_t>(d);
        return static_cast<double>(part) / static_cast<double>(whole);
    } else if constexpr (std::floating_point<Value>) {
        constexpr double large = (std::numeric_limits<double>::max)() / 4;
        const bool may_overflow = c > large || d < -large;
        const double scale = may_overflow ? 0.5 : 1.0;
        const auto part = static_cast<double>(a) * scale - static_cast<double>(b) * scale;
        const auto whole = static_cast<double>(c) * scale - static_cast<double>(d) * scale;
        return part / whole;
    } else {
        using sum = sum_of_t<Value>;
        return exact_share<typename sum::value_type>(sum(a) - sum(b), sum(c) - sum(d)).to_double();
    }
}

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif

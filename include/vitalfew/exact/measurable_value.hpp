// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_MEASURABLE_VALUE_HPP
#define VITALFEW_EXACT_MEASURABLE_VALUE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/word_arithmetic.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/round_to_floating.hpp"
#include "vitalfew/exact/detail/scaled_natural.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A value that can be summed, and whose sums are numbers: that can be multiplied and divided, too.
///
/// Models: the built-in numbers, types with exact_integer, exact sums of both. Counter-model: a type that
/// has only < and +; what it amounts to is known to nobody but itself.
template <class T>
concept measurable_value =
    summable_value<T> && requires(const sum_of_t<T>& sum) { sum.to_double(); };

/// Tells a value whose sums are numbers: what measures and computed limits need.
template <class Projection, class R>
concept measurable_projection =
    projection_of<Projection, R> && measurable_value<projected_t<Projection, R>>;

namespace detail {

/// @returns the power of two that a bit of the lowest word of a sum stands for
template <class Words>
constexpr unit_exponent unit_of(const Words& /*sum*/) noexcept {
    if constexpr (requires { Words::unit; }) {
        return Words::unit;
    } else {
        return unit_exponent{0};
    }
}

/// @returns an exact sum as a number to calculate with
/// @pre the sum is not negative
template <class Value>
constexpr scaled_natural natural_of(const exact_sum<Value>& sum) {
    const auto& words = sum.words();
    std::vector<word> magnitude;
    magnitude.reserve(words.end_word() - words.first_word());
    for (std::size_t i = words.first_word(); i < words.end_word(); ++i) {
        magnitude.push_back(words.word_at(i));
    }
    const auto lowest = static_cast<int>(64 * words.first_word());
    return {magnitude, unit_exponent{static_cast<int>(unit_of(words)) + lowest}};
}

/// @returns a value as its exact sum
template <class Value>
constexpr sum_of_t<Value> sum_of_one(const Value& value) {
    sum_of_t<Value> sum;
    sum += value;
    return sum;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

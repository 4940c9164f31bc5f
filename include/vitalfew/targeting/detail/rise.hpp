// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_RISE_HPP
#define VITALFEW_TARGETING_DETAIL_RISE_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <concepts>
#include <cstddef>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// A value that a scoring function for values of another type can be called with: one of the same type, or
/// both are built-in numbers, which are then compared as double.
template <class Other, class Value>
concept scorable_as =
    std::same_as<Other, Value> || (arithmetic_value<Other> && arithmetic_value<Value>);

namespace detail {

[[noreturn]] inline void throw_infinite_end(const char* what, std::size_t index,
                                            const std::string& end) {
    VITALFEW_THROW(invalid_edges("vitalfew: value " + std::to_string(index + 1) + " of " + what +
                                 " is " + end + ": give a finite number"));
}

/// @throws invalid_edges when a value by which others are scored is NaN or infinite
template <class Value>
constexpr void check_end(const char* what, std::size_t index, const Value& end) {
    if constexpr (std::floating_point<Value>) {
        if (!vitalfew::detail::is_finite(end)) {
            throw_infinite_end(what, index, vitalfew::detail::number_text(end));
        }
    }
}

/// @returns 0 up to bottom, 1 from top on, and the part of the way in between
/// @pre bottom <= top; where they are equal, 1 from there on
template <class Value>
constexpr double rise(const Value& value, const Value& bottom, const Value& top) {
    if (!(value < top)) {
        return 1;
    }
    return bottom < value ? vitalfew::detail::ratio_of_distances(value, bottom, top, bottom) : 0;
}

/// @returns 1 up to top, 0 from bottom on, and the part of the way in between
/// @pre top <= bottom; where they are equal, 1 up to there
template <class Value>
constexpr double fall(const Value& value, const Value& top, const Value& bottom) {
    if (!(top < value)) {
        return 1;
    }
    return value < bottom ? vitalfew::detail::ratio_of_distances(bottom, value, bottom, top) : 0;
}

}  // namespace detail

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_TALLIED_VALUE_HPP
#define VITALFEW_ENGINE_TALLIED_VALUE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"

#include <concepts>
#include <ranges>

namespace vitalfew {
inline namespace v0 {

/// A value that a value_tally takes: a built-in number, or a type whose exact_integer is a built-in integer.
///
/// Models: every built-in integer of up to 64 bits, float, double, a money type of whole cents in a
/// std::int64_t. Counter-models: a type with < and + alone, one that is represented by a wide_int.
template <class T>
concept tallied_value =
    summable_value<T> && (arithmetic_value<T> || (exact_integer_value<T> && requires {
                              requires std::integral<detail::integer_of_t<T>>;
                              requires arithmetic_value<detail::integer_of_t<T>>;
                          }));

/// A projection from the elements of a range to values of exactly the type of the tally.
template <class Projection, class Range, class Value>
concept tally_projection = std::ranges::range<Range> && std::move_constructible<Projection> &&
                           std::invocable<Projection&, std::ranges::range_reference_t<Range>> &&
                           std::same_as<projected_t<Projection, Range>, Value>;

}  // namespace v0
}  // namespace vitalfew

#endif

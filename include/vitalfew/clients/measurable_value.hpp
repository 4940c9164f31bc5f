// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_MEASURABLE_VALUE_HPP
#define VITALFEW_CLIENTS_MEASURABLE_VALUE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/values.hpp"

namespace vitalfew {
inline namespace v0 {

/// A value whose sums are known word by word, so that they can be multiplied and divided: every built-in
/// number and every type with exact_integer, and exact sums of them. Counter-model: a type with only < and +.
template <class Value>
concept measurable_value =
    summable_value<Value> && requires(const sum_of_t<Value>& sum) { sum.words().word_at(0); };

/// Tells a value that can be summed, multiplied and divided exactly.
template <class Projection, class R>
concept measurable_projection =
    projection_of<Projection, R> && measurable_value<projected_t<Projection, R>>;

}  // namespace v0
}  // namespace vitalfew

#endif

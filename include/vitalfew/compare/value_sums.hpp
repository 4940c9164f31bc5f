// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_VALUE_SUMS_HPP
#define VITALFEW_COMPARE_VALUE_SUMS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

namespace vitalfew {
inline namespace v0 {

/// Sums of values: the positive ones, which are the whole of all shares, and the losses separately.
template <summable_value Value>
struct value_sums {
    /// The exact sum of the values above 0.
    sum_of_t<Value> value;
    /// The values below 0: how many, and their exact sum.
    loss_summary<Value> losses;

    /// Adds a value. @pre neither NaN nor infinite
    constexpr value_sums& operator+=(const Value& it) {
        if (detail::is_positive(it)) {
            value += it;
        } else if (detail::is_negative(it)) {
            ++losses.clients;
            losses.value += it;
        }
        return *this;
    }
    constexpr value_sums& operator+=(const value_sums& other) {
        value += other.value;
        losses.clients += other.losses.clients;
        losses.value += other.losses.value;
        return *this;
    }

    /// @returns value and losses together, exactly
    [[nodiscard]] constexpr sum_of_t<Value> net() const { return value + losses.value; }
};

}  // namespace v0
}  // namespace vitalfew

#endif

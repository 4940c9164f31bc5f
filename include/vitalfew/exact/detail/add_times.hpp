// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_ADD_TIMES_HPP
#define VITALFEW_EXACT_DETAIL_ADD_TIMES_HPP

#include "vitalfew/exact/values.hpp"

#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Adds a value so many times, by doubling: O(log count) exact additions.
template <class Value>
void add_times(sum_of_t<Value>& sum, const Value& value, std::size_t count) {
    if (count == 1) {
        sum += value;
        return;
    }
    sum_of_t<Value> power(value);
    for (; count != 0; count >>= 1U) {
        if ((count & 1U) != 0) {
            sum += power;
        }
        power += sum_of_t<Value>(power);
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

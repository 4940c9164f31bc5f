// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXPLAIN_STANDING_HPP
#define VITALFEW_EXPLAIN_STANDING_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <cstdint>

namespace vitalfew {
inline namespace v0 {

/// Where a value stands in a base: what its grade follows from.
/// @example 24_why.cpp
template <summable_value Value>
struct standing {
    using share_type = exact_share<typename sum_of_t<Value>::value_type>;

    /// 1 for the largest value; that of the best for equal ones, as under ties::min.
    std::size_t place = 0;
    /// How many clients have this very value; 0 for one that nobody has.
    std::size_t clients = 0;
    vitalfew::grade grade = vitalfew::grade::A;
    /// The share of the total that all larger values have.
    share_type before;
    /// The same with this value, and all that equal it. 1 for values of 0 and below, as before is; both are
    /// 0 when the total is.
    share_type after;
};

/// Whether a change has to be at least so much, or more than that.
enum class gap_bound : std::uint8_t { at_least, more_than };

/// By how much a value has to change for another grade.
template <summable_value Value>
struct value_gap {
    /// Exact, never negative.
    sum_of_t<Value> amount;
    gap_bound bound = gap_bound::at_least;

    friend constexpr bool operator==(const value_gap&, const value_gap&) = default;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_LOSS_SUMMARY_HPP
#define VITALFEW_ENGINE_LOSS_SUMMARY_HPP

#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>

namespace vitalfew {
inline namespace v0 {

/// The summary of the clients with a value below 0. They never lower the total.
template <summable_value Value>
struct loss_summary {
    std::size_t clients = 0;
    /// The exact sum of their values, negative or 0. For a type with only < and + an empty sum is 0.
    sum_of_t<Value> value;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CROSSED_LIMIT_HPP
#define VITALFEW_CLASSIFY_DETAIL_CROSSED_LIMIT_HPP

#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/engine/detail/bucket_selection.hpp"

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Where a limit is crossed, in terms of doubles.
template <class Sum>
struct crossed_limit {
    cutoff_side side = cutoff_side::none;
    double value = 0;
    above<Sum> better;  ///< the values that stay on the better side
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

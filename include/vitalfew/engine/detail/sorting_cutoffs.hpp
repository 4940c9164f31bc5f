// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_SORTING_CUTOFFS_HPP
#define VITALFEW_ENGINE_DETAIL_SORTING_CUTOFFS_HPP

#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::sort
#include <cstddef>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The exact sums before and after a group of equal values in descending order.
template <class Value>
struct peer_sums {
    sum_of_t<Value> before;
    sum_of_t<Value> after;
};

/// @returns whether the peers lie past the limit
template <class Value>
constexpr bool lies_past(const peer_sums<Value>& peers, const share& limit,
                         const sum_of_t<Value>& total, crossing rule) {
    switch (rule) {
        case crossing::upper: return compare_with_share(peers.before, limit, total) >= 0;
        case crossing::lower: return compare_with_share(peers.after, limit, total) > 0;
        case crossing::nearest: break;
    }
    // For values that occur, before < after, so the definition is that the mean of the two lies above L:
    // before >= L implies it, and else the distance of after is the larger one.
    return compare_mean_with_share(peers.before, peers.after, limit, total) > 0;
}

/// @param better the last value in descending order that does not lie past the limit
/// @param worse the first that does
/// @param sum the sum of the values above the gap between them
/// @returns the cutoff between the two
template <class Value>
constexpr cutoff<Value> cutoff_between(const Value& better, const Value& worse,
                                       const sum_of_t<Value>& sum, const share& limit,
                                       const sum_of_t<Value>& total, crossing rule) {
    const bool gap_is_past =
        rule == crossing::upper ||
        (rule == crossing::nearest && compare_with_share(sum, limit, total) >= 0);
    return gap_is_past ? cutoff<Value>{cutoff_side::at_least, better}
                       : cutoff<Value>{cutoff_side::above, worse};
}

/// Finds the cutoffs by sorting, then walking down with a running exact sum: the reference for all faster
/// ways, and the only way for values with nothing but < and +.
///
/// O(n log n) time; no memory besides the values given.
/// @param values the positive values, in any order; sorted in the end
template <class Value>
constexpr std::vector<cutoff<Value>> cutoffs_by_sorting(std::vector<Value>& values,
                                                        const classify_options& options) {
    std::vector<cutoff<Value>> ends;
    ends.reserve(options.limits.size());
    if (values.empty()) {
        ends.resize(options.limits.size());
        return ends;
    }
    std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return b < a; });
    sum_of_t<Value> total;
    for (const Value& value : values) {
        total += value;
    }
    peer_sums<Value> peers;
    for (std::size_t first = 0; first < values.size() && ends.size() < options.limits.size();) {
        std::size_t next = first;
        for (; next < values.size() && !(values[next] < values[first]); ++next) {
            peers.after += values[next];
        }
        while (ends.size() < options.limits.size() &&
               lies_past<Value>(peers, options.limits[ends.size()], total, options.crossing)) {
            const share& limit = options.limits[ends.size()];
            ends.push_back(first == 0
                               ? cutoff<Value>{cutoff_side::above, values[first]}
                               : cutoff_between(values[first - 1], values[first], peers.before,
                                                limit, total, options.crossing));
        }
        peers.before = peers.after;
        first = next;
    }
    // No value lies past the remaining limits. Below the smallest value, before is the total, which reaches
    // every limit, but under crossing::lower is not above the limit of 1.
    while (ends.size() < options.limits.size()) {
        ends.push_back(options.crossing == crossing::lower
                           ? cutoff<Value>{cutoff_side::all, {}}
                           : cutoff<Value>{cutoff_side::at_least, values.back()});
    }
    return ends;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

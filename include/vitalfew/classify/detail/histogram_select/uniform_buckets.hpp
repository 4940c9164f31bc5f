// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_HISTOGRAM_SELECT_UNIFORM_BUCKETS_HPP
#define VITALFEW_CLASSIFY_DETAIL_HISTOGRAM_SELECT_UNIFORM_BUCKETS_HPP

#include "vitalfew/engine/detail/double_histogram.hpp"
#include "vitalfew/engine/detail/undecided_values.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::ranges::any_of, std::ranges::none_of
#include <bit>        // std::bit_cast
#include <cmath>      // std::llround
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A bucket whose values are assumed to be equal.
struct uniform_bucket {
    bucket_number bucket;
    double value;
    std::size_t count;
};

/// The buckets whose values are assumed to be equal: without them, most values of a base with few different
/// ones would be collected.
class uniform_buckets {
public:
    /// Assumes that the values are equal when the sum of the bucket is a multiple of its count; the second
    /// pass checks it. A wrong assumption has a chance of 1 in count, so the pass is very rarely repeated.
    void assume(const bucket_total& bucket) {
        if (bucket.count < least_count || bucket.bucket == 0) {
            return;
        }
        const double mean = (static_cast<double>(bucket.low_bits.high) * 0x1p64 +
                             static_cast<double>(bucket.low_bits.low)) /
                            static_cast<double>(bucket.count);
        const auto low = static_cast<std::uint64_t>(std::llround(mean));  // exact if a whole number
        const word_pair product = multiply(low, bucket.count);
        if (product.low == bucket.low_bits.low && product.high == bucket.low_bits.high) {
            const auto top = static_cast<std::uint64_t>(bucket.bucket) << 48U;
            buckets_.push_back({bucket.bucket, std::bit_cast<double>(top | low),
                                static_cast<std::size_t>(bucket.count)});
        }
    }
    void clear() noexcept { buckets_.clear(); }

    [[nodiscard]] const uniform_bucket* find(bucket_number bucket) const noexcept {
        for (const uniform_bucket& candidate : buckets_) {
            if (candidate.bucket == bucket) {
                return &candidate;
            }
        }
        return nullptr;
    }
    /// @returns whether a value equals that of a uniform bucket
    [[nodiscard]] bool has_value(double value) const noexcept {
        return std::ranges::any_of(buckets_, [value](const uniform_bucket& candidate) {
            return candidate.value == value;
        });
    }
    /// @param others the values for which has_value() is false
    /// @returns whether none of them lies in a bucket that was assumed to be uniform
    [[nodiscard]] bool hold_beside(std::span<const undecided_values::entry> others) const noexcept {
        if (buckets_.empty()) {
            return true;
        }
        return std::ranges::none_of(others, [this](const undecided_values::entry& entry) {
            return find(bucket_of(entry.value)) != nullptr;
        });
    }

    [[nodiscard]] const std::vector<uniform_bucket>& all() const noexcept { return buckets_; }

private:
    /// Collecting fewer values is as fast.
    static constexpr std::size_t least_count = 64;

    std::vector<uniform_bucket> buckets_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_BUCKET_CROSSINGS_HPP
#define VITALFEW_CLASSIFY_DETAIL_BUCKET_CROSSINGS_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/engine/detail/bucket_selection.hpp"
#include "vitalfew/engine/detail/magnitude.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// What the totals by magnitude come to: the sums over the base, and the bucket in which each limit is
/// crossed.
template <class Sum>
struct bucket_crossings {
    struct crossed_bucket {
        bucket_total where;
        above<Sum> before;  ///< the values of larger buckets
    };

    above<Sum> positive;  ///< and the zeros without a sign
    above<Sum> negative;  ///< and the zeros with one; the sum is that of the magnitudes
    std::vector<crossed_bucket> crossed;  ///< one for each limit that is, in their order

    /// @param totals in increasing order of buckets
    /// @returns false when there are infinities or NaN among the values; all else is of no use then
    [[nodiscard]] bool find(const std::vector<bucket_total>& totals,
                            const classify_options& options) {
        for (const bucket_total& total : totals) {
            if ((total.bucket & 0x7FFFU) >= first_invalid_bucket) {
                return false;
            }
            add_bucket(total.bucket < first_negative_bucket ? positive : negative, total);
        }
        if (positive.sum.sign() != 0) {
            find_buckets(totals, options);
        }
        return true;
    }

private:
    static void add_bucket(above<Sum>& to, const bucket_total& total) {
        to.count += static_cast<std::size_t>(total.count);
        sum_access::add_scaled(to.sum, units_in(total), exponent_of(total.bucket));
    }

    void find_buckets(const std::vector<bucket_total>& totals, const classify_options& options) {
        std::size_t i = totals.size();
        while (i > 0 && totals[i - 1].bucket >= first_negative_bucket) {
            --i;
        }
        above<Sum> so_far;
        while (i-- > 0 && crossed.size() < options.limits.size()) {
            above<Sum> after = so_far;
            add_bucket(after, totals[i]);
            while (crossed.size() < options.limits.size() &&
                   crosses_by(after.sum, options.limits[crossed.size()], positive.sum,
                              options.crossing)) {
                crossed.push_back({totals[i], so_far});
            }
            so_far = std::move(after);
        }
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

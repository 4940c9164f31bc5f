// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_EXACT_AVERAGE_HPP
#define VITALFEW_EXACT_EXACT_AVERAGE_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <compare>
#include <cstdint>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// An exact average: a sum and the number of deals that it is divided by, without carrying out the division.
///
/// Averages are compared by cross multiplication: 100 in 3 deals is less than 34 in one, more than 33 in
/// one, and the same as 200 in 6. A type with only < and + is multiplied by adding it to itself.
/// @invariant deals() > 0, sum() is not negative
template <class Value>
class exact_average {
public:
    /// 0 in one deal.
    constexpr exact_average() = default;
    /// @pre the sum is not negative, and deals is not 0
    constexpr exact_average(exact_sum<Value> sum, std::uint64_t deals)
        : sum_(std::move(sum)), deals_(deals) {
        VITALFEW_ASSERT(deals_ > 0 && sum_.sign() >= 0);
    }

    [[nodiscard]] constexpr const exact_sum<Value>& sum() const noexcept { return sum_; }
    [[nodiscard]] constexpr std::uint64_t deals() const noexcept { return deals_; }

    /// @returns sum() / deals(), within 2 units in the last place
    [[nodiscard]] constexpr double to_double() const
        requires requires(const exact_sum<Value>& sum) { sum.to_double(); }
    {
        return sum_.to_double() / static_cast<double>(deals_);
    }

    friend constexpr std::strong_ordering operator<=>(const exact_average& a,
                                                      const exact_average& b) {
        if constexpr (requires { a.sum_.words().times(1); }) {
            return a.sum_.words().times(b.deals_) <=> b.sum_.words().times(a.deals_);
        } else {
            return detail::compare_products(detail::plain_words(a.sum_.words()), b.deals_,
                                            detail::plain_words(b.sum_.words()), a.deals_);
        }
    }
    friend constexpr bool operator==(const exact_average& a, const exact_average& b) {
        return (a <=> b) == 0;
    }

private:
    exact_sum<Value> sum_{};
    std::uint64_t deals_ = 1;
};

}  // namespace v0
}  // namespace vitalfew

#endif

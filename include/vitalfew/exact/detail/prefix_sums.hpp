// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_PREFIX_SUMS_HPP
#define VITALFEW_EXACT_DETAIL_PREFIX_SUMS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Values with the exact sum of the first k of them, for any k.
///
/// An exact sum is up to five times as large as a value, so only every 64th is stored; the others take up to
/// 63 additions.
template <class Value>
class prefix_sums {
public:
    constexpr prefix_sums() = default;
    /// @pre none of the values is NaN or infinite
    constexpr explicit prefix_sums(std::vector<Value> values) : values_(std::move(values)) {
        marks_.reserve(values_.size() / stride_ + 1);
        sum_of_t<Value> sum;
        marks_.push_back(sum);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            sum += values_[i];
            if ((i + 1) % stride_ == 0) {
                marks_.push_back(sum);
            }
        }
    }

    [[nodiscard]] constexpr std::span<const Value> values() const& noexcept { return values_; }
    [[nodiscard]] constexpr std::vector<Value> values() && noexcept { return std::move(values_); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return values_.size(); }

    /// @returns the sum of the first k values. @pre k <= size()
    [[nodiscard]] constexpr sum_of_t<Value> first(std::size_t k) const {
        VITALFEW_ASSERT(k <= values_.size());
        if (marks_.empty()) {
            return {};
        }
        sum_of_t<Value> sum = marks_[k / stride_];
        for (std::size_t i = k - k % stride_; i < k; ++i) {
            sum += values_[i];
        }
        return sum;
    }

private:
    static constexpr std::size_t stride_ = 64;

    std::vector<Value> values_;
    std::vector<sum_of_t<Value>> marks_;
};

/// Binary search. @returns the first k in [first, last) for which holds(k), else last
/// @pre holds is false up to some k and true from there on
template <class Holds>
constexpr std::size_t first_that(std::size_t first, std::size_t last, Holds holds) {
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (holds(middle)) {
            last = middle;
        } else {
            first = middle + 1;
        }
    }
    return first;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

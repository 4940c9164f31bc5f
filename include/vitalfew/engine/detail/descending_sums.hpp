// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_DESCENDING_SUMS_HPP
#define VITALFEW_ENGINE_DETAIL_DESCENDING_SUMS_HPP

#include "vitalfew/engine/detail/sorting_cutoffs.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::sort
#include <cstddef>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The values of a base in descending order, with the exact sum of the positive ones before each in O(1).
///
/// Only every sixteenth sum is kept, and the rest is added on request: a few bytes a client instead of the
/// size of a sum.
template <class Value>
class descending_sums {
    static constexpr std::size_t step = 16;

public:
    constexpr explicit descending_sums(std::vector<Value> values) : values_(std::move(values)) {
        std::sort(values_.begin(), values_.end(),
                  [](const Value& a, const Value& b) { return b < a; });
        for (; positives_ < values_.size() && is_positive(values_[positives_]); ++positives_) {
            if (positives_ % step == 0) {
                sums_.push_back(total_);
            }
            total_ += values_[positives_];
        }
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return values_.size(); }
    /// @returns how many values are above 0; they come first
    [[nodiscard]] constexpr std::size_t positives() const noexcept { return positives_; }
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const noexcept { return total_; }
    /// @pre i < size()
    [[nodiscard]] constexpr const Value& value(std::size_t i) const noexcept { return values_[i]; }

    /// @returns the sum of the positive ones among the first i values
    [[nodiscard]] constexpr sum_of_t<Value> sum_before(std::size_t i) const {
        if (i >= positives_) {
            return total_;
        }
        sum_of_t<Value> sum = sums_[i / step];
        for (std::size_t at = i / step * step; at < i; ++at) {
            sum += values_[at];
        }
        return sum;
    }

    /// @returns the sum of the positive ones in [first, last); types without a difference are added up
    [[nodiscard]] constexpr sum_of_t<Value> sum_between(std::size_t first, std::size_t last) const {
        sum_of_t<Value> sum;
        if constexpr (requires { sum -= sum; }) {
            sum = sum_before(last);
            sum -= sum_before(first);
        } else {
            for (; first < last && first < positives_; ++first) {
                sum += values_[first];
            }
        }
        return sum;
    }

    /// @returns how many values are above v: the position of the first that is not
    [[nodiscard]] constexpr std::size_t above(const Value& v) const {
        return first_position(0, values_.size(), [&](std::size_t i) { return !(v < values_[i]); });
    }
    /// @returns how many values are v or more
    /// @param above how many are above it; equal values are usually few, so the search begins there with
    /// growing strides
    [[nodiscard]] constexpr std::size_t at_or_above(const Value& v, std::size_t above) const {
        const std::size_t size = values_.size();
        std::size_t first = above;
        std::size_t last = above;
        for (std::size_t stride = 1; last < size && !(values_[last] < v); stride *= 2) {
            first = last + 1;
            last += stride < size - last ? stride : size - last;
        }
        return first_position(first, last, [&](std::size_t i) { return values_[i] < v; });
    }

    /// @returns the sums before and after the values equal to the one at position i
    [[nodiscard]] constexpr peer_sums<Value> peers_at(std::size_t i) const {
        const std::size_t first = above(values_[i]);
        return {sum_before(first), sum_before(at_or_above(values_[i], first))};
    }

    /// @returns the first position in [first, last) with a property that all later ones have too; last when
    /// none has it
    template <class Property>
    [[nodiscard]] static constexpr std::size_t first_position(std::size_t first, std::size_t last,
                                                              Property has) {
        while (first < last) {
            const std::size_t middle = first + (last - first) / 2;
            if (has(middle)) {
                last = middle;
            } else {
                first = middle + 1;
            }
        }
        return first;
    }

private:
    std::vector<Value> values_;
    std::size_t positives_ = 0;
    std::vector<sum_of_t<Value>> sums_;  // before positions 0, 16, 32, ...
    sum_of_t<Value> total_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

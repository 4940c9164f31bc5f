// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_RANKED_CURVE_HPP
#define VITALFEW_REPORT_DETAIL_RANKED_CURVE_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"  // first_that
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <algorithm>  // std::upper_bound
#include <cstddef>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// The values of a base, the best first, as they are drawn: with the cumulative shares of the total, and where
/// the grades begin.
template <measurable_value Value>
class ranked_curve {
public:
    ranked_curve(const descending_values<Value>& sorted, const cutoffs<Value>& grade_of) {
        values_.reserve(sorted.size());
        shares_.reserve(sorted.size() + 1);
        shares_.push_back(0);
        const std::size_t positive = sorted.size(population::positive);
        sum_of_t<Value> sum;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const Value& value = sorted.values()[i];
            values_.push_back(vitalfew::detail::sum_of_one(value).to_double());
            if (i < positive) {
                sum += value;
                shares_.push_back(vitalfew::detail::ratio_of(sum.words().leading(),
                                                             sorted.total().words().leading()));
            } else {
                shares_.push_back(positive == 0 ? 0.0 : 1.0);
            }
        }
        for (std::size_t i = 0; i <= grade_of.size(); ++i) {
            ends_.push_back(vitalfew::detail::first_that(0, sorted.size(), [&](std::size_t k) {
                return grade_of(sorted.values()[k]) > grade_at(i);
            }));
            if (ends_.back() < sorted.size() &&
                (starts_.empty() || starts_.back() < ends_.back())) {
                starts_.push_back(ends_.back());
            }
        }
    }

    /// @returns the value of each client, rounded
    [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
    /// @returns what the best k bring, for k from 0 on
    [[nodiscard]] std::span<const double> shares() const noexcept { return shares_; }
    /// @returns the height of the highest bar, above 0 even where nobody brings anything
    [[nodiscard]] double top() const noexcept {
        return values_.empty() || !(values_.front() > 0) ? 1.0 : values_.front();
    }
    /// @returns how far the bars of losses reach below 0, as a part of top()
    [[nodiscard]] double depth() const noexcept {
        return values_.empty() || !(values_.back() < 0) ? 0.0 : -values_.back() / top();
    }
    /// @returns where a grade begins whom somebody has, but for the first one
    [[nodiscard]] std::span<const std::size_t> grade_starts() const noexcept { return starts_; }
    /// @returns the number of clients with a grade or a better one
    [[nodiscard]] std::size_t clients_to(grade g) const noexcept {
        return grade_index(g) < ends_.size() ? ends_[grade_index(g)] : values_.size();
    }
    /// @returns the grade of the client with so many before it
    [[nodiscard]] grade grade_of(std::size_t place) const noexcept {
        const auto end = std::upper_bound(ends_.begin(), ends_.end(), place);
        return grade_at(static_cast<std::size_t>(end - ends_.begin()));
    }

private:
    std::vector<double> values_;
    std::vector<double> shares_;
    std::vector<std::size_t> ends_;    // of the grades
    std::vector<std::size_t> starts_;  // those of ends_ at which somebody follows, once each
};

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

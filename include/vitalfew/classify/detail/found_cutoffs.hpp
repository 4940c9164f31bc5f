// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_FOUND_CUTOFFS_HPP
#define VITALFEW_CLASSIFY_DETAIL_FOUND_CUTOFFS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/radix_select.hpp"
#include "vitalfew/engine/detail/undecided_values.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <array>
#include <bit>  // std::bit_cast
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Where a limit is crossed, as a double.
template <class Sum>
struct crossed_limit {
    cutoff_side side = cutoff_side::none;
    double value = 0;
    above<Sum> better;  ///< the values that stay on the better side
};

/// Turns the result of a selection in doubles into values of the user's type.
/// @param found a histogram_select or a sample_select
template <class Value, class Found>
classification_summary<Value> summary_of(const Found& found) {
    std::vector<cutoff<Value>> ends;
    std::vector<grade_summary<Value>> summaries;
    ends.reserve(found.limits().size());
    summaries.reserve(found.limits().size() + 1);
    above<sum_of_t<Value>> before;
    const auto add_summary = [&](std::size_t count, const sum_of_t<Value>& sum) {
        summaries.push_back({count - before.count, sum - before.sum, {}, {}});
        before = {count, sum};
    };
    for (const auto& limit : found.limits()) {
        cutoff<Value> end{limit.side, {}};
        if (limit.side == cutoff_side::at_least || limit.side == cutoff_side::above) {
            end.value = value_from<Value>(limit.value);
        }
        ends.push_back(std::move(end));
        add_summary(limit.better.count, limit.better.sum);
    }
    add_summary(found.size(), found.total());
    loss_summary<Value> losses{found.losses(), {}};
    losses.value -= found.lost();
    return summarize(found.size(), cutoffs<Value>(std::move(ends)), std::move(summaries),
                     std::move(losses));
}

/// @returns the least double that stays on the better side of a limit, for values above 0
[[nodiscard]] inline double least_admitted(cutoff_side side, double value) noexcept {
    switch (side) {
        case cutoff_side::at_least: return value;
        case cutoff_side::above:
            return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) + 1);
        case cutoff_side::all: return 0;
        case cutoff_side::none: break;
    }
    return std::numeric_limits<double>::infinity();
}

/// The least double on the better side of each limit.
class least_admitted_values {
public:
    template <class Found>
    explicit least_admitted_values(const Found& found) : size_(found.limits().size()) {
        for (std::size_t i = 0; i < size_; ++i) {
            least_[i] = least_admitted(found.limits()[i].side, found.limits()[i].value);
        }
    }

    /// @returns the grade of a value, branch-free
    [[nodiscard]] grade grade_of(double value) const noexcept {
        std::size_t past = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            past += static_cast<std::size_t>(value < least_[i]);
        }
        return grade_at(value > 0 ? past : size_);
    }

private:
    std::array<double, class_limits::max_size> least_{};
    std::size_t size_;
};

/// Grades the values that were left undecided; branch-free, because their grades are unpredictable.
inline void grade_undecided(std::span<const undecided_values::entry> undecided,
                            const least_admitted_values& least, grade* grades) noexcept {
    for (const auto& [value, index] : undecided) {
        grades[index] = least.grade_of(value);
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

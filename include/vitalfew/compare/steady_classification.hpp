// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_STEADY_CLASSIFICATION_HPP
#define VITALFEW_COMPARE_STEADY_CLASSIFICATION_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A client base with a steady grade for each client: the result of classify_with_hysteresis.
///
/// The summaries are of the effective grades, the cutoffs those of the raw ones.
/// @example 15_hysteresis.cpp
template <summable_value Value>
class steady_classification : public classification_summary<Value> {
public:
    /// For classify_with_hysteresis, which sees to it that the parts belong together.
    /// @pre as many grades as the summary has clients
    constexpr steady_classification(std::vector<steady_grade> grades,
                                    const std::array<std::size_t, steady_reasons>& reasons,
                                    classification_summary<Value> summary)
        : classification_summary<Value>(std::move(summary)),
          grades_(std::move(grades)),
          reasons_(reasons) {
        VITALFEW_ASSERT(grades_.size() == this->size());
    }

    /// @returns one steady grade per client, in the order of the base: what to keep for the next analysis
    [[nodiscard]] constexpr std::span<const steady_grade> grades() const& noexcept {
        return grades_;
    }
    [[nodiscard]] constexpr std::vector<steady_grade> grades() && noexcept {
        return std::move(grades_);
    }

    /// @returns how many clients have their effective grade for a reason
    [[nodiscard]] constexpr std::size_t count(steady_reason reason) const noexcept {
        return reasons_[static_cast<std::size_t>(reason)];
    }

private:
    std::vector<steady_grade> grades_;
    std::array<std::size_t, steady_reasons> reasons_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

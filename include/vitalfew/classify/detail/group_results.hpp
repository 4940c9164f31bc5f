// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_GROUP_RESULTS_HPP
#define VITALFEW_CLASSIFY_DETAIL_GROUP_RESULTS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/classify_by_narrowing.hpp"
#include "vitalfew/classify/detail/classify_without_sorting.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/sorting_cutoffs.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::identity
#include <iterator>    // std::next
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// What the grades of many groups amount to, and where they end, in few arrays for all groups: millions of
/// small groups have no allocation of their own.
template <class Value>
class group_results {
public:
    explicit group_results(std::size_t limits) : limits_(limits) {}

    void reserve(std::size_t groups) {
        ends_.reserve(groups * limits_);
        sizes_.reserve(groups * (limits_ + 1));
        sums_.reserve(groups * (limits_ + 1));
        losses_.reserve(groups);
    }

    /// Appends a group, and writes the grades of its clients.
    /// @param values of the group's clients, all of them finite
    /// @param positive scratch memory
    void grade(std::span<const Value> values, vitalfew::grade* grades,
               const classify_options& options, classify_workspace& workspace,
               std::vector<Value>& positive) {
        if constexpr (narrowable_value<Value>) {
            if (values.size() >= narrowing_pays_from) {
                std::identity itself;
                auto found = classify_without_sorting(values, itself, options, workspace.scratch(),
                                                      [grades](std::size_t) { return grades; });
                if (found) {
                    append(*found);
                    return;
                }
            }
        }
        positive.clear();
        for (const Value& value : values) {
            if (is_positive(value)) {
                positive.push_back(value);
            }
        }
        const cutoffs<Value> grade_of(cutoffs_by_sorting(positive, options));
        ends_.insert(ends_.end(), grade_of.begin(), grade_of.end());
        const std::size_t first = sizes_.size();
        sizes_.resize(first + limits_ + 1);
        sums_.resize(first + limits_ + 1);
        loss_summary<Value>& losses = losses_.emplace_back();
        for (const Value& value : values) {
            const vitalfew::grade g = grade_of(value);
            *grades++ = g;
            ++sizes_[first + grade_index(g)];
            if (is_positive(value)) {
                sums_[first + grade_index(g)] += value;
            } else if (is_negative(value)) {
                ++losses.clients;
                losses.value += value;
            }
        }
    }

    /// @returns what group i amounts to
    [[nodiscard]] classification_summary<Value> summary(std::size_t i, std::size_t clients) const {
        const auto end = std::next(ends_.begin(), static_cast<std::ptrdiff_t>(i * limits_));
        std::vector<grade_summary<Value>> summaries;
        summaries.reserve(limits_ + 1);
        for (std::size_t g = i * (limits_ + 1); g < (i + 1) * (limits_ + 1); ++g) {
            summaries.push_back({sizes_[g], sums_[g], {}, {}});
        }
        return summarize(clients,
                         cutoffs<Value>(std::vector<cutoff<Value>>(
                             end, std::next(end, static_cast<std::ptrdiff_t>(limits_)))),
                         std::move(summaries), losses_[i]);
    }

    /// @returns the exact sum of the positive values of group i
    [[nodiscard]] sum_of_t<Value> total(std::size_t i) const {
        sum_of_t<Value> sum;
        for (std::size_t g = i * (limits_ + 1); g < (i + 1) * (limits_ + 1); ++g) {
            sum += sums_[g];
        }
        return sum;
    }

private:
    void append(const classification_summary<Value>& found) {
        const cutoffs<Value>& ends = found.cutoffs();
        ends_.insert(ends_.end(), ends.begin(), ends.end());
        for (const grade_summary<Value>& each : found.summaries()) {
            sizes_.push_back(each.clients);
            sums_.push_back(each.value);
        }
        losses_.push_back(found.losses());
    }

    std::size_t limits_;
    std::vector<cutoff<Value>> ends_;  // limits_ for each group
    std::vector<std::size_t> sizes_;   // limits_ + 1 for each group, as the sums
    std::vector<sum_of_t<Value>> sums_;
    std::vector<loss_summary<Value>> losses_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_GROUPED_CLASSIFICATION_HPP
#define VITALFEW_CLASSIFY_GROUPED_CLASSIFICATION_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/detail/group_results.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/client_groups.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::hash
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A client base in groups, with a grade for each client within its group: the result of classify_by.
///
/// Independent of the base it came from: grades and groups are by position in it. What a group amounts to is
/// kept small, about 200 to 300 bytes for four grades, and put together when asked for.
/// @example 21_groups.cpp
template <class Key, summable_value Value, class Hash = std::hash<Key>>
class grouped_classification {
public:
    /// For classify_by, which sees to it that the parts belong together.
    grouped_classification(client_groups<Key, Hash> groups, std::vector<grade> grades,
                           detail::group_results<Value> results,
                           std::optional<classification<Value>> everybody)
        : groups_(std::move(groups)),
          grades_(std::move(grades)),
          results_(std::move(results)),
          everybody_(std::move(everybody)) {
        VITALFEW_ASSERT(grades_.size() == groups_.of_clients().size());
    }

    /// @returns the groups: their keys in order of first appearance, and the group of each client
    [[nodiscard]] const client_groups<Key, Hash>& groups() const noexcept { return groups_; }

    /// @returns one grade per client, in the order of the base; each is the grade within the client's group
    [[nodiscard]] std::span<const grade> grades() const& noexcept { return grades_; }
    [[nodiscard]] std::vector<grade> grades() && noexcept { return std::move(grades_); }

    /// @returns cutoffs, summaries, total and losses of group i, as classify gives them for its clients
    /// alone; in O(number of limits)
    /// @pre i < groups().size()
    [[nodiscard]] classification_summary<Value> summary(std::size_t i) const {
        VITALFEW_ASSERT(i < groups_.size());
        return results_.summary(i, groups_.clients(i));
    }
    /// The same by the key of the group. @throws unknown_key, naming it, when no client is in it
    [[nodiscard]] classification_summary<Value> summary_of(const Key& key) const {
        return summary(groups_.index_of(key));
    }

    /// @returns the exact sum of the positive values of group i
    /// @pre i < groups().size()
    [[nodiscard]] sum_of_t<Value> total(std::size_t i) const {
        VITALFEW_ASSERT(i < groups_.size());
        return results_.total(i);
    }

    /// @returns the classification of the whole base, when it was asked for
    [[nodiscard]] const std::optional<classification<Value>>& everybody() const noexcept {
        return everybody_;
    }

    /// @returns the number of clients
    [[nodiscard]] std::size_t size() const noexcept { return grades_.size(); }

private:
    client_groups<Key, Hash> groups_;
    std::vector<grade> grades_;
    detail::group_results<Value> results_;
    std::optional<classification<Value>> everybody_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_GROUPED_CLASSIFICATION_HPP
#define VITALFEW_CLASSIFY_GROUPED_CLASSIFICATION_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/client_groups.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::hash
#include <iterator>    // std::next
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Summaries and cutoffs of many groups, in few arrays for all groups: millions of small groups have no
/// allocation of their own.
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

    /// Appends a group whose summary is known.
    void append(const classification_summary<Value>& found) {
        const cutoffs<Value>& ends = found.cutoffs();
        ends_.insert(ends_.end(), ends.begin(), ends.end());
        for (const grade_summary<Value>& each : found.summaries()) {
            sizes_.push_back(each.clients);
            sums_.push_back(each.value);
        }
        losses_.push_back(found.losses());
    }

    /// Appends a group whose cutoffs are known, and writes the grades of its clients.
    /// @param values of the group's clients, all of them finite
    void append(std::span<const Value> values, const cutoffs<Value>& grade_of, grade* grades) {
        ends_.insert(ends_.end(), grade_of.begin(), grade_of.end());
        const std::size_t first = sizes_.size();
        sizes_.resize(first + limits_ + 1);
        sums_.resize(first + limits_ + 1);
        loss_summary<Value>& losses = losses_.emplace_back();
        for (const Value& value : values) {
            const grade g = grade_of(value);
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

    /// @returns the summary of group i
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
    std::size_t limits_;
    std::vector<cutoff<Value>> ends_;  // limits_ for each group
    std::vector<std::size_t> sizes_;   // limits_ + 1 for each group, as the sums
    std::vector<sum_of_t<Value>> sums_;
    std::vector<loss_summary<Value>> losses_;
};

}  // namespace detail

/// A client base in groups, with a grade for each client within its group: the result of classify_by.
///
/// Independent of the base it came from: grades and groups are by position in it. A group takes about 200
/// to 300 bytes for four grades; its summary is made on request.
/// @example 21_groups.cpp
template <class Key, summable_value Value, class Hash = std::hash<Key>>
class grouped_classification {
public:
    /// For the algorithms of this library, which pass parts that belong together.
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

    /// @returns the classification of the whole base, if it was requested
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

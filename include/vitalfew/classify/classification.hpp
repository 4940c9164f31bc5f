// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFICATION_HPP
#define VITALFEW_CLASSIFY_CLASSIFICATION_HPP

#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/share.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// What the clients of one grade amount to.
template <summable_value Value>
struct grade_summary {
    /// Their number, those with a value of 0 or less included.
    std::size_t clients = 0;
    /// The exact sum of their positive values.
    sum_of_t<Value> value;
    /// clients of all clients; 0 when there are none.
    share client_share;
    /// value of the total of the positive values; 0 when that is 0.
    exact_share<typename sum_of_t<Value>::value_type> value_share;
};

/// What the clients with a value below 0 amount to. They never lower the total.
template <summable_value Value>
struct loss_summary {
    std::size_t clients = 0;
    /// The exact sum of their values, negative or 0. For a type with only < and + an empty sum is 0.
    sum_of_t<Value> value;
};

/// A client base with a grade for each client: the result of classify.
///
/// Independent of the base it came from: grades are by position in it.
/// @example 01_first_abcd.cpp
template <summable_value Value>
class classification {
public:
    /// For classify, which sees to it that the parts belong together.
    /// @pre one summary for each grade
    constexpr classification(std::vector<grade> grades, vitalfew::cutoffs<Value> cutoffs,
                             std::vector<grade_summary<Value>> summaries, sum_of_t<Value> total,
                             loss_summary<Value> losses)
        : grades_(std::move(grades)),
          cutoffs_(std::move(cutoffs)),
          summaries_(std::move(summaries)),
          total_(std::move(total)),
          losses_(std::move(losses)) {
        VITALFEW_ASSERT(summaries_.size() == cutoffs_.size() + 1);
    }

    /// @returns one grade per client, in the order of the base
    [[nodiscard]] constexpr std::span<const grade> grades() const& noexcept { return grades_; }
    /// The same, moved out of a classification that is going away, so that nothing dangles.
    [[nodiscard]] constexpr std::vector<grade> grades() && noexcept { return std::move(grades_); }

    /// @returns the function from a value to its grade, to store for later clients
    [[nodiscard]] constexpr const vitalfew::cutoffs<Value>& cutoffs() const& noexcept {
        return cutoffs_;
    }
    [[nodiscard]] constexpr vitalfew::cutoffs<Value> cutoffs() && noexcept {
        return std::move(cutoffs_);
    }

    /// @returns what the clients of a grade amount to; zeros for a grade that nobody has
    /// @throws invalid_grade for a grade that these limits do not give
    [[nodiscard]] constexpr const grade_summary<Value>& summary(grade g) const& {
        return summaries_[checked_index(g)];
    }
    [[nodiscard]] constexpr grade_summary<Value> summary(grade g) && {
        return std::move(summaries_[checked_index(g)]);
    }

    /// @returns the summaries of all grades, the best first
    [[nodiscard]] constexpr std::span<const grade_summary<Value>> summaries() const& noexcept {
        return summaries_;
    }
    [[nodiscard]] constexpr std::vector<grade_summary<Value>> summaries() && noexcept {
        return std::move(summaries_);
    }

    /// @returns the exact sum of the positive values: what the shares are shares of. When it is 0,
    /// everybody is in the last grade.
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const& noexcept { return total_; }
    [[nodiscard]] constexpr sum_of_t<Value> total() && noexcept { return std::move(total_); }

    /// @returns what the clients below 0 amount to
    [[nodiscard]] constexpr const loss_summary<Value>& losses() const& noexcept { return losses_; }
    [[nodiscard]] constexpr loss_summary<Value> losses() && noexcept { return std::move(losses_); }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return grades_.size(); }

private:
    [[nodiscard]] constexpr std::size_t checked_index(grade g) const {
        if (index(g) >= summaries_.size()) {
            detail::throw_invalid_grade(index(g), summaries_.size());
        }
        return index(g);
    }

    std::vector<grade> grades_;
    vitalfew::cutoffs<Value> cutoffs_;
    std::vector<grade_summary<Value>> summaries_;
    sum_of_t<Value> total_;
    loss_summary<Value> losses_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

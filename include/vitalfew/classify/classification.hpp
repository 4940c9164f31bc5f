// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFICATION_HPP
#define VITALFEW_CLASSIFY_CLASSIFICATION_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The summary of one grade: its clients and their value.
template <summable_value Value>
struct grade_summary {
    /// The number of clients, those with a value of 0 or less included.
    std::size_t clients = 0;
    /// The exact sum of their positive values.
    sum_of_t<Value> value;
    /// clients of all clients; 0 when there are none.
    share client_share;
    /// value of the total of the positive values; 0 when that is 0.
    exact_share<typename sum_of_t<Value>::value_type> value_share;
};

/// The summaries and cutoffs of the grades of a client base: everything of an analysis but the grade of each
/// client.
template <summable_value Value>
class classification_summary {
public:
    /// For the algorithms of this library, which pass parts that belong together.
    /// @pre one summary for each grade
    constexpr classification_summary(std::size_t clients, vitalfew::cutoffs<Value> cutoffs,
                                     std::vector<grade_summary<Value>> summaries,
                                     sum_of_t<Value> total, loss_summary<Value> losses)
        : clients_(clients),
          cutoffs_(std::move(cutoffs)),
          summaries_(std::move(summaries)),
          total_(std::move(total)),
          losses_(std::move(losses)) {
        VITALFEW_ASSERT(summaries_.size() == cutoffs_.size() + 1);
    }

    /// @returns the function from a value to its grade, to store for later clients
    [[nodiscard]] constexpr const vitalfew::cutoffs<Value>& cutoffs() const& noexcept {
        return cutoffs_;
    }
    /// Rvalue overload: moves the data out, so that nothing dangles; likewise below.
    [[nodiscard]] constexpr vitalfew::cutoffs<Value> cutoffs() && noexcept {
        return std::move(cutoffs_);
    }

    /// @returns the summary of a grade; zeros for a grade that nobody has
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

    /// @returns the exact sum of the positive values, of which the shares are taken. When it is 0,
    /// everybody is in the last grade.
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const& noexcept { return total_; }
    [[nodiscard]] constexpr sum_of_t<Value> total() && noexcept { return std::move(total_); }

    /// @returns the summary of the clients with a value below 0
    [[nodiscard]] constexpr const loss_summary<Value>& losses() const& noexcept { return losses_; }
    [[nodiscard]] constexpr loss_summary<Value> losses() && noexcept { return std::move(losses_); }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return clients_; }

private:
    [[nodiscard]] constexpr std::size_t checked_index(grade g) const {
        if (grade_index(g) >= summaries_.size()) {
            detail::throw_invalid_grade(grade_index(g), summaries_.size());
        }
        return grade_index(g);
    }

    std::size_t clients_;
    vitalfew::cutoffs<Value> cutoffs_;
    std::vector<grade_summary<Value>> summaries_;
    sum_of_t<Value> total_;
    loss_summary<Value> losses_;
};

/// A client base with a grade for each client: the result of classify.
///
/// Independent of the base it came from: grades are by position in it.
/// @example 01_first_abcd.cpp
template <summable_value Value>
class classification : public classification_summary<Value> {
public:
    /// For the algorithms of this library, which pass parts that belong together.
    /// @pre as many grades as the summary has clients
    constexpr classification(std::vector<grade> grades, classification_summary<Value> summary)
        : classification_summary<Value>(std::move(summary)), grades_(std::move(grades)) {
        VITALFEW_ASSERT(grades_.size() == this->size());
    }

    /// @returns one grade per client, in the order of the base
    [[nodiscard]] constexpr std::span<const grade> grades() const& noexcept { return grades_; }
    [[nodiscard]] constexpr std::vector<grade> grades() && noexcept { return std::move(grades_); }

private:
    std::vector<grade> grades_;
};

namespace detail {

/// Makes a summary of counts and sums; total and shares follow from them.
template <summable_value Value>
constexpr classification_summary<Value> summarize(std::size_t clients, cutoffs<Value> ends,
                                                  std::vector<grade_summary<Value>> summaries,
                                                  loss_summary<Value> losses) {
    sum_of_t<Value> total;
    for (const auto& summary : summaries) {
        total += summary.value;
    }
    for (auto& summary : summaries) {
        if (clients != 0) {
            summary.client_share = share(summary.clients, clients);
        }
        summary.value_share = {summary.value, total};
    }
    return {clients, std::move(ends), std::move(summaries), std::move(total), std::move(losses)};
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

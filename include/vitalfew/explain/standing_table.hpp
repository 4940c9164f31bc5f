// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXPLAIN_STANDING_TABLE_HPP
#define VITALFEW_EXPLAIN_STANDING_TABLE_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/class_limits.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/share.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/descending_sums.hpp"
#include "vitalfew/engine/detail/own_change.hpp"
#include "vitalfew/engine/detail/sorting_cutoffs.hpp"
#include "vitalfew/exact/values.hpp"
#include "vitalfew/explain/standing.hpp"

#include <algorithm>  // std::max
#include <cstddef>
#include <optional>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A base prepared for questions: where a client stands, what it lacks for the next grade, what would be
/// under other limits. Each is answered in O(log n); any number of threads may ask at once.
///
/// Independent of the base it came from. Grades and cutoffs are those of classify.
/// @example 24_why.cpp
template <summable_value Value>
class standing_table {
public:
    /// For standings, which sees to it that all values are finite.
    constexpr standing_table(std::vector<Value> values, const classify_options& options)
        : sums_(std::move(values)), options_(options), cutoffs_(ends_of(options.limits)) {
        for (std::size_t i = sums_.size(); i > 0 && detail::is_negative(sums_.value(i - 1)); --i) {
            losses_.value += sums_.value(i - 1);
            ++losses_.clients;
        }
    }

    /// @returns where a value stands, also one that no client has
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr standing<Value> operator()(const Value& value) const {
        const grade g = cutoffs_(value);
        const std::size_t above = sums_.above(value);
        const std::size_t down_to = sums_.at_or_above(value, above);
        return {above + 1,
                down_to - above,
                g,
                {sums_.sum_before(above), total()},
                {sums_.sum_before(down_to), total()}};
    }

    /// @returns what a value lacks for the next better grade, the cutoffs being as they are: it has that
    /// grade or a better one when it rises by so much. Nothing for grade A, and when the total is 0.
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr std::optional<value_gap<Value>> rise(const Value& value) const
        requires requires(sum_of_t<Value> sum) { sum -= sum; }
    {
        const grade g = cutoffs_(value);
        if (g == grade::A) {
            return std::nullopt;
        }
        const cutoff<Value>& end = cutoffs_[index(g) - 1];
        if (end.side == cutoff_side::none) {
            return std::nullopt;
        }
        return value_gap<Value>{edge(end) - sum_of_t<Value>(value),
                                end.side == cutoff_side::at_least ? gap_bound::at_least
                                                                  : gap_bound::more_than};
    }

    /// @returns what a value can lose before it slips, the cutoffs being as they are: it has a worse grade
    /// when it falls by so much. Nothing for the last grade.
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr std::optional<value_gap<Value>> slip(const Value& value) const
        requires requires(sum_of_t<Value> sum) { sum -= sum; }
    {
        const grade g = cutoffs_(value);
        if (g == cutoffs_.last()) {
            return std::nullopt;
        }
        const cutoff<Value>& end = cutoffs_[index(g)];
        return value_gap<Value>{sum_of_t<Value>(value) - edge(end),
                                end.side == cutoff_side::at_least ? gap_bound::more_than
                                                                  : gap_bound::at_least};
    }

    /// What a client would have to bring for a grade if nothing but its own value changed. Then the total
    /// moves with it, and so do the cutoffs: a large client has to rise by more than rise() says, or by less.
    ///
    /// @param wanted the grade it is to have
    /// @param own the value of a client of the base
    /// @returns the least value with which it would have the grade or a better one: classified again with
    /// the base, and for floating point the least double or float. Nothing for the last grade, which any
    /// value has.
    /// @pre own is the value of a client, and the rule is crossing::upper: under the others a client can get
    /// a worse grade by bringing more, and there is no one amount
    /// @throws invalid_grade for a grade that these limits do not give
    /// Complexity: O(log n) for each bit of the value.
    [[nodiscard]] constexpr std::optional<Value> least_value_for(grade wanted,
                                                                 const Value& own) const
        requires detail::countable_value<Value>
    {
        VITALFEW_ASSERT(options_.crossing == crossing::upper);
        VITALFEW_ASSERT((*this)(own).clients != 0);
        if (index(wanted) > cutoffs_.size()) {
            detail::throw_invalid_grade(index(wanted), cutoffs_.size() + 1);
        }
        if (wanted == cutoffs_.last()) {
            return std::nullopt;
        }
        return detail::least_value_before(sums_, own, options_.limits[index(wanted)]);
    }

    /// @returns what the grades would amount to under other limits and the same rule, as classify gives it;
    /// O(log n)^2 for each limit, but O(n) for types with nothing but < and +
    [[nodiscard]] constexpr classification_summary<Value> summary(
        const class_limits& limits) const {
        std::vector<grade_summary<Value>> summaries;
        summaries.reserve(limits.grades());
        std::size_t counted = 0;
        const auto append = [&](std::size_t count) {
            summaries.push_back({count - counted, sums_.sum_between(counted, count), {}, {}});
            counted = count;
        };
        for (const share& limit : limits) {
            append((std::max)(counted, first_past(limit)));
        }
        append(sums_.size());
        return detail::summarize(sums_.size(), vitalfew::cutoffs<Value>(ends_of(limits)),
                                 std::move(summaries), losses_);
    }
    /// The same under the limits that the table was made with.
    [[nodiscard]] constexpr classification_summary<Value> summary() const {
        return summary(options_.limits);
    }

    /// @returns the function from a value to its grade
    [[nodiscard]] constexpr const vitalfew::cutoffs<Value>& cutoffs() const noexcept {
        return cutoffs_;
    }
    /// @returns the limits and the rule that the table was made with
    [[nodiscard]] constexpr const classify_options& options() const noexcept { return options_; }
    /// @returns the exact sum of the positive values
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const noexcept { return sums_.total(); }
    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return sums_.size(); }

    /// The values in order, for the algorithms of this library.
    [[nodiscard]] constexpr const detail::descending_sums<Value>& sums() const noexcept {
        return sums_;
    }

private:
    using sum_type = sum_of_t<Value>;

    /// @returns the value at which a grade ends; 0 where that is every positive value
    [[nodiscard]] static constexpr sum_type edge(const cutoff<Value>& end) {
        return end.value.has_value() ? sum_type(*end.value) : sum_type();
    }

    /// @returns how many clients stay on the better side of a limit
    [[nodiscard]] constexpr std::size_t first_past(const share& limit) const {
        return sums_.first_position(0, sums_.positives(), [&](std::size_t i) {
            return detail::lies_past<Value>(sums_.peers_at(i), limit, total(), options_.crossing);
        });
    }

    [[nodiscard]] constexpr std::vector<cutoff<Value>> ends_of(const class_limits& limits) const {
        std::vector<cutoff<Value>> ends;
        ends.reserve(limits.size());
        for (const share& limit : limits) {
            ends.push_back(end_of(limit));
        }
        return ends;
    }

    [[nodiscard]] constexpr cutoff<Value> end_of(const share& limit) const {
        if (sums_.positives() == 0) {
            return {};
        }
        const std::size_t past = first_past(limit);
        if (past == 0) {
            return {cutoff_side::above, sums_.value(0)};
        }
        if (past == sums_.positives()) {
            return options_.crossing == crossing::lower
                       ? cutoff<Value>{cutoff_side::all, {}}
                       : cutoff<Value>{cutoff_side::at_least, sums_.value(past - 1)};
        }
        return detail::cutoff_between(sums_.value(past - 1), sums_.value(past),
                                      sums_.sum_before(past), limit, total(), options_.crossing);
    }

    detail::descending_sums<Value> sums_;
    classify_options options_;
    vitalfew::cutoffs<Value> cutoffs_;
    loss_summary<Value> losses_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

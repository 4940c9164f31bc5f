// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_BRACKETING_HPP
#define VITALFEW_CLASSIFY_DETAIL_BRACKETING_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/bracket_pass.hpp"
#include "vitalfew/classify/detail/bracket_scratch.hpp"
#include "vitalfew/classify/detail/bracket_totals.hpp"
#include "vitalfew/classify/detail/crossed_limit.hpp"
#include "vitalfew/classify/detail/digit_totals.hpp"
#include "vitalfew/classify/detail/fixed_window.hpp"
#include "vitalfew/classify/detail/guess_brackets.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"
#include "vitalfew/classify/detail/undecided_values.hpp"
#include "vitalfew/classify/detail/value_brackets.hpp"
#include "vitalfew/engine/detail/bucket_selection.hpp"
#include "vitalfew/engine/detail/magnitude.hpp"
#include "vitalfew/engine/detail/wide_vectors.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cmath>  // std::ldexp
#include <cstddef>
#include <cstdint>
#include <utility>  // std::move
#include <vector>

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The way from values to cutoffs and grades by a guess that is then proved.
///
/// A sample tells between which two values each limit is crossed, most likely. One pass over the base finds
/// the total, one sums what lies above each of these brackets, grades all values outside and collects those
/// inside. The sums are exact, so they prove or refute that the limits are crossed inside; where, is
/// then found among the few collected. What is refuted is done by narrowing.
template <class Sum>
class bracketing {
public:
    bracketing(const classify_options& options, narrowing_scratch& scratch)
        : options_(&options), scratch_(&scratch), limits_(options.limits.size()) {}

    /// Takes the totals of a first pass over the base, and guesses brackets from the sample in the scratch memory.
    /// @param most_collected the largest part of the base that may lie in brackets
    /// @returns whether a second pass is worth while
    [[nodiscard]] bool guess(const signed_totals& totals, const fixed_window& window,
                             double most_collected) {
        if (!totals.fit()) {
            return false;
        }
        size_ = totals.size();
        losses_ = totals.negative().count;
        total_ = window.sum_of<Sum>(totals.positive().coarse, totals.positive().fine);
        lost_ = Sum{} - window.sum_of<Sum>(totals.negative().coarse, totals.negative().fine);
        positive_ = totals.positive().count;
        if (total_.sign() == 0) {
            return false;
        }
        const std::vector<double>& sample = scratch_->sample;
        const double sampled = static_cast<double>(sample.size()) / static_cast<double>(size_);
        return scratch_->guess.find(sample, sampled, total_.to_double(), options_->limits,
                                    scratch_->table) &&
               brackets().expected_to_collect() <= most_collected;
    }

    /// @returns what makes the second pass
    [[nodiscard]] bracket_pass pass(const fixed_window& window) const noexcept {
        return {brackets(), window, options_->limits.size()};
    }

    /// Takes what a second pass came to, and finds the cutoffs among the values inside the brackets.
    /// @param parts any range of bracket_totals, of each part of the base
    /// @returns false when a limit is not crossed in its bracket; nothing may be asked then
    template <class Parts>
    [[nodiscard]] bool settle(const Parts& parts, const fixed_window& window) {
        for (std::size_t i = 0; i < brackets().size(); ++i) {
            if (!settle_bracket(parts, window, i, scratch_->inside)) {
                return false;
            }
        }
        return true;
    }
    /// The same for one of the brackets; may be called for several at once.
    template <class Parts>
    [[nodiscard]] bool settle_bracket(const Parts& parts, const fixed_window& window, std::size_t i,
                                      bracket_scratch& scratch) {
        digit_total above_it;
        std::size_t in_point = 0;
        for (const bracket_totals& part : parts) {
            above_it.add(part.above[i]);
            in_point += part.in_point[i];
        }
        const above<Sum> before{above_it.count, window.sum_of<Sum>(above_it.coarse, above_it.fine)};
        const value_bracket& bracket = brackets()[i];
        return bracket.is_point() ? find_in_point(bracket, before, in_point)
                                  : scratch.read(parts, i) && find_inside(bracket, before, scratch);
    }

    [[nodiscard]] const value_brackets& brackets() const noexcept {
        return scratch_->guess.brackets();
    }
    [[nodiscard]] const std::vector<crossed_limit<Sum>>& limits() const noexcept { return limits_; }
    [[nodiscard]] const Sum& total() const noexcept { return total_; }
    [[nodiscard]] const Sum& lost() const noexcept { return lost_; }
    [[nodiscard]] std::size_t losses() const noexcept { return losses_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    [[nodiscard]] bool crossed_by(const Sum& sum, std::size_t limit) const {
        return crosses_by(sum, options_->limits[limit], total_, options_->crossing);
    }

    [[nodiscard]] bool find_in_point(const value_bracket& bracket, const above<Sum>& before,
                                     std::size_t count) {
        const std::uint64_t units = units_of(bracket.most);
        const int exponent = exponent_of(bucket_of(bracket.most));
        Sum after = before.sum;
        sum_access::add_scaled(after, multiply(units, count), exponent);
        for (std::size_t limit = bracket.first_limit; limit < bracket.end_limit(); ++limit) {
            if (crossed_by(before.sum, limit) || !crossed_by(after, limit)) {
                return false;
            }
            auto point =
                bucket_selection::find_uniform(units, count, exponent, before,
                                               options_->limits[limit], total_, options_->crossing);
            limits_[limit] = {point.side, bracket.most, std::move(point.better)};
        }
        return true;
    }

    [[nodiscard]] bool find_inside(const value_bracket& bracket, const above<Sum>& before,
                                   bracket_scratch& scratch) {
        Sum after = before.sum;
        sum_access::add_scaled(after, scratch.sum(), scratch.exponent);
        for (std::size_t limit = bracket.first_limit; limit < bracket.end_limit(); ++limit) {
            if (crossed_by(before.sum, limit)) {
                return false;
            }
            if (!crossed_by(after, limit)) {
                if (after != total_) {
                    return false;
                }
                limits_[limit] = {cutoff_side::all, 0, {positive_, total_}};  // crossed by none
                continue;
            }
            auto point = scratch.selection.template find<Sum>(scratch.units, scratch.exponent,
                                                              before, options_->limits[limit],
                                                              total_, options_->crossing);
            limits_[limit] = {point.side,
                              std::ldexp(static_cast<double>(point.unit), scratch.exponent),
                              std::move(point.better)};
        }
        return true;
    }

    const classify_options* options_;
    narrowing_scratch* scratch_;
    std::size_t size_ = 0;
    std::size_t positive_ = 0;
    std::size_t losses_ = 0;
    Sum total_;
    Sum lost_;
    std::vector<crossed_limit<Sum>> limits_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

#endif

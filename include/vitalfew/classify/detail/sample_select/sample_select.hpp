// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_SAMPLE_SELECT_SAMPLE_SELECT_HPP
#define VITALFEW_CLASSIFY_DETAIL_SAMPLE_SELECT_SAMPLE_SELECT_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/detail/found_cutoffs.hpp"
#include "vitalfew/classify/detail/sample_select/bracket_guess.hpp"
#include "vitalfew/classify/detail/sample_select/value_sample.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/double_histogram.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/radix_select.hpp"
#include "vitalfew/engine/detail/undecided_values.hpp"
#include "vitalfew/engine/detail/wide/bracket_pass.hpp"
#include "vitalfew/engine/detail/wide/digit_sums.hpp"
#include "vitalfew/engine/detail/wide/vectors.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::max, std::min
#include <bit>        // std::bit_cast
#include <cmath>      // std::ldexp
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The values inside a bracket as whole units of a power of two, and memory to select among them.
struct bracket_scratch {
    std::vector<std::uint64_t> units;
    int exponent = 0;
    radix_select selection;

    /// Takes the values of bracket i. @param parts any range of bracket_totals
    /// @returns false when there are none, which refutes the guess, or when they differ too much for units
    /// of 64 bits
    template <class Parts>
    [[nodiscard]] bool read(const Parts& parts, std::size_t i) {
        std::uint64_t least = ~std::uint64_t{0};
        std::uint64_t most = 0;  // the bits of positive doubles are in their order
        std::size_t count = 0;
        for (const bracket_totals& part : parts) {
            for (const auto& entry : part.inside[i].get()) {
                const auto bits = std::bit_cast<std::uint64_t>(entry.value);
                least = (std::min)(least, bits);
                most = (std::max)(most, bits);
            }
            count += part.inside[i].count;
        }
        exponent = exponent_of(bucket_of(std::bit_cast<double>(least)));
        if (count == 0 || exponent_of(bucket_of(std::bit_cast<double>(most))) - exponent > 10) {
            return false;
        }
        units.resize(count);
        std::uint64_t* to = units.data();
        for (const bracket_totals& part : parts) {
            for (const auto& entry : part.inside[i].get()) {
                const int shift = exponent_of(bucket_of(entry.value)) - exponent;
                *to++ = units_of(entry.value) << static_cast<unsigned>(shift);
            }
        }
        return true;
    }

    /// @returns the sum of all units
    [[nodiscard]] word_pair sum() const noexcept {
        word_pair sum;
        for (const std::uint64_t unit : units) {
            add_to(sum, {unit, 0});
        }
        return sum;
    }
};

/// Scratch memory of sample select; keeps its size, so that a second use allocates nothing. It is the same in
/// translation units with and without wide vectors, because those may share it.
struct sample_select_scratch {
    std::vector<double> sample;
    bracket_guess guess;
    bracket_totals by_bracket;
    bracket_scratch inside;
};

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

/// From how many clients on sample select is faster than histogram select.
inline constexpr std::size_t sample_select_pays_from = std::size_t{1} << 16U;

/// The effort spent on a guess, and the limit beyond which it is not followed. Changes the time, never the
/// result.
struct guess_effort {
    std::size_t sample_size = 0;    ///< see take_sample
    double most_collected = 0.125;  ///< beyond that part of the base, histogram select is as fast
};

/// @returns whether the machine has wide vectors, and the thread counts denormals
[[nodiscard]] inline bool sample_select_is_possible() noexcept {
    return machine_has_wide_vectors() && denormals_count();
}

/// Sample select: cutoffs and grades by a guess that is then proved.
///
/// A sample tells between which two values, a bracket, each limit is probably crossed. One pass over the base
/// finds the total; a second sums the values above each bracket, grades those outside and collects those
/// inside. The sums are exact, so they prove or refute that the limits are crossed inside; radix select then
/// finds where. A base whose guess is refuted is left to histogram select.
template <class Sum>
class sample_select {
public:
    sample_select(const classify_options& options, sample_select_scratch& scratch)
        : options_(&options), scratch_(&scratch), limits_(options.limits.size()) {}

    /// Takes the totals of the first pass, and guesses brackets from the sample in the scratch memory.
    /// @param most_collected the largest part of the base that may lie in brackets
    /// @param histogram empty, and left so
    /// @returns whether a second pass is worth its time
    [[nodiscard]] bool guess(const signed_totals& totals, const fixed_window& window,
                             double most_collected, double_histogram& histogram) {
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
                                    histogram) &&
               brackets().expected_to_collect() <= most_collected;
    }

    /// @returns the second pass, to be run over all blocks
    [[nodiscard]] bracket_pass pass(const fixed_window& window) const noexcept {
        return {brackets(), window, options_->limits.size()};
    }

    /// Finds the cutoffs in a bracket from the result of the second pass; called for several brackets at
    /// once.
    /// @param parts a range of bracket_totals, of all parts of the base
    /// @returns false when a limit is not crossed in its bracket; the cutoffs are unspecified then
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
                radix_select::find_uniform(units, count, exponent, before, options_->limits[limit],
                                           total_, options_->crossing);
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
                limits_[limit] = {cutoff_side::all, 0, {positive_, total_}};  // no value crosses it
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
    sample_select_scratch* scratch_;
    std::size_t size_ = 0;
    std::size_t positive_ = 0;
    std::size_t losses_ = 0;
    Sum total_;
    Sum lost_;
    std::vector<crossed_limit<Sum>> limits_;
};

/// Grades the values in brackets, once the cutoffs are known.
class final_grades {
public:
    template <class Sum>
    explicit final_grades(const sample_select<Sum>& found)
        : brackets_(&found.brackets()), least_(found) {}

    /// Replaces the codes of points by grades.
    void replace_codes(std::span<grade> grades) const noexcept {
        for (std::size_t i = 0; i < brackets_->size(); ++i) {
            if ((*brackets_)[i].is_point()) {
                replace_code(grades, brackets_->code(i), least_.grade_of((*brackets_)[i].most));
            }
        }
    }
    /// Grades the values that were collected.
    /// @param grades of the whole base
    void grade_inside(const bracket_totals& totals, grade* grades) const noexcept {
        for (const undecided_values& inside : totals.inside) {
            grade_undecided(inside.get(), least_, grades);
        }
    }

private:
    const value_brackets* brackets_;
    least_admitted_values least_;
};

/// Classifies a base by sample select. @pre sample_select_is_possible()
/// @param histogram scratch memory for the guess
/// @param room_for called at most once, with the number of clients, when all values are known to be finite;
/// gives the memory for their grades, or a null pointer when none are wanted
/// @returns nothing when the guess is refuted, or the values are not for it; grades may have been written
/// then
template <class Executor, indexed_base Clients, class Projection, class Room>
auto classify_by_sample_select(const Executor& executor, Clients& clients, Projection& value,
                               const classify_options& options, const guess_effort& effort,
                               double_histogram& histogram, sample_select_scratch& scratch,
                               Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    take_sample(executor, clients, value, effort.sample_size, scratch.sample);
    const auto window = fixed_window::around(scratch.sample);
    if (!window) {
        return std::nullopt;
    }
    const auto no_totals = [&window] { return signed_totals(*window); };
    signed_totals totals = no_totals();
    auto totals_of_parts = executor.per_worker(totals, no_totals);
    const bool exact = for_each_block(
        executor, clients, value, totals_of_parts,
        [](signed_totals& own, std::span<const double> block, std::size_t) { own.add(block); });
    if constexpr (!Executor::is_serial) {
        for (const signed_totals& own : totals_of_parts) {
            totals.add(own);
        }
    }
    sample_select<sum_of_t<value_type>> found(options, scratch);
    if (!exact || !found.guess(totals, *window, effort.most_collected, histogram)) {
        return std::nullopt;
    }
    grade* const grades = room_for(found.size());
    const bracket_pass pass = found.pass(*window);
    scratch.by_bracket.clear();
    auto by_bracket = executor.per_worker(scratch.by_bracket, [] { return bracket_totals(); });
    for_each_block(executor, clients, value, by_bracket,
                   [&](bracket_totals& own, std::span<const double> block, std::size_t first) {
                       pass.look_at(block, first, grades == nullptr ? nullptr : grades + first,
                                    own);
                   });
    auto inside = executor.per_worker(scratch.inside, [] { return bracket_scratch(); });
    const auto settle = [&](std::size_t first, std::size_t end) {
        bracket_scratch& own = inside.local();
        while (first < end && found.settle_bracket(by_bracket, *window, first, own)) {
            ++first;
        }
        return first == end;
    };
    if (!executor.all_ranges(found.brackets().size(), 1, settle)) {
        return std::nullopt;
    }
    if (grades != nullptr) {
        const final_grades last(found);
        executor.all_ranges(found.size(), std::size_t{1} << 16U,
                            [&](std::size_t first, std::size_t end) {
                                last.replace_codes(std::span(grades + first, end - first));
                                return true;
                            });
        executor.for_each_state(by_bracket,
                                [&](const bracket_totals& own) { last.grade_inside(own, grades); });
    }
    return summary_of<value_type>(found);
}

#endif

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

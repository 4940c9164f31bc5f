// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_NARROWING_HPP
#define VITALFEW_CLASSIFY_DETAIL_NARROWING_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/bucket_crossings.hpp"
#include "vitalfew/classify/detail/crossed_limit.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"
#include "vitalfew/classify/detail/provisional_grades.hpp"
#include "vitalfew/classify/detail/undecided_values.hpp"
#include "vitalfew/classify/detail/uniform_buckets.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/bucket_selection.hpp"
#include "vitalfew/engine/detail/magnitude.hpp"

#include <cmath>  // std::signbit
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The way from values to cutoffs and grades without sorting.
///
/// Two passes over the values: one tallies them by magnitude, one reads a provisional grade for each from
/// a table and collects the few percent in whose magnitude a limit is crossed. Only those are looked at
/// again. Everything is exact; linear time, whatever the values.
template <class Sum>
class narrowing {
public:
    narrowing(const classify_options& options, narrowing_scratch& scratch)
        : options_(&options), scratch_(&scratch) {}

    /// First pass.
    /// @param values calls its argument with all values in order, in blocks of doubles
    /// @returns false when there are infinities or NaN among them; nothing more may be asked then
    template <class Values>
    [[nodiscard]] bool tally(Values& values) {
        scratch_->table.clear();  // a projection may have thrown in the midst of an earlier pass
        std::size_t size = 0;
        values([this, &size](std::span<const double> block) {
            scratch_->table.observe(block);
            size += block.size();
        });
        return tallied(scratch_->table.take(), size);
    }

    /// What a first pass comes to, in increasing order of buckets.
    [[nodiscard]] bool tallied(const std::vector<bucket_total>& totals, std::size_t size) {
        size_ = size;
        if (!found_.find(totals, *options_)) {
            return false;
        }
        for (std::size_t i = 0; i < found_.crossed.size(); ++i) {
            if (is_first_in_bucket(i)) {
                uniform_.assume(found_.crossed[i].where);
            }
        }
        fill_look_up(totals);
        return true;
    }

    /// Second pass: provisional grades, and the cutoffs.
    /// @param grades one byte for each value; a null pointer when no grades are wanted
    template <class Values>
    void settle(Values& values, grade* grades) {
        do {
            scratch_->undecided.count = 0;
            std::size_t first = 0;
            values([&](std::span<const double> block) {
                look_at(block, first, grades, scratch_->undecided);
                first += block.size();
            });
        } while (!settled());
    }

    /// The part of a second pass that lies in one block; may be called for several at once.
    /// @param first the index of the first value of the block in the base
    /// @param grades of the whole base
    void look_at(std::span<const double> block, std::size_t first, grade* grades,
                 undecided_values& undecided) const {
        scratch_->look_up.look_at(block, first, grades == nullptr ? nullptr : grades + first,
                                  uniform_, undecided);
    }

    /// What a second pass comes to: finds the cutoffs among the undecided values of the scratch memory.
    /// @returns false when an assumption of the pass did not hold, so that it has to be made again
    [[nodiscard]] bool settled() {
        if (!uniform_.hold_beside(undecided())) {
            uniform_.clear();
            return false;
        }
        for (const auto& [value, index] : undecided()) {
            if (value == 0) {
                --(std::signbit(value) ? found_.negative : found_.positive).count;
            }
        }
        for (std::size_t i = 0; i < found_.crossed.size(); ++i) {
            find_crossing(i);
        }
        if (total().sign() != 0) {  // what is crossed by none admits everything
            const crossed_limit<Sum> all{cutoff_side::all, 0, found_.positive};
            limits_.resize(options_->limits.size(), all);
        } else {
            limits_.resize(options_->limits.size());
        }
        return true;
    }

    /// The values that settle() could not grade by their magnitude alone.
    [[nodiscard]] std::span<const undecided_values::entry> undecided() const noexcept {
        return scratch_->undecided.get();
    }
    [[nodiscard]] const std::vector<crossed_limit<Sum>>& limits() const noexcept { return limits_; }
    [[nodiscard]] const Sum& total() const noexcept { return found_.positive.sum; }
    /// The sum of the magnitudes of the values below 0, and their number.
    [[nodiscard]] const Sum& lost() const noexcept { return found_.negative.sum; }
    [[nodiscard]] std::size_t losses() const noexcept { return found_.negative.count; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    /// @returns whether limit i is the first that is crossed in its bucket
    [[nodiscard]] bool is_first_in_bucket(std::size_t i) const noexcept {
        return i == 0 || found_.crossed[i - 1].where.bucket != found_.crossed[i].where.bucket;
    }

    /// @returns the grade of the values of a bucket in which all are the same
    [[nodiscard]] std::uint8_t grade_of(const uniform_bucket& bucket) const {
        std::size_t past = 0;
        for (std::size_t i = 0;
             i < found_.crossed.size() && found_.crossed[i].where.bucket >= bucket.bucket; ++i) {
            if (found_.crossed[i].where.bucket > bucket.bucket ||
                crossed_by(bucket, i).side == cutoff_side::above) {
                ++past;
            }
        }
        return static_cast<std::uint8_t>(past);
    }

    [[nodiscard]] crossing_point<Sum> crossed_by(const uniform_bucket& bucket,
                                                 std::size_t i) const {
        return bucket_selection::find_uniform(units_of(bucket.value), bucket.count,
                                              exponent_of(bucket.bucket), found_.crossed[i].before,
                                              options_->limits[i], total(), options_->crossing);
    }

    void fill_look_up(const std::vector<bucket_total>& totals) {
        provisional_grades& look_up = scratch_->look_up;
        look_up.fill(static_cast<std::uint8_t>(options_->limits.size()));
        if (total().sign() != 0) {
            std::size_t end = first_invalid_bucket;
            const auto fill_from = [&](std::size_t first, std::size_t limit) {
                look_up.fill(first, end, static_cast<std::uint8_t>(limit));
                end = first;
            };
            for (std::size_t limit = 0; limit < found_.crossed.size(); ++limit) {
                if (found_.crossed[limit].where.bucket < end) {
                    fill_from(found_.crossed[limit].where.bucket, limit);
                }
            }
            if (found_.crossed.size() < options_->limits.size()) {
                fill_from(0, found_.crossed.size());
            }
            for (const uniform_bucket& bucket : uniform_.all()) {
                look_up.set(bucket.bucket, grade_of(bucket));
            }
            for (const auto& crossed : found_.crossed) {
                look_up.leave_undecided(crossed.where.bucket);
            }
        }
        // Zeros of either sign share a magnitude with the smallest denormals.
        for (const bucket_total& bucket : totals) {
            if ((bucket.bucket & 0x7FFFU) == 0 &&
                (bucket.bucket != 0 || found_.crossed.size() < options_->limits.size())) {
                look_up.leave_undecided(bucket.bucket);
            }
        }
    }

    void find_crossing(std::size_t i) {
        const bucket_number bucket = found_.crossed[i].where.bucket;
        if (const uniform_bucket* same = uniform_.find(bucket)) {
            const auto point = crossed_by(*same, i);
            limits_.push_back({point.side, same->value, point.better});
            return;
        }
        if (is_first_in_bucket(i)) {
            // Written down without a branch: which of the few buckets a value is in, nothing foretells.
            auto& units = scratch_->units;
            units.resize(undecided().size() + 1);
            std::size_t count = 0;
            for (const auto& [value, index] : undecided()) {
                units[count] = units_of(value);
                count += static_cast<std::size_t>(bucket_of(value) == bucket) &
                         static_cast<std::size_t>(value > 0);
            }
            units.resize(count);
        }
        const auto point = scratch_->selection.template find<Sum>(
            scratch_->units, exponent_of(bucket), found_.crossed[i].before, options_->limits[i],
            total(), options_->crossing);
        limits_.push_back({point.side, value_of(point.unit, bucket), point.better});
    }

    const classify_options* options_;
    narrowing_scratch* scratch_;
    std::size_t size_ = 0;
    bucket_crossings<Sum> found_;
    uniform_buckets uniform_;
    std::vector<crossed_limit<Sum>> limits_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_HISTOGRAM_SELECT_HISTOGRAM_SELECT_HPP
#define VITALFEW_CLASSIFY_DETAIL_HISTOGRAM_SELECT_HISTOGRAM_SELECT_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/detail/found_cutoffs.hpp"
#include "vitalfew/classify/detail/histogram_select/provisional_grades.hpp"
#include "vitalfew/classify/detail/histogram_select/uniform_buckets.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/double_histogram.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/radix_select.hpp"
#include "vitalfew/engine/detail/undecided_values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cmath>  // std::signbit
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many clients on histogram select is faster than sorting. Below, setting up its tables costs more
/// than sorting so few (see docs/hacking.md).
inline constexpr std::size_t histogram_select_pays_from = 512;

/// Scratch memory of histogram select; keeps its size, so that a second use allocates nothing.
struct histogram_select_scratch {
    provisional_grades look_up;
    undecided_values undecided;
    std::vector<bucket_total> totals;
    std::vector<std::uint64_t> units;
    radix_select selection;
};

/// The sums over a base, and the bucket in which each limit is crossed, from the totals of a histogram.
template <class Sum>
struct bucket_crossings {
    struct crossed_bucket {
        bucket_total where;
        above<Sum> before;  ///< the values of larger buckets
    };

    above<Sum> positive;  ///< includes the zeros without a sign
    above<Sum> negative;  ///< includes the zeros with a sign; the sum is that of the magnitudes
    std::vector<crossed_bucket> crossed;  ///< one for each limit that is crossed, in their order

    /// @param totals in increasing order of buckets
    /// @returns false when there are infinities or NaN among the values; the rest is unspecified then
    [[nodiscard]] bool find(const std::vector<bucket_total>& totals,
                            const classify_options& options) {
        for (const bucket_total& total : totals) {
            if ((total.bucket & 0x7FFFU) >= first_invalid_bucket) {
                return false;
            }
            add_bucket(total.bucket < first_negative_bucket ? positive : negative, total);
        }
        if (positive.sum.sign() != 0) {
            find_buckets(totals, options);
        }
        return true;
    }

private:
    static void add_bucket(above<Sum>& to, const bucket_total& total) {
        to.count += static_cast<std::size_t>(total.count);
        sum_access::add_scaled(to.sum, units_in(total), exponent_of(total.bucket));
    }

    void find_buckets(const std::vector<bucket_total>& totals, const classify_options& options) {
        std::size_t i = totals.size();
        while (i > 0 && totals[i - 1].bucket >= first_negative_bucket) {
            --i;
        }
        above<Sum> so_far;
        while (i-- > 0 && crossed.size() < options.limits.size()) {
            above<Sum> after = so_far;
            add_bucket(after, totals[i]);
            while (crossed.size() < options.limits.size() &&
                   crosses_by(after.sum, options.limits[crossed.size()], positive.sum,
                              options.crossing)) {
                crossed.push_back({totals[i], so_far});
            }
            so_far = std::move(after);
        }
    }
};

/// Histogram select: cutoffs and grades without sorting, in two passes over the values.
///
/// The first pass makes a histogram of them by bucket. The second reads a provisional grade for each from
/// a table, and collects the few percent in whose bucket a limit is crossed; radix select finds the cutoffs
/// among those. Everything is exact; linear time, whatever the values.
template <class Sum>
class histogram_select {
public:
    histogram_select(const classify_options& options, histogram_select_scratch& scratch)
        : options_(&options), scratch_(&scratch) {}

    /// Takes the totals of the first pass, in increasing order of buckets.
    /// @returns false when there are infinities or NaN among the values; nothing more may be called then
    [[nodiscard]] bool tallied(const std::vector<bucket_total>& totals) {
        if (!found_.find(totals, *options_)) {
            return false;
        }
        size_ = found_.positive.count + found_.negative.count;
        for (std::size_t i = 0; i < found_.crossed.size(); ++i) {
            if (is_first_in_bucket(i)) {
                uniform_.assume(found_.crossed[i].where);
            }
        }
        fill_look_up(totals);
        return true;
    }

    /// The second pass over one block: provisional grades; called for several blocks at once.
    /// @param first the index of the first value of the block in the base
    /// @param grades of the whole base; a null pointer when no grades are wanted
    /// @param undecided takes the values that their bucket alone does not grade
    void look_at(std::span<const double> block, std::size_t first, grade* grades,
                 undecided_values& undecided) const {
        scratch_->look_up.look_at(block, first, grades == nullptr ? nullptr : grades + first,
                                  uniform_, undecided);
    }

    /// Finds the cutoffs among the undecided values of a second pass.
    /// @param parts a range of undecided_values, of all parts of the base
    /// @returns false when an assumption of the pass did not hold, so that it has to be made again
    template <class Parts>
    [[nodiscard]] bool settle(const Parts& parts) {
        for (const undecided_values& part : parts) {
            if (!uniform_.hold_beside(part.get())) {
                uniform_.clear();
                return false;
            }
        }
        for (const undecided_values& part : parts) {
            for (const auto& [value, index] : part.get()) {
                if (value == 0) {
                    --(std::signbit(value) ? found_.negative : found_.positive).count;
                }
            }
        }
        for (std::size_t i = 0; i < found_.crossed.size(); ++i) {
            find_crossing(i, parts);
        }
        if (total().sign() != 0) {  // a limit that no value crosses admits everything
            const crossed_limit<Sum> all{cutoff_side::all, 0, found_.positive};
            limits_.resize(options_->limits.size(), all);
        } else {
            limits_.resize(options_->limits.size());
        }
        return true;
    }

    [[nodiscard]] const std::vector<crossed_limit<Sum>>& limits() const noexcept { return limits_; }
    [[nodiscard]] const Sum& total() const noexcept { return found_.positive.sum; }
    /// @returns the sum of the magnitudes of the values below 0
    [[nodiscard]] const Sum& lost() const noexcept { return found_.negative.sum; }
    /// @returns the number of values below 0
    [[nodiscard]] std::size_t losses() const noexcept { return found_.negative.count; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    /// @returns whether limit i is the first that is crossed in its bucket
    [[nodiscard]] bool is_first_in_bucket(std::size_t i) const noexcept {
        return i == 0 || found_.crossed[i - 1].where.bucket != found_.crossed[i].where.bucket;
    }

    /// @returns the grade of the values of a uniform bucket
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
        return radix_select::find_uniform(units_of(bucket.value), bucket.count,
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
        // Zeros of either sign share a bucket with the smallest denormals.
        for (const bucket_total& bucket : totals) {
            if ((bucket.bucket & 0x7FFFU) == 0 &&
                (bucket.bucket != 0 || found_.crossed.size() < options_->limits.size())) {
                look_up.leave_undecided(bucket.bucket);
            }
        }
    }

    template <class Parts>
    void find_crossing(std::size_t i, const Parts& parts) {
        const bucket_number bucket = found_.crossed[i].where.bucket;
        if (const uniform_bucket* same = uniform_.find(bucket)) {
            const auto point = crossed_by(*same, i);
            limits_.push_back({point.side, same->value, point.better});
            return;
        }
        if (is_first_in_bucket(i)) {
            collect_units(bucket, parts);
        }
        const auto point = scratch_->selection.template find<Sum>(
            scratch_->units, exponent_of(bucket), found_.crossed[i].before, options_->limits[i],
            total(), options_->crossing);
        limits_.push_back({point.side, value_of(point.unit, bucket), point.better});
    }

    template <class Parts>
    void collect_units(bucket_number bucket, const Parts& parts) {
        std::size_t most = 1;
        for (const undecided_values& part : parts) {
            most += part.count;
        }
        auto& units = scratch_->units;
        units.resize(most);
        std::size_t count = 0;
        for (const undecided_values& part : parts) {
            for (const auto& [value, index] : part.get()) {
                // Branch-free: the bucket of an undecided value is unpredictable.
                units[count] = units_of(value);
                count += static_cast<std::size_t>(bucket_of(value) == bucket) &
                         static_cast<std::size_t>(value > 0);
            }
        }
        units.resize(count);
    }

    const classify_options* options_;
    histogram_select_scratch* scratch_;
    std::size_t size_ = 0;
    bucket_crossings<Sum> found_;
    uniform_buckets uniform_;
    std::vector<crossed_limit<Sum>> limits_;
};

/// Classifies a base by histogram select.
/// @param histogram scratch memory for the first pass
/// @param room_for called once with the number of clients; gives the memory for their grades, or a null
/// pointer when none are wanted
/// @returns nothing for values that it cannot do: NaN, infinities, integers beyond 2^53; no grade has been
/// written then
template <class Executor, class Clients, class Projection, class Room>
auto classify_by_histogram_select(const Executor& executor, Clients& clients, Projection& value,
                                  const classify_options& options, double_histogram& histogram,
                                  histogram_select_scratch& scratch, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    histogram.clear();  // a projection may have thrown in the middle of an earlier pass
    auto histograms = executor.per_worker(histogram, [] { return double_histogram(); });
    const bool exact = for_each_block(executor, clients, value, histograms,
                                      [](double_histogram& own, std::span<const double> block,
                                         std::size_t) { own.observe(block); });
    histogram_select<sum_of_t<value_type>> found(options, scratch);
    if (!found.tallied(take_all(histograms, scratch.totals)) || !exact) {
        return std::nullopt;
    }
    grade* const grades = room_for(found.size());
    auto undecided = executor.per_worker(scratch.undecided, [] { return undecided_values(); });
    do {
        for (undecided_values& own : undecided) {
            own.count = 0;
        }
        for_each_block(executor, clients, value, undecided,
                       [&](undecided_values& own, std::span<const double> block,
                           std::size_t first) { found.look_at(block, first, grades, own); });
    } while (!found.settle(undecided));
    if (grades != nullptr) {
        const least_admitted_values least(found);
        executor.for_each_state(undecided, [&](const undecided_values& own) {
            grade_undecided(own.get(), least, grades);
        });
    }
    return summary_of<value_type>(found);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_NARROWING_HPP
#define VITALFEW_CLASSIFY_DETAIL_NARROWING_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/bucket_selection.hpp"
#include "vitalfew/classify/detail/magnitude.hpp"
#include "vitalfew/classify/detail/magnitude_table.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::fill, std::max, std::min, std::ranges::any_of
#include <bit>        // std::bit_cast, std::countr_zero, std::endian
#include <cmath>      // std::llround, std::signbit
#include <cstddef>
#include <cstdint>
#include <cstring>  // std::memcpy
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The values that are not decided by their magnitude alone, with their places in the base.
struct undecided_values {
    struct entry {
        double value;
        std::size_t index;
    };
    std::vector<entry> entries;  ///< of which the first count are meant: room is made ahead
    std::size_t count = 0;

    [[nodiscard]] std::span<const entry> get() const noexcept {
        return std::span<const entry>(entries).first(count);
    }
};

/// Scratch memory of narrowing; keeps its size, so that a second use allocates nothing.
struct narrowing_scratch {
    magnitude_table table;
    std::vector<std::uint8_t> look_up = std::vector<std::uint8_t>(65536);
    undecided_values undecided;
    std::vector<std::uint64_t> units;
    bucket_selection selection;
};

/// The way from values to cutoffs and grades without sorting.
///
/// Two passes over the values: one tallies them by magnitude, one reads a provisional grade for each from
/// a table and collects the few percent in whose magnitude a limit is crossed. Only those are looked at
/// again. Everything is exact; linear time, whatever the values.
template <class Sum>
class narrowing {
public:
    /// Where a limit is crossed.
    struct crossed_limit {
        cutoff_side side = cutoff_side::none;
        double value = 0;
        above<Sum> better;  ///< the values that stay on the better side
    };

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
        for (const bucket_total& bucket : totals) {
            if ((bucket.bucket & 0x7FFFU) >= first_invalid_bucket) {
                return false;
            }
            const int exponent = exponent_of(bucket.bucket);
            if (bucket.bucket < first_negative_bucket) {
                sum_access::add_scaled(total_, units_in(bucket), exponent);
                positive_ += bucket.count;
            } else {
                sum_access::add_scaled(lost_, units_in(bucket), exponent);
                negative_ += bucket.count;
            }
        }
        find_buckets(totals);
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
        if (grades == nullptr) {
            look_at_pieces<false>(block, first, nullptr, undecided);
        } else {
            look_at_pieces<true>(block, first, grades + first, undecided);
        }
    }

    /// What a second pass comes to: finds the cutoffs among the undecided values of the scratch memory.
    /// @returns false when an assumption of the pass did not hold, so that it has to be made again
    [[nodiscard]] bool settled() {
        if (!assumptions_hold()) {
            uniform_.clear();
            return false;
        }
        for (const auto& [value, index] : undecided()) {
            if (value == 0) {
                --(std::signbit(value) ? negative_ : positive_);
            }
        }
        for (std::size_t i = 0; i < crossed_.size(); ++i) {
            find_crossing(i);
        }
        if (total_.sign() != 0) {  // what is crossed by none admits everything
            const crossed_limit all{cutoff_side::all, 0, {positive_, total_}};
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
    [[nodiscard]] const std::vector<crossed_limit>& limits() const noexcept { return limits_; }
    [[nodiscard]] const Sum& total() const noexcept { return total_; }
    /// The sum of the magnitudes of the values below 0, and their number.
    [[nodiscard]] const Sum& lost() const noexcept { return lost_; }
    [[nodiscard]] std::size_t losses() const noexcept { return negative_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    /// Marks, among provisional grades, a magnitude in which more has to be known.
    static constexpr std::uint8_t undecided_bit = 0x80;

    void find_buckets(const std::vector<bucket_total>& totals) {
        if (total_.sign() == 0) {
            return;
        }
        std::size_t i = totals.size();
        while (i > 0 && totals[i - 1].bucket >= first_negative_bucket) {
            --i;
        }
        above<Sum> so_far;
        while (i-- > 0 && crossed_.size() < options_->limits.size()) {
            above<Sum> after{so_far.count + totals[i].count, so_far.sum};
            sum_access::add_scaled(after.sum, units_in(totals[i]), exponent_of(totals[i].bucket));
            while (crossed_.size() < options_->limits.size() &&
                   crosses_by(after.sum, options_->limits[crossed_.size()], total_,
                              options_->crossing)) {
                if (crossed_.empty() || crossed_.back().bucket != totals[i].bucket) {
                    assume_uniform(totals[i]);
                }
                crossed_.push_back({totals[i].bucket, so_far});
            }
            so_far = std::move(after);
        }
    }

    /// Where the sum of a bucket is a multiple of its count, all of its values are taken to be the same,
    /// and the second pass looks whether they are. By chance that happens once in count times, so the
    /// pass is next to never made again; but without it a base of few different values would have most
    /// of them collected.
    void assume_uniform(const bucket_total& bucket) {
        if (bucket.count < 64 || bucket.bucket == 0) {
            return;
        }
        const double mean = (static_cast<double>(bucket.low_bits.high) * 0x1p64 +
                             static_cast<double>(bucket.low_bits.low)) /
                            static_cast<double>(bucket.count);
        const auto low = static_cast<std::uint64_t>(std::llround(mean));  // exact if a whole number
        const word_pair product = multiply(low, bucket.count);
        if (product.low == bucket.low_bits.low && product.high == bucket.low_bits.high) {
            const auto top = static_cast<std::uint64_t>(bucket.bucket) << 48U;
            uniform_.push_back({bucket.bucket, std::bit_cast<double>(top | low), bucket.count});
        }
    }

    struct uniform_bucket {
        bucket_number bucket;
        double value;
        std::size_t count;
    };

    [[nodiscard]] const uniform_bucket* uniform(bucket_number bucket) const noexcept {
        for (const uniform_bucket& candidate : uniform_) {
            if (candidate.bucket == bucket) {
                return &candidate;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool is_uniform_value(double value) const noexcept {
        return std::ranges::any_of(uniform_, [value](const uniform_bucket& candidate) {
            return candidate.value == value;
        });
    }
    [[nodiscard]] bool assumptions_hold() const noexcept {
        if (uniform_.empty()) {
            return true;
        }
        return std::ranges::none_of(undecided(), [this](const undecided_values::entry& entry) {
            return uniform(bucket_of(entry.value)) != nullptr;
        });
    }

    /// @returns the grade of the values of a bucket in which all are the same
    [[nodiscard]] std::uint8_t grade_of(const uniform_bucket& bucket) const {
        std::size_t past = 0;
        for (std::size_t i = 0; i < crossed_.size() && crossed_[i].bucket >= bucket.bucket; ++i) {
            if (crossed_[i].bucket > bucket.bucket ||
                crossed_by(bucket, i).side == cutoff_side::above) {
                ++past;
            }
        }
        return static_cast<std::uint8_t>(past);
    }

    [[nodiscard]] crossing_point<Sum> crossed_by(const uniform_bucket& bucket,
                                                 std::size_t i) const {
        return bucket_selection::find_uniform(units_of(bucket.value), bucket.count,
                                              exponent_of(bucket.bucket), crossed_[i].before,
                                              options_->limits[i], total_, options_->crossing);
    }

    void fill_look_up(const std::vector<bucket_total>& totals) {
        auto& look_up = scratch_->look_up;
        const auto last = static_cast<std::uint8_t>(options_->limits.size());
        std::fill(look_up.begin(), look_up.end(), last);
        if (total_.sign() != 0) {
            std::size_t end = first_invalid_bucket;
            const auto fill_from = [&](std::size_t first, std::size_t limit) {
                std::fill(look_up.begin() + static_cast<std::ptrdiff_t>(first),
                          look_up.begin() + static_cast<std::ptrdiff_t>(end),
                          static_cast<std::uint8_t>(limit));
                end = first;
            };
            for (std::size_t limit = 0; limit < crossed_.size(); ++limit) {
                if (crossed_[limit].bucket < end) {
                    fill_from(crossed_[limit].bucket, limit);
                }
            }
            if (crossed_.size() < options_->limits.size()) {
                fill_from(0, crossed_.size());
            }
            for (const uniform_bucket& bucket : uniform_) {
                look_up[bucket.bucket] = grade_of(bucket);
            }
            for (const auto& crossed : crossed_) {
                look_up[crossed.bucket] |= undecided_bit;
            }
        }
        // Zeros of either sign share a magnitude with the smallest denormals.
        for (const bucket_total& bucket : totals) {
            if ((bucket.bucket & 0x7FFFU) == 0 &&
                (bucket.bucket != 0 || crossed_.size() < options_->limits.size())) {
                look_up[bucket.bucket] |= undecided_bit;
            }
        }
    }

    template <bool Store>
    void look_at_pieces(std::span<const double> block, std::size_t first, grade* grades,
                        undecided_values& undecided) const {
        // Room is made for all that a piece can hold, so that the loop itself never asks.
        constexpr std::size_t piece = 1024;
        auto& [entries, count] = undecided;
        for (std::size_t at = 0; at < block.size(); at += piece) {
            const std::size_t size = (std::min)(piece, block.size() - at);
            if (entries.size() < count + size) {
                entries.resize((std::max)(2 * entries.size(), count + piece));
            }
            count = look_at_piece<Store>(block.subspan(at, size), first + at,
                                         Store ? grades + at : nullptr, entries.data(), count);
        }
    }

    template <bool Store>
    [[nodiscard]] std::size_t look_at_piece(std::span<const double> block, std::size_t first,
                                            grade* grades, undecided_values::entry* undecided,
                                            std::size_t count) const {
        constexpr std::uint64_t marks = 0x8080'8080'8080'8080U;
        const std::uint8_t* const look_up = scratch_->look_up.data();
        std::size_t i = 0;
        if constexpr (std::endian::native == std::endian::little) {
            for (; i + 8 <= block.size(); i += 8) {
                std::uint64_t eight = 0;
                for (std::size_t j = 0; j < 8; ++j) {
                    eight |= static_cast<std::uint64_t>(look_up[bucket_of(block[i + j])])
                             << (8 * j);
                }
                if constexpr (Store) {
                    std::memcpy(grades + i, &eight, sizeof(eight));
                }
                for (eight &= marks; eight != 0; eight &= eight - 1) {
                    const std::size_t at =
                        i + static_cast<std::size_t>(std::countr_zero(eight)) / 8;
                    if (is_uniform_value(block[at])) {
                        if constexpr (Store) {
                            grades[at] = decided(look_up[bucket_of(block[at])]);
                        }
                    } else {
                        undecided[count++] = {block[at], first + at};
                    }
                }
            }
        }
        for (; i < block.size(); ++i) {
            const std::uint8_t provisional = look_up[bucket_of(block[i])];
            if constexpr (Store) {
                grades[i] = decided(provisional);
            }
            if ((provisional & undecided_bit) != 0 && !is_uniform_value(block[i])) {
                undecided[count++] = {block[i], first + i};
            }
        }
        return count;
    }

    [[nodiscard]] static grade decided(std::uint8_t provisional) noexcept {
        return static_cast<grade>(provisional & ~undecided_bit);
    }

    void find_crossing(std::size_t i) {
        const bucket_number bucket = crossed_[i].bucket;
        if (const uniform_bucket* same = uniform(bucket)) {
            const auto point = crossed_by(*same, i);
            limits_.push_back({point.side, same->value, point.better});
            return;
        }
        if (i == 0 || crossed_[i - 1].bucket != bucket) {
            scratch_->units.clear();
            for (const auto& [value, index] : undecided()) {
                if (bucket_of(value) == bucket && value > 0) {
                    scratch_->units.push_back(units_of(value));
                }
            }
        }
        const auto point = scratch_->selection.template find<Sum>(
            scratch_->units, exponent_of(bucket), crossed_[i].before, options_->limits[i], total_,
            options_->crossing);
        limits_.push_back({point.side, value_of(point.unit, bucket), point.better});
    }

    struct crossed_bucket {
        bucket_number bucket;
        above<Sum> before;
    };

    const classify_options* options_;
    narrowing_scratch* scratch_;
    std::size_t size_ = 0;
    std::size_t positive_ = 0;
    std::size_t negative_ = 0;
    Sum total_;
    Sum lost_;
    std::vector<crossed_bucket> crossed_;
    std::vector<uniform_bucket> uniform_;
    std::vector<crossed_limit> limits_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

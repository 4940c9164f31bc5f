// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_SAMPLE_SELECT_BRACKET_GUESS_HPP
#define VITALFEW_CLASSIFY_DETAIL_SAMPLE_SELECT_BRACKET_GUESS_HPP

#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/detail/double_histogram.hpp"
#include "vitalfew/engine/detail/wide/bracket_pass.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::max, std::min
#include <array>
#include <bit>    // std::bit_cast
#include <cmath>  // std::ldexp, std::sqrt
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Guesses from a sample, and the total of the base, between which values its limits are crossed.
///
/// A limit of 80 % is crossed where the sum of the smaller values is 20 % of the total. A sample estimates
/// that sum well, because the smaller values are bounded, however long the tail of the base. A bracket
/// holds every value at which the sum may be reached, within three standard deviations: about one guess in
/// some hundred is wrong, which costs time and nothing else.
class bracket_guess {
public:
    /// @param sample values of the base, finite, each as likely as any other; some of them above 0
    /// @param sampled the part of the base that it is
    /// @param total about the sum of the values above 0 of the base
    /// @param histogram empty, and left so
    /// @returns whether brackets were found
    [[nodiscard]] bool find(std::span<const double> sample, double sampled, double total,
                            const class_limits& limits, double_histogram& histogram) {
        histogram.observe(sample);
        read(histogram.take(), sample.size());
        brackets_.clear();
        if (limits.size() == 0 || limits.size() > value_brackets::max_size || steps_.size() < 2) {
            return false;
        }
        for (std::size_t limit = 0; limit < limits.size(); ++limit) {
            value_bracket bracket =
                bracket_at(sample, (1 - limits[limit].to_double()) * total * sampled);
            bracket.first_limit = limit;
            bracket.limits = 1;
            add(bracket);
        }
        return true;
    }

    [[nodiscard]] const value_brackets& brackets() const noexcept { return brackets_; }

private:
    static constexpr double deviations = 3;

    /// Some values of the sample.
    struct part {
        double sum = 0;
        double squares = 0;

        void add(const part& other) noexcept {
            sum += other.sum;
            squares += other.squares;
        }
    };
    /// The values of the sample between 0 and some value.
    struct step {
        double end = 0;  ///< that value
        part below;
    };
    struct bin {
        part values;
        double least = 0;
        double most = 0;
        std::size_t count = 0;
    };

    void read(const std::vector<bucket_total>& totals, std::size_t sample_size) {
        sample_size_ = static_cast<double>(sample_size);
        steps_.assign(1, {});
        for (const bucket_total& total : totals) {
            if (total.bucket >= first_negative_bucket) {
                break;
            }
            const word_pair units = units_in(total);
            const double sum = std::ldexp(static_cast<double>(units.high) * 0x1p64 +
                                              static_cast<double>(units.low),
                                          exponent_of(total.bucket));
            const auto end = static_cast<std::uint64_t>(total.bucket + 1U) << 48U;
            step next{std::bit_cast<double>(end), steps_.back().below};
            next.below.add({sum, sum * sum / static_cast<double>(total.count)});
            steps_.push_back(next);
        }
    }

    /// @returns by how much the sum of a part may differ from that in the whole base
    [[nodiscard]] double margin(const part& values) const noexcept {
        const double variance = values.squares - values.sum * values.sum / sample_size_;
        return deviations * std::sqrt((std::max)(variance, 0.0));
    }
    /// @returns whether a part may reach the sum; reaches() whether it almost certainly does
    [[nodiscard]] bool may_reach(const part& values, double sum) const noexcept {
        return values.sum + margin(values) >= sum;
    }
    [[nodiscard]] bool reaches(const part& values, double sum) const noexcept {
        return values.sum - margin(values) >= sum;
    }

    /// @param below the sum of the values below the limit in the sample
    [[nodiscard]] value_bracket bracket_at(std::span<const double> sample, double below) {
        std::size_t first = 1;
        while (first + 1 < steps_.size() && !may_reach(steps_[first].below, below)) {
            ++first;
        }
        std::size_t last = first;
        while (last + 1 < steps_.size() && !reaches(steps_[last].below, below)) {
            ++last;
        }
        count_between(sample, steps_[first - 1].end, steps_[last].end);

        value_bracket bracket;
        bracket.most = (std::numeric_limits<double>::max)();
        part so_far = steps_[first - 1].below;
        bool inside = false;
        std::size_t count = 0;
        for (const bin& it : bins_) {
            if (it.count == 0) {
                continue;
            }
            so_far.add(it.values);
            if (!inside && may_reach(so_far, below)) {
                inside = true;
                // A small sum may be reached by values that are smaller than all of the sample.
                bracket.least = below <= deviations * deviations * it.least
                                    ? std::numeric_limits<double>::denorm_min()
                                    : it.least;
            }
            count += inside ? it.count : 0;
            if (inside && reaches(so_far, below)) {
                bracket.most = it.most;
                break;
            }
        }
        if (!inside) {
            bracket.least =
                (std::max)(steps_[first - 1].end, std::numeric_limits<double>::denorm_min());
        }
        bracket.expected = static_cast<double>(count) / sample_size_;
        return bracket;
    }

    /// Sums the values of the sample in [least, end), above 0, in bins of the same width.
    void count_between(std::span<const double> sample, double least, double end) {
        // Branch-free: which values lie between is unpredictable.
        between_.resize(sample.size() + 1);
        const std::uint64_t from =
            (std::max)(std::bit_cast<std::uint64_t>(least), std::uint64_t{1});
        const std::uint64_t width = std::bit_cast<std::uint64_t>(end) - from;
        std::size_t count = 0;
        for (const double value : sample) {
            between_[count] = value;
            count += static_cast<std::size_t>(std::bit_cast<std::uint64_t>(value) - from < width);
        }
        bins_.fill({});
        const double scale = static_cast<double>(bins_.size()) / (end - least);
        for (const double value : std::span(between_).first(count)) {
            const auto at = static_cast<std::size_t>((value - least) * scale);
            bin& to = bins_[(std::min)(at, bins_.size() - 1)];
            to.least = to.count == 0 ? value : (std::min)(to.least, value);
            to.most = (std::max)(to.most, value);
            to.values.add({value, value * value});
            ++to.count;
        }
    }

    /// Adds a bracket below the last one, merged with those that it overlaps.
    void add(value_bracket bracket) noexcept {
        while (brackets_.size() != 0 && bracket.most >= brackets_.back().least) {
            const value_bracket& last = brackets_.back();
            bracket.most = (std::max)(bracket.most, last.most);
            bracket.least = (std::min)(bracket.least, last.least);
            bracket.first_limit = last.first_limit;
            bracket.limits += last.limits;
            bracket.expected += last.expected;
            brackets_.drop_last();
        }
        brackets_.add(bracket);
    }

    double sample_size_ = 0;
    std::vector<step> steps_;
    std::vector<double> between_;
    std::array<bin, 512> bins_{};
    value_brackets brackets_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

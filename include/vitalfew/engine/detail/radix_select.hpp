// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_RADIX_SELECT_HPP
#define VITALFEW_ENGINE_DETAIL_RADIX_SELECT_HPP

#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::minmax_element, std::sort
#include <bit>        // std::bit_width
#include <cstddef>
#include <cstdint>
#include <functional>  // std::greater
#include <utility>     // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The number and the sum of the values above some value.
template <class Sum>
struct above {
    std::size_t count = 0;
    Sum sum;
};

/// @param after the sum of some of the largest values
/// @returns whether all smaller values certainly lie past the limit, so that it is crossed among those
/// values or directly after them
template <class Sum>
constexpr bool crosses_by(const Sum& after, const share& limit, const Sum& total, crossing rule) {
    const auto order = compare_with_share(after, limit, total);
    return rule == crossing::lower ? order > 0 : order >= 0;
}

/// The point at which a limit is crossed, in whole units.
template <class Sum>
struct crossing_point {
    cutoff_side side = cutoff_side::none;
    std::uint64_t unit = 0;
    above<Sum> better;  ///< the values that stay on the better side
};

/// Radix select: finds the value at which a limit is crossed among values given as whole units of a power
/// of two. Each round counts and sums them by the leading 12 bits and keeps those of the digit in which the
/// limit is crossed, until few are left to sort. Linear time, whatever the values: at most six rounds.
class radix_select {
public:
    /// @param units among which the limit is crossed, as crosses_by says
    /// @param exponent a unit is 2^exponent
    /// @param before the values above all of them
    template <class Sum>
    [[nodiscard]] crossing_point<Sum> find(const std::vector<std::uint64_t>& units, int exponent,
                                           above<Sum> before, const share& limit, const Sum& total,
                                           crossing rule) {
        const std::vector<std::uint64_t>* from = &units;
        while (from->size() > few) {
            const auto [least, most] = std::minmax_element(from->begin(), from->end());
            if (*least == *most) {
                break;
            }
            keep_crossed_digit(*from, *least, *most, exponent, before, limit, total, rule);
            from = &left_;
        }
        if (from != &left_) {
            left_.assign(from->begin(), from->end());
        }
        return walk(exponent, before, limit, total, rule);
    }

    /// The same for count equal values.
    template <class Sum>
    [[nodiscard]] static crossing_point<Sum> find_uniform(std::uint64_t unit, std::size_t count,
                                                          int exponent, above<Sum> before,
                                                          const share& limit, const Sum& total,
                                                          crossing rule) {
        above<Sum> after{before.count + count, before.sum};
        sum_access::add_scaled(after.sum, multiply(unit, count), exponent);
        // By crosses_by, the sum of the larger values is short of the limit: they are on its better side.
        const bool past = rule == crossing::lower ||
                          (rule == crossing::nearest &&
                           compare_mean_with_share(before.sum, after.sum, limit, total) > 0);
        return past ? crossing_point<Sum>{cutoff_side::above, unit, std::move(before)}
                    : crossing_point<Sum>{cutoff_side::at_least, unit, std::move(after)};
    }

private:
    static constexpr std::size_t few = 1024;
    static constexpr int digit_bits = 12;

    struct digit_total {
        std::size_t count = 0;
        word_pair sum;
    };

    template <class Sum>
    void keep_crossed_digit(const std::vector<std::uint64_t>& units, std::uint64_t least,
                            std::uint64_t most, int exponent, above<Sum>& before,
                            const share& limit, const Sum& total, crossing rule) {
        const int width = static_cast<int>(std::bit_width(most - least));
        const auto shift = static_cast<unsigned>(width > digit_bits ? width - digit_bits : 0);
        digits_.assign(std::size_t{1} << static_cast<unsigned>(digit_bits), {});
        for (const std::uint64_t unit : units) {
            digit_total& digit = digits_[static_cast<std::size_t>((unit - least) >> shift)];
            ++digit.count;
            add_to(digit.sum, {unit, 0});
        }
        std::size_t at = digits_.size();
        for (;;) {
            --at;
            if (digits_[at].count == 0) {
                continue;
            }
            Sum after = before.sum;
            sum_access::add_scaled(after, digits_[at].sum, exponent);
            if (at == 0 || crosses_by(after, limit, total, rule)) {
                break;
            }
            before.sum = std::move(after);
            before.count += digits_[at].count;
        }
        kept_.clear();
        kept_.reserve(digits_[at].count);
        for (const std::uint64_t unit : units) {
            if (((unit - least) >> shift) == at) {
                kept_.push_back(unit);
            }
        }
        left_.swap(kept_);
    }

    /// Sorts the few that are left and walks down.
    template <class Sum>
    [[nodiscard]] crossing_point<Sum> walk(int exponent, above<Sum> before, const share& limit,
                                           const Sum& total, crossing rule) {
        std::sort(left_.begin(), left_.end(), std::greater<>{});
        for (std::size_t first = 0; first < left_.size();) {
            std::size_t next = first;
            while (next < left_.size() && left_[next] == left_[first]) {
                ++next;
            }
            above<Sum> after{before.count + (next - first), before.sum};
            sum_access::add_scaled(after.sum, multiply(left_[first], next - first), exponent);
            const bool past =
                rule == crossing::upper ? compare_with_share(before.sum, limit, total) >= 0
                : rule == crossing::lower
                    ? compare_with_share(after.sum, limit, total) > 0
                    : compare_mean_with_share(before.sum, after.sum, limit, total) > 0;
            if (past) {
                const bool gap_is_past =
                    rule == crossing::upper || (rule == crossing::nearest &&
                                                compare_with_share(before.sum, limit, total) >= 0);
                return gap_is_past
                           ? crossing_point<Sum>{cutoff_side::at_least, left_[first - 1], before}
                           : crossing_point<Sum>{cutoff_side::above, left_[first], before};
            }
            before = std::move(after);
            first = next;
        }
        return {cutoff_side::at_least, left_.back(), before};
    }

    std::vector<std::uint64_t> left_;
    std::vector<std::uint64_t> kept_;
    std::vector<digit_total> digits_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

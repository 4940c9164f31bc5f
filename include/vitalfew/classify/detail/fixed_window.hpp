// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_FIXED_WINDOW_HPP
#define VITALFEW_CLASSIFY_DETAIL_FIXED_WINDOW_HPP

#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::max, std::min
#include <bit>        // std::bit_cast, std::bit_width, std::countr_zero
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns 2^exponent. @pre it is a normal number
constexpr double power_of_two(int exponent) noexcept {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// The part of the number line in which doubles are taken for fixed-point numbers of two digits.
///
/// A value v of the window is coarse * 2^(unit + 47) + fine * 2^unit with whole numbers coarse and fine,
/// below 2^47 and up to 2^46 in magnitude, which two additions of a large constant leave in the low bits
/// of the sum: whole digits add up exactly, many values at a time. What is too large for the window, or
/// has bits below its unit, shows in the digits' remainder and is never lost unseen.
/// @see Demmel and Hida, "Fast and accurate floating point summation with application to computational
/// geometry" (2004); Rump, Ogita and Oishi, "Accurate floating-point summation" (2008), for the extraction
class fixed_window {
public:
    static constexpr int fine_bits = 47;
    static constexpr int bits = 2 * fine_bits;

    /// The window around a sample, with as much room above it as below.
    /// @returns nothing when there is no window of doubles in which values like these are likely to lie
    [[nodiscard]] static std::optional<fixed_window> around(
        std::span<const double> sample) noexcept {
        constexpr int none = -4096;  // below every exponent
        int lowest = -none;
        int end = none;
        // A few thousand values tell what a hundred thousand do.
        const std::size_t every = sample.size() / 8192 + 1;
        for (std::size_t i = 0; i < sample.size(); i += every) {
            const floating_parts parts = take_apart(sample[i]);
            if (parts.mantissa != 0) {
                const int exponent = static_cast<int>(parts.exponent) - 1074;
                lowest = (std::min)(lowest, exponent + std::countr_zero(parts.mantissa));
                end = (std::max)(end, exponent + static_cast<int>(std::bit_width(parts.mantissa)));
            }
        }
        const int room = bits - (end - lowest);
        if (end == none || room < least_room) {
            return std::nullopt;
        }
        const int unit = lowest - room / 2;
        // Both constants, and all that is left of a value once its coarse digit is taken, must be normal.
        if (unit < -1000 || unit + bits > 1000) {
            return std::nullopt;
        }
        return fixed_window(unit);
    }

    /// The constants that leave a value's coarse digit and then its fine one in the low bits of a sum.
    [[nodiscard]] double coarse_constant() const noexcept {
        return 0x1.8p52 * power_of_two(unit_ + fine_bits);
    }
    [[nodiscard]] double fine_constant() const noexcept { return 0x1.8p52 * power_of_two(unit_); }

    /// @returns whether a value with these bits, but for the sign, is small enough for the window
    [[nodiscard]] bool holds(std::uint64_t magnitude_bits) const noexcept {
        return magnitude_bits < std::bit_cast<std::uint64_t>(power_of_two(unit_ + bits));
    }

    /// @returns the sum that totals of digits stand for
    template <class Sum>
    [[nodiscard]] Sum sum_of(word_pair coarse, word_pair fine) const {
        Sum sum;
        add(sum, coarse, unit_ + fine_bits);
        add(sum, fine, unit_);
        return sum;
    }

private:
    static constexpr int least_room = 12;  // for values beyond those of the sample, on either side

    explicit fixed_window(int unit) noexcept : unit_(unit) {}

    /// @param digits in two's complement
    template <class Sum>
    static void add(Sum& sum, word_pair digits, int exponent) {
        const bool negative = (digits.high >> 63U) != 0;
        if (negative) {
            digits = {word{0} - digits.low, ~digits.high + static_cast<word>(digits.low == 0)};
        }
        Sum magnitude;
        sum_access::add_scaled(magnitude, digits, exponent);
        if (negative) {
            sum -= magnitude;
        } else {
            sum += magnitude;
        }
    }

    int unit_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

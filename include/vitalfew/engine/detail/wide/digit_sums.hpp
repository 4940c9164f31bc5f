// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_WIDE_DIGIT_SUMS_HPP
#define VITALFEW_ENGINE_DETAIL_WIDE_DIGIT_SUMS_HPP

#include "vitalfew/engine/detail/wide/vectors.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::max, std::min
#include <array>
#include <bit>  // std::bit_cast, std::bit_width, std::countr_zero
#include <cstddef>
#include <cstdint>
#include <cstring>  // std::memcpy
#include <optional>
#include <span>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The number of some values and the sums of their digits: exact, so independent of the order of addition.
struct digit_total {
    std::size_t count = 0;
    word_pair coarse;  // both in two's complement
    word_pair fine;

    void add(const digit_total& other) noexcept {
        count += other.count;
        add_to(coarse, other.coarse);
        add_to(fine, other.fine);
    }
};

/// @returns 2^exponent. @pre it is a normal number
constexpr double power_of_two(int exponent) noexcept {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// A range of doubles that are treated as fixed-point numbers of two digits.
///
/// A value v of the window is coarse * 2^(unit + 47) + fine * 2^unit with whole numbers coarse and fine,
/// below 2^47 and up to 2^46 in magnitude, which two additions of a large constant leave in the low bits of
/// the sum: whole digits add up exactly, many values at a time. A value that is too large for the window,
/// or has bits below its unit, leaves a remainder, which is checked.
/// @see Demmel and Hida, "Fast and accurate floating point summation with application to computational
/// geometry" (2004); Rump, Ogita and Oishi, "Accurate floating-point summation" (2008), for the extraction
class fixed_window {
public:
    static constexpr int fine_bits = 47;
    static constexpr int bits = 2 * fine_bits;

    /// The window around a sample, with as much room above it as below.
    /// @returns nothing when no window is likely to hold all values like these
    [[nodiscard]] static std::optional<fixed_window> around(
        std::span<const double> sample) noexcept {
        constexpr int none = -4096;  // below every exponent
        int lowest = -none;
        int end = none;
        // A few thousand values are enough to know the exponents of a hundred thousand.
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
        // Both constants, and the rest of a value without its coarse digit, must be normal.
        if (unit < -1000 || unit + bits > 1000) {
            return std::nullopt;
        }
        return fixed_window(unit);
    }

    /// The constants whose addition leaves a value's coarse, then its fine digit in the low bits of the sum.
    [[nodiscard]] double coarse_constant() const noexcept {
        return 0x1.8p52 * power_of_two(unit_ + fine_bits);
    }
    [[nodiscard]] double fine_constant() const noexcept { return 0x1.8p52 * power_of_two(unit_); }

    /// @returns whether a value with these bits, its sign bit cleared, is small enough for the window
    [[nodiscard]] bool holds(std::uint64_t magnitude_bits) const noexcept {
        return magnitude_bits < std::bit_cast<std::uint64_t>(power_of_two(unit_ + bits));
    }

    /// @returns the sum that totals of digits represent
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

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

/// The digits of eight values.
struct wide_digits {
    wide_doubles coarse;  ///< with the constant still in it
    wide_doubles rest;    ///< the value without its coarse digit
    wide_doubles fine;    ///< with the constant still in it

    /// @returns the part of the values that is in neither digit
    [[nodiscard]] VITALFEW_DETAIL_WIDE wide_doubles
    remainder(wide_doubles fine_constant) const noexcept {
        return rest - as_rounded(fine - fine_constant);
    }
};

/// Splits values into digits by the constants of a fixed_window; relies on the rounding of each sum.
[[nodiscard]] VITALFEW_DETAIL_WIDE inline wide_digits digits_of(
    wide_doubles value, wide_doubles coarse_constant, wide_doubles fine_constant) noexcept {
    const wide_doubles coarse = as_rounded(value + coarse_constant);
    const wide_doubles rest = as_rounded(value - as_rounded(coarse - coarse_constant));
    return {coarse, rest, as_rounded(rest + fine_constant)};
}

/// Sums by lane of the bits of digits, their constants included.
struct lane_totals {
    wide_words count;
    wide_words coarse;
    wide_words fine;

    /// @returns the totals of all lanes without the constants; for at most 2^15 values, so that no lane has
    /// overflowed
    [[nodiscard]] digit_total without(const fixed_window& window) const noexcept {
        const auto coarse_bits = std::bit_cast<std::uint64_t>(window.coarse_constant());
        const auto fine_bits = std::bit_cast<std::uint64_t>(window.fine_constant());
        digit_total total;
        for (std::size_t lane = 0; lane < wide_lanes; ++lane) {
            total.count += count[lane];
            add_to(total.coarse, extended(coarse[lane] - count[lane] * coarse_bits));
            add_to(total.fine, extended(fine[lane] - count[lane] * fine_bits));
        }
        return total;
    }

private:
    /// @returns a word in two's complement as two of them
    [[nodiscard]] static word_pair extended(word number) noexcept {
        return {number, (number >> 63U) != 0 ? ~word{0} : word{0}};
    }
};

/// Calls take(values, vectors, first, used) for chunks of a block that are whole vectors, at most 2^11
/// values each; the last chunk is padded with zeros. first is the index of the chunk in the block, used the
/// number of its values without the padding.
template <class Take>
void for_each_chunk(std::span<const double> block, Take take) {
    constexpr std::size_t chunk = std::size_t{1} << 11U;
    std::size_t at = 0;
    while (block.size() - at >= wide_lanes) {
        const std::size_t vectors = (std::min)(chunk, block.size() - at) / wide_lanes;
        take(block.data() + at, vectors, at, vectors * wide_lanes);
        at += vectors * wide_lanes;
    }
    if (at < block.size()) {
        std::array<double, wide_lanes> last{};
        std::memcpy(last.data(), block.data() + at, (block.size() - at) * sizeof(double));
        take(last.data(), std::size_t{1}, at, block.size() - at);
    }
}

/// The result of the first pass of sample select: the exact sums of the values above 0 and of those below,
/// and whether all values fit the window.
class signed_totals {
public:
    explicit signed_totals(const fixed_window& window) noexcept : window_(window) {}

    void add(std::span<const double> block) noexcept {
        for_each_chunk(block, [this](const double* values, std::size_t vectors, std::size_t,
                                     std::size_t) { add_vectors(values, vectors); });
        size_ += block.size();
    }
    void add(const signed_totals& other) noexcept {
        positive_.add(other.positive_);
        negative_.add(other.negative_);
        largest_ = (std::max)(largest_, other.largest_);
        remainder_ |= other.remainder_;
        size_ += other.size_;
    }

    /// @returns whether all values are finite and equal to their digits; else the totals are meaningless
    [[nodiscard]] bool fit() const noexcept {
        return remainder_ << 1U == 0 && window_.holds(largest_);  // -0.0 leaves its sign
    }
    [[nodiscard]] const digit_total& positive() const noexcept { return positive_; }
    [[nodiscard]] const digit_total& negative() const noexcept { return negative_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    VITALFEW_DETAIL_WIDE void add_vectors(const double* values, std::size_t vectors) noexcept {
        const wide_doubles coarse_constant = wide_doubles{} + window_.coarse_constant();
        const wide_doubles fine_constant = wide_doubles{} + window_.fine_constant();
        using signed_words [[gnu::vector_size(64)]] = std::int64_t;
        lane_totals above{};
        lane_totals below{};
        signed_words largest{};
        wide_words remainder{};
        for (std::size_t i = 0; i < vectors; ++i, values += wide_lanes) {
            wide_doubles value;  // NOLINT: filled before it is read
            std::memcpy(&value, values, sizeof(value));
            __builtin_prefetch(values + prefetch_distance);
            const wide_digits digits = digits_of(value, coarse_constant, fine_constant);
            const wide_doubles left = digits.remainder(fine_constant);
            remainder |= reinterpret_cast<wide_words>(left);  // NOLINT: the same bits
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the same bits
            const auto magnitude = reinterpret_cast<signed_words>(value) & 0x7FFF'FFFF'FFFF'FFFF;
            largest = magnitude > largest ? magnitude : largest;
            const auto coarse =
                reinterpret_cast<wide_words>(digits.coarse);              // NOLINT: the same bits
            const auto fine = reinterpret_cast<wide_words>(digits.fine);  // NOLINT: the same bits
            above.count = value > 0 ? above.count + 1 : above.count;
            above.coarse = value > 0 ? above.coarse + coarse : above.coarse;
            above.fine = value > 0 ? above.fine + fine : above.fine;
            below.count = value < 0 ? below.count + 1 : below.count;
            below.coarse = value < 0 ? below.coarse + coarse : below.coarse;
            below.fine = value < 0 ? below.fine + fine : below.fine;
        }
        positive_.add(above.without(window_));
        negative_.add(below.without(window_));
        for (std::size_t lane = 0; lane < wide_lanes; ++lane) {
            largest_ = (std::max)(largest_, static_cast<std::uint64_t>(largest[lane]));
            remainder_ |= remainder[lane];
        }
    }

    fixed_window window_;
    digit_total positive_;
    digit_total negative_;
    std::uint64_t largest_ = 0;    // bits of the largest magnitude
    std::uint64_t remainder_ = 0;  // bits that are in no digit
    std::size_t size_ = 0;
};

#endif

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

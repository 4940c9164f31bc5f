// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_RADIX_PASSES_HPP
#define VITALFEW_ENGINE_DETAIL_RADIX_PASSES_HPP

#include <algorithm>  // std::fill_n, std::max
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>  // std::swap

namespace vitalfew {
inline namespace v0 {
namespace detail {

// A pass writes to as many places at once as a digit has values. Measured: 2^10 fit the caches and the TLB;
// 2^11 double the time of a pass over ten million words.
inline constexpr unsigned max_digit_bits = 10;
inline constexpr unsigned max_digits = 7;

/// A field of bits of a word, divided into digits of equal width.
struct digit_layout {
    unsigned first_bit = 0;
    unsigned digits = 1;
    unsigned width = 0;

    constexpr digit_layout(unsigned first, unsigned bits) noexcept
        : first_bit(first),
          digits((std::max)(1U, (bits + max_digit_bits - 1) / max_digit_bits)),
          width((bits + digits - 1) / digits) {}

    /// @returns the layout of one digit
    [[nodiscard]] constexpr digit_layout only(unsigned number) const noexcept {
        return {first_bit + number * width, width};
    }
    [[nodiscard]] constexpr std::size_t values() const noexcept { return std::size_t{1} << width; }
    [[nodiscard]] constexpr std::size_t digit(std::size_t packed, unsigned number) const noexcept {
        return (packed >> (first_bit + number * width)) & (values() - 1);
    }
};

using digit_counts = std::array<std::uint32_t, std::size_t{max_digits} << max_digit_bits>;

/// Counts all digits in one pass. Digits is a template parameter so that the inner loop is unrolled.
template <unsigned Digits, class WordAt>
void count_digits(std::size_t count, WordAt word_at, digit_layout layout, std::uint32_t* counts) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t packed = word_at(i);
        for (unsigned number = 0; number < Digits; ++number) {
            ++counts[(std::size_t{number} << layout.width) + layout.digit(packed, number)];
        }
    }
}

/// Moves every word to the next free position of its digit.
template <class WordAt>
void distribute(std::size_t count, WordAt word_at, digit_layout layout, unsigned number,
                std::uint32_t* next, std::size_t* to) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t packed = word_at(i);
        to[next[layout.digit(packed, number)]++] = packed;
    }
}

/// Stable least-significant-digit radix sort by the bits of a layout, ascending.
///
/// @param word_at the word at a position, which may be computed, to save a pass that stores it; must not read
/// from `to`
/// @returns where the sorted words are: `to` or `other`
/// @pre count < 2^32, and room for as many at either place
template <class WordAt>
std::size_t* radix_sorted(std::size_t count, WordAt word_at, digit_layout layout, std::size_t* to,
                          std::size_t* other) {
    digit_counts counts;  // NOLINT: what is used of it is filled here
    std::fill_n(counts.begin(), layout.digits * layout.values(), std::uint32_t{0});
    switch (layout.digits) {
        case 1: count_digits<1>(count, word_at, layout, counts.data()); break;
        case 2: count_digits<2>(count, word_at, layout, counts.data()); break;
        case 3: count_digits<3>(count, word_at, layout, counts.data()); break;
        case 4: count_digits<4>(count, word_at, layout, counts.data()); break;
        case 5: count_digits<5>(count, word_at, layout, counts.data()); break;
        case 6: count_digits<6>(count, word_at, layout, counts.data()); break;
        default: count_digits<max_digits>(count, word_at, layout, counts.data()); break;
    }
    for (unsigned number = 0; number < layout.digits; ++number) {
        std::uint32_t* const next = counts.data() + number * layout.values();
        std::uint32_t sum = 0;
        for (std::size_t digit = 0; digit < layout.values(); ++digit) {
            const std::uint32_t here = next[digit];
            next[digit] = sum;
            sum += here;
        }
        if (number == 0) {
            distribute(count, word_at, layout, number, next, to);
        } else {
            const std::size_t* const from = to;
            distribute(
                count, [from](std::size_t i) { return from[i]; }, layout, number, next, other);
            std::swap(to, other);
        }
    }
    return to;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

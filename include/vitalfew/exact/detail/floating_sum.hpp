// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_FLOATING_SUM_HPP
#define VITALFEW_EXACT_DETAIL_FLOATING_SUM_HPP

#include "vitalfew/core/detail/word_arithmetic.hpp"
#include "vitalfew/exact/detail/floating_layout.hpp"
#include "vitalfew/exact/detail/movable_words.hpp"
#include "vitalfew/exact/detail/round_to_floating.hpp"

#include <compare>
#include <cstddef>
#include <limits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The exact sum of floating-point numbers: a fixed-point number wide enough for 2^63 of the largest,
/// down to the smallest denormal (the "superaccumulator" of Kulisch, 1971).
///
/// A double would need 34 words for that, too many to keep one per client. The values of one client
/// seldom differ by more than a hundred binary places, so movable_words keep three of them, and all only
/// when a value falls outside. Bit 0 of word 0 stands for the smallest denormal.
template <class Floating>
class floating_sum {
    using limits = std::numeric_limits<Floating>;

public:
    /// What 2^63 values of the largest exponent and a sign need.
    static constexpr std::size_t total_words =
        (static_cast<std::size_t>(limits::max_exponent - limits::min_exponent + limits::digits) +
         63 + 1 + 63) /
        64;
    /// The power of two that bit 0 of word 0 stands for.
    static constexpr unit_exponent unit{limits::min_exponent - limits::digits};

    [[nodiscard]] constexpr int sign() const noexcept { return words_.sign(); }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return words_.is_negative(); }

    /// @pre value is finite
    constexpr void add(Floating value) { add_parts(take_apart(value)); }
    /// @pre value is finite
    constexpr void subtract(Floating value) { add_parts(take_apart(-value)); }

    /// Adds magnitude * 2^exponent. @pre that is a multiple of the smallest denormal, below 2^63 times
    /// the largest number
    constexpr void add_scaled(word_pair magnitude, int exponent) {
        int from_unit = exponent - static_cast<int>(unit);
        if (from_unit < 0) {
            magnitude = shifted_right(magnitude, static_cast<unsigned>(-from_unit));
            from_unit = 0;
        }
        // In pieces that are small enough for the path of single values. That adds two words, so a piece that
        // would begin in the last one begins a bit before it: the sum fits, so its bits are 64 at most then.
        constexpr unsigned piece = 48;
        constexpr word mask = (word{1} << piece) - 1;
        constexpr unsigned last = static_cast<unsigned>(total_words - 1) * 64 - 1;
        for (unsigned at = 0; magnitude.low != 0 || magnitude.high != 0; at += piece) {
            const unsigned begin = static_cast<unsigned>(from_unit) + at;
            const unsigned beyond = begin > last ? begin - last : 0;
            add_parts({(magnitude.low & mask) << beyond, begin - beyond, false});
            magnitude = shifted_right(magnitude, piece);
        }
    }

    constexpr void add(const floating_sum& other) { words_.add(other.words_); }
    constexpr void subtract(const floating_sum& other) {
        auto negative = other.words_;
        negative.negate();
        words_.add(negative);
    }

    /// The words [first_word(), end_word()) determine the number, of which word i may be asked for any i.
    [[nodiscard]] constexpr std::size_t first_word() const noexcept { return words_.first_word(); }
    [[nodiscard]] constexpr std::size_t end_word() const noexcept { return words_.end_word(); }
    [[nodiscard]] constexpr word word_at(std::size_t i) const noexcept { return words_.word_at(i); }

    friend constexpr std::strong_ordering operator<=>(const floating_sum& a,
                                                      const floating_sum& b) noexcept {
        return a.words_ <=> b.words_;
    }

    /// @returns the leading bits of the magnitude, for rounding and for ratios
    [[nodiscard]] constexpr leading_bits leading() const noexcept {
        return leading_bits_of(words_.magnitude(), unit);
    }

    /// @returns the nearest Result, ties to even; an infinity beyond the largest
    template <class Result>
    [[nodiscard]] constexpr Result rounded() const noexcept {
        const auto absolute = round_to_floating<Result>(words_.magnitude(), unit);
        return is_negative() ? -absolute : absolute;
    }

private:
    constexpr void add_parts(floating_parts value) {
        if (value.mantissa == 0) {
            return;
        }
        const unsigned shift = value.exponent % 64;
        const word_pair pair{value.mantissa << shift,
                             shift == 0 ? 0 : value.mantissa >> (64U - shift)};
        if (value.negative) {
            words_.subtract(pair, value.exponent / 64);
        } else {
            words_.add(pair, value.exponent / 64);
        }
    }

    movable_words<total_words> words_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

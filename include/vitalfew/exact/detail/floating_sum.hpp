// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_FLOATING_SUM_HPP
#define VITALFEW_EXACT_DETAIL_FLOATING_SUM_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::copy, std::max, std::min
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>  // std::exchange, std::swap

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A two's complement number of many words, of which only three at a movable place are stored while the words
/// below are 0 and those above are the sign; all words are allocated when that no longer suffices.
///
/// Headroom: the top word stays in [-2^62, 2^62), so that one more value or sum can be added before it is
/// checked.
template <std::size_t TotalWords>
class movable_words {
public:
    constexpr movable_words() noexcept = default;
    constexpr movable_words(const movable_words& other) : near_(other.near_), first_(other.first_) {
        if (other.all_ != nullptr) {
            all_ = new word[TotalWords]{};
            std::copy(other.all_, other.all_ + TotalWords, all_);
        }
    }
    constexpr movable_words(movable_words&& other) noexcept
        : near_(std::exchange(other.near_, {})),
          first_(std::exchange(other.first_, 0)),
          all_(std::exchange(other.all_, nullptr)) {}
    // NOLINTNEXTLINE(bugprone-unhandled-self-assignment): a copy is made first
    constexpr movable_words& operator=(const movable_words& other) {
        movable_words copy(other);
        swap(copy);
        return *this;
    }
    constexpr movable_words& operator=(movable_words&& other) noexcept {
        movable_words taken(std::move(other));
        swap(taken);
        return *this;
    }
    constexpr ~movable_words() { delete[] all_; }

    /// The words [first_word(), end_word()) determine the number.
    [[nodiscard]] constexpr std::size_t first_word() const noexcept {
        return all_ != nullptr ? 0 : first_;
    }
    [[nodiscard]] constexpr std::size_t end_word() const noexcept {
        return all_ != nullptr ? TotalWords : first_ + near_words;
    }
    /// @returns word i of the number, for any i
    [[nodiscard]] constexpr word word_at(std::size_t i) const noexcept {
        if (i < first_word()) {
            return 0;
        }
        return i < end_word() ? data()[i - first_word()] : sign_word();
    }

    [[nodiscard]] constexpr bool is_negative() const noexcept {
        return (data()[end_word() - first_word() - 1] >> 63U) != 0;
    }
    [[nodiscard]] constexpr int sign() const noexcept {
        if (is_negative()) {
            return -1;
        }
        return is_zero() ? 0 : 1;
    }

    /// Adds a number of two words at a word. @pre there is a word after it, and the sum fits all words
    constexpr void add(word_pair pair, std::size_t at) {
        step(pair, at, [](word a, word b, word& carry) { return add_with_carry(a, b, carry); });
    }
    constexpr void subtract(word_pair pair, std::size_t at) {
        step(pair, at,
             [](word a, word b, word& borrow) { return subtract_with_borrow(a, b, borrow); });
    }

    constexpr void add(const movable_words& other) {
        if (other.is_zero()) {
            return;
        }
        if (&other == this) {
            add(movable_words(other));
            return;
        }
        cover(other.lowest_word(), other.highest_word());
        word carry = 0;
        const std::size_t first = first_word();
        const std::size_t end = end_word();
        for (std::size_t i = first; i < end; ++i) {
            data()[i - first] = add_with_carry(data()[i - first], other.word_at(i), carry);
        }
        restore_headroom();
    }
    constexpr void negate() {
        word carry = 1;
        for (std::size_t i = 0; i < end_word() - first_word(); ++i) {
            data()[i] = add_with_carry(~data()[i], 0, carry);
        }
        restore_headroom();  // the lower end of [-2^62, 2^62) has no opposite in it
    }

    friend constexpr std::strong_ordering operator<=>(const movable_words& a,
                                                      const movable_words& b) noexcept {
        if (a.is_negative() != b.is_negative()) {
            return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        const std::size_t low = (std::min)(a.first_word(), b.first_word());
        for (std::size_t i = (std::max)(a.end_word(), b.end_word()); i-- > low;) {
            if (a.word_at(i) != b.word_at(i)) {
                return a.word_at(i) <=> b.word_at(i);
            }
        }
        return std::strong_ordering::equal;
    }

    /// @returns the number without its sign
    [[nodiscard]] constexpr std::array<word, TotalWords> magnitude() const noexcept {
        std::array<word, TotalWords> words{};
        word carry = is_negative() ? 1 : 0;
        const word flip = sign_word();
        for (std::size_t i = 0; i < TotalWords; ++i) {
            words[i] = add_with_carry(word_at(i) ^ flip, 0, carry);
        }
        return words;
    }

private:
    static constexpr std::size_t near_words = TotalWords < 3 ? TotalWords : 3;

    /// Adds or subtracts from a word on, as far as the carry goes.
    template <class OfWords>
    constexpr void step(word_pair pair, std::size_t at, OfWords of_words) {
        VITALFEW_ASSERT(at + 1 < TotalWords);
        cover(at, at + 1);
        word* const to = data() + (at - first_word());
        const std::size_t count = end_word() - at;
        word carry = 0;
        to[0] = of_words(to[0], pair.low, carry);
        to[1] = of_words(to[1], pair.high, carry);
        for (std::size_t i = 2; i < count && carry != 0; ++i) {
            to[i] = of_words(to[i], 0, carry);
        }
        restore_headroom();
    }

    [[nodiscard]] constexpr bool is_zero() const noexcept {
        for (std::size_t i = 0; i < end_word() - first_word(); ++i) {
            if (data()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] constexpr word sign_word() const noexcept {
        return is_negative() ? ~word{0} : word{0};
    }
    /// The stored words: word i of the number is data()[i - first_word()].
    [[nodiscard]] constexpr word* data() noexcept { return all_ != nullptr ? all_ : near_.data(); }
    [[nodiscard]] constexpr const word* data() const noexcept {
        return all_ != nullptr ? all_ : near_.data();
    }

    /// @returns the lowest word that is not 0; the first one stored where all are
    [[nodiscard]] constexpr std::size_t lowest_word() const noexcept {
        std::size_t i = first_word();
        while (i + 1 < end_word() && word_at(i) == 0) {
            ++i;
        }
        return i;
    }
    /// @returns the lowest word at which the number can end with its sign and headroom
    [[nodiscard]] constexpr std::size_t highest_word() const noexcept {
        std::size_t i = end_word() - 1;
        if (!has_headroom(word_at(i))) {
            return i + 1;
        }
        while (i > first_word() && word_at(i) == sign_word() && has_headroom(word_at(i - 1)) &&
               ((word_at(i - 1) ^ sign_word()) >> 63U) == 0) {
            --i;
        }
        return i;
    }

    /// Makes the stored words include [low, high]. The number is unchanged; strong guarantee.
    constexpr void cover(std::size_t low, std::size_t high) {
        if (all_ != nullptr ||
            (low >= first_ && high < first_ + near_words && has_headroom(near_[near_words - 1]))) {
            return;
        }
        if (is_zero()) {
            low =
                low > 0 && high - low + 1 < near_words ? low - 1 : low;  // room for smaller values
        } else {
            low = (std::min)(low, lowest_word());
            high = (std::max)(high, highest_word());
        }
        if (high - low < near_words) {
            const std::size_t first = (std::min)(low, TotalWords - near_words);
            std::array<word, near_words> moved{};
            for (std::size_t i = 0; i < near_words; ++i) {
                moved[i] = word_at(first + i);
            }
            near_ = moved;
            first_ = static_cast<std::uint32_t>(first);
            return;
        }
        word* const all = new word[TotalWords]{};
        for (std::size_t i = 0; i < TotalWords; ++i) {
            all[i] = word_at(i);
        }
        all_ = all;
    }

    constexpr void restore_headroom() {
        if (all_ == nullptr && !has_headroom(near_[near_words - 1])) {
            cover(lowest_word(), first_ + near_words);
        }
    }

    constexpr void swap(movable_words& other) noexcept {
        std::swap(near_, other.near_);
        std::swap(first_, other.first_);
        std::swap(all_, other.all_);
    }

    [[nodiscard]] static constexpr bool has_headroom(word top) noexcept {
        return ((top >> 62U) & 1U) == top >> 63U;  // the two highest bits are equal
    }

    std::array<word, near_words> near_{};
    std::uint32_t first_ = 0;
    word* all_ = nullptr;
};

/// The exact sum of floating-point numbers: a fixed-point number wide enough for 2^63 of the largest,
/// down to the smallest denormal (the "superaccumulator" of Kulisch, 1971).
///
/// For double that takes 34 words, too many for one sum per client. The values of one client seldom differ by
/// more than a hundred binary places, so movable_words stores three words, and all of them only when a value
/// does not fit. Bit 0 of word 0 is the smallest denormal.
template <class Floating>
class floating_sum {
    using limits = std::numeric_limits<Floating>;

public:
    /// Enough for 2^63 of the largest values and a sign.
    static constexpr std::size_t total_words =
        (static_cast<std::size_t>(limits::max_exponent - limits::min_exponent + limits::digits) +
         63 + 1 + 63) /
        64;
    /// The power of two of bit 0 of word 0.
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
        // In pieces small enough for add_parts, which adds two words: a piece that would begin in the last
        // word begins a bit before it. The sum fits, so such a piece has at most 64 bits.
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

    /// The words [first_word(), end_word()) determine the number; word_at(i) is defined for any i.
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

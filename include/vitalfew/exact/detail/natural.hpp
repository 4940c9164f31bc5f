// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_NATURAL_HPP
#define VITALFEW_EXACT_DETAIL_NATURAL_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::max, std::min
#include <array>
#include <bit>  // std::countl_zero
#include <compare>
#include <cstddef>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// At most Capacity words in place, with the part of the interface of std::vector that basic_natural needs.
template <std::size_t Capacity>
class bounded_words {
public:
    // Unused words are not initialised: clearing and copying them would take longer than the arithmetic.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init, modernize-use-equals-default)
    constexpr bounded_words() noexcept {}
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
    constexpr bounded_words(const bounded_words& other) noexcept { *this = other; }
    // NOLINTNEXTLINE(bugprone-unhandled-self-assignment): copies each word to itself
    constexpr bounded_words& operator=(const bounded_words& other) noexcept {
        for (std::size_t i = 0; i < other.size_; ++i) {
            words_[i] = other.words_[i];
        }
        size_ = other.size_;
        return *this;
    }
    constexpr ~bounded_words() = default;

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr const word* data() const noexcept { return words_.data(); }
    [[nodiscard]] constexpr word& operator[](std::size_t i) noexcept { return words_[i]; }
    [[nodiscard]] constexpr word operator[](std::size_t i) const noexcept { return words_[i]; }
    [[nodiscard]] constexpr word back() const noexcept { return words_[size_ - 1]; }

    constexpr void reserve(std::size_t /*size*/) const noexcept {}
    /// @pre size() < Capacity
    constexpr void push_back(word value) noexcept { words_[size_++] = value; }
    constexpr void pop_back() noexcept { --size_; }
    /// @pre size <= Capacity
    constexpr void resize(std::size_t size, word added) noexcept {
        for (std::size_t i = size_; i < size; ++i) {
            words_[i] = added;
        }
        size_ = size;
    }

private:
    std::array<word, Capacity> words_;
    std::size_t size_ = 0;
};

/// A natural number times a power of 2^64: what products of exact sums are. Schoolbook arithmetic, quadratic
/// in the number of words.
///
/// @tparam Words where the words are: std::vector for numbers of any size, bounded_words for one number per
/// client, which must not allocate
/// @invariant the highest word is not 0; zero has no words
template <class Words>
class basic_natural {
public:
    constexpr basic_natural() = default;
    constexpr explicit basic_natural(word value) {
        if (value != 0) {
            words_.push_back(value);
        }
    }
    /// The number whose words are given, the least significant first, in units of a power of two.
    template <class Magnitude>
    constexpr basic_natural(const Magnitude& words, unit_exponent unit) {
        const auto shift = static_cast<unsigned>(static_cast<int>(unit)) % 64;
        first_ = (static_cast<int>(unit) - static_cast<int>(shift)) / 64;
        for (const word each : words) {
            words_.push_back(each);
        }
        shift_left(shift);
        trim();
    }

    /// @returns the magnitude of a sum, in the unit of the lowest word of its kind
    template <class Sum>
    [[nodiscard]] static constexpr basic_natural magnitude_of(const Sum& sum) {
        basic_natural result;
        const word flip = sum.sign() < 0 ? ~word{0} : 0;
        word carry = flip & 1U;
        for (std::size_t i = sum.first_word(); i < sum.end_word(); ++i) {
            const word next = add_with_carry(sum.word_at(i) ^ flip, 0, carry);
            if (result.words_.empty() && next == 0) {
                continue;
            }
            if (result.words_.empty()) {
                result.first_ = static_cast<int>(i);
            }
            result.words_.push_back(next);
        }
        result.drop_leading_zeros();
        return result;
    }

    /// @returns a * b. @pre it fits
    template <class A, class B>
    [[nodiscard]] static constexpr basic_natural product(const basic_natural<A>& a,
                                                         const basic_natural<B>& b) {
        basic_natural result;
        if (a.is_zero() || b.is_zero()) {
            return result;
        }
        result.first_ = a.first_word() + b.first_word();
        result.words_.reserve(a.size() + b.size());
        word carry = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            result.words_.push_back(multiply_with_carry(a[0], b[j], carry));
        }
        result.words_.push_back(carry);
        for (std::size_t i = 1; i < a.size(); ++i) {
            carry = 0;
            for (std::size_t j = 0; j < b.size(); ++j) {
                const word low = multiply_with_carry(a[i], b[j], carry);
                word overflow = 0;
                result.words_[i + j] = add_with_carry(result.words_[i + j], low, overflow);
                carry += overflow;  // fits: the whole is below 2^128
            }
            result.words_.push_back(carry);
        }
        result.drop_leading_zeros();
        return result;
    }

    /// @pre the product fits
    constexpr basic_natural& operator*=(word factor) {
        word carry = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            words_[i] = multiply_with_carry(words_[i], factor, carry);
        }
        if (carry != 0) {
            words_.push_back(carry);
        }
        drop_leading_zeros();
        return *this;
    }

    /// @pre the sum fits
    constexpr basic_natural& operator+=(const basic_natural& other) {
        if (other.is_zero()) {
            return *this;
        }
        cover(other);
        const auto from = static_cast<std::size_t>(other.first_ - first_);
        word carry = 0;
        for (std::size_t i = 0; i < other.size(); ++i) {
            words_[from + i] = add_with_carry(words_[from + i], other[i], carry);
        }
        for (std::size_t i = from + other.size(); i < size() && carry != 0; ++i) {
            words_[i] = add_with_carry(words_[i], 0, carry);
        }
        if (carry != 0) {
            words_.push_back(carry);
        }
        return *this;
    }

    /// @pre other <= *this
    constexpr basic_natural& operator-=(const basic_natural& other) {
        if (other.is_zero()) {
            return *this;
        }
        cover(other);
        const auto from = static_cast<std::size_t>(other.first_ - first_);
        word borrow = 0;
        for (std::size_t i = 0; i < other.size(); ++i) {
            words_[from + i] = subtract_with_borrow(words_[from + i], other[i], borrow);
        }
        for (std::size_t i = from + other.size(); i < size() && borrow != 0; ++i) {
            words_[i] = subtract_with_borrow(words_[i], 0, borrow);
        }
        VITALFEW_ASSERT(borrow == 0);
        drop_leading_zeros();
        return *this;
    }

    [[nodiscard]] friend constexpr basic_natural operator+(basic_natural a,
                                                           const basic_natural& b) {
        a += b;
        return a;
    }
    /// @pre b <= a
    [[nodiscard]] friend constexpr basic_natural operator-(basic_natural a,
                                                           const basic_natural& b) {
        a -= b;
        return a;
    }
    [[nodiscard]] friend constexpr basic_natural operator*(const basic_natural& a,
                                                           const basic_natural& b) {
        return product(a, b);
    }

    friend constexpr std::strong_ordering operator<=>(const basic_natural& a,
                                                      const basic_natural& b) noexcept {
        const int low = (std::min)(a.first_, b.first_);
        for (int i = (std::max)(a.end_word(), b.end_word()); i-- > low;) {
            if (a.word_at(i) != b.word_at(i)) {
                return a.word_at(i) <=> b.word_at(i);
            }
        }
        return std::strong_ordering::equal;
    }
    friend constexpr bool operator==(const basic_natural& a, const basic_natural& b) noexcept {
        return (a <=> b) == 0;
    }

    [[nodiscard]] constexpr bool is_zero() const noexcept { return words_.empty(); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return words_.size(); }
    /// @returns the power of 2^64 that the lowest word kept is multiplied by
    [[nodiscard]] constexpr int first_word() const noexcept { return first_; }
    [[nodiscard]] constexpr word operator[](std::size_t i) const noexcept { return words_[i]; }

    /// @returns the leading bits
    [[nodiscard]] constexpr leading_bits leading() const noexcept {
        return leading_bits_of(std::span<const word>(words_.data(), words_.size()),
                               unit_exponent{64 * first_});
    }

    /// @returns a / b, the nearest double, ties to even; an infinity beyond the largest
    /// @pre b is not zero
    [[nodiscard]] friend constexpr double nearest_quotient(basic_natural a, basic_natural b) {
        VITALFEW_ASSERT(!b.is_zero());
        if (a.is_zero()) {
            return 0.0;
        }
        // With the leading bits in the same place the quotient is in (1/2, 2): long division in binary.
        const int distance = a.top_bit() - b.top_bit();
        const auto within = static_cast<unsigned>(distance) % 64;
        b.first_ += (distance - static_cast<int>(within)) / 64;
        b.shift_left(within);
        word quotient = 0;
        for (unsigned digit = 0; digit < 64; ++digit) {
            quotient <<= 1U;
            if (a >= b) {
                a -= b;
                quotient |= 1U;
            }
            a.shift_left(1);
        }
        constexpr int places =
            63 + 64;  // after the first digit: the others, and the word of the rest
        const word rest = a.is_zero() ? 0 : 1;
        return round_to_floating<double>(std::array<word, 2>{rest, quotient},
                                         unit_exponent{distance - places});
    }

private:
    [[nodiscard]] constexpr int end_word() const noexcept {
        return first_ + static_cast<int>(size());
    }
    [[nodiscard]] constexpr word word_at(int i) const noexcept {
        return i < first_ || i >= end_word() ? 0 : words_[static_cast<std::size_t>(i - first_)];
    }
    /// @returns the power of two of the leading bit. @pre not zero
    [[nodiscard]] constexpr int top_bit() const noexcept {
        return 64 * end_word() - static_cast<int>(std::countl_zero(words_.back())) - 1;
    }

    constexpr void drop_leading_zeros() noexcept {
        while (!words_.empty() && words_.back() == 0) {
            words_.pop_back();
        }
    }

    /// Drops words that are 0 at both ends. The number stays.
    constexpr void trim() {
        drop_leading_zeros();
        std::size_t low = 0;
        while (low < size() && words_[low] == 0) {
            ++low;
        }
        if (low != 0) {
            for (std::size_t i = low; i < size(); ++i) {
                words_[i - low] = words_[i];
            }
            words_.resize(size() - low, word{0});
            first_ += static_cast<int>(low);
        }
    }

    /// Multiplies by 2^bits. @pre bits < 64
    constexpr void shift_left(unsigned bits) {
        if (bits == 0) {
            return;
        }
        word carry = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            const word next = words_[i] >> (64U - bits);
            words_[i] = (words_[i] << bits) | carry;
            carry = next;
        }
        if (carry != 0) {
            words_.push_back(carry);
        }
    }

    /// Makes room for the words of another number. The number stays, with words that may be 0 at both ends.
    /// @pre other is not zero
    constexpr void cover(const basic_natural& other) {
        if (is_zero()) {
            first_ = other.first_;
        }
        if (first_ <= other.first_ && other.end_word() <= end_word()) {
            return;
        }
        const int first = (std::min)(first_, other.first_);
        const int end = (std::max)(end_word(), other.end_word());
        const auto lower = static_cast<std::size_t>(first_ - first);
        const std::size_t kept = size();
        words_.resize(static_cast<std::size_t>(end - first), word{0});
        if (lower != 0) {
            for (std::size_t i = kept; i-- > 0;) {
                words_[i + lower] = words_[i];
            }
            for (std::size_t i = 0; i < lower && i < size(); ++i) {
                words_[i] = 0;
            }
            first_ = first;
        }
    }

    Words words_;
    int first_ = 0;
};

/// For the few numbers at the end of an analysis: every operation may allocate.
using natural = basic_natural<std::vector<word>>;

/// For numbers of which there is one per client: never allocates.
template <std::size_t Capacity>
using bounded_natural = basic_natural<bounded_words<Capacity>>;

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

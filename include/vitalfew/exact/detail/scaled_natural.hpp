// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_SCALED_NATURAL_HPP
#define VITALFEW_EXACT_DETAIL_SCALED_NATURAL_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/detail/word_arithmetic.hpp"
#include "vitalfew/exact/detail/round_to_floating.hpp"

#include <algorithm>  // std::max
#include <array>
#include <bit>  // std::countl_zero
#include <compare>
#include <cstddef>
#include <utility>  // std::swap
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A natural number of any size times a power of two: what products of exact sums are.
///
/// For the few numbers at the end of an analysis, not for one a client: every operation may allocate.
/// Plain methods of school, quadratic in the number of words, of which there are a few dozen at most.
/// @invariant neither the highest nor the lowest word is 0; zero has no words
class scaled_natural {
public:
    constexpr scaled_natural() = default;
    constexpr explicit scaled_natural(word value) {
        if (value != 0) {
            words_.push_back(value);
        }
    }
    /// The number whose words are given, the least significant first, in units of a power of two.
    template <class Words>
    constexpr scaled_natural(const Words& words, unit_exponent unit)
        : words_(words.begin(), words.end()), exponent_(static_cast<int>(unit)) {
        trim();
    }

    [[nodiscard]] constexpr bool is_zero() const noexcept { return words_.empty(); }

    [[nodiscard]] friend constexpr scaled_natural operator+(scaled_natural a, scaled_natural b) {
        align(a, b);
        if (a.words_.size() < b.words_.size()) {
            std::swap(a, b);
        }
        word carry = 0;
        for (std::size_t i = 0; i < a.words_.size(); ++i) {
            a.words_[i] = add_with_carry(a.words_[i], b.word_at(i), carry);
        }
        if (carry != 0) {
            a.words_.push_back(carry);
        }
        a.trim();
        return a;
    }

    /// @pre b <= a
    [[nodiscard]] friend constexpr scaled_natural operator-(scaled_natural a, scaled_natural b) {
        align(a, b);
        a.take_away(b);
        a.trim();
        return a;
    }

    [[nodiscard]] friend constexpr scaled_natural operator*(const scaled_natural& a,
                                                            const scaled_natural& b) {
        scaled_natural product;
        product.exponent_ = a.exponent_ + b.exponent_;
        product.words_.assign(a.words_.size() + b.words_.size(), word{0});
        for (std::size_t i = 0; i < a.words_.size(); ++i) {
            word carry = 0;
            for (std::size_t j = 0; j < b.words_.size(); ++j) {
                const word low = multiply_with_carry(a.words_[i], b.words_[j], carry);
                word overflow = 0;
                product.words_[i + j] = add_with_carry(product.words_[i + j], low, overflow);
                carry += overflow;  // fits: the whole is below 2^128
            }
            product.words_[i + b.words_.size()] = carry;
        }
        product.trim();
        return product;
    }

    friend constexpr bool operator==(const scaled_natural& a, const scaled_natural& b) {
        return (a <=> b) == 0;
    }
    friend constexpr std::strong_ordering operator<=>(scaled_natural a, scaled_natural b) {
        align(a, b);
        return a.compare_aligned(b);
    }

    /// @returns a / b, the nearest double, ties to even; an infinity beyond the largest
    /// @pre b is not zero
    [[nodiscard]] friend constexpr double nearest_quotient(scaled_natural a, scaled_natural b) {
        VITALFEW_ASSERT(!b.is_zero());
        if (a.is_zero()) {
            return 0.0;
        }
        // With leading bits in the same place, the quotient is in (1/2, 2): its digits one by one.
        const int distance = a.top_bit() - b.top_bit();
        b.exponent_ += distance;
        align(a, b);
        word quotient = 0;
        for (unsigned digit = 0; digit < 64; ++digit) {
            quotient <<= 1U;
            if (a.compare_aligned(b) >= 0) {
                a.take_away(b);
                quotient |= 1U;
            }
            a.shift_left(1);
        }
        constexpr int places =
            63 + 64;  // behind the first digit: the others, and the word of the rest
        const word rest = a.compare_aligned(scaled_natural()) > 0 ? 1 : 0;
        return round_to_floating<double>(std::array<word, 2>{rest, quotient},
                                         unit_exponent{distance - places});
    }

private:
    [[nodiscard]] constexpr word word_at(std::size_t i) const noexcept {
        return i < words_.size() ? words_[i] : 0;
    }
    /// @returns the power of two of the leading bit. @pre not zero
    [[nodiscard]] constexpr int top_bit() const noexcept {
        return exponent_ + static_cast<int>(64 * words_.size()) -
               static_cast<int>(std::countl_zero(words_.back())) - 1;
    }

    constexpr void trim() {
        while (!words_.empty() && words_.back() == 0) {
            words_.pop_back();
        }
        std::size_t low = 0;
        while (low < words_.size() && words_[low] == 0) {
            ++low;
        }
        words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(low));
        exponent_ = words_.empty() ? 0 : exponent_ + static_cast<int>(64 * low);
    }

    /// Multiplies the words, and so the number, by 2^bits.
    constexpr void shift_left(unsigned bits) {
        const unsigned within = bits % 64;
        if (within != 0) {
            word carry = 0;
            for (word& each : words_) {
                const word next = each >> (64U - within);
                each = (each << within) | carry;
                carry = next;
            }
            if (carry != 0) {
                words_.push_back(carry);
            }
        }
        if (!words_.empty()) {
            words_.insert(words_.begin(), bits / 64, word{0});
        }
    }

    /// Gives both the smaller one of their exponents.
    static constexpr void align(scaled_natural& a, scaled_natural& b) {
        scaled_natural& higher = a.exponent_ < b.exponent_ ? b : a;
        const int exponent = (a.exponent_ < b.exponent_ ? a : b).exponent_;
        higher.shift_left(static_cast<unsigned>(higher.exponent_ - exponent));
        higher.exponent_ = exponent;
    }

    /// @pre same exponents
    [[nodiscard]] constexpr std::strong_ordering compare_aligned(
        const scaled_natural& other) const noexcept {
        for (std::size_t i = (std::max)(words_.size(), other.words_.size()); i-- > 0;) {
            if (word_at(i) != other.word_at(i)) {
                return word_at(i) <=> other.word_at(i);
            }
        }
        return std::strong_ordering::equal;
    }
    /// @pre same exponents, other <= *this
    constexpr void take_away(const scaled_natural& other) noexcept {
        word borrow = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] = subtract_with_borrow(words_[i], other.word_at(i), borrow);
        }
        VITALFEW_ASSERT(borrow == 0);
    }

    std::vector<word> words_;
    int exponent_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

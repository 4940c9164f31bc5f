// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_DETAIL_NATURAL_HPP
#define VITALFEW_BEHAVIOUR_DETAIL_NATURAL_HPP

#include "vitalfew/core/detail/word_arithmetic.hpp"
#include "vitalfew/exact/detail/round_to_floating.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::max, std::min
#include <array>
#include <compare>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>  // std::declval

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A number of at most Capacity words, not negative, times a power of 2^64: what products of exact sums
/// are. Words below the lowest one that counts are not kept, so numbers of ordinary size stay short.
template <std::size_t Capacity>
class natural {
public:
    constexpr natural() noexcept = default;

    /// @returns the magnitude of a sum, in the unit of the lowest word of its kind
    template <class Words>
    [[nodiscard]] static constexpr natural magnitude_of(const Words& sum) noexcept {
        natural result;
        const word flip = sum.sign() < 0 ? ~word{0} : 0;
        word carry = flip & 1U;
        for (std::size_t i = sum.first_word(); i < sum.end_word(); ++i) {
            const word next = add_with_carry(sum.word_at(i) ^ flip, 0, carry);
            if (result.size_ == 0 && next == 0) {
                continue;
            }
            if (result.size_ == 0) {
                result.first_ = i;
            }
            result.words_[result.size_++] = next;
        }
        result.drop_leading_zeros();
        return result;
    }

    /// @returns a * b. @pre it fits
    template <std::size_t A, std::size_t B>
    [[nodiscard]] static constexpr natural product(const natural<A>& a,
                                                   const natural<B>& b) noexcept {
        natural result;
        result.first_ = a.first_word() + b.first_word();
        result.size_ = a.size() == 0 || b.size() == 0 ? 0 : a.size() + b.size();
        for (std::size_t i = 0; i < a.size() && b.size() != 0; ++i) {
            word carry = 0;
            for (std::size_t j = 0; j < b.size(); ++j) {
                const word low = multiply_with_carry(a[i], b[j], carry);
                word over = 0;
                result.words_[i + j] = add_with_carry(result.words_[i + j], low, over);
                carry += over;
            }
            result.words_[i + b.size()] = carry;
        }
        result.drop_leading_zeros();
        return result;
    }

    constexpr natural& operator*=(word factor) noexcept {
        word carry = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            words_[i] = multiply_with_carry(words_[i], factor, carry);
        }
        if (carry != 0) {
            words_[size_++] = carry;
        }
        drop_leading_zeros();
        return *this;
    }

    constexpr natural& operator+=(const natural& other) noexcept {
        if (other.size_ == 0) {
            return *this;
        }
        word carry = 0;
        cover(other);
        for (std::size_t i = 0; i < size_; ++i) {
            words_[i] = add_with_carry(words_[i], other.word_at(first_ + i), carry);
        }
        if (carry != 0) {
            words_[size_++] = carry;
        }
        return *this;
    }

    /// @pre other <= *this
    constexpr natural& operator-=(const natural& other) noexcept {
        if (other.size_ == 0) {
            return *this;
        }
        word borrow = 0;
        cover(other);
        for (std::size_t i = 0; i < size_; ++i) {
            words_[i] = subtract_with_borrow(words_[i], other.word_at(first_ + i), borrow);
        }
        drop_leading_zeros();
        return *this;
    }

    friend constexpr std::strong_ordering operator<=>(const natural& a, const natural& b) noexcept {
        const std::size_t low = (std::min)(a.first_, b.first_);
        for (std::size_t i = (std::max)(a.end_word(), b.end_word()); i-- > low;) {
            if (a.word_at(i) != b.word_at(i)) {
                return a.word_at(i) <=> b.word_at(i);
            }
        }
        return std::strong_ordering::equal;
    }
    friend constexpr bool operator==(const natural& a, const natural& b) noexcept {
        return (a <=> b) == 0;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr std::size_t first_word() const noexcept { return first_; }
    [[nodiscard]] constexpr word operator[](std::size_t i) const noexcept { return words_[i]; }

    /// @returns the leading bits, in units of word 0 of the kind of sum
    [[nodiscard]] constexpr leading_bits leading() const noexcept {
        return leading_bits_of(std::span<const word>(words_.data(), size_),
                               unit_exponent{static_cast<int>(64 * first_)});
    }

private:
    [[nodiscard]] constexpr std::size_t end_word() const noexcept { return first_ + size_; }
    [[nodiscard]] constexpr word word_at(std::size_t i) const noexcept {
        return i < first_ || i >= end_word() ? 0 : words_[i - first_];
    }
    constexpr void drop_leading_zeros() noexcept {
        while (size_ > 0 && words_[size_ - 1] == 0) {
            --size_;
        }
    }

    /// Makes room for the words of the other number. The number stays.
    constexpr void cover(const natural& other) noexcept {
        const std::size_t first = size_ == 0 ? other.first_ : (std::min)(first_, other.first_);
        const std::size_t end = (std::max)(size_ == 0 ? first : end_word(), other.end_word());
        if (first != first_) {
            std::array<word, Capacity> moved{};
            for (std::size_t i = first; i < end; ++i) {
                moved[i - first] = word_at(i);
            }
            words_ = moved;
        } else {
            for (std::size_t i = size_; i < end - first; ++i) {
                words_[i] = 0;
            }
        }
        first_ = first;
        size_ = end - first;
    }

    std::array<word, Capacity> words_{};
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};

/// How many words the exact sum of a type takes.
template <class Sum>
inline constexpr std::size_t words_of_sum =
    std::remove_cvref_t<decltype(std::declval<const Sum&>().words())>::total_words;

/// @returns the magnitude of an exact sum
template <class Value>
[[nodiscard]] constexpr auto magnitude_of(const exact_sum<Value>& sum) noexcept {
    return natural<words_of_sum<exact_sum<Value>>>::magnitude_of(sum.words());
}

/// @returns a * b for two sums that are not negative
template <class A, class B>
[[nodiscard]] constexpr auto product_of(const exact_sum<A>& a, const exact_sum<B>& b) noexcept {
    constexpr std::size_t words = words_of_sum<exact_sum<A>> + words_of_sum<exact_sum<B>>;
    return natural<words>::product(magnitude_of(a), magnitude_of(b));
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

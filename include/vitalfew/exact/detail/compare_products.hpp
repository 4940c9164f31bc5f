// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_COMPARE_PRODUCTS_HPP
#define VITALFEW_EXACT_DETAIL_COMPARE_PRODUCTS_HPP

#include "vitalfew/core/detail/word_arithmetic.hpp"

#include <algorithm>  // std::max, std::min
#include <compare>
#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Reads the words of the sum of two sums, the least significant first, without forming it: so that
/// it cannot overflow, whatever the width.
template <class Sum>
class added_words {
public:
    constexpr added_words(const Sum& a, const Sum& b) noexcept : a_(&a), b_(&b) {}
    [[nodiscard]] constexpr std::size_t first_word() const noexcept {
        return (std::min)(a_->first_word(), b_->first_word());
    }
    [[nodiscard]] constexpr std::size_t end_word() const noexcept {
        return (std::max)(a_->end_word(), b_->end_word()) + 1;
    }
    [[nodiscard]] constexpr word next(std::size_t i) noexcept {
        return add_with_carry(a_->word_at(i), b_->word_at(i), carry_);
    }

private:
    const Sum* a_;
    const Sum* b_;
    word carry_ = 0;
};

/// Reads the words of one sum in the same way.
template <class Sum>
class plain_words {
public:
    constexpr explicit plain_words(const Sum& sum) noexcept : sum_(&sum) {}
    [[nodiscard]] constexpr std::size_t first_word() const noexcept { return sum_->first_word(); }
    [[nodiscard]] constexpr std::size_t end_word() const noexcept { return sum_->end_word(); }
    [[nodiscard]] constexpr word next(std::size_t i) const noexcept { return sum_->word_at(i); }

private:
    const Sum* sum_;
};

/// @returns a * x compared with b * y, exactly and without forming a product: the highest word in which
/// the two differ decides, found in one pass from the lowest
/// @pre a and b are not negative
template <class A, class B>
constexpr std::strong_ordering compare_products(A a, word x, B b, word y) noexcept {
    std::strong_ordering result = std::strong_ordering::equal;
    word carry_a = 0;
    word carry_b = 0;
    const std::size_t end = (std::max)(a.end_word(), b.end_word()) + 1;
    for (std::size_t i = (std::min)(a.first_word(), b.first_word()); i < end; ++i) {
        const word from_a = multiply_with_carry(a.next(i), x, carry_a);
        const word from_b = multiply_with_carry(b.next(i), y, carry_b);
        if (from_a != from_b) {
            result = from_a <=> from_b;
        }
    }
    return result;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

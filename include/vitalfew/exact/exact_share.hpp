// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_EXACT_SHARE_HPP
#define VITALFEW_EXACT_EXACT_SHARE_HPP

#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::max, std::min
#include <compare>
#include <cstddef>
#include <iosfwd>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A lazy sum of two sums, by words, the least significant first: it cannot overflow, whatever the width.
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

/// One sum with the same interface.
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

/// @returns a * x compared with b * y, exactly, without storing a product: the highest word in which the two
/// differ decides, found in one pass from the lowest
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

/// @returns part compared with limit * whole, exactly
/// @pre part and whole are not negative
template <class Value>
constexpr std::strong_ordering compare_with_share(const exact_sum<Value>& part, const share& limit,
                                                  const exact_sum<Value>& whole) {
    if constexpr (requires { part.words().times(1); }) {
        return part.words().times(limit.denominator()) <=> whole.words().times(limit.numerator());
    } else {
        return compare_products(plain_words(part.words()), limit.denominator(),
                                plain_words(whole.words()), limit.numerator());
    }
}

/// @returns a + b compared with 2 * limit * whole, exactly
/// @pre none of them is negative
template <class Value>
constexpr std::strong_ordering compare_mean_with_share(const exact_sum<Value>& a,
                                                       const exact_sum<Value>& b,
                                                       const share& limit,
                                                       const exact_sum<Value>& whole) {
    if constexpr (requires { a.words().times(1); }) {
        return compare_with_share(a + b, limit, whole + whole);
    } else {
        return compare_products(added_words(a.words(), b.words()), limit.denominator(),
                                added_words(whole.words(), whole.words()), limit.numerator());
    }
}

/// @returns part / whole for magnitudes of any size, within 2 units in the last place
/// @pre whole is not zero
constexpr double ratio_of(const leading_bits& part, const leading_bits& whole) noexcept {
    if (part.leading == 0) {
        return 0.0;
    }
    double ratio = static_cast<double>(part.leading) / static_cast<double>(whole.leading);
    // Halving is exact but for denormals, where the loop ends at 0.
    for (int i = whole.exponent - part.exponent; i > 0 && ratio != 0.0; --i) {
        ratio /= 2;
    }
    for (int i = part.exponent - whole.exponent; i > 0; --i) {
        ratio *= 2;
    }
    return ratio;
}

}  // namespace detail

/// The quotient of two exact sums, part / whole, in [0, 1]: a share that was computed, as opposed to a share
/// that was chosen.
///
/// Compares exactly with a share: x >= percent(80). Of a whole that is 0 it is 0.
/// @example 03_repeat_clients.cpp
template <class Value>
class exact_share {
public:
    /// 0 of 0.
    constexpr exact_share() = default;
    /// @pre 0 <= part <= whole
    constexpr exact_share(exact_sum<Value> part, exact_sum<Value> whole)
        : part_(std::move(part)), whole_(std::move(whole)) {}

    [[nodiscard]] constexpr const exact_sum<Value>& part() const noexcept { return part_; }
    [[nodiscard]] constexpr const exact_sum<Value>& whole() const noexcept { return whole_; }

    /// @returns part / whole, within 2 units in the last place for sums of any size; 0 when the whole
    /// is 0
    [[nodiscard]] constexpr double to_double() const
        requires requires(const exact_sum<Value>& sum) { sum.words().leading(); }
    {
        return whole_.sign() == 0
                   ? 0.0
                   : detail::ratio_of(part_.words().leading(), whole_.words().leading());
    }

    friend constexpr std::strong_ordering operator<=>(const exact_share& a, const share& b) {
        return a.whole_.sign() == 0 ? share{} <=> b
                                    : detail::compare_with_share(a.part_, b, a.whole_);
    }
    friend constexpr bool operator==(const exact_share& a, const share& b) {
        return (a <=> b) == 0;
    }

    /// Prints to_double().
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        const exact_share& s)
        requires requires { s.to_double(); }
    {
        return out << s.to_double();
    }

private:
    exact_sum<Value> part_;
    exact_sum<Value> whole_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

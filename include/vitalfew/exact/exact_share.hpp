// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_EXACT_SHARE_HPP
#define VITALFEW_EXACT_EXACT_SHARE_HPP

#include "vitalfew/core/share.hpp"
#include "vitalfew/exact/detail/compare_products.hpp"
#include "vitalfew/exact/detail/round_to_floating.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <compare>
#include <iosfwd>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns part compared with limit * whole, without rounding
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

/// @returns a + b compared with 2 * limit * whole, without rounding
/// @pre all of them are not negative
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
    // Halving is exact but for denormals, which no share worth showing is; it ends there, too.
    for (int i = whole.exponent - part.exponent; i > 0 && ratio != 0.0; --i) {
        ratio /= 2;
    }
    for (int i = part.exponent - whole.exponent; i > 0; --i) {
        ratio *= 2;
    }
    return ratio;
}

}  // namespace detail

/// The share that one exact sum has of another, kept as the two sums: what a share is when it was
/// found and not chosen.
///
/// Compares with a share without rounding: x >= percent(80) means exactly that. A share of a whole that
/// is 0 is 0. The part and the whole must not be negative, and the part no more than the whole.
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

    /// @returns part / whole, within 2 units in the last place, whatever the size of the sums; 0 when
    /// the whole is 0
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

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_EXACT_RATIO_HPP
#define VITALFEW_EXACT_EXACT_RATIO_HPP

#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/share.hpp"

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// An exact quotient of two natural numbers of any size: the value of a measure such as the Gini coefficient.
///
/// Compares exactly with a share and with another ratio: gini > percent(70). Unlike a share it may be above
/// 1. A quotient with denominator 0 is 0.
/// @example 10_concentration.cpp
class exact_ratio {
public:
    /// 0.
    constexpr exact_ratio() = default;
    /// numerator / denominator; 0 when the denominator is 0.
    constexpr exact_ratio(std::uint64_t numerator, std::uint64_t denominator)
        : exact_ratio(detail::natural(numerator), detail::natural(denominator)) {}
    /// The same number.
    // NOLINTNEXTLINE(google-explicit-constructor): the value is kept, as from int to long
    constexpr exact_ratio(const share& s) : exact_ratio(s.numerator(), s.denominator()) {}
    /// For the algorithms of this library.
    constexpr exact_ratio(detail::natural numerator, detail::natural denominator)
        : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
        if (denominator_.is_zero()) {
            *this = exact_ratio();
        }
    }

    /// @returns the nearest double, ties to even; an infinity beyond the largest
    [[nodiscard]] constexpr double to_double() const {
        return nearest_quotient(numerator_, denominator_);
    }

    /// @returns the number times an integer
    [[nodiscard]] constexpr exact_ratio times(std::uint64_t factor) const {
        return {numerator_ * detail::natural(factor), denominator_};
    }
    /// @returns the number divided by another; 0 when that is 0
    [[nodiscard]] constexpr exact_ratio divided_by(const exact_ratio& other) const {
        return {numerator_ * other.denominator_, denominator_ * other.numerator_};
    }
    /// @returns 1 divided by the number; 0 for 0
    [[nodiscard]] constexpr exact_ratio inverse() const { return {denominator_, numerator_}; }

    friend constexpr bool operator==(const exact_ratio& a, const exact_ratio& b) {
        return (a <=> b) == 0;
    }
    friend constexpr std::strong_ordering operator<=>(const exact_ratio& a, const exact_ratio& b) {
        return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
    }

    /// Prints to_double().
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        const exact_ratio& ratio) {
        return out << ratio.to_double();
    }

private:
    detail::natural numerator_;
    detail::natural denominator_{1};
};

}  // namespace v0
}  // namespace vitalfew

#endif

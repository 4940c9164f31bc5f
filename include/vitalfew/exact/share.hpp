// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_SHARE_HPP
#define VITALFEW_EXACT_SHARE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <numeric>  // std::gcd
#include <string>

namespace vitalfew {
inline namespace v0 {

/// An exact share of a total: a fraction in [0, 1] in lowest terms.
///
/// percent(80) is 4/5, not 0.8: comparisons with it are exact. Equal fractions are equal shares, whatever
/// they were constructed from. The default is 0.
/// @invariant numerator() <= denominator(), denominator() > 0, no common divisor
/// @example 01_first_abcd.cpp
class share {
public:
    constexpr share() noexcept = default;

    /// The share numerator / denominator.
    /// @throws invalid_share when it is not in [0, 1] or the denominator is 0; a bad constant does
    /// not compile
    template <std::integral Numerator, std::integral Denominator>
    constexpr share(Numerator numerator, Denominator denominator)
        : numerator_(static_cast<std::uint64_t>(numerator)),
          denominator_(static_cast<std::uint64_t>(denominator)) {
        if (numerator < Numerator{0} || denominator < Denominator{0}) {
            detail::throw_negative_share(std::to_string(numerator), std::to_string(denominator));
        }
        if (denominator_ == 0 || numerator_ > denominator_) {
            detail::throw_invalid_share(numerator_, denominator_);
        }
        const std::uint64_t divisor = std::gcd(numerator_, denominator_);
        numerator_ /= divisor;
        denominator_ /= divisor;
    }

    [[nodiscard]] constexpr std::uint64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr std::uint64_t denominator() const noexcept { return denominator_; }

    /// @returns the nearest double of numerator / denominator, within one unit in the last place
    [[nodiscard]] constexpr double to_double() const noexcept {
        return static_cast<double>(numerator_) / static_cast<double>(denominator_);
    }

    friend constexpr bool operator==(const share&, const share&) noexcept = default;

    friend constexpr std::strong_ordering operator<=>(const share& a, const share& b) noexcept {
        const detail::word_pair left = detail::multiply(a.numerator_, b.denominator_);
        const detail::word_pair right = detail::multiply(b.numerator_, a.denominator_);
        if (left.high != right.high) {
            return left.high <=> right.high;
        }
        return left.low <=> right.low;
    }

private:
    std::uint64_t numerator_ = 0;
    std::uint64_t denominator_ = 1;
};

/// @returns the share of n hundredths: percent(80) is 4/5
/// @throws invalid_share unless 0 <= n <= 100
template <std::integral Integer>
[[nodiscard]] constexpr share percent(Integer n) {
    return share(n, 100);
}

/// @returns the share of n thousandths: permille(995) is 199/200
/// @throws invalid_share unless 0 <= n <= 1000
template <std::integral Integer>
[[nodiscard]] constexpr share permille(Integer n) {
    return share(n, 1000);
}

/// @returns the share in per cent if at most 4 decimals are exact ("80 %", "99.5 %"), else the fraction
/// ("1/3")
[[nodiscard]] inline std::string to_string(const share& s) {
    constexpr std::uint64_t scale = 10'000;  // four decimals of a per cent
    const std::uint64_t unit = 100 * scale;
    if (unit % s.denominator() != 0) {
        return std::to_string(s.numerator()) + "/" + std::to_string(s.denominator());
    }
    const std::uint64_t scaled = s.numerator() * (unit / s.denominator());
    std::string text = std::to_string(scaled / scale);
    if (scaled % scale != 0) {
        std::string decimals = std::to_string(scale + scaled % scale).substr(1);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        text += "." + decimals;
    }
    return text + " %";
}

/// Prints to_string(s).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const share& s) {
    return out << to_string(s);
}

namespace detail {

[[noreturn]] inline void throw_no_common_denominator(const share& a, const share& b) {
    VITALFEW_THROW(
        invalid_share("vitalfew: " + to_string(a) + " and " + to_string(b) +
                      " have no common denominator below 2^64: give shares of simpler fractions, "
                      "such as percent(n) or permille(n)"));
}

/// Two shares over a common denominator.
struct common_fractions {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint64_t denominator = 1;
};

/// @throws invalid_share when the common denominator does not fit a word of 64 bits
[[nodiscard]] constexpr common_fractions in_common(const share& a, const share& b) {
    const std::uint64_t divisor = std::gcd(a.denominator(), b.denominator());
    const std::uint64_t of_a = b.denominator() / divisor;
    const std::uint64_t of_b = a.denominator() / divisor;
    const word_pair denominator = multiply(a.denominator(), of_a);
    if (denominator.high != 0) {
        throw_no_common_denominator(a, b);
    }
    return {a.numerator() * of_a, b.numerator() * of_b, denominator.low};
}

/// @returns min(a + b, 1)
[[nodiscard]] constexpr share raised(const share& a, const share& b) {
    const common_fractions both = in_common(a, b);
    if (both.second >= both.denominator - both.first) {
        return {1, 1};
    }
    return {both.first + both.second, both.denominator};
}

/// @returns max(a - b, 0)
[[nodiscard]] constexpr share lowered(const share& a, const share& b) {
    const common_fractions both = in_common(a, b);
    return both.second >= both.first ? share() : share(both.first - both.second, both.denominator);
}

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif

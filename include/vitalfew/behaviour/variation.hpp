// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_VARIATION_HPP
#define VITALFEW_BEHAVIOUR_VARIATION_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <cmath>  // std::fma, std::ldexp, std::sqrt
#include <compare>
#include <concepts>
#include <cstdint>
#include <functional>  // std::identity, std::invoke
#include <optional>
#include <ranges>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_invalid_variation_limit(const std::string& numerator,
                                                       const std::string& denominator) {
    VITALFEW_THROW(invalid_limits(
        "vitalfew: the coefficient of variation " + numerator + "/" + denominator +
        " is not a valid limit: give a numerator of 0 or more and a denominator above 0"));
}

}  // namespace detail

/// An exact limit of the coefficient of variation: any fraction of 0 or more, unlike a share, which ends
/// at 1.
/// @example 19_xyz_analysis.cpp
class variation_limit {
public:
    /// @throws invalid_limits when a number is negative or the denominator is 0; a bad constant does not
    /// compile
    template <std::integral Numerator, std::integral Denominator>
    constexpr variation_limit(Numerator numerator, Denominator denominator)
        : numerator_(static_cast<std::uint64_t>(numerator)),
          denominator_(static_cast<std::uint64_t>(denominator)) {
        if (numerator < Numerator{0} || denominator <= Denominator{0}) {
            detail::throw_invalid_variation_limit(std::to_string(numerator),
                                                  std::to_string(denominator));
        }
    }

    /// The same number: percent(25) is 0.25.
    // NOLINTNEXTLINE(google-explicit-constructor): every share is one
    constexpr variation_limit(const share& limit) noexcept
        : numerator_(limit.numerator()), denominator_(limit.denominator()) {}

    [[nodiscard]] constexpr std::uint64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr std::uint64_t denominator() const noexcept { return denominator_; }

    /// Compares the numbers, however they were written: 1/2 is 2/4.
    friend constexpr std::strong_ordering operator<=>(const variation_limit& a,
                                                      const variation_limit& b) noexcept {
        const detail::word_pair left = detail::multiply(a.numerator_, b.denominator_);
        const detail::word_pair right = detail::multiply(b.numerator_, a.denominator_);
        return left.high != right.high ? left.high <=> right.high : left.low <=> right.low;
    }
    friend constexpr bool operator==(const variation_limit& a, const variation_limit& b) noexcept {
        return (a <=> b) == 0;
    }

private:
    std::uint64_t numerator_;
    std::uint64_t denominator_;
};

namespace detail {

/// @returns the square root of part / whole, within 2 units in the last place
/// @pre whole is not zero
inline double root_of_ratio(const leading_bits& part, const leading_bits& whole) noexcept {
    if (part.leading == 0) {
        return 0.0;
    }
    // Splits each number into a double and its rounding error, to correct the quotient: one rounding of the
    // quotient and one of the root remain.
    const word a = part.leading >> 1U;
    const word b = whole.leading >> 1U;
    const auto a_near = static_cast<double>(a);
    const auto b_near = static_cast<double>(b);
    const auto a_rest =
        static_cast<double>(static_cast<std::int64_t>(a - static_cast<word>(a_near)));
    const auto b_rest =
        static_cast<double>(static_cast<std::int64_t>(b - static_cast<word>(b_near)));
    double ratio = a_near / b_near;
    ratio += (std::fma(-ratio, b_near, a_near) + a_rest - ratio * b_rest) / b_near;
    int exponent = part.exponent - whole.exponent;
    if (exponent % 2 != 0) {
        ratio *= 2;
        --exponent;
    }
    return std::ldexp(std::sqrt(ratio), exponent / 2);
}

}  // namespace detail

/// The standard deviation in a coefficient of variation.
enum class deviation_kind : std::uint8_t {
    population,  ///< divides by the number of periods n: the periods are the whole population
    sample       ///< divides by n - 1: the periods are a sample of more
};

/// The coefficient of variation (standard deviation / mean) of the values of equal periods: collects their
/// exact sum and the exact sum of their squares, and compares the coefficient with limits without rounding.
///
/// Empty periods count as values of 0. A mean of 0 or less has no coefficient, nor has a single period
/// under deviation_kind::sample.
/// @throws invalid_value from add when the value is NaN or infinite (index 0); nothing has been added
/// @see K. Pearson, "Regression, heredity, and panmixia" (1896), for the coefficient
template <measurable_value Value>
class period_variation {
public:
    using sum_type = sum_of_t<Value>;

    constexpr period_variation() = default;

    /// Adds one period.
    constexpr void add(const sum_type& value) {
        sum_ += value;
        const auto magnitude = detail::magnitude_of(value);
        squares_ += number::product(magnitude, magnitude);
        ++periods_;
    }
    /// Adds periods with a value of 0.
    constexpr void add_empty(std::uint64_t periods) noexcept { periods_ += periods; }

    [[nodiscard]] constexpr std::uint64_t periods() const noexcept { return periods_; }
    [[nodiscard]] constexpr const sum_type& sum() const noexcept { return sum_; }

    /// @returns whether there is a coefficient of variation
    [[nodiscard]] constexpr bool is_defined(deviation_kind of = deviation_kind::population) const {
        return sum_.sign() > 0 && (of == deviation_kind::population || periods_ > 1);
    }

    /// @returns the coefficient of variation compared with a limit, without rounding; absent when there is
    /// none
    [[nodiscard]] constexpr std::optional<std::strong_ordering> compare(
        const variation_limit& limit, deviation_kind of = deviation_kind::population) const {
        if (!is_defined(of)) {
            return std::nullopt;
        }
        // cv^2 = (n S2 - S1^2) / (k S1^2), with k = 1 or, of a sample, (n - 1) / n; here both sides times
        // the denominators, with the negative term on the other side.
        const std::uint64_t p = limit.numerator();
        const std::uint64_t q = limit.denominator();
        number left = squares_;
        number right = square_of_sum();
        number more = right;
        left *= periods_;
        right *= q;
        right *= q;
        more *= p;
        more *= p;
        if (of == deviation_kind::sample) {
            left *= periods_;
            right *= periods_;
            more *= periods_ - 1;
        }
        left *= q;
        left *= q;
        right += more;
        return left <=> right;
    }

    /// @returns the coefficient of variation, within 2 units in the last place; absent when there is none,
    /// an infinity beyond the largest double
    [[nodiscard]] std::optional<double> coefficient(
        deviation_kind of = deviation_kind::population) const {
        if (!is_defined(of)) {
            return std::nullopt;
        }
        number whole = square_of_sum();
        number part = squares_;
        part *= periods_;
        part -= whole;
        if (of == deviation_kind::sample) {
            part *= periods_;
            whole *= periods_ - 1;
        }
        return detail::root_of_ratio(part.leading(), whole.leading());
    }

private:
    // Wide enough for the square of a sum, times the number of periods (twice) and the square of a word, and a
    // carry.
    using number = detail::bounded_natural<2 * detail::words_of_sum<sum_type> + 6>;

    [[nodiscard]] constexpr number square_of_sum() const noexcept {
        const auto magnitude = detail::magnitude_of(sum_);
        return number::product(magnitude, magnitude);
    }

    sum_type sum_{};
    number squares_;
    std::uint64_t periods_ = 0;
};

struct variation_of_fn {
    /// Collects the values of one client's periods, one value a period, 0 where there is none.
    ///
    /// @param periods any input range
    /// @param value projection to the value of a period
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) time, no allocation but that of exact sums.
    template <std::ranges::input_range Periods, class Projection = std::identity>
        requires measurable_projection<Projection, Periods>
    [[nodiscard]] constexpr auto operator()(Periods&& periods, Projection value = {}) const
        -> period_variation<projected_t<Projection, Periods>> {
        using value_type = projected_t<Projection, Periods>;
        period_variation<value_type> result;
        detail::invalid_value_count invalid;
        for (auto&& period : periods) {
            const value_type here = std::invoke(value, period);
            if (invalid.accept(here)) {
                result.add(here);
            }
        }
        invalid.throw_if_any();
        return result;
    }
};

/// See variation_of_fn.
inline constexpr variation_of_fn variation_of{};

}  // namespace v0
}  // namespace vitalfew

#endif

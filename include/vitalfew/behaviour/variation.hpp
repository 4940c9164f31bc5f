// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_VARIATION_HPP
#define VITALFEW_BEHAVIOUR_VARIATION_HPP

#include "vitalfew/behaviour/detail/root_of_ratio.hpp"
#include "vitalfew/behaviour/variation_limit.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <compare>
#include <cstdint>
#include <functional>  // std::identity, std::invoke
#include <optional>
#include <ranges>

namespace vitalfew {
inline namespace v0 {

/// Which standard deviation the coefficient of variation is made of.
enum class deviation : std::uint8_t {
    population,  ///< divides by the number of periods n: the periods are all there is
    sample       ///< divides by n - 1: the periods stand for others like them
};

/// How much the values of equal periods differ: collects their exact sum and the exact sum of their
/// squares, and compares the coefficient of variation (standard deviation / mean) without rounding.
///
/// Empty periods count as values of 0. A mean of 0 or less has no coefficient, nor has a single period
/// under deviation::sample.
/// @throws invalid_value from add when the value is NaN or infinite (index 0); nothing has been added
/// @see K. Pearson, "Regression, heredity, and panmixia" (1896), for the coefficient
template <measurable_value Value>
class variation {
public:
    using sum_type = sum_of_t<Value>;

    constexpr variation() = default;

    /// Adds one period.
    constexpr void add(const sum_type& value) {
        sum_ += value;
        const auto magnitude = detail::magnitude_of(value);
        squares_ += number::product(magnitude, magnitude);
        ++periods_;
    }
    /// Adds periods in which there was nothing.
    constexpr void add_empty(std::uint64_t periods) noexcept { periods_ += periods; }

    [[nodiscard]] constexpr std::uint64_t periods() const noexcept { return periods_; }
    [[nodiscard]] constexpr const sum_type& sum() const noexcept { return sum_; }

    /// @returns whether there is a coefficient of variation
    [[nodiscard]] constexpr bool is_defined(deviation of = deviation::population) const {
        return sum_.sign() > 0 && (of == deviation::population || periods_ > 1);
    }

    /// @returns the coefficient of variation compared with a limit, without rounding; absent when there is
    /// none
    [[nodiscard]] constexpr std::optional<std::strong_ordering> compare(
        const variation_limit& limit, deviation of = deviation::population) const {
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
        if (of == deviation::sample) {
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
    [[nodiscard]] std::optional<double> coefficient(deviation of = deviation::population) const {
        if (!is_defined(of)) {
            return std::nullopt;
        }
        number whole = square_of_sum();
        number part = squares_;
        part *= periods_;
        part -= whole;
        if (of == deviation::sample) {
            part *= periods_;
            whole *= periods_ - 1;
        }
        return detail::root_of_ratio(part.leading(), whole.leading());
    }

private:
    // Squares of sums, times the number of periods (twice) and the square of a word, and a carry.
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
    /// Collects the values of one client's periods, one value a period and 0 where it is empty.
    ///
    /// @param periods any input range
    /// @param value tells the value of a period
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) time, no allocation but that of exact sums.
    template <std::ranges::input_range Periods, class Projection = std::identity>
        requires measurable_projection<Projection, Periods>
    [[nodiscard]] constexpr auto operator()(Periods&& periods, Projection value = {}) const
        -> variation<projected_t<Projection, Periods>> {
        using value_type = projected_t<Projection, Periods>;
        variation<value_type> result;
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

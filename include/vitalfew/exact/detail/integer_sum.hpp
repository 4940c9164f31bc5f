// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_INTEGER_SUM_HPP
#define VITALFEW_EXACT_DETAIL_INTEGER_SUM_HPP

#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/wide_int.hpp"

#include <compare>
#include <concepts>
#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The number of words for one value of an integer representation, and for the sum of 2^63 of them.
template <class Representation>
struct representation_words {
    static constexpr std::size_t of_value = 1;
    static constexpr std::size_t of_sum = 2;  // 2^63 values below 2^64 stay below 2^127
};

template <std::size_t Words>
struct representation_words<wide_int<Words>> {
    static constexpr std::size_t of_value = Words;
    static constexpr std::size_t of_sum = Words + 1;
};

/// @returns the exact integer that represents a value
template <class Value>
constexpr auto integer_of(const Value& value) {
    if constexpr (std::integral<Value>) {
        return value;
    } else {
        return exact_integer<Value>::to_integer(value);
    }
}

template <class Value>
using integer_of_t = decltype(integer_of(std::declval<const Value&>()));

/// The exact sum of integers and of values with an exact integer representation.
template <class Value>
class integer_sum {
public:
    static constexpr std::size_t total_words = representation_words<integer_of_t<Value>>::of_sum;
    using number = wide_int<total_words>;

    constexpr void add(const Value& value) { number_ += number(integer_of(value)); }
    constexpr void subtract(const Value& value) { number_ -= number(integer_of(value)); }
    constexpr void add(const integer_sum& other) noexcept { number_ += other.number_; }
    constexpr void subtract(const integer_sum& other) noexcept { number_ -= other.number_; }

    /// Adds magnitude * 2^exponent. @pre that is an integer that fits the sum
    constexpr void add_scaled(word_pair magnitude, int exponent) noexcept {
        if (exponent < 0) {
            magnitude = shifted_right(magnitude, static_cast<unsigned>(-exponent));
            exponent = 0;
        }
        auto wide = wide_int<3>::from_words({magnitude.low, magnitude.high, 0});
        wide *= word{1} << static_cast<unsigned>(exponent);
        if constexpr (total_words >= 3) {
            number_ += number(wide);
        } else {
            number_ += wide.template narrowed<total_words>();
        }
    }

    [[nodiscard]] constexpr const number& get() const noexcept { return number_; }
    [[nodiscard]] constexpr int sign() const noexcept { return number_.sign(); }

    friend constexpr std::strong_ordering operator<=>(const integer_sum& a,
                                                      const integer_sum& b) noexcept {
        return a.number_ <=> b.number_;
    }

    // The words, with the same interface as floating_sum.
    [[nodiscard]] constexpr std::size_t first_word() const noexcept { return 0; }
    [[nodiscard]] constexpr std::size_t end_word() const noexcept { return total_words; }
    [[nodiscard]] constexpr word word_at(std::size_t i) const noexcept {
        if (i < total_words) {
            return number_.words()[i];
        }
        return number_.is_negative() ? ~word{0} : word{0};
    }
    [[nodiscard]] constexpr leading_bits leading() const noexcept {
        return leading_bits_of((number_.is_negative() ? -number_ : number_).words(),
                               unit_exponent{0});
    }

private:
    number number_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

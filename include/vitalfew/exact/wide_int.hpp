// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_WIDE_INT_HPP
#define VITALFEW_EXACT_WIDE_INT_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::reverse
#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace vitalfew {
inline namespace v0 {

/// A signed integer of 64 * Words bits, two's complement, with the arithmetic that sums need.
///
/// Results are modulo 2^(64 * Words), as those of unsigned integers: choose Words for the largest sum. Only
/// to_string allocates. Needs no 128-bit integer of the compiler.
template <std::size_t Words>
    requires(Words > 0)
class wide_int {
public:
    constexpr wide_int() noexcept = default;

    /// The same number; every built-in integer up to 64 bits fits (an unsigned one of 64 bits only
    /// when Words > 1, else it is taken modulo 2^64).
    template <std::integral Integer>
        requires(sizeof(Integer) <= sizeof(std::uint64_t))
    // NOLINTNEXTLINE(google-explicit-constructor): the value is kept, as from int to long
    constexpr wide_int(Integer value) noexcept {
        words_.fill(value < Integer{0} ? ~std::uint64_t{0} : std::uint64_t{0});
        // Through the signed type, which extends the sign; modulo 2^64 either way.
        words_[0] = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    }

    /// The same number, from a narrower type.
    template <std::size_t Fewer>
        requires(Fewer < Words)
    // NOLINTNEXTLINE(google-explicit-constructor): the value is kept, as from int to long
    constexpr wide_int(const wide_int<Fewer>& value) noexcept {
        words_.fill(value.is_negative() ? ~std::uint64_t{0} : std::uint64_t{0});
        for (std::size_t i = 0; i < Fewer; ++i) {
            words_[i] = value.words()[i];
        }
    }

    /// The number whose two's complement words are given, the least significant first.
    [[nodiscard]] static constexpr wide_int from_words(
        const std::array<std::uint64_t, Words>& words) noexcept {
        wide_int result;
        result.words_ = words;
        return result;
    }

    /// @returns the two's complement words, the least significant first
    [[nodiscard]] constexpr const std::array<std::uint64_t, Words>& words() const noexcept {
        return words_;
    }

    [[nodiscard]] constexpr bool is_negative() const noexcept {
        return (words_[Words - 1] >> 63U) != 0;
    }

    /// @returns -1, 0 or 1
    [[nodiscard]] constexpr int sign() const noexcept {
        if (is_negative()) {
            return -1;
        }
        return *this == wide_int{} ? 0 : 1;
    }

    constexpr wide_int& operator+=(const wide_int& other) noexcept {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < Words; ++i) {
            words_[i] = detail::add_with_carry(words_[i], other.words_[i], carry);
        }
        return *this;
    }

    constexpr wide_int& operator-=(const wide_int& other) noexcept {
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < Words; ++i) {
            words_[i] = detail::subtract_with_borrow(words_[i], other.words_[i], borrow);
        }
        return *this;
    }

    /// Multiplies by one word; also a negative number.
    constexpr wide_int& operator*=(std::uint64_t factor) noexcept {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < Words; ++i) {
            words_[i] = detail::multiply_with_carry(words_[i], factor, carry);
        }
        return *this;
    }

    [[nodiscard]] friend constexpr wide_int operator+(wide_int a, const wide_int& b) noexcept {
        return a += b;
    }
    [[nodiscard]] friend constexpr wide_int operator-(wide_int a, const wide_int& b) noexcept {
        return a -= b;
    }
    [[nodiscard]] constexpr wide_int operator-() const noexcept { return wide_int{} -= *this; }

    friend constexpr bool operator==(const wide_int&, const wide_int&) noexcept = default;

    friend constexpr std::strong_ordering operator<=>(const wide_int& a,
                                                      const wide_int& b) noexcept {
        if (a.is_negative() != b.is_negative()) {
            return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        for (std::size_t i = Words; i-- > 0;) {
            if (a.words_[i] != b.words_[i]) {
                return a.words_[i] <=> b.words_[i];
            }
        }
        return std::strong_ordering::equal;
    }

    /// @returns the number modulo 2^(64 * Fewer): the same number where it fits
    template <std::size_t Fewer>
        requires(Fewer <= Words)
    [[nodiscard]] constexpr wide_int<Fewer> narrowed() const noexcept {
        std::array<std::uint64_t, Fewer> low{};
        for (std::size_t i = 0; i < Fewer; ++i) {
            low[i] = words_[i];
        }
        return wide_int<Fewer>::from_words(low);
    }

    /// @returns whether Integer can represent the number
    template <std::integral Integer>
    [[nodiscard]] constexpr bool fits() const noexcept {
        return wide_int<Words + 1>(*this) == wide_int<Words + 1>(static_cast<Integer>(words_[0]));
    }

    /// @pre fits<Integer>()
    template <std::integral Integer>
    [[nodiscard]] constexpr Integer to() const noexcept {
        VITALFEW_ASSERT(fits<Integer>());
        return static_cast<Integer>(words_[0]);
    }

    /// @returns the nearest double, ties to even; an infinity beyond the largest
    [[nodiscard]] constexpr double to_double() const noexcept {
        const auto magnitude = detail::round_to_floating<double>(
            (is_negative() ? -*this : *this).words_, detail::unit_exponent{0});
        return is_negative() ? -magnitude : magnitude;
    }

private:
    std::array<std::uint64_t, Words> words_{};
};

/// @returns the number in decimal digits, with a minus sign when it is negative
template <std::size_t Words>
[[nodiscard]] constexpr std::string to_string(const wide_int<Words>& value) {
    // Divides a word in two halves, so that no wider integer is needed.
    constexpr std::uint64_t base = 1'000'000'000;
    constexpr std::size_t digits_per_base = 9;
    auto magnitude = (value.is_negative() ? -value : value).words();
    std::string text;
    do {
        std::uint64_t remainder = 0;
        for (std::size_t i = Words; i-- > 0;) {
            const std::uint64_t high = (remainder << 32U) | (magnitude[i] >> 32U);
            const std::uint64_t low = ((high % base) << 32U) | (magnitude[i] & 0xFFFF'FFFFU);
            magnitude[i] = ((high / base) << 32U) | (low / base);
            remainder = low % base;
        }
        for (std::size_t digit = 0; digit < digits_per_base; ++digit) {
            text.push_back(static_cast<char>('0' + static_cast<char>(remainder % 10)));
            remainder /= 10;
        }
    } while (magnitude != std::array<std::uint64_t, Words>{});
    text.erase(text.find_last_not_of('0') + 1);
    if (text.empty()) {
        return "0";
    }
    if (value.is_negative()) {
        text.push_back('-');
    }
    std::reverse(text.begin(), text.end());
    return text;
}

/// Prints to_string(value).
template <class Traits, std::size_t Words>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const wide_int<Words>& value) {
    return out << to_string(value);
}

}  // namespace v0
}  // namespace vitalfew

#endif

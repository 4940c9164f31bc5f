// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_WORD_ARITHMETIC_HPP
#define VITALFEW_EXACT_DETAIL_WORD_ARITHMETIC_HPP

#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The 64-bit digit of all wide numbers of the library.
using word = std::uint64_t;

/// A product of two words, or any 128-bit unsigned number.
struct word_pair {
    word low = 0;
    word high = 0;
};

/// @returns a + b + carry; carry becomes the carry out, 0 or 1
constexpr word add_with_carry(word a, word b, word& carry) noexcept {
    const word partial = a + carry;
    const word sum = partial + b;
    carry = static_cast<word>(partial < a) | static_cast<word>(sum < b);
    return sum;
}

/// @returns a - b - borrow; borrow becomes the borrow out, 0 or 1
constexpr word subtract_with_borrow(word a, word b, word& borrow) noexcept {
    const word partial = a - borrow;
    const word difference = partial - b;
    borrow = static_cast<word>(a < borrow) | static_cast<word>(partial < b);
    return difference;
}

/// @returns all 128 bits of a * b, from 32-bit halves, for compilers without a wider integer
constexpr word_pair multiply_halves(word a, word b) noexcept {
    constexpr word low_half = 0xFFFF'FFFFU;
    const word a_low = a & low_half;
    const word a_high = a >> 32U;
    const word b_low = b & low_half;
    const word b_high = b >> 32U;
    const word low = a_low * b_low;
    const word middle = a_high * b_low + (low >> 32U);
    const word cross = a_low * b_high + (middle & low_half);
    return {(cross << 32U) | (low & low_half), a_high * b_high + (middle >> 32U) + (cross >> 32U)};
}

/// @returns all 128 bits of a * b
constexpr word_pair multiply(word a, word b) noexcept {
#if defined(__SIZEOF_INT128__)
    __extension__ using wide = unsigned __int128;
    const wide product = static_cast<wide>(a) * b;
    return {static_cast<word>(product), static_cast<word>(product >> 64U)};
#else
    // not covered: for compilers without the type
    return multiply_halves(a, b);
#endif
}

/// @returns a / 2^by, rounded down
constexpr word_pair shifted_right(word_pair a, unsigned by) noexcept {
    if (by >= 128) {
        return {};
    }
    if (by >= 64) {
        return {a.high >> (by - 64U), 0};
    }
    return by == 0 ? a : word_pair{(a.low >> by) | (a.high << (64U - by)), a.high >> by};
}

/// Adds to a number of two words, modulo 2^128.
constexpr void add_to(word_pair& a, word_pair b) noexcept {
    word carry = 0;
    a.low = add_with_carry(a.low, b.low, carry);
    a.high = add_with_carry(a.high, b.high, carry);
}

/// @returns the low word of a * b + carry; carry becomes the high word, which always fits
constexpr word multiply_with_carry(word a, word b, word& carry) noexcept {
    const word_pair product = multiply(a, b);
    const word low = product.low + carry;
    carry = product.high + static_cast<word>(low < carry);
    return low;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

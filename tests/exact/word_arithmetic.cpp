// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/detail/word_arithmetic.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <random>

namespace word_arithmetic_test {

using vitalfew::detail::word;

namespace {

constexpr word greatest = ~word{0};

constexpr bool known_products() {
    constexpr auto square = vitalfew::detail::multiply_halves(greatest, greatest);
    return square.low == 1 && square.high == greatest - 1 &&
           vitalfew::detail::multiply_halves(0, greatest).high == 0 &&
           vitalfew::detail::multiply_halves(word{1} << 63U, 2).high == 1;
}

constexpr bool carries() {
    word carry = 1;
    const word sum = vitalfew::detail::add_with_carry(greatest, greatest, carry);
    word borrow = 1;
    const word difference = vitalfew::detail::subtract_with_borrow(0, greatest, borrow);
    word high = greatest;  // the largest carry there can be
    const word low = vitalfew::detail::multiply_with_carry(greatest, greatest, high);
    return sum == greatest && carry == 1 && difference == 0 && borrow == 1 && low == 0 &&
           high == greatest;
}

constexpr bool shifts() {
    using vitalfew::detail::shifted_right;
    using vitalfew::detail::word_pair;
    constexpr word_pair both{0x0123'4567'89AB'CDEF, 0xFEDC'BA98'7654'3210};
    constexpr auto is = [both](unsigned by, word high, word low) {
        const word_pair shifted = shifted_right(both, by);
        return shifted.high == high && shifted.low == low;
    };
    return is(0, both.high, both.low) && is(60, 0xF, 0xEDCB'A987'6543'2100) &&
           is(64, 0, both.high) && is(68, 0, both.high >> 4U) && is(127, 0, 1);
}

}  // namespace

TEST_CASE("pairs of words are shifted as one number") {
    static_assert(shifts());
    CHECK(shifts());
}

TEST_CASE("products of words by halves") {
    static_assert(known_products());
    CHECK(known_products());
}

TEST_CASE("carries and borrows at their largest") {
    static_assert(carries());
    CHECK(carries());
}

TEST_CASE("the fallback without a wide integer agrees with the one in use") {
    std::mt19937_64 random(20260101);
    for (int i = 0; i < 100'000; ++i) {
        const word a = random() >> (random() % 64);
        const word b = random() >> (random() % 64);
        const auto halves = vitalfew::detail::multiply_halves(a, b);
        const auto whole = vitalfew::detail::multiply(a, b);
        REQUIRE(halves.low == whole.low);
        REQUIRE(halves.high == whole.high);
    }
}

}  // namespace word_arithmetic_test

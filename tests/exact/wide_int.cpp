// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/wide_int.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <sstream>
#include <string>

namespace wide_int_test {

using vitalfew::wide_int;

namespace {

constexpr auto lowest = (std::numeric_limits<std::int64_t>::min)();
constexpr auto highest = (std::numeric_limits<std::int64_t>::max)();
constexpr auto greatest = (std::numeric_limits<std::uint64_t>::max)();

constexpr bool arithmetic() {
    wide_int<2> square(greatest);
    square *= greatest;  // 2^128 - 2^65 + 1, which two words hold modulo 2^128
    wide_int<3> exact(greatest);
    exact *= greatest;
    return wide_int<2>(lowest) + wide_int<2>(lowest) ==
               -(wide_int<2>(highest) + wide_int<2>(1)) - (wide_int<2>(highest) + wide_int<2>(1)) &&
           square == exact.narrowed<2>() && exact.sign() == 1 &&
           wide_int<2>(-3) < wide_int<2>(-2) && wide_int<2>(-1) < wide_int<2>(0) &&
           wide_int<2>(0) < wide_int<2>(greatest) &&
           wide_int<3>(wide_int<2>(-7)) == wide_int<3>(-7) && wide_int<1>(0).sign() == 0 &&
           wide_int<2>(-7).sign() == -1;
}

constexpr bool fitting() {
    return wide_int<2>(highest).fits<std::int64_t>() &&
           !(wide_int<2>(highest) + wide_int<2>(1)).fits<std::int64_t>() &&
           wide_int<2>(lowest).fits<std::int64_t>() &&
           !(wide_int<2>(lowest) - wide_int<2>(1)).fits<std::int64_t>() &&
           wide_int<2>(greatest).fits<std::uint64_t>() && !wide_int<2>(-1).fits<std::uint64_t>() &&
           wide_int<2>(-128).fits<std::int8_t>() && !wide_int<2>(128).fits<std::int8_t>() &&
           wide_int<2>(lowest).to<std::int64_t>() == lowest;
}

}  // namespace

TEST_CASE("wide integers add, subtract, multiply and compare") {
    static_assert(arithmetic());
    CHECK(arithmetic());
}

TEST_CASE("a wide integer says what it fits") {
    static_assert(fitting());
    CHECK(fitting());
}

TEST_CASE("wide integers print in decimal digits") {
    CHECK(to_string(wide_int<1>(0)) == "0");
    CHECK(to_string(wide_int<2>(lowest)) == "-9223372036854775808");
    CHECK(to_string(wide_int<2>(greatest)) == "18446744073709551615");
    CHECK(to_string(wide_int<2>(1'000'000'000)) == "1000000000");
    CHECK(to_string(wide_int<1>(lowest)) == "-9223372036854775808");
    // 2^127 - 1, a Mersenne prime whose digits are well known.
    CHECK(to_string(wide_int<2>::from_words({greatest, greatest >> 1U})) ==
          "170141183460469231731687303715884105727");
    std::ostringstream out;
    out << wide_int<2>(-42);
    CHECK(out.str() == "-42");
}

TEST_CASE("digits read back give the number") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 2'000; ++i) {
        auto number = wide_int<3>::from_words({random(), random(), random()});
        if (i % 2 == 0) {
            number = wide_int<3>(number.narrowed<1>());  // short ones, too
        }
        wide_int<3> back;
        const std::string digits = to_string(number);
        for (const char digit : digits.substr(digits.front() == '-' ? 1 : 0)) {
            back *= 10;
            back += wide_int<3>(digit - '0');
        }
        REQUIRE((digits.front() == '-' ? -back : back) == number);
    }
}

TEST_CASE("conversion to double rounds to nearest, ties to even") {
    const auto power = [](unsigned n) {
        wide_int<3> result(1);
        for (; n > 0; --n) {
            result += result;
        }
        return result;
    };
    CHECK(wide_int<2>(lowest).to_double() == -0x1p63);
    CHECK((power(53) + wide_int<3>(1)).to_double() == 0x1p53);      // tie, down to even
    CHECK((power(53) + wide_int<3>(3)).to_double() == 0x1p53 + 4);  // tie, up to even
    CHECK((power(54) + wide_int<3>(3)).to_double() == 0x1p54 + 4);
    CHECK((power(120) + power(67)).to_double() == 0x1p120);  // a tie far down
    CHECK((power(120) + power(67) + wide_int<3>(1)).to_double() == 0x1p120 + 0x1p68);  // above it
    CHECK((power(54) - wide_int<3>(1)).to_double() == 0x1p54);  // carries into the exponent
    CHECK((-(power(53) + wide_int<3>(3))).to_double() == -0x1p53 - 4);
    CHECK(wide_int<2>(0).to_double() == 0.0);
}

TEST_CASE("rounding to float and double agrees with the hardware") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t bits = random() >> (random() % 64);
        REQUIRE(wide_int<2>(bits).to_double() == static_cast<double>(bits));
        const std::array<std::uint64_t, 1> words{bits};
        REQUIRE(vitalfew::detail::round_to_floating<float>(
                    words, vitalfew::detail::unit_exponent{0}) == static_cast<float>(bits));
        // Down among the denormals and beyond; ldexp of an exact double rounds once, as we do.
        const std::array<std::uint64_t, 1> exact{bits >> 11U};
        const int exponent = static_cast<int>(random() % 2400) - 1300;
        REQUIRE(vitalfew::detail::round_to_floating<double>(
                    exact, vitalfew::detail::unit_exponent{exponent}) ==
                std::ldexp(static_cast<double>(exact[0]), exponent));
    }
}

}  // namespace wide_int_test

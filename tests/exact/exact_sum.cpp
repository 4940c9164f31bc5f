// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/exact_sum.hpp>

#include "support/archetypes.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <sstream>
#include <type_traits>
#include <utility>
#include <vector>

namespace exact_sum_test {

namespace {

/// Has a zero, and else only < and +.
struct plain_money {
    std::int64_t cents = 0;
    [[maybe_unused]] friend bool operator<(plain_money a, plain_money b) {
        return a.cents < b.cents;
    }
    [[maybe_unused]] friend plain_money operator+(plain_money a, plain_money b) {
        return {a.cents + b.cents};
    }
};

/// An integer of 128 bits.
struct long_amount {
    vitalfew::wide_int<2> units;
    [[maybe_unused]] friend bool operator<(const long_amount& a, const long_amount& b) {
        return a.units < b.units;
    }
};

}  // namespace

}  // namespace exact_sum_test

template <>
struct vitalfew::exact_integer<exact_sum_test::long_amount> {
    static vitalfew::wide_int<2> to_integer(const exact_sum_test::long_amount& amount) {
        return amount.units;
    }
    static exact_sum_test::long_amount from_integer(const vitalfew::wide_int<2>& units) {
        return {units};
    }
};

namespace exact_sum_test {

using vitalfew::exact_sum;
using vitalfew_test::minimal_money;
using vitalfew_test::money;

namespace {

constexpr auto lowest = (std::numeric_limits<std::int64_t>::min)();
constexpr auto highest = (std::numeric_limits<std::int64_t>::max)();
constexpr double largest_double = (std::numeric_limits<double>::max)();
constexpr double smallest_double = std::numeric_limits<double>::denorm_min();

/// A sum that has doubled so often: of 2^times values.
template <class Sum>
constexpr Sum doubled(Sum sum, int times) {
    for (; times > 0; --times) {
        sum += Sum(sum);
    }
    return sum;
}

constexpr bool integers_never_overflow() {
    const exact_sum<std::uint64_t> huge =
        doubled(exact_sum<std::uint64_t>((std::numeric_limits<std::uint64_t>::max)()), 63);
    const exact_sum<std::int64_t> deep = doubled(exact_sum<std::int64_t>(lowest), 63);
    exact_sum<std::int64_t> cancelled = deep;
    cancelled -= deep;
    return huge.sign() == 1 && deep.sign() == -1 && cancelled == exact_sum<std::int64_t>{} &&
           huge.integer().words()[1] == (~std::uint64_t{0} >> 1U);
}

constexpr bool doubles_lose_nothing() {
    // In double arithmetic the small ones vanish beside the large one; here they are what remains.
    exact_sum<double> sum = 1e300;
    sum += 1.0;
    sum += smallest_double;
    sum -= 1e300;
    const bool remains = sum > exact_sum<double>(1.0) && sum.value() == 1.0;
    sum -= 1.0;
    return remains && sum == smallest_double;
}

constexpr bool doubles_never_overflow() {
    exact_sum<double> sum = doubled(exact_sum<double>(largest_double), 63);
    const bool beyond = sum.to_double() == std::numeric_limits<double>::infinity();
    sum += smallest_double;
    sum -= doubled(exact_sum<double>(largest_double), 63);
    return beyond && sum == smallest_double;
}

constexpr bool floats_too() {
    exact_sum<float> sum = doubled(exact_sum<float>((std::numeric_limits<float>::max)()), 63);
    sum += std::numeric_limits<float>::denorm_min();
    sum -= doubled(exact_sum<float>((std::numeric_limits<float>::max)()), 63);
    return sum == std::numeric_limits<float>::denorm_min();
}

constexpr bool copies_of_far_flung_sums() {
    exact_sum<double> wide = 1e300;
    wide += 1e-300;  // more than the few words at hand: allocated
    exact_sum<double> copy = wide;
    copy -= 1e300;
    exact_sum<double> moved = std::move(copy);
    copy = wide;
    wide = moved;
    moved += moved;
    return wide == 1e-300 && moved.value() == 2e-300 && copy > exact_sum<double>(1e300);
}

}  // namespace

TEST_CASE("sums of 2^63 integers of the widest type") {
    static_assert(integers_never_overflow());
    CHECK(integers_never_overflow());
}

TEST_CASE("a sum of doubles loses no digit") {
    static_assert(doubles_lose_nothing());
    CHECK(doubles_lose_nothing());
}

TEST_CASE("sums of 2^63 of the largest double") {
    static_assert(doubles_never_overflow());
    CHECK(doubles_never_overflow());
}

TEST_CASE("sums of float") {
    static_assert(floats_too());
    CHECK(floats_too());
}

TEST_CASE("sums of far-flung values copy, move and add to themselves") {
    static_assert(copies_of_far_flung_sums());
    CHECK(copies_of_far_flung_sums());
}

TEST_CASE("a sum of decimal fractions is that of the stored values, rounded once") {
    exact_sum<double> tenths;
    for (int i = 0; i < 10; ++i) {
        tenths += 0.1;
    }
    // Ten times the double next to 0.1, which is 0.1 + 5.55e-18, is nearer to 1 than to the next double.
    CHECK(tenths.value() == 1.0);
    CHECK(tenths > exact_sum<double>(1.0));
    double naive = 0;
    for (int i = 0; i < 10; ++i) {
        naive += 0.1;
    }
    CHECK(naive != 1.0);
}

TEST_CASE("a sum that does not fit the type asked for says so, and is still there") {
    exact_sum<std::int64_t> sum = highest;
    CHECK(sum.value() == highest);
    sum += 1;
    CHECK_THROWS_AS((void)sum.value(), vitalfew::value_overflow);
    CHECK(to_string(sum.integer()) == "9223372036854775808");
    CHECK(sum.to_double() == 0x1p63);

    exact_sum<double> huge = largest_double;
    huge += largest_double;
    CHECK_THROWS_AS((void)huge.value(), vitalfew::value_overflow);

    exact_sum<money> purse = money(highest);
    CHECK(purse.value() == money(highest));
    purse += money(1);
    CHECK_THROWS_AS((void)purse.value(), vitalfew::value_overflow);
}

TEST_CASE("NaN and infinity are refused, and the sum is as before") {
    exact_sum<double> sum = 2.0;
    CHECK_THROWS_AS(sum += std::numeric_limits<double>::quiet_NaN(), vitalfew::invalid_value);
    CHECK_THROWS_AS(sum -= std::numeric_limits<double>::infinity(), vitalfew::invalid_value);
    CHECK_THROWS_AS(exact_sum<float>(-std::numeric_limits<float>::infinity()),
                    vitalfew::invalid_value);
    CHECK(sum == 2.0);
}

TEST_CASE("a type with only < and + is summed by its own +") {
    exact_sum<minimal_money> sum;
    CHECK(sum.sign() == 0);
    CHECK_THROWS_AS((void)sum.value(), vitalfew::value_overflow);  // it cannot name its zero
    sum += minimal_money(-5);
    CHECK(sum.sign() == -1);
    CHECK(sum < exact_sum<minimal_money>());
    sum += exact_sum<minimal_money>(minimal_money(7));
    CHECK(sum.value().cents() == 2);
    CHECK(sum.sign() == 1);
    CHECK(sum > exact_sum<minimal_money>());
    sum += minimal_money(-2);
    CHECK(sum == exact_sum<minimal_money>());
    CHECK(exact_sum<plain_money>().value().cents == 0);
}

TEST_CASE("integers of 128 bits are summed exactly, and a sum that is none of them says so") {
    vitalfew::wide_int<2> large(highest);
    large *= std::uint64_t{1} << 62U;
    exact_sum<long_amount> sum(long_amount{large});
    CHECK(sum.value().units == large);
    const exact_sum<long_amount> once = sum;
    sum = doubled(sum, 63);
    CHECK_THROWS_AS((void)sum.value(), vitalfew::value_overflow);
    for (int times = 0; times < 62; ++times) {
        sum -= doubled(once, times);
    }
    sum -= doubled(once, 62);
    CHECK(sum.value().units == large);
}

TEST_CASE("sums print exactly, floating ones as the nearest double") {
    std::ostringstream out;
    out << exact_sum<std::int64_t>(lowest) + exact_sum<std::int64_t>(lowest) << ' '
        << exact_sum<double>(0.25);
    CHECK(out.str() == "-18446744073709551616 0.25");
}

TEST_CASE("sums of everyday amounts, of either sign, stay in the few words at hand") {
    exact_sum<double> sum;
    for (int i = 0; i < 1000; ++i) {
        sum += 0.01 * i;
        sum += 123'456.78 * i;
        sum -= 1e9;
        sum += 1e-6;
    }
    CHECK(sum.sign() == -1);
    CHECK(sum.words().end_word() - sum.words().first_word() == 3);
    exact_sum<double> another(-0.5);
    another += sum;
    CHECK(another.words().end_word() - another.words().first_word() == 3);
    sum += 1e300;  // and all words once they are needed
    CHECK(sum.words().end_word() - sum.words().first_word() == 34);
}

TEST_CASE("no digit is lost where one sum ends and the other begins, whichever is added to which") {
    // The smaller one ends with a 1 in the lowest bit of some 64, below those that the larger one has.
    for (int at = -1074; at < 800; ++at) {
        CAPTURE(at);
        exact_sum<double> smaller(std::ldexp(1.0, at));
        smaller += std::ldexp(1.0, at + 74);
        const exact_sum<double> larger(std::ldexp(1.0, at + 138));
        auto sum = larger;
        sum += smaller;
        auto turned = smaller;
        turned += larger;
        CHECK(sum == turned);
        sum -= larger;
        CHECK(sum == smaller);
    }
}

TEST_CASE(
    "the largest of different powers of two decides the sign, and without them nothing is left") {
    std::mt19937_64 random(20261129);
    for (int round = 0; round < vitalfew_test::rounds(2000); ++round) {
        // Near each other, so that the few words at hand move and run full, and with words that are all ones.
        const int low = static_cast<int>(random() % 1800) - 1074;
        const int spread = 1 + static_cast<int>(random() % 320);
        std::vector<double> terms;
        exact_sum<double> sum;
        int top = low - 1;
        int top_sign = 0;
        for (int i = 0; i < 12; ++i) {
            const int exponent =
                (std::min)(low + static_cast<int>(random() % static_cast<unsigned>(spread)), 1023);
            const bool is_new = std::ranges::none_of(
                terms, [&](double term) { return std::abs(term) == std::ldexp(1.0, exponent); });
            if (!is_new) {
                continue;
            }
            terms.push_back(std::ldexp(random() % 2 == 0 ? 1.0 : -1.0, exponent));
            sum += terms.back();
            if (exponent > top) {
                top = exponent;
                top_sign = terms.back() > 0 ? 1 : -1;
            }
            REQUIRE(sum.sign() == top_sign);
        }
        std::ranges::shuffle(terms, random);
        for (const double term : terms) {
            sum -= term;
        }
        REQUIRE(sum.sign() == 0);
    }
}

TEST_CASE("a sum that was large and is nothing again takes the smallest there is") {
    for (const double large : {1.0, 1e300, largest_double}) {
        exact_sum<double> sum(large);
        sum -= large;
        sum += smallest_double;
        CHECK(sum == smallest_double);
        sum += large;
        sum -= smallest_double;
        CHECK(sum == large);
    }
}

TEST_CASE("a sum keeps to the memory that is promised") {
    static_assert(sizeof(exact_sum<std::int64_t>) == 16 && sizeof(exact_sum<std::uint8_t>) == 16);
    static_assert(sizeof(exact_sum<double>) == 40 && sizeof(exact_sum<float>) == 40);
    static_assert(std::is_nothrow_move_constructible_v<exact_sum<double>>);
    CHECK(exact_sum<double>{}.sign() == 0);
}

}  // namespace exact_sum_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/detail/prefix_sums.hpp>
#include <vitalfew/exact/exact_ratio.hpp>
#include <vitalfew/exact/measurable_value.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <sstream>
#include <vector>

namespace exact_ratio_test {

using vitalfew::exact_ratio;
using vitalfew::exact_sum;
using vitalfew::percent;
using vitalfew::detail::natural;
using vitalfew::detail::natural_of;

namespace {

static_assert(vitalfew::measurable_value<std::int64_t> && vitalfew::measurable_value<float> &&
              vitalfew::measurable_value<vitalfew_test::money> &&
              vitalfew::measurable_value<exact_sum<double>>);
static_assert(!vitalfew::measurable_value<vitalfew_test::minimal_money>);
static_assert(vitalfew::measurable_projection<std::identity, std::vector<int>>);
static_assert(!vitalfew::measurable_projection<std::identity, std::vector<bool>>);

constexpr bool ratios() {
    return exact_ratio(2, 3).to_double() == 2.0 / 3 && exact_ratio(2, 3) == exact_ratio(6, 9) &&
           exact_ratio(1, 3) < percent(34) && exact_ratio(1, 3) > percent(33) &&
           exact_ratio(4, 5) == percent(80) && exact_ratio(3, 2) > exact_ratio(4, 3) &&
           exact_ratio(3, 2).inverse() == exact_ratio(2, 3) &&
           exact_ratio(3, 2).divided_by(exact_ratio(9, 4)) == exact_ratio(2, 3) &&
           exact_ratio(3, 2).divided_by(exact_ratio()) == exact_ratio() &&
           exact_ratio(3, 7).times(14) == exact_ratio(6, 1) &&
           exact_ratio().inverse() == exact_ratio() && exact_ratio(1, 0) == exact_ratio() &&
           exact_ratio().to_double() == 0.0;
}

natural of_double(double value) {
    return natural_of(exact_sum<double>(value));
}

}  // namespace

TEST_CASE("ratios are exact") {
    static_assert(ratios());
    CHECK(ratios());
    std::ostringstream out;
    out << exact_ratio(1, 4);
    CHECK(out.str() == "0.25");
}

TEST_CASE("a quotient is the nearest double") {
    CHECK(rc::check([] {
        // Integers that a double holds: its own division is correctly rounded, too.
        const auto a = *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 53U);
        const auto b = *rc::gen::inRange<std::uint64_t>(1, std::uint64_t{1} << 53U);
        RC_ASSERT(exact_ratio(a, b).to_double() == static_cast<double>(a) / static_cast<double>(b));
        const int e = *rc::gen::inRange(-1074, 970);
        const double scaled = std::ldexp(static_cast<double>(b), e);
        RC_ASSERT(exact_ratio(of_double(scaled), of_double(std::ldexp(1.0, e))).to_double() ==
                  static_cast<double>(b));
    }));
    // The largest by the smallest is beyond all doubles, the other way round below them.
    const auto largest = of_double((std::numeric_limits<double>::max)());
    const auto least = of_double(std::numeric_limits<double>::denorm_min());
    CHECK(exact_ratio(largest, least).to_double() == std::numeric_limits<double>::infinity());
    CHECK(exact_ratio(least, largest).to_double() == 0.0);
    CHECK(exact_ratio(least, largest) > exact_ratio());
    // 1 + 2^-53 lies between two doubles: to the even one, and up with the least bit more.
    const auto two = of_double(std::ldexp(1.0, 53));
    const auto tie = two + natural(1);
    CHECK(exact_ratio(tie, two).to_double() == 1.0);
    CHECK(exact_ratio(tie + of_double(1e-300), two).to_double() == std::nextafter(1.0, 2.0));
}

TEST_CASE("numbers of any size obey the laws of arithmetic") {
    CHECK(rc::check([] {
        const auto draw = [] {
            auto number = natural(*rc::gen::arbitrary<std::uint64_t>());
            for (int words = *rc::gen::inRange(0, 4); words > 0; --words) {
                number = number * of_double(std::ldexp(1.0, *rc::gen::inRange(-200, 200))) +
                         natural(*rc::gen::arbitrary<std::uint64_t>());
            }
            return number;
        };
        const auto a = draw();
        const auto b = draw();
        const auto c = draw();
        RC_ASSERT((a + b) * c == a * c + c * b);
        RC_ASSERT((a * b) * c == a * (b * c));
        RC_ASSERT((a + b) - a == b);
        RC_ASSERT((a + b) - (b + a) == natural());
        RC_ASSERT(a + c <= a + c + b);
        RC_ASSERT((a <=> b) == (a + c <=> b + c));
    }));
}

TEST_CASE("sums of the first values") {
    std::vector<std::int64_t> values;
    std::int64_t expected = 0;
    for (std::int64_t i = 0; i < 200; ++i) {
        values.push_back(i * i - 50);
    }
    const vitalfew::detail::prefix_sums<std::int64_t> sums(values);
    for (std::size_t k = 0; k <= 200; ++k) {
        CHECK(sums.first(k) == expected);
        expected += k < 200 ? values[k] : 0;
    }
    CHECK(vitalfew::detail::prefix_sums<double>().first(0) == 0.0);
}

}  // namespace exact_ratio_test

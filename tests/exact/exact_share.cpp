// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/exact_share.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <sstream>

namespace exact_share_test {

using vitalfew::exact_share;
using vitalfew::exact_sum;
using vitalfew::percent;
using vitalfew::permille;
using vitalfew::share;
using vitalfew_test::minimal_money;

namespace {

constexpr auto greatest = (std::numeric_limits<std::uint64_t>::max)();

constexpr bool compared_without_rounding() {
    // 2^64 - 1 parts of five quarters of it: a hair more than 4/5, by one unit of 2^64.
    const exact_sum<std::uint64_t> part = greatest;
    exact_sum<std::uint64_t> whole = greatest;
    whole += greatest / 4;
    const exact_share<std::uint64_t> above(part, whole);
    whole += std::uint64_t{1};
    const exact_share<std::uint64_t> below(part, whole);
    return above > percent(80) && below < percent(80) && above.to_double() == below.to_double() &&
           exact_share<int>(4, 5) == percent(80);
}

constexpr bool the_largest_limits() {
    const share nearly_all(greatest - 1, greatest);
    exact_sum<std::uint64_t> whole = greatest;
    exact_sum<std::uint64_t> part = greatest - 1;
    for (int i = 0; i < 63; ++i) {
        whole += exact_sum<std::uint64_t>(whole);
        part += exact_sum<std::uint64_t>(part);
    }
    const bool lands_on = exact_share<std::uint64_t>(part, whole) == nearly_all;
    part += std::uint64_t{1};
    return lands_on && exact_share<std::uint64_t>(part, whole) > nearly_all;
}

}  // namespace

TEST_CASE("a share that was found compares with one that was chosen, without rounding") {
    static_assert(compared_without_rounding());
    CHECK(compared_without_rounding());
}

TEST_CASE("the largest totals with the finest limits") {
    static_assert(the_largest_limits());
    CHECK(the_largest_limits());
}

TEST_CASE("tenths of doubles are what is stored, not what was meant") {
    // The doubles next to 0.7 and 0.3 are both a little smaller, the first by more than its part of the
    // whole. The double next to 0.8 is just four times that next to 0.2.
    exact_sum<double> whole = 0.7;
    whole += 0.3;
    CHECK(exact_share<double>(0.7, whole) < percent(70));
    whole = 0.8;
    whole += 0.2;
    CHECK(exact_share<double>(0.8, whole) == percent(80));
    CHECK(exact_share<double>(3.0, 4.0) == percent(75));
}

TEST_CASE("shares of sums beyond the range of double") {
    const exact_sum<double> part = (std::numeric_limits<double>::max)();
    exact_sum<double> whole = part;
    whole += part;
    whole += whole;
    CHECK(exact_share<double>(part, whole).to_double() == 0.25);
    CHECK(exact_share<double>(5e-324, 5e-324).to_double() == 1.0);
    CHECK(exact_share<double>(5e-324, 1e300).to_double() == 0.0);
    CHECK(exact_share<double>(1e-200, 1e100).to_double() == doctest::Approx(1e-300).epsilon(1e-15));
}

TEST_CASE("a mean of sums far apart compares with a share to the last digit") {
    using sum = vitalfew::exact_sum<double>;
    const sum large(0x1p200);
    const sum whole(0x1p200);
    const auto half = vitalfew::percent(50);
    const auto compared = [&](const sum& a, const sum& b) {
        return vitalfew::detail::compare_mean_with_share(a, b, half, whole);
    };
    CHECK(compared(sum{}, large) == std::strong_ordering::equal);
    for (const double little : {1.0, 0x1p-300, std::numeric_limits<double>::denorm_min()}) {
        CHECK(compared(little, large) == std::strong_ordering::greater);
        CHECK(compared(large, little) == std::strong_ordering::greater);
        sum less = large;
        less -= little;
        CHECK(compared(sum{}, less) == std::strong_ordering::less);
    }
}

// A curve with losses rises above its end, and a chart of it has such points.
TEST_CASE("a ratio of sums of any size is within two units in the last place, beyond 1, too") {
    for (const double part : {0.0, 1.0, 3.0, 0.1, 1e300, 0x1p-1000, 0x1.fffffffffffffp700}) {
        for (const double whole : {1.0, 7.0, 0.3, 1e299, 0x1p-1001, 0x1.fffffffffffffp699}) {
            const double quotient = part / whole;
            if (quotient > std::numeric_limits<double>::max() ||
                (part != 0 && quotient < std::numeric_limits<double>::min())) {
                continue;  // promised for what a double can say
            }
            CAPTURE(part);
            CAPTURE(whole);
            const double ratio =
                vitalfew::detail::ratio_of(exact_sum<double>(part).words().leading(),
                                           exact_sum<double>(whole).words().leading());
            REQUIRE(std::abs(ratio - quotient) <=
                    2 * std::numeric_limits<double>::epsilon() * quotient);
        }
    }
}

TEST_CASE("a share of nothing is 0") {
    CHECK(exact_share<int>().to_double() == 0.0);
    CHECK(exact_share<int>() == share{});
    CHECK(exact_share<minimal_money>() < percent(1));
}

TEST_CASE("shares of a type with only < and +") {
    const exact_share<minimal_money> four_fifths(minimal_money(80), minimal_money(100));
    CHECK(four_fifths == percent(80));
    CHECK(four_fifths < permille(801));
    CHECK(four_fifths > permille(799));
}

TEST_CASE("a share prints as a double") {
    std::ostringstream out;
    out << exact_share<int>(3, 4);
    CHECK(out.str() == "0.75");
}

}  // namespace exact_share_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/exact/share.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <sstream>

namespace share_test {

using vitalfew::invalid_share;
using vitalfew::percent;
using vitalfew::permille;
using vitalfew::share;

namespace {

constexpr auto greatest = (std::numeric_limits<std::uint64_t>::max)();

constexpr bool equal_however_written() {
    return percent(80) == share(4, 5) && permille(800) == share(4, 5) && share(0, 7) == share{} &&
           share(greatest, greatest) == percent(100) && percent(80).numerator() == 4 &&
           percent(80).denominator() == 5;
}

constexpr bool ordered_without_rounding() {
    // The two differ by less than 1e-38: as doubles they are the same number.
    const share smaller(greatest - 2, greatest - 1);
    const share larger(greatest - 1, greatest);
    return smaller < larger && !(larger <= smaller) && smaller.to_double() >= larger.to_double() &&
           share(1, 3) < share(34, 100) && share(33, 100) < share(1, 3) &&
           share(1, greatest) < smaller && larger > share(1, greatest);
}

}  // namespace

TEST_CASE("a share is the same number however it is written") {
    static_assert(equal_however_written());
    CHECK(equal_however_written());
}

TEST_CASE("shares are ordered without rounding") {
    static_assert(ordered_without_rounding());
    CHECK(ordered_without_rounding());
}

TEST_CASE("what is not in [0, 1] is no share, and the message names it") {
    CHECK_THROWS_WITH_AS(share(5, 4), doctest::Contains("5/4"), invalid_share);
    CHECK_THROWS_WITH_AS(share(0, 0), doctest::Contains("0/0"), invalid_share);
    CHECK_THROWS_WITH_AS(share(-1, 4), doctest::Contains("-1/4"), invalid_share);
    CHECK_THROWS_WITH_AS(share(1, -4), doctest::Contains("1/-4"), invalid_share);
    CHECK_THROWS_AS((void)percent(101), invalid_share);
    CHECK_THROWS_AS((void)percent(-1), invalid_share);
    CHECK_THROWS_AS((void)permille(1001), invalid_share);
}

TEST_CASE("a share prints as per cent where that is exact, else as a fraction") {
    CHECK(to_string(percent(80)) == "80 %");
    CHECK(to_string(permille(995)) == "99.5 %");
    CHECK(to_string(share(1, 1'000'000)) == "0.0001 %");
    CHECK(to_string(share(1, 10'000'000)) == "1/10000000");
    CHECK(to_string(share(1, 3)) == "1/3");
    CHECK(to_string(share{}) == "0 %");
    CHECK(to_string(share(100'001, 1'000'000)) == "10.0001 %");
    std::ostringstream out;
    out << percent(95);
    CHECK(out.str() == "95 %");
}

}  // namespace share_test

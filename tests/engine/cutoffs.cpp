// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/find_cutoffs.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <vector>

namespace cutoffs_test {

using vitalfew::crossing;
using vitalfew::cutoff;
using vitalfew::cutoff_side;
using vitalfew::find_cutoffs;
using vitalfew::grade;
using vitalfew::percent;

namespace {

constexpr bool found_at_compile_time() {
    const std::vector<int> values{70, 25, 5};
    const auto upper = find_cutoffs(values, {}, {.limits = vitalfew::abc_limits});
    return upper[0] == cutoff<int>{cutoff_side::at_least, 25} &&
           upper[1] == cutoff<int>{cutoff_side::at_least, 25} && upper(26) == grade::A &&
           upper(25) == grade::A && upper(24) == grade::C && upper(0) == grade::C &&
           upper.size() == 2 && upper.last() == grade::C;
}

}  // namespace

TEST_CASE("cutoffs at compile time") {
    static_assert(found_at_compile_time());
    CHECK(found_at_compile_time());
}

TEST_CASE("under lower a cutoff lies above the largest value that is past the limit") {
    // 9 alone crosses 80 %: A is empty, but whoever brings more than 9 would be in it.
    const auto cutoffs = find_cutoffs(
        std::vector<int>{9, 1}, {}, {.limits = vitalfew::abc_limits, .crossing = crossing::lower});
    CHECK(cutoffs[0] == cutoff<int>{cutoff_side::above, 9});
    CHECK(cutoffs[1] == cutoff<int>{cutoff_side::above, 1});
    CHECK(cutoffs(10) == grade::A);
    CHECK(cutoffs(9) == grade::B);
    CHECK(cutoffs(2) == grade::B);
    CHECK(cutoffs(1) == grade::C);
}

TEST_CASE("between two values nearest goes by the share above the gap") {
    // 60, 19, 17, 4 with 95 %: 96 lies nearer to 95 than 79 does, so 17 stays.
    const auto cutoffs =
        find_cutoffs(std::vector<int>{60, 19, 17, 4}, {},
                     {.limits = vitalfew::abc_limits, .crossing = crossing::nearest});
    CHECK(cutoffs[0] == cutoff<int>{cutoff_side::above, 17});     // 79 above the gap: short of 80
    CHECK(cutoffs[1] == cutoff<int>{cutoff_side::at_least, 17});  // 96 above the gap: past 95
    CHECK(cutoffs(18) == grade::A);
    CHECK(cutoffs(17) == grade::B);
    CHECK(cutoffs(16) == grade::C);
}

TEST_CASE("under lower the limit of 100 % takes every positive value") {
    const auto cutoffs = find_cutoffs(std::vector<int>{9, 1}, {},
                                      {.limits = {percent(100)}, .crossing = crossing::lower});
    CHECK(cutoffs[0].side == cutoff_side::all);
    CHECK(cutoffs(1) == grade::A);
    CHECK(cutoffs(0) == grade::B);
}

TEST_CASE("where there is no positive value no value stays on the better side") {
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        const auto cutoffs = find_cutoffs(std::vector<int>{0, -4}, {}, {.crossing = rule});
        CHECK(cutoffs[0].side == cutoff_side::none);
        CHECK(!cutoffs[0].value.has_value());
        CHECK(cutoffs(100) == grade::D);
    }
}

TEST_CASE("one more client that is no number is refused") {
    const auto cutoffs = find_cutoffs(std::vector<double>{3, 2, 1});
    CHECK_THROWS_AS((void)cutoffs(std::numeric_limits<double>::quiet_NaN()),
                    vitalfew::invalid_value);
    CHECK_THROWS_AS((void)cutoffs(std::numeric_limits<double>::infinity()),
                    vitalfew::invalid_value);
}

TEST_CASE("cutoffs are equal when they are the same function") {
    const std::vector<int> values{5, 4, 3};
    const std::vector<int> permuted{3, 5, 4};
    CHECK(find_cutoffs(values) == find_cutoffs(permuted));
    CHECK(!(find_cutoffs(values) == find_cutoffs(std::vector<int>{6, 4, 1})));
    CHECK(!(find_cutoffs(values) == find_cutoffs(values, {}, {.crossing = crossing::lower})));
}

TEST_CASE("cutoffs that were stored wrong are refused") {
    using ends = std::vector<cutoff<double>>;
    CHECK_THROWS_WITH_AS(vitalfew::cutoffs<double>(ends(26)),
                         doctest::Contains("26 limits given, but there are only 26 grades"),
                         vitalfew::invalid_limits);
    CHECK_NOTHROW(vitalfew::cutoffs<double>(ends(25)));
    for (const auto side : {cutoff_side::at_least, cutoff_side::above}) {
        CHECK_THROWS_WITH_AS(
            vitalfew::cutoffs<double>(ends{{cutoff_side::at_least, 5.0}, {side, {}}}),
            doctest::Contains("cutoff 2 has no value"), vitalfew::invalid_limits);
        CHECK_THROWS_WITH_AS(
            vitalfew::cutoffs<double>(ends{{side, std::numeric_limits<double>::quiet_NaN()}}),
            doctest::Contains("the first is nan at index 0"), vitalfew::invalid_value);
    }
    CHECK_NOTHROW(vitalfew::cutoffs<double>(ends{{cutoff_side::all, {}}, {cutoff_side::none, {}}}));
}

}  // namespace cutoffs_test

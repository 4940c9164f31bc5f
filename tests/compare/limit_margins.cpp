// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/compare/limit_margins.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

namespace limit_margins_test {

using vitalfew::class_limits;
using vitalfew::limit_margins;
using vitalfew::margin_edges_of;
using vitalfew::percent;
using vitalfew::permille;
using vitalfew::share;

namespace {

constexpr bool edges_are_exact() {
    const auto edges = margin_edges_of(vitalfew::abcd_limits, permille(5));
    const auto thirds = margin_edges_of({share(1, 3), share(2, 3)}, limit_margins{share(1, 6), {}});
    return edges.below == class_limits{permille(795), permille(945), permille(985)} &&
           edges.above == class_limits{permille(805), permille(955), permille(995)} &&
           thirds.below == class_limits{share(1, 6), share(2, 3)} &&
           thirds.above == class_limits{share(1, 2), share(2, 3)};
}
static_assert(edges_are_exact());

}  // namespace

TEST_CASE("the edges around limits are exact") {
    CHECK(edges_are_exact());
    const limit_margins one = percent(1);
    CHECK(one.size() == 1);
    CHECK(one[7] == percent(1));
    CHECK(one == limit_margins{percent(1)});
    const limit_margins three{percent(2), percent(1), permille(5)};
    CHECK(three[2] == permille(5));
    // Of 60 bits: whole numbers that a double would round.
    constexpr std::uint64_t large = std::uint64_t{1} << 60U;
    const auto edges = margin_edges_of({share(large / 2, large + 1)}, share(1, large + 1));
    CHECK(edges.above[0] == share(large / 2 + 1, large + 1));
    CHECK(edges.below[0] == share(large / 2 - 1, large + 1));
}

TEST_CASE("a margin of 0 is valid for every limit, also for 100 %") {
    const class_limits limits{percent(80), percent(100)};
    CHECK(margin_edges_of(limits, share{}).above == limits);
    CHECK(margin_edges_of(limits, share{}).below == limits);
    CHECK(margin_edges_of(limits, limit_margins{percent(1), share{}}).above[0] == percent(81));
    CHECK(margin_edges_of(class_limits{}, percent(1)).above.size() == 0);
}

TEST_CASE("margins that reach too far are refused") {
    CHECK_THROWS_WITH_AS((void)margin_edges_of(vitalfew::abcd_limits, percent(1)),
                         "vitalfew: margin 3 (1 %) about the limit of 99 % reaches up to 100 %, so "
                         "that no client with a value above 0 could pass it: give a smaller one",
                         vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS((void)margin_edges_of({percent(5), percent(50)}, percent(5)),
                         "vitalfew: margin 1 (5 %) about the limit of 5 % reaches down to 0, so "
                         "that no client beyond it could come back: give a smaller one",
                         vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(
        (void)margin_edges_of({percent(50), percent(55)}, limit_margins{percent(20), share{}}),
        "vitalfew: margin 2 (0 %) about the limit of 55 % makes its edges overtake "
        "those of the limit before: give margins that differ less",
        vitalfew::invalid_edges);
    CHECK_THROWS_AS(
        (void)margin_edges_of({percent(50), percent(55)}, limit_margins{share{}, percent(5)}),
        vitalfew::invalid_edges);
    CHECK_THROWS_WITH_AS(
        (void)margin_edges_of(vitalfew::abcd_limits, limit_margins{percent(1), percent(1)}),
        "vitalfew: 2 margins for 3 limits: give one for all limits, or one for each",
        vitalfew::invalid_edges);
    CHECK_THROWS_AS((void)limit_margins(std::initializer_list<share>{}), vitalfew::invalid_edges);
    constexpr std::uint64_t most = (std::numeric_limits<std::uint64_t>::max)();
    CHECK_THROWS_WITH_AS((void)margin_edges_of({share(most / 2, most)}, share(1, most - 1)),
                         "vitalfew: 9223372036854775807/18446744073709551615 and "
                         "1/18446744073709551614 have no common denominator below 2^64: give "
                         "shares of simpler fractions, such as percent(n) or permille(n)",
                         vitalfew::invalid_share);
}

}  // namespace limit_margins_test

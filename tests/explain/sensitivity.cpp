// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/explain/sensitivity.hpp>
#include <vitalfew/explain/standings.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace sensitivity_test {

namespace {

using vitalfew::grade;
using vitalfew::percent;
using vitalfew::permille;
using vitalfew::sensitivity;
using vitalfew::share;
using vitalfew::share_grid;
using vitalfew::standings;

}  // namespace

TEST_CASE("shares around one") {
    const std::vector<share> seven{percent(77), percent(78), percent(79), percent(80),
                                   percent(81), percent(82), percent(83)};
    CHECK(share_grid(percent(80), percent(1), 3) == seven);
    // What would not be above 0, or be above 1, is left out; 1 itself is not.
    const std::vector<share> low{percent(1), percent(3), percent(5), percent(7), percent(9)};
    CHECK(share_grid(percent(5), percent(2), 2) == low);
    CHECK(share_grid(percent(2), percent(2), 1) == std::vector{percent(2), percent(4)});
    CHECK(share_grid(percent(99), permille(5), 3) == std::vector{permille(975), permille(980),
                                                                 permille(985), permille(990),
                                                                 permille(995), permille(1000)});
    CHECK(share_grid(percent(80), share(), 3) == std::vector{percent(80)});
    CHECK(share_grid(percent(80), percent(1), 0) == std::vector{percent(80)});
    CHECK_THROWS_AS(
        (void)share_grid(percent(81), share(1, std::numeric_limits<std::uint64_t>::max() - 1), 1),
        vitalfew::invalid_share);
}

TEST_CASE("numbers and values by where a limit is") {
    // Cumulative: 60, 79, 96, 100.
    const std::vector<int> base{60, 4, 17, 19};
    const auto rows =
        sensitivity(standings(base), grade::A, share_grid(percent(79), percent(1), 1));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].limit == percent(78));
    CHECK(rows[0].result.summary(grade::A).clients == 2);
    CHECK(rows[1].result.summary(grade::A).clients == 2);
    CHECK(rows[2].result.summary(grade::A).clients == 3);
    CHECK(rows[1].result.summary(grade::A).value == 79);
    CHECK(rows[1].result.summary(grade::B).value == 17);
    CHECK(rows[1].result.summary(grade::C).clients == 1);
    CHECK(rows[1].result.summary(grade::A).value_share == percent(79));
    CHECK(rows[2].result.summary(grade::A).client_share == percent(75));
}

TEST_CASE("a limit may not meet the others, nor be one that is not there") {
    const auto table = standings(std::vector<int>{3, 2, 1});
    CHECK_THROWS_AS((void)sensitivity(table, grade::A, std::vector{percent(95)}),
                    vitalfew::invalid_limits);
    CHECK_THROWS_AS((void)sensitivity(table, grade::B, std::vector{percent(80)}),
                    vitalfew::invalid_limits);
    CHECK_THROWS_WITH_AS((void)sensitivity(table, grade::D, std::vector{percent(80)}),
                         "vitalfew: grade number 4 was asked for, but these limits give only 3 "
                         "grades",
                         vitalfew::invalid_grade);
    CHECK(sensitivity(table, grade::A, std::vector<share>{}).empty());
}

TEST_CASE("values that have nothing but < and +") {
    std::vector<vitalfew_test::minimal_money> base;
    for (const std::int64_t value : {60, 4, 17, 19, -2}) {
        base.emplace_back(value);
    }
    const auto rows = sensitivity(standings(base), grade::A, std::vector{percent(79)});
    CHECK(rows[0].result.summary(grade::A).value.value().cents() == 79);
    CHECK(rows[0].result.losses().value.value().cents() == -2);
}

TEST_CASE("each row is what classify says") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::any_values<double>();
        const auto rule = *rc::gen::element(vitalfew::crossing::upper, vitalfew::crossing::lower,
                                            vitalfew::crossing::nearest);
        const auto table = standings(base, {}, {.crossing = rule});
        const auto rows = sensitivity(table, grade::B, share_grid(percent(95), permille(7), 5));
        for (const auto& row : rows) {
            const auto expected = vitalfew::classify(
                base, {}, {.limits = {percent(80), row.limit, percent(99)}, .crossing = rule});
            RC_ASSERT(row.result.cutoffs() == expected.cutoffs());
            for (std::size_t g = 0; g < 4; ++g) {
                RC_ASSERT(row.result.summaries()[g].clients == expected.summaries()[g].clients);
                RC_ASSERT(row.result.summaries()[g].value == expected.summaries()[g].value);
            }
        }
    }));
}

}  // namespace sensitivity_test

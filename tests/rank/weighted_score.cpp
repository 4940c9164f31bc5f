// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/rank/weighted_score.hpp>

#include "inventory.hpp"
#include "support/archetypes.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace weighted_score_test {

namespace {

using vitalfew::criterion_scaling;
using vitalfew::preference_direction;
using vitalfew::weighted_criterion;
using vitalfew::weighted_score;
using vitalfew_test::inventory;
using vitalfew_test::stock_item;

struct client {
    double profit;
    int orders;
    int complaints;
};

const std::vector<client> base{{30, 2, 0}, {20, 10, 4}, {10, 4, 1}};

}  // namespace

TEST_CASE("the weighted mean of what is brought to [0, 1]") {
    // Profit 1, 0.5, 0; orders 0, 1, 0.25; complaints 1, 0, 0.75 (fewer are better).
    const auto scores = weighted_score(
        base, weighted_criterion(4, &client::profit), weighted_criterion(3, &client::orders),
        weighted_criterion(1, &client::complaints, preference_direction::lower_is_better));
    const std::vector<double> expected{5.0 / 8, 5.0 / 8, 1.5 / 8};
    CHECK(scores == expected);
    CHECK(weighted_score(base, weighted_criterion(0.1, &client::profit)) ==
          std::vector<double>{1, 0.5, 0});
}

TEST_CASE("the 47 items of the literature, all criteria alike") {
    // Means of the three scaled criteria by exact fractions.
    const std::array expected{0.461777, 0.879108, 0.484269, 0.308724, 0.395064};
    const auto scores = weighted_score(inventory, weighted_criterion(1, &stock_item::usage),
                                       weighted_criterion(1, &stock_item::cost),
                                       weighted_criterion(1, &stock_item::lead_time));
    double sum = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(std::abs(scores[i] - expected[i]) < 6e-7);
    }
    for (const double score : scores) {
        sum += score;
    }
    CHECK(sum == doctest::Approx(14.276823057691471).epsilon(1e-14));
}

TEST_CASE("a criterion whose ends are farther apart than the largest double") {
    const std::vector<double> values{0x1p1023, -0x1p1023, 0.0, 0x1p1022, -0x1p1021};
    CHECK(weighted_score(values, weighted_criterion(1, std::identity{})) ==
          std::vector<double>{1, 0, 0.5, 0.75, 0.375});
    CHECK(weighted_score(values, weighted_criterion(1, std::identity{},
                                                    preference_direction::lower_is_better)) ==
          std::vector<double>{0, 1, 0.5, 0.25, 0.625});
}

TEST_CASE("weights are refused that say nothing") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(
        (void)weighted_score(base, weighted_criterion(1, &client::profit),
                             weighted_criterion(-2, &client::orders)),
        "vitalfew: weight 2 (-2.000000) is negative or not a number: give 0 or more, and "
        "preference_direction::lower_is_better for a criterion of which less is better",
        vitalfew::invalid_weights);
    CHECK_THROWS_AS((void)weighted_score(base, weighted_criterion(nan, &client::profit)),
                    vitalfew::invalid_weights);
    CHECK_THROWS_AS(
        (void)weighted_score(
            base, weighted_criterion(std::numeric_limits<double>::infinity(), &client::profit)),
        vitalfew::invalid_weights);
    CHECK_THROWS_WITH_AS(
        (void)weighted_score(base, weighted_criterion(0, &client::profit),
                             weighted_criterion(-0.0, &client::orders)),
        "vitalfew: all 2 weights are 0: give a weight above 0 to one criterion at least",
        vitalfew::invalid_weights);
}

TEST_CASE("only proportions of weights count, from end to end of the range") {
    const auto score = [](double unit) {
        return weighted_score(base, weighted_criterion(unit, &client::profit),
                              weighted_criterion(unit / 2, &client::orders));
    };
    const auto expected = score(1);
    CHECK(score(std::ldexp(1.0, 1023)) == expected);
    CHECK(score(std::ldexp(1.0, -1070)) == expected);
    // A criterion of weight 0 adds nothing.
    CHECK(weighted_score(base, weighted_criterion(2, &client::profit),
                         weighted_criterion(1, &client::orders),
                         weighted_criterion(0, &client::complaints)) == expected);
}

TEST_CASE("products are added without rounding") {
    const double a = 1 + std::ldexp(1.0, -30);
    vitalfew::exact_sum<double> sum;
    vitalfew::detail::add_product(sum, a, a);
    sum -= 1 + std::ldexp(1.0, -29);
    CHECK(sum == std::ldexp(1.0, -60));
}

TEST_CASE("who is best in everything has 1, also where numbers are not round") {
    const std::vector<client> clients{{0.3, 7, 0}, {0.1, 1, 9}, {0.7, 31, -4}, {0.2, 2, 3}};
    const auto scores = weighted_score(
        clients, weighted_criterion(0.1, &client::profit), weighted_criterion(0.7, &client::orders),
        weighted_criterion(0.3, &client::complaints, preference_direction::lower_is_better,
                           criterion_scaling::by_rank));
    CHECK(scores[2] == 1);
    CHECK(scores[1] == 0);
}

TEST_CASE("nobody, and values that are no numbers") {
    CHECK(weighted_score(std::vector<client>{}, weighted_criterion(1, &client::profit)).empty());
    const std::vector<client> bad{{1, 1, 0}, {std::numeric_limits<double>::infinity(), 1, 0}};
    CHECK_THROWS_AS((void)weighted_score(bad, weighted_criterion(1, &client::orders),
                                         weighted_criterion(0, &client::profit)),
                    vitalfew::invalid_value);
}

TEST_CASE("proxies without a size") {
    const std::array<std::int64_t, 3> values{4, 8, 6};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const auto value = [](const auto& c) { return c.value; };
    CHECK(weighted_score(clients, weighted_criterion(3, value)) == std::vector<double>{0, 1, 0.5});
}

TEST_CASE("to the bit the same in whatever order clients and criteria stand") {
    CHECK(rc::check([] {
        const auto draws = *rc::gen::container<std::vector<std::array<int, 3>>>(
            rc::gen::container<std::array<int, 3>>(rc::gen::arbitrary<int>()));
        const auto weights = *rc::gen::container<std::array<double, 3>>(
            rc::gen::map(rc::gen::inRange(1, 1000), [](int n) { return n / 7.0; }));
        std::vector<client> clients;
        for (const auto& [profit, orders, complaints] : draws) {
            clients.push_back({profit / 3.0, orders, complaints});
        }
        const weighted_criterion profit(weights[0], &client::profit);
        const weighted_criterion orders(weights[1], &client::orders,
                                        preference_direction::lower_is_better);
        const weighted_criterion complaints(weights[2], &client::complaints,
                                            preference_direction::higher_is_better,
                                            criterion_scaling::by_rank);
        const auto scores = weighted_score(clients, profit, orders, complaints);
        RC_ASSERT(weighted_score(clients, orders, complaints, profit) == scores);
        RC_ASSERT(weighted_score(clients, complaints, orders, profit) == scores);
        std::ranges::reverse(clients);
        auto reversed = weighted_score(clients, profit, orders, complaints);
        std::ranges::reverse(reversed);
        RC_ASSERT(reversed == scores);
        for (const double score : scores) {
            RC_ASSERT(score >= 0 && score <= 1);
        }
    }));
}

}  // namespace weighted_score_test

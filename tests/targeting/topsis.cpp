// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/targeting/number_scores.hpp>
#include <vitalfew/targeting/target_profile.hpp>
#include <vitalfew/targeting/topsis.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <vector>

namespace topsis_test {

using vitalfew::preference_direction;
using vitalfew::weighted_criterion;
using vitalfew::targeting::topsis;

namespace {

struct aircraft {
    double speed;
    int range;
    int payload;
    double cost;
    int reliability;
    int manoeuvre;
};

struct client {
    double profit;
    std::int64_t orders;
    int complaints;
};

}  // namespace

// C. L. Hwang and K. Yoon, "Multiple Attribute Decision Making" (1981): four fighters, by six criteria of which the
// cost is to be low. Printed with three decimals; further digits: 60 decimals throughout.
TEST_CASE("the fighter aircraft of Hwang and Yoon") {
    const std::vector<aircraft> fighters{{2.0, 1500, 20000, 5.5, 5, 9},
                                         {2.5, 2700, 18000, 6.5, 3, 5},
                                         {1.8, 2000, 21000, 4.5, 7, 7},
                                         {2.2, 1800, 20000, 5.0, 5, 5}};
    const auto closeness = topsis(
        fighters, weighted_criterion(0.2, &aircraft::speed),
        weighted_criterion(0.1, &aircraft::range), weighted_criterion(0.1, &aircraft::payload),
        weighted_criterion(0.1, &aircraft::cost, preference_direction::lower_is_better),
        weighted_criterion(0.2, &aircraft::reliability),
        weighted_criterion(0.3, &aircraft::manoeuvre));
    const std::array printed{0.643, 0.268, 0.613, 0.312};
    const std::array exact{0.6432770005532701, 0.2683835677194119, 0.6135422900072309,
                           0.31229106558175435};
    REQUIRE(closeness.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        // The book rounds after each step, and so comes to 0.613 and not to 0.614.
        CHECK(std::abs(closeness[i] - printed[i]) <= 6e-4);
        CHECK(std::abs(closeness[i] - exact[i]) <= 1e-15);
    }
}

TEST_CASE("the best and the worst in everything, and nobody to be told apart") {
    const std::vector<client> base{{30, 10, 0}, {10, 2, 9}, {20, 4, 3}};
    const auto closeness =
        topsis(base, weighted_criterion(3, &client::profit), weighted_criterion(2, &client::orders),
               weighted_criterion(1, &client::complaints, preference_direction::lower_is_better));
    CHECK(closeness[0] == 1);
    CHECK(closeness[1] == 0);
    CHECK(closeness[2] > 0);
    CHECK(closeness[2] < 1);
    const std::vector<client> alike{{7, 7, 7}, {7, 7, 7}};
    CHECK(topsis(alike, weighted_criterion(1, &client::profit),
                 weighted_criterion(1, &client::orders)) == std::vector<double>{0, 0});
    CHECK(topsis(std::vector<client>{{0, 0, 0}, {0, 0, 0}},
                 weighted_criterion(1, &client::profit)) == std::vector<double>{0, 0});
    CHECK(topsis(std::vector<client>{}, weighted_criterion(1, &client::profit)).empty());
}

TEST_CASE("numbers of any size, of any type, and below 0") {
    const auto of = [](std::vector<double> values) {
        return topsis(values, weighted_criterion(1, std::identity{}));
    };
    CHECK(of({1e300, -1e300, 0}) == std::vector<double>{1, 0, 0.5});
    CHECK(of({4e-310, 0, 2e-310}) == std::vector<double>{1, 0, 0.5});
    const std::vector<vitalfew_test::money> money{
        vitalfew_test::money(100), vitalfew_test::money(300), vitalfew_test::money(200)};
    CHECK(topsis(money, weighted_criterion(5, std::identity{})) == std::vector<double>{0, 1, 0.5});
    const std::array<std::int64_t, 3> values{4, 8, 6};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    CHECK(topsis(clients, weighted_criterion(3, [](const auto& c) { return c.value; })) ==
          std::vector<double>{0, 1, 0.5});
}

TEST_CASE("what topsis cannot use is refused") {
    const std::vector<client> base{{30, 10, 0}, {std::numeric_limits<double>::infinity(), 2, 9}};
    CHECK_THROWS_AS((void)topsis(base, weighted_criterion(1, &client::orders),
                                 weighted_criterion(1, &client::profit)),
                    vitalfew::invalid_value);
    CHECK_THROWS_AS((void)topsis(base, weighted_criterion(-1, &client::orders)),
                    vitalfew::invalid_weights);
    CHECK_THROWS_AS((void)topsis(base, weighted_criterion(0, &client::orders)),
                    vitalfew::invalid_weights);
    CHECK_THROWS_WITH_AS(
        (void)topsis(base,
                     weighted_criterion(1, &client::orders, preference_direction::higher_is_better,
                                        vitalfew::criterion_scaling::by_rank)),
        "vitalfew: topsis was given a criterion with criterion_scaling::by_rank, but divides by "
        "the length "
        "of all numbers instead: leave the scaling out, or use weighted_score",
        vitalfew::invalid_profile);
}

TEST_CASE("by the scores of a target profile") {
    struct prospect {
        int size;
        std::optional<int> interest;
    };
    const std::vector<prospect> prospects{{100, 5}, {0, 0}, {50, std::nullopt}};
    const auto profile_with = [](vitalfew::targeting::missing_judgement missing) {
        return vitalfew::targeting::target_profile<prospect>(
            {vitalfew::targeting::objective("size", 3, &prospect::size,
                                            vitalfew::targeting::linear_score(0, 100)),
             vitalfew::targeting::subjective("interest", 1, &prospect::interest,
                                             vitalfew::targeting::linear_score(0, 5))},
            {.vetoes = {}, .missing = missing});
    };
    const auto neutral =
        topsis(prospects, profile_with(vitalfew::targeting::missing_judgement::counts_as_neutral));
    CHECK(neutral == std::vector<double>{1, 0, 0.5});
    const auto zero =
        topsis(prospects, profile_with(vitalfew::targeting::missing_judgement::counts_as_zero));
    CHECK(zero[2] < 0.5);
    CHECK_THROWS_AS(
        (void)topsis(prospects, profile_with(vitalfew::targeting::missing_judgement::drops_out)),
        vitalfew::invalid_profile);
}

TEST_CASE("to the bit the same in whatever order clients and criteria stand, and for weights in "
          "proportion") {
    CHECK(rc::check([] {
        const auto draws = *rc::gen::container<std::vector<std::array<int, 3>>>(
            rc::gen::container<std::array<int, 3>>(rc::gen::arbitrary<int>()));
        std::vector<client> clients;
        for (const auto& [profit, orders, complaints] : draws) {
            clients.push_back({profit / 3.0, orders, complaints});
        }
        const auto weight = [] { return *rc::gen::inRange(1, 1000) * 1.0; };
        const std::array<double, 3> w{weight(), weight(), weight()};
        const auto closeness = [&](double unit) {
            return topsis(clients, weighted_criterion(w[0] * unit, &client::profit),
                          weighted_criterion(w[1] * unit, &client::orders,
                                             preference_direction::lower_is_better),
                          weighted_criterion(w[2] * unit, &client::complaints));
        };
        const auto found = closeness(1);
        RC_ASSERT(closeness(7) == found);
        RC_ASSERT(topsis(clients, weighted_criterion(w[2], &client::complaints),
                         weighted_criterion(w[0], &client::profit),
                         weighted_criterion(w[1], &client::orders,
                                            preference_direction::lower_is_better)) == found);
        for (const double each : found) {
            RC_ASSERT(each >= 0);
            RC_ASSERT(each <= 1);
        }
        std::reverse(clients.begin(), clients.end());
        auto reversed = closeness(1);
        std::reverse(reversed.begin(), reversed.end());
        RC_ASSERT(reversed == found);
    }));
}

}  // namespace topsis_test

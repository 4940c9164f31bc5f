// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/rank/ng_score.hpp>
#include <vitalfew/rank/top.hpp>

#include "inventory.hpp"
#include "support/archetypes.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace ng_score_test {

namespace {

using vitalfew::criterion;
using vitalfew::criterion_scaling;
using vitalfew::ng_score;
using vitalfew::preference_direction;
using vitalfew_test::inventory;
using vitalfew_test::stock_item;

struct client {
    double profit;
    int orders;
    int complaints;
};

}  // namespace

TEST_CASE("the 47 items of the literature") {
    // Ng's order of importance: usage, cost, lead time. The scores were computed from the data by exact
    // fractions, with nothing but the formula of the paper.
    const std::array expected{1.000000, 0.985328, 0.861826, 0.815816, 0.593855, 0.500629, 0.480567,
                              0.449614, 0.526395, 0.584014, 0.180528, 0.306206, 0.523780, 0.442680,
                              0.266141, 0.220969, 0.221068, 0.382576, 0.322391, 0.278781, 0.223154,
                              0.288716, 0.322406, 0.178178, 0.107597, 0.175780, 0.219294, 0.413523,
                              0.557516, 0.141248, 0.341960, 0.144189, 0.304285, 0.345993, 0.210341,
                              0.177098, 0.269844, 0.218711, 0.316237, 0.357999, 0.082524, 0.111429,
                              0.264494, 0.182677, 0.381488, 0.149834, 0.227656};
    const auto scores = ng_score(inventory, criterion(&stock_item::usage),
                                 criterion(&stock_item::cost), criterion(&stock_item::lead_time));
    REQUIRE(scores.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(std::abs(scores[i] - expected[i]) < 6e-7);
    }
    const std::vector<std::size_t> best{0, 1, 2, 3, 4, 9, 28, 8, 12, 5};
    CHECK(vitalfew::top(scores, 10) == best);
}

TEST_CASE("the best of the means of the first criteria") {
    // Brought to [0, 1]: profit 1, 0.5, 0; orders 0, 1, 0.25; complaints 1, 0, 0.75 (fewer are better).
    const std::vector<client> base{{30, 2, 0}, {20, 10, 4}, {10, 4, 1}};
    const auto scores =
        ng_score(base, criterion(&client::profit), criterion(&client::orders),
                 criterion(&client::complaints, preference_direction::lower_is_better));
    // 1, 1/2, 2/3; then 1/2, 3/4, 1/2; then 0, 1/8, 1/3.
    CHECK(scores[0] == 1);
    CHECK(scores[1] == 0.75);
    CHECK(scores[2] == 1.0 / 3);
    const auto other =
        ng_score(base, criterion(&client::complaints, preference_direction::lower_is_better),
                 criterion(&client::orders), criterion(&client::profit));
    CHECK(other[2] == 0.75);
    CHECK(other[1] == 0.5);
}

TEST_CASE("by rank, outliers do not matter") {
    const std::vector<client> base{{1e300, 1, 0}, {3, 1, 0}, {3, 1, 0}, {-5, 1, 0}};
    const auto scores =
        ng_score(base, criterion(&client::profit, preference_direction::higher_is_better,
                                 criterion_scaling::by_rank));
    const std::vector<double> expected{1, 0.5, 0.5, 0};
    CHECK(scores == expected);
    const auto reversed =
        ng_score(base, criterion(&client::profit, preference_direction::lower_is_better,
                                 criterion_scaling::by_rank));
    const std::vector<double> expected_reversed{0, 0.5, 0.5, 1};
    CHECK(reversed == expected_reversed);
}

TEST_CASE("what is the same for everybody is 0") {
    const std::vector<client> base{{7, 1, 0}, {7, 1, 0}};
    for (const criterion_scaling how : {criterion_scaling::min_max, criterion_scaling::by_rank}) {
        for (const preference_direction which :
             {preference_direction::higher_is_better, preference_direction::lower_is_better}) {
            const auto scores = ng_score(base, criterion(&client::profit, which, how));
            CHECK(scores == std::vector<double>{0, 0});
        }
    }
    const std::vector<client> one{{7, 1, 0}};
    CHECK(ng_score(one, criterion(&client::profit, preference_direction::higher_is_better,
                                  criterion_scaling::by_rank))
              .front() == 0);
    CHECK(ng_score(std::vector<client>{}, criterion(&client::profit)).empty());
}

TEST_CASE("values that are no numbers are refused") {
    const std::vector<client> base{{7, 1, 0}, {std::numeric_limits<double>::quiet_NaN(), 1, 0}};
    for (const criterion_scaling how : {criterion_scaling::min_max, criterion_scaling::by_rank}) {
        CHECK_THROWS_AS(
            (void)ng_score(base, criterion(&client::orders),
                           criterion(&client::profit, preference_direction::higher_is_better, how)),
            vitalfew::invalid_value);
    }
}

TEST_CASE("any kind of clients and scalable values, up to their ends") {
    const std::array<std::int64_t, 3> values{std::numeric_limits<std::int64_t>::min(), 0,
                                             std::numeric_limits<std::int64_t>::max()};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const auto integer = [](const auto& c) { return c.value; };
    const auto money = [](const auto& c) { return vitalfew_test::money(c.value); };
    const auto sum = [](const auto& c) { return vitalfew::exact_sum<std::int64_t>(c.value); };
    const std::vector<double> expected{0, 0.5, 1};
    CHECK(ng_score(clients, criterion(integer)) == expected);
    CHECK(ng_score(clients, criterion(money)) == expected);
    CHECK(ng_score(clients, criterion(sum)) == expected);
    const double most = std::numeric_limits<double>::max();
    const std::vector<double> floating{-most, 0, most};
    CHECK(ng_score(floating, criterion(std::identity{})) == expected);
    static_assert(!vitalfew::measurable_value<vitalfew_test::minimal_money>);
}

TEST_CASE("as Ng defines it, in whatever order clients stand") {
    CHECK(rc::check([] {
        const auto draws = *rc::gen::container<std::vector<std::array<int, 3>>>(
            rc::gen::container<std::array<int, 3>>(rc::gen::inRange(-50, 50)));
        std::vector<client> base;
        for (const auto& [profit, orders, complaints] : draws) {
            base.push_back({static_cast<double>(profit), orders, complaints});
        }
        const auto score = [](const std::vector<client>& clients) {
            return ng_score(clients, criterion(&client::profit), criterion(&client::orders),
                            criterion(&client::complaints, preference_direction::lower_is_better));
        };
        const auto scores = score(base);
        const auto scaled = [&base](auto value, const client& c) {
            const auto [least, most] = std::ranges::minmax(base, {}, value);
            const double low = std::invoke(value, least);
            const double high = std::invoke(value, most);
            return high == low ? 0.0 : (std::invoke(value, c) - low) / (high - low);
        };
        const bool complaints_vary =
            !base.empty() && std::ranges::any_of(base, [&base](const client& c) {
                return c.complaints != base.front().complaints;
            });
        for (std::size_t i = 0; i < base.size(); ++i) {
            const double first = scaled(&client::profit, base[i]);
            const double second = scaled(&client::orders, base[i]);
            const double third = complaints_vary ? 1 - scaled(&client::complaints, base[i]) : 0.0;
            const double best =
                std::max({first, (first + second) / 2, (first + second + third) / 3});
            RC_ASSERT(std::abs(scores[i] - best) < 1e-14);
        }
        std::ranges::reverse(base);
        auto reversed = score(base);
        std::ranges::reverse(reversed);
        RC_ASSERT(reversed == scores);
    }));
}

}  // namespace ng_score_test

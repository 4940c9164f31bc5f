// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/effort_by.hpp>
#include <vitalfew/core/grade.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace effort_by_test {

using vitalfew::effort_by;
using vitalfew::grade;
using vitalfew::percent;
using vitalfew::share;

namespace {

struct client {
    int visits;
    double profit;
};

}  // namespace

TEST_CASE("the share of effort against the share of value") {
    const std::vector<client> base{{10, 600}, {2, 200}, {6, 150}, {2, 50}, {20, -80}};
    const std::vector<grade> grades{grade::A, grade::A, grade::B, grade::C, grade::C};
    const auto table = effort_by(grades, base, &client::visits, &client::profit);
    REQUIRE(table.rows().size() == 3);
    CHECK(table.clients() == 5);
    CHECK(table.effort() == 40);
    CHECK(table.value() == 1000.0);
    const auto c = table.row(grade::C);
    REQUIRE(c.has_value());
    CHECK(c->clients == 2);
    CHECK(c->client_share == percent(40));
    CHECK(c->effort_share == percent(55));
    CHECK(c->value_share == percent(5));
    CHECK(c->ratio() == 0.55 / 0.05);
    CHECK(c->balance() == std::strong_ordering::greater);
    CHECK(table.row(grade::A)->balance() == std::strong_ordering::less);
    CHECK(table.row(grade::B)->balance() == std::strong_ordering::equal);
    CHECK(table.row(grade::B)->ratio() == 1.0);
    CHECK(!table.row(grade::D).has_value());
    CHECK(effort_by(grades, base, &client::visits, &client::profit).rows().size() == 3);
}

TEST_CASE("effort without value, value without effort, and neither") {
    const std::vector<client> base{{10, 0}, {0, 5}};
    const auto table = effort_by(std::array{1, 2}, base, &client::visits, &client::profit);
    CHECK(!table.row(1)->ratio().has_value());
    CHECK(table.row(1)->balance() == std::strong_ordering::greater);
    CHECK(table.row(2)->ratio() == 0.0);
    CHECK(table.row(2)->balance() == std::strong_ordering::less);
    const auto idle = effort_by(std::array{1, 2}, std::vector<client>{{0, 0}, {0, 5}},
                                &client::visits, &client::profit);
    CHECK(idle.row(1)->balance() == std::strong_ordering::equal);
    CHECK(idle.row(2)->balance() == std::strong_ordering::less);
    const auto vain =
        effort_by(std::array{1}, std::vector<client>{{1, -1}}, &client::visits, &client::profit);
    CHECK(vain.row(1)->balance() == std::strong_ordering::greater);
    CHECK(effort_by(std::vector<int>{}, std::vector<client>{}, &client::visits, &client::profit)
              .rows()
              .empty());
}

TEST_CASE("any labels, hours and money are accepted") {
    const std::vector<std::string> districts{"north", "south", "north"};
    const std::array<std::int64_t, 3> amounts{7, 2, 1};
    vitalfew_test::bare_forward_range range(amounts.data(), amounts.size());
    using proxy = vitalfew_test::bare_forward_range::proxy;
    const auto table = effort_by(
        districts, range, [](proxy p) { return static_cast<double>(p.value) * 0.25; },
        [](proxy p) { return vitalfew_test::money(p.value); });
    CHECK(table.rows()[0].label == "north");
    CHECK(table.rows()[0].effort == 2.0);
    CHECK(table.rows()[0].balance() == std::strong_ordering::equal);
}

TEST_CASE("invalid efforts are refused") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    struct visited {
        double hours;
        double profit;
    };
    const auto of = [](const std::vector<visited>& base) {
        return effort_by(std::vector<int>(base.size()), base, &visited::hours, &visited::profit);
    };
    CHECK_THROWS_WITH_AS(of({{1, 1}, {-1, 1}, {nan, 1}}),
                         "vitalfew: 2 efforts are negative, NaN or infinite; the first is that of "
                         "client 1: give 0 where nothing was spent, and correct the others",
                         vitalfew::invalid_value);
    CHECK_THROWS_WITH_AS(of({{-1, 1}}), doctest::Contains("1 effort is negative"),
                         vitalfew::invalid_value);
    CHECK_THROWS_WITH_AS(of({{-0.0, nan}, {1, 1}}), doctest::Contains("1 value is NaN or infinite"),
                         vitalfew::invalid_value);
    try {
        (void)of({{1, 1}, {1, 1}, {nan, nan}, {-3, 1}});
        FAIL("not refused");
    } catch (const vitalfew::invalid_value& e) {
        CHECK(e.count() == 2);
        CHECK(e.first_index() == 2);
    }
    const std::vector<client> base{{1, 1}, {1, 1}};
    CHECK_THROWS_WITH_AS(effort_by(std::array{1}, base, &client::visits, &client::profit),
                         doctest::Contains("labels and clients have 1 and 2 entries"),
                         vitalfew::unequal_lengths);
    CHECK_THROWS_WITH_AS(effort_by(std::array{1, 2, 3}, base, &client::visits, &client::profit),
                         doctest::Contains("have 3 and 2 entries"), vitalfew::unequal_lengths);
}

TEST_CASE("the balance agrees with fractions, and parts add up") {
    CHECK(rc::check([] {
        const auto drawn = *rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(0, 9), rc::gen::inRange(-3, 9)));
        std::vector<client> base;
        std::vector<int> labels;
        std::int64_t all_effort = 0;
        std::int64_t all_value = 0;
        for (const auto& [visits, profit] : drawn) {
            labels.push_back(*rc::gen::inRange(0, 3));
            base.push_back({visits, std::ldexp(profit, -1000)});
            all_effort += visits;
            all_value += profit > 0 ? profit : 0;
        }
        const auto table = effort_by(labels, base, &client::visits, &client::profit);
        std::size_t clients = 0;
        for (const auto& row : table.rows()) {
            std::int64_t effort = 0;
            std::int64_t value = 0;
            for (std::size_t i = 0; i < labels.size(); ++i) {
                if (labels[i] == row.label) {
                    ++clients;
                    effort += drawn[i].first;
                    value += drawn[i].second > 0 ? drawn[i].second : 0;
                }
            }
            RC_ASSERT(row.effort == static_cast<int>(effort));
            const auto left = all_effort == 0 ? 0 : effort * (all_value == 0 ? 1 : all_value);
            const auto right = all_value == 0 ? 0 : value * (all_effort == 0 ? 1 : all_effort);
            RC_ASSERT(row.balance() == (left <=> right));
        }
        RC_ASSERT(clients == base.size());
    }));
}

}  // namespace effort_by_test

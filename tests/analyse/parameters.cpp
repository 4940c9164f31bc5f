// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The parameters of a question, and the limits of the analysis, reach the function that answers. Each case also
// checks that the default gives another result, so that a lost parameter is noticed.

#include <vitalfew/analyse/analyse.hpp>
#include <vitalfew/analyse/ask_change.hpp>
#include <vitalfew/analyse/ask_clients.hpp>
#include <vitalfew/analyse/ask_grades.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace parameters_test {

namespace ask = vitalfew::ask;
using namespace std::chrono;
using vitalfew::analyse;
using vitalfew::grade;
using vitalfew::percent;

namespace {

struct client {
    int key = 0;
    std::int64_t profit = 0;
    int region = 0;
    int parent = 0;
};

std::vector<client> any_base(std::size_t size, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<client> base(size);
    for (std::size_t i = 0; i < size; ++i) {
        const int key = static_cast<int>(i);
        base[i] = {key, static_cast<std::int64_t>(random() % 400) + 1,
                   static_cast<int>(random() % 3), key};
    }
    return base;
}

struct deal {
    int client = 0;
    std::int64_t amount = 0;
    sys_days day{};
};

std::vector<deal> any_deals(std::size_t size, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<deal> deals(size);
    for (deal& it : deals) {
        it = {static_cast<int>(random() % 40), static_cast<std::int64_t>(random() % 900) + 1,
              sys_days(2026y / 1 / 1) + days(random() % 180)};
    }
    return deals;
}

const vitalfew::deal_fields fields(&deal::client, &deal::amount, &deal::day);

}  // namespace

TEST_CASE(
    "steady grades are under the limits and the rule of the analysis, with the margin asked for") {
    const auto base = any_base(200, 1);
    const auto past = [](const client& it) { return it.region == 0 ? grade::A : grade::C; };
    const vitalfew::limit_margins wide(vitalfew::permille(9));
    const auto effective = [&](const vitalfew::hysteresis_options& options) {
        std::vector<grade> grades;
        const auto steady =
            vitalfew::classify_with_hysteresis(base, &client::profit, past, options);
        for (const vitalfew::steady_grade& it : steady.grades()) {
            grades.push_back(it.effective);
        }
        return grades;
    };
    const auto lower = vitalfew::crossing::lower;
    const auto analysis =
        analyse(base, &client::profit, {.limits = vitalfew::abc_limits, .crossing = lower},
                ask::steady_grades(past, {.margin = wide}));
    const auto expected =
        effective({.limits = vitalfew::abc_limits, .crossing = lower, .margin = wide});
    CHECK(std::ranges::equal(analysis[ask::steady_grades].grades(), expected, {},
                             &vitalfew::steady_grade::effective));
    CHECK(expected != effective({.crossing = lower, .margin = wide}));
    CHECK(expected != effective({.limits = vitalfew::abc_limits, .margin = wide}));
    CHECK(expected != effective({.limits = vitalfew::abc_limits, .crossing = lower}));
}

TEST_CASE("places within groups use the given rule of ties") {
    const auto base = any_base(200, 2);
    const auto analysis = analyse(base, &client::profit, {},
                                  ask::group_places(&client::region, vitalfew::ties::dense));
    const auto places = analysis[ask::group_places].places();
    CHECK(std::ranges::equal(
        places,
        vitalfew::rank_by(base, &client::region, &client::profit, vitalfew::ties::dense).places()));
    CHECK_FALSE(std::ranges::equal(
        places, vitalfew::rank_by(base, &client::region, &client::profit).places()));
}

TEST_CASE("dominance uses the given share") {
    const auto deals = any_deals(120, 3);
    const auto analysis = analyse(deals, fields, {}, ask::dominance({}, percent(80)));
    const auto clients = vitalfew::collect_clients(deals, fields);
    const auto dominated = [&](const vitalfew::share& least) {
        return vitalfew::find_dominance(clients, vitalfew::largest_deal, vitalfew::client_value,
                                        least)
            .labels;
    };
    CHECK(analysis[ask::dominance].labels == dominated(percent(80)));
    CHECK(dominated(percent(80)) != dominated(vitalfew::default_dominance));
}

TEST_CASE("XYZ classes use the given limits and deviation") {
    const auto deals = any_deals(600, 4);
    const vitalfew::calendar_grid months(
        vitalfew::period(sys_days(2026y / 1 / 1), sys_days(2026y / 7 / 1)),
        vitalfew::calendar_unit::month);
    const vitalfew::xyz_options strict{.limits = vitalfew::xyz_limits(percent(30), percent(60))};
    const auto analysis = analyse(deals, fields, {}, ask::xyz(months, strict));
    const auto series = vitalfew::collect_demand(deals, fields, months);
    const auto classes = analysis[ask::xyz].xyz.classes();
    CHECK(std::ranges::equal(classes, vitalfew::xyz_analysis(series, strict).classes()));
    CHECK_FALSE(std::ranges::equal(classes, vitalfew::xyz_analysis(series).classes()));
}

TEST_CASE("the shift of grades uses the given number of deals") {
    const auto deals = any_deals(120, 5);
    const auto analysis = analyse(deals, fields, {}, ask::grade_shift({}, 4));
    const auto clients = vitalfew::collect_clients(deals, fields);
    const auto repeat_clients = [&](std::uint64_t min_deals) {
        return vitalfew::grade_shift(clients, vitalfew::deal_count{}, vitalfew::client_value,
                                     {.min_deals = min_deals})
            .after()
            .size();
    };
    CHECK(analysis[ask::grade_shift].after().size() == repeat_clients(4));
    CHECK(repeat_clients(4) != repeat_clients(vitalfew::default_min_deals));
}

TEST_CASE("a client known from before the earlier analysis has returned") {
    const std::vector<client> earlier{{.key = 1, .profit = 5}};
    const std::vector<client> base{{.key = 1, .profit = 5}, {.key = 2, .profit = 4}};
    const auto before = vitalfew::classify(earlier, &client::profit);
    const auto moved = [&](auto... known) {
        const auto analysis = analyse(
            base, &client::profit, {},
            ask::migration(vitalfew::keyed_analysis(earlier, &client::key, &client::profit, before),
                           &client::key, known...));
        return std::ranges::count_if(analysis[ask::migration].moves(), [](const auto& move) {
            return move.kind == vitalfew::migration_kind::returned;
        });
    };
    CHECK(moved([](int key) { return key == 2; }) == 1);
    CHECK(moved() == 0);
}

TEST_CASE("a parent outside of the base is refused, unless its client may stand alone") {
    std::vector<client> base = any_base(5, 6);
    base[3].parent = 99;
    CHECK_THROWS_AS(
        (void)analyse(base, &client::profit, {}, ask::companies(&client::key, &client::parent)),
        vitalfew::unknown_key);
    const auto analysis = analyse(
        base, &client::profit, {},
        ask::companies(&client::key, &client::parent, vitalfew::unknown_parent::stands_alone));
    CHECK(analysis[ask::companies].groups().size() == 5);
}

}  // namespace parameters_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/lifetime.hpp>
#include <vitalfew/clients/collect_clients.hpp>

#include "support/cdnow.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace lifetime_test {

using std::chrono::days;
using vitalfew::client_lifetime;
using vitalfew::client_lifetimes;
using namespace std::chrono_literals;

namespace {

struct deal {
    int client;
    int amount;
    vitalfew::date day;
};

auto profiles_of(const std::vector<deal>& deals, const vitalfew::collect_options& options = {}) {
    return vitalfew::collect_clients(
        deals, vitalfew::deal_fields(&deal::client, &deal::amount, &deal::day), options);
}

}  // namespace

TEST_CASE("repeat frequency, recency and age in days") {
    // The figures of the tests of the Python package lifetimes for the same six deals.
    const auto profiles = profiles_of({{1, 1, 2015y / 2 / 1},
                                       {1, 1, 2015y / 2 / 6},
                                       {2, 1, 2015y / 1 / 1},
                                       {3, 1, 2015y / 1 / 1},
                                       {3, 1, 2015y / 1 / 2},
                                       {3, 1, 2015y / 1 / 5}});
    const auto result = client_lifetimes(profiles, 2015y / 2 / 7);
    REQUIRE(result.size() == 3);
    CHECK(result[0] == client_lifetime{1, days(5), days(6)});
    CHECK(result[1] == client_lifetime{0, days(0), days(37)});
    CHECK(result[2] == client_lifetime{2, days(4), days(37)});
}

TEST_CASE("deals of one day are one purchase, and returns are not purchases") {
    const auto profiles = profiles_of({{1, 5, 2026y / 1 / 1},
                                       {1, 5, 2026y / 1 / 1},
                                       {1, -5, 2026y / 3 / 1},
                                       {2, -5, 2026y / 1 / 1}},
                                      {.returns = vitalfew::return_rule::negative_deals});
    const auto result = client_lifetimes(profiles, 2026y / 1 / 11);
    CHECK(result[0] == client_lifetime{0, days(0), days(10)});
    CHECK(!result[1].has_value());
    CHECK(client_lifetimes(profiles_of({}), 2026y / 1 / 1).empty());
}

TEST_CASE("an as-of date before a last deal is refused") {
    const auto profiles = profiles_of({{1, 5, 2026y / 1 / 1}, {2, 5, 2026y / 1 / 3}});
    CHECK_THROWS_WITH_AS(
        client_lifetimes(profiles, 2026y / 1 / 2),
        doctest::Contains("2026-01-02 is before 2026-01-03, the last deal of client 1"),
        vitalfew::invalid_date);
    CHECK(client_lifetimes(profiles, 2026y / 1 / 3)[1] == client_lifetime{});
}

TEST_CASE(
    "an as-of date outside of the calendar is refused, as the end of a period without an end is") {
    const auto profiles = profiles_of({{1, 5, 1960y / 1 / 1}, {1, 5, 1960y / 2 / 1}});
    for (const vitalfew::date as_of : {vitalfew::period().to(), vitalfew::period().from()}) {
        CHECK_THROWS_WITH_AS(client_lifetimes(profiles, as_of),
                             doctest::Contains("is outside of the calendar"),
                             vitalfew::invalid_date);
    }
}

TEST_CASE("profiles whose days contradict each other, or are missing, are refused") {
    auto profiles = profiles_of({{1, 5, 2026y / 1 / 1}, {2, 5, 2026y / 1 / 3}});
    const auto refused = [&profiles](const char* what) {
        CHECK_THROWS_WITH_AS(client_lifetimes(profiles, 2026y / 2 / 1), doctest::Contains(what),
                             vitalfew::invalid_date);
    };
    const auto good = profiles;
    profiles[1].active_days = std::nullopt;
    refused("client 1 has deals but no number of days with one: collect the profiles with");
    profiles[1].active_days = 0;
    refused("client 1 has deals but no number of days");
    profiles = good;
    profiles[1].first_deal = 2026y / 1 / 4;
    refused("the first deal of client 1, on 2026-01-04, is after its last, on 2026-01-03");
    profiles[1].first_deal = (vitalfew::date::min)();
    refused("the day of a deal of client 1, day -");
    profiles[1].last_deal = (vitalfew::date::min)();
    refused("is outside of the calendar");
}

TEST_CASE("lifetimes of the CDNOW sample") {
    // Summed by a separate script (Python, datetime).
    const auto result = client_lifetimes(vitalfew_test::cdnow_profiles(), 1998y / 7 / 1);
    std::uint64_t frequency = 0;
    days recency{0};
    days age{0};
    for (const auto& life : result) {
        frequency += life->frequency;
        recency += life->recency;
        age += life->age;
    }
    CHECK(frequency == 4339);
    CHECK(recency == days(307'464));
    CHECK(age == days(1'185'597));
}

}  // namespace lifetime_test

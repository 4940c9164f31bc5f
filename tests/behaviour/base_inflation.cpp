// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/base_inflation.hpp>

#include "support/cdnow.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <vector>

namespace base_inflation_test {

using vitalfew::base_inflation;
using vitalfew::percent;
using vitalfew::share;

namespace {

struct client {
    int orders;
    double profit;
};

}  // namespace

TEST_CASE("one-off clients against their share of the value") {
    const std::vector<client> base{{1, 10}, {2, 60}, {1, -90}, {0, 5}, {3, 25}};
    const auto summary = base_inflation(base, &client::orders, &client::profit);
    CHECK(summary.clients == 5);
    CHECK(summary.one_off == 2);
    CHECK(summary.repeat == 2);
    CHECK(summary.never == 1);
    CHECK(summary.total == 100.0);
    CHECK(summary.one_off_value == 10.0);
    CHECK(summary.one_off_client_share == share(2, 5));
    CHECK(summary.one_off_value_share == percent(10));
    CHECK(base_inflation(base, &client::orders, &client::profit, 3).one_off == 3);

    CHECK(summary.deals == 7);
    CHECK(summary.one_off_deals == 2);
    CHECK(summary.one_off_deal_share == share(2, 7));
    CHECK(summary.never_client_share == share(1, 5));
    CHECK(summary.value_after == 90.0);
    CHECK(summary.clients_before() == 5);
    CHECK(summary.clients_after() == 3);
}

TEST_CASE("a negative number of deals counts as 0, and numbers of deals do not overflow") {
    struct counted {
        std::int64_t orders;
        double profit;
    };
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
    const std::vector<counted> base{{-7, 1}, {most, 1}, {most, 1}, {most, 1}};
    const auto summary = base_inflation(base, &counted::orders, &counted::profit);
    CHECK(summary.never == 1);
    CHECK(summary.deals > vitalfew::exact_sum<std::uint64_t>(~std::uint64_t{0}));
    CHECK(summary.one_off_deal_share == share{});
}

TEST_CASE("an empty base is not inflated") {
    const auto summary = base_inflation(std::vector<client>{}, &client::orders, &client::profit);
    CHECK(summary.clients == 0);
    CHECK(summary.one_off_client_share == share{});
    CHECK(summary.one_off_value_share == share{});
    CHECK(summary.one_off_deal_share == share{});
    CHECK(summary.never_client_share == share{});
    CHECK(summary.clients_after() == 0);
}

TEST_CASE("values that are not numbers are refused") {
    const std::vector<client> base{{1, 10}, {2, std::numeric_limits<double>::quiet_NaN()}};
    CHECK_THROWS_AS((void)base_inflation(base, &client::orders, &client::profit),
                    vitalfew::invalid_value);
}

TEST_CASE("more than half of the CDNOW sample bought once") {
    // The published facts of the sample; days are what Fader and Hardie count.
    const auto profiles = vitalfew_test::cdnow_profiles();
    REQUIRE(profiles.size() == 2357);
    const auto by_deal = base_inflation(profiles);
    CHECK(by_deal.one_off == 1205);
    CHECK(by_deal.one_off_client_share == share(1205, 2357));
    CHECK(by_deal.total == 24'409'194);
    CHECK(by_deal.one_off_value_share.to_double() == doctest::Approx(0.1502).epsilon(0.0005));
    CHECK(by_deal.deals == 6919);
    CHECK(by_deal.one_off_deal_share == share(1205, 6919));
    CHECK(by_deal.clients_after() == 1152);
    CHECK(by_deal.value_after + by_deal.one_off_value == by_deal.total);
    CHECK(base_inflation(profiles, vitalfew::deal_count(vitalfew::same_day_deals::once)).one_off ==
          1218);
}

}  // namespace base_inflation_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/dominance.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace dominance_test {

using vitalfew::deal_dominance;
using vitalfew::exact_sum;
using vitalfew::find_dominance;
using vitalfew::percent;
using vitalfew::share;

namespace {

struct client {
    double profit;
    std::optional<double> largest;
};

template <class Value>
constexpr deal_dominance of(std::optional<Value> largest, Value value, share least = percent(50)) {
    std::optional<exact_sum<Value>> deal;
    if (largest) {
        deal = exact_sum<Value>(*largest);
    }
    return vitalfew::dominance_of(deal, exact_sum<Value>(value), least);
}

static_assert(of<int>(50, 100) == deal_dominance::dominated);
static_assert(of<int>(49, 100) == deal_dominance::spread);
static_assert(of<int>(100, 100) == deal_dominance::dominated);
static_assert(of<int>(250, 100) == deal_dominance::dominated);  // because of later losses
static_assert(of<int>(-5, 100) == deal_dominance::spread);
static_assert(of<int>(0, 100) == deal_dominance::spread);
static_assert(of<int>(5, 0) == deal_dominance::undefined);
static_assert(of<int>(5, -1) == deal_dominance::undefined);
static_assert(of<int>({}, 100) == deal_dominance::undefined);
static_assert(of<int>(33, 100, share(1, 3)) == deal_dominance::spread);
static_assert(of<int>(34, 100, share(1, 3)) == deal_dominance::dominated);
// 2^62 + 1 is more than half of 2^63 + 1, and as doubles both would be halves.
static_assert(of<std::uint64_t>((std::uint64_t{1} << 62U) + 1, (std::uint64_t{1} << 63U) + 1) ==
              deal_dominance::dominated);
static_assert(of<std::uint64_t>(std::uint64_t{1} << 62U, (std::uint64_t{1} << 63U) + 1) ==
              deal_dominance::spread);

}  // namespace

TEST_CASE("clients that depend on one deal") {
    const std::vector<client> base{{100, 60}, {100, 40}, {-5, 3}, {30, std::nullopt}, {20, 20}};
    const auto found = find_dominance(base, &client::largest, &client::profit);
    CHECK(found.labels == std::vector{deal_dominance::dominated, deal_dominance::spread,
                                      deal_dominance::undefined, deal_dominance::undefined,
                                      deal_dominance::dominated});
    CHECK(found.dominated == 2);
    CHECK(found.spread == 1);
    CHECK(found.undefined == 2);
    CHECK(found.total == 250.0);
    CHECK(found.dominated_value == 120.0);
    CHECK(found.dominated_client_share == share(2, 5));
    CHECK(found.dominated_value_share == share(12, 25));
    CHECK(find_dominance(base, &client::largest, &client::profit, percent(40)).dominated == 3);
}

TEST_CASE("no client is dominated in an empty base") {
    const auto found = find_dominance(std::vector<client>{}, &client::largest, &client::profit);
    CHECK(found.labels.empty());
    CHECK(found.dominated_client_share == share{});
    CHECK(found.dominated_value_share == share{});
}

TEST_CASE("a largest deal need not be optional, and money need not be a number") {
    const std::array<std::int64_t, 2> amounts{4, 9};
    vitalfew_test::bare_forward_range range(amounts.data(), amounts.size());
    using proxy = vitalfew_test::bare_forward_range::proxy;
    const auto found = find_dominance(
        range, [](const proxy&) { return vitalfew_test::minimal_money(3); },
        [](const proxy& p) { return vitalfew_test::minimal_money(p.value); });
    CHECK(found.labels == std::vector{deal_dominance::dominated, deal_dominance::spread});
}

TEST_CASE("values without an order are refused") {
    const std::vector<client> base{{1, 1}, {std::numeric_limits<double>::infinity(), 1}};
    CHECK_THROWS_WITH_AS(
        find_dominance(base, &client::largest, &client::profit),
        doctest::Contains("1 value is NaN or infinite; the first is inf at index 1"),
        vitalfew::invalid_value);
}

TEST_CASE("dominance is twice the deal against the value") {
    CHECK(rc::check([](std::int32_t largest, std::int32_t value) {
        const auto expected = value <= 0                              ? deal_dominance::undefined
                              : largest > 0 && 2LL * largest >= value ? deal_dominance::dominated
                                                                      : deal_dominance::spread;
        RC_ASSERT(of<std::int32_t>(largest, value) == expected);
        RC_ASSERT(of<double>(largest, value) == expected);
        RC_ASSERT(of<float>(static_cast<float>(largest % 4096), static_cast<float>(4096)) ==
                  (largest % 4096 >= 2048 ? deal_dominance::dominated : deal_dominance::spread));
    }));
}

TEST_CASE("clients of the CDNOW sample that depend on one deal") {
    // Counted by a separate script in whole cents (Python, integers): 2 * largest >= value.
    const auto profiles = vitalfew_test::cdnow_profiles();
    const auto all = find_dominance(profiles);
    CHECK(all.dominated == 1703);
    CHECK(all.undefined == 8);
    CHECK(all.dominated_value == 7'660'822);
    std::size_t repeat = 0;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        if (all.labels[i] == deal_dominance::dominated && profiles[i].deals > 1) {
            ++repeat;
        }
    }
    CHECK(repeat == 506);
    // Without the detail no largest deal is known.
    const auto counts = vitalfew::collect_clients(
        vitalfew_test::cdnow_deals(),
        vitalfew::deal_fields(&vitalfew_test::cdnow_deal::customer,
                              &vitalfew_test::cdnow_deal::cents, &vitalfew_test::cdnow_deal::day),
        {.detail = vitalfew::profile_detail::counts});
    CHECK(find_dominance(counts).undefined == counts.size());
}

}  // namespace dominance_test

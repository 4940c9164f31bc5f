// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/behaviour/find_order_patterns.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>

#include "support/archetypes.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace find_order_patterns_test {

using vitalfew::by_median;
using vitalfew::by_share;
using vitalfew::exact_average;
using vitalfew::find_order_patterns;
using vitalfew::median_rule;
using vitalfew::order_limit;
using vitalfew::order_pattern;
using vitalfew::percent;
using vitalfew::share;
using enum vitalfew::order_pattern;

namespace {

struct client {
    int orders;
    std::int64_t profit;
};

constexpr bool compares_exactly() {
    using average = exact_average<std::int64_t>;
    return average(100, 3) < average(34, 1) && average(100, 3) > average(33, 1) &&
           average(100, 3) == average(200, 6) && average() == average(0, 9);
}
static_assert(compares_exactly());

TEST_CASE("an average returns its sum and its number of deals") {
    const exact_average<std::int64_t> average(100, 3);
    CHECK(average.sum() == 100);
    CHECK(average.deals() == 3);
}

constexpr bool finds_patterns_at_compile_time() {
    const std::array<client, 5> base{{{4, 400}, {1, 300}, {8, 80}, {1, 5}, {0, 9}}};
    const auto found =
        find_order_patterns(base, &client::orders, &client::profit, {.size = 100, .deals = 4});
    return std::ranges::equal(found.labels(), std::array{large_frequent, large_rare, small_frequent,
                                                         small_rare, no_deal});
}
static_assert(finds_patterns_at_compile_time());

/// The definition, in plain integers: whether average i is large when at a share of the value.
bool large_by_definition(const std::vector<client>& base, const client& one, const share& limit) {
    std::int64_t total = 0;
    std::int64_t before = 0;
    for (const client& other : base) {
        if (other.orders > 0 && other.profit > 0) {
            total += other.profit;
            before += other.profit * one.orders > one.profit * other.orders ? other.profit : 0;
        }
    }
    return one.profit > 0 && before * static_cast<std::int64_t>(limit.denominator()) <
                                 total * static_cast<std::int64_t>(limit.numerator());
}

std::vector<client> any_base() {
    const auto drawn = *rc::gen::container<std::vector<std::pair<int, std::int64_t>>>(
        rc::gen::pair(rc::gen::inRange(-1, 6), rc::gen::inRange<std::int64_t>(-5, 40)));
    std::vector<client> base;
    for (const auto& [orders, profit] : drawn) {
        base.push_back({orders, profit});
    }
    return base;
}

bool is_large(order_pattern p) {
    return p == large_frequent || p == large_rare;
}
bool is_frequent(order_pattern p) {
    return p == large_frequent || p == small_frequent;
}

}  // namespace

TEST_CASE("four patterns, their shares, and clients without a deal") {
    const std::vector<client> base{{4, 400}, {1, 300}, {8, 80}, {1, 20}, {0, 200}, {1, -50}};
    const auto found =
        find_order_patterns(base, &client::orders, &client::profit, {.size = 100, .deals = 4});
    CHECK(std::ranges::equal(found.labels(), std::array{large_frequent, large_rare, small_frequent,
                                                        small_rare, no_deal, small_rare}));
    const auto& rare = found.summary(small_rare);
    CHECK(rare.clients == 2);
    CHECK(rare.deals == 2);
    CHECK(rare.value == 20);
    CHECK(rare.client_share == share(1, 3));
    CHECK(rare.deal_share == share(2, 15));
    CHECK(rare.value_share == percent(2));
    CHECK(found.summary(no_deal).value == 200);
    CHECK(found.size_limit() == exact_average<std::int64_t>(100, 1));
    CHECK(found.size_limit()->to_double() == 100.0);
    CHECK(found.deals_limit() == 4);
    CHECK(vitalfew::to_string(small_rare) == "small and rare");
    // Moved out of an rvalue.
    const auto by_orders = [&] {
        return find_order_patterns(base, &client::orders, &client::profit);
    };
    CHECK(by_orders().labels().size() == 6);
    CHECK(by_orders().summary(no_deal).clients == 1);
}

TEST_CASE("medians are averages of clients, and an average equal to the limit is large") {
    const std::vector<client> base{{1, 10}, {2, 40}, {1, 30}, {1, 40}, {0, 1000}};
    const auto median = [&](median_rule rule) {
        return find_order_patterns(base, &client::orders, &client::profit,
                                   {.size = by_median{rule}, .deals = by_median{rule}});
    };
    CHECK(median(median_rule::lower).size_limit() == exact_average<std::int64_t>(20, 1));
    CHECK(median(median_rule::upper).size_limit() == exact_average<std::int64_t>(30, 1));
    CHECK(median(median_rule::lower).summary(small_frequent).clients == 1);
    CHECK(median(median_rule::upper).deals_limit() == 1);
    const std::vector<client> odd{{1, 1}, {2, 2}, {3, 3}};  // all averages are 1
    for (const auto rule : {median_rule::lower, median_rule::upper}) {
        const auto found = find_order_patterns(odd, &client::orders, &client::profit,
                                               {.size = by_median{rule}, .deals = by_median{rule}});
        CHECK(found.summary(large_frequent).clients == 2);
        CHECK(found.summary(large_rare).clients == 1);
    }
}

TEST_CASE("without deals there is no limit, and without value no client is large") {
    const auto nobody = find_order_patterns(std::vector<client>{{0, 5}}, &client::orders,
                                            &client::profit, {.deals = by_median{}});
    CHECK(!nobody.size_limit().has_value());
    CHECK(!nobody.deals_limit().has_value());
    const std::vector<client> losers{{1, -5}, {3, 0}};
    const auto median = find_order_patterns(losers, &client::orders, &client::profit);
    CHECK(median.size_limit() == exact_average<std::int64_t>());
    CHECK(median.summary(small_frequent).clients == 1);
    const auto by_value = find_order_patterns(losers, &client::orders, &client::profit,
                                              {.size = by_share{percent(100)}});
    CHECK(!by_value.size_limit().has_value());
    CHECK(by_value.summary(small_rare).clients == 1);
    const auto empty = find_order_patterns(std::vector<client>{}, &client::orders, &client::profit);
    CHECK(empty.labels().empty());
    CHECK(empty.summary(small_rare).client_share == share{});
}

TEST_CASE("invalid limits are refused") {
    CHECK_THROWS_WITH_AS(
        order_limit<int>(-3),
        "vitalfew: the limit -3 is negative: give 0 or more, by_median or by_share",
        vitalfew::invalid_limits);
    CHECK_THROWS_AS(order_limit<double>(-0.5), vitalfew::invalid_limits);
    CHECK_THROWS_AS(order_limit<std::uint64_t>(-1), vitalfew::invalid_limits);
    CHECK_THROWS_AS(order_limit<double>(std::numeric_limits<double>::quiet_NaN()),
                    vitalfew::invalid_value);
    CHECK_THROWS_WITH_AS(order_limit<int>(by_share{share{}}),
                         doctest::Contains("by a share of 0 leaves no client above it"),
                         vitalfew::invalid_limits);
    const std::array<double, 3> values{1, 2, std::numeric_limits<double>::infinity()};
    CHECK_THROWS_WITH_AS(find_order_patterns(
                             values, [](double) { return 1; }, [](double v) { return v; }),
                         doctest::Contains("at index 2"), vitalfew::invalid_value);
}

TEST_CASE("an average is not rounded") {
    const std::vector<std::pair<std::uint64_t, double>> base{{3, 1.0}, {1, 1.0 / 3}};
    // A third as a double is less than a third.
    const auto found = find_order_patterns(
        base, [](const auto& p) { return p.first; }, [](const auto& p) { return p.second; },
        {.size = by_median{median_rule::upper}, .deals = 1});
    CHECK(std::ranges::equal(found.labels(), std::array{large_frequent, small_frequent}));
    const std::vector<std::pair<std::uint64_t, std::int64_t>> huge{
        {3, (std::numeric_limits<std::int64_t>::max)()},
        {1, (std::numeric_limits<std::int64_t>::max)() / 3}};
    const auto exact = find_order_patterns(
        huge, [](const auto& p) { return p.first; }, [](const auto& p) { return p.second; },
        {.size = by_median{median_rule::upper}, .deals = 1});
    CHECK(exact.labels()[0] == large_frequent);
    CHECK(exact.labels()[1] == small_frequent);
}

TEST_CASE("a client's value may be a sum, money, or a type with < and + alone") {
    const std::array<std::int64_t, 3> amounts{70, 20, 9};
    vitalfew_test::bare_forward_range range(amounts.data(), amounts.size());
    using proxy = vitalfew_test::bare_forward_range::proxy;
    const auto deals = [](proxy p) { return p.value == 20 ? 4 : 1; };
    const std::array expected{large_rare, small_frequent, large_rare};
    const auto minimal = find_order_patterns(
        range, deals, [](proxy p) { return vitalfew_test::minimal_money(p.value); });
    CHECK(std::ranges::equal(minimal.labels(), expected));
    const auto money =
        find_order_patterns(range, deals, [](proxy p) { return vitalfew_test::money(p.value); },
                            {.size = vitalfew_test::money(6)});
    CHECK(std::ranges::equal(money.labels(), expected));
    const auto sums = find_order_patterns(
        range, deals,
        [](proxy p) { return vitalfew::exact_sum<double>(static_cast<double>(p.value)); },
        {.size = vitalfew::exact_sum<double>(6.0)});
    CHECK(std::ranges::equal(sums.labels(), expected));
}

TEST_CASE("large by a share agrees with the definition") {
    CHECK(rc::check([] {
        const auto base = any_base();
        const share limit(*rc::gen::inRange(1, 21), 20);
        const auto found =
            find_order_patterns(base, &client::orders, &client::profit, {.size = by_share{limit}});
        for (std::size_t i = 0; i < base.size(); ++i) {
            if (base[i].orders > 0) {
                RC_ASSERT(is_large(found.labels()[i]) == large_by_definition(base, base[i], limit));
            } else {
                RC_ASSERT(found.labels()[i] == no_deal);
            }
        }
    }));
}

TEST_CASE("frequent by a share is grade A by deals") {
    CHECK(rc::check([] {
        const auto base = any_base();
        const share limit(*rc::gen::inRange(1, 21), 20);
        const auto found =
            find_order_patterns(base, &client::orders, &client::profit, {.deals = by_share{limit}});
        const auto grade_of = vitalfew::find_cutoffs(base, &client::orders, {.limits = {limit}});
        for (std::size_t i = 0; i < base.size(); ++i) {
            RC_ASSERT(is_frequent(found.labels()[i]) ==
                      (grade_of(base[i].orders) == vitalfew::grade::A));
        }
    }));
}

TEST_CASE_TEMPLATE("comparing by doubles first changes no order", Value, std::int64_t,
                   std::uint64_t, double, float) {
    CHECK(rc::check([] {
        using average = vitalfew::detail::deal_average<Value>;
        const auto draw = [] {
            const auto value = *vitalfew_test::any_value<Value>();
            const auto deals = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
            return average(value > 0 ? value : Value{0}, deals);
        };
        const average a = draw();
        const average b = draw();
        RC_ASSERT((a <=> b) == (a.average() <=> b.average()));
    }));
    // Adjacent values that doubles cannot tell apart.
    using average = vitalfew::detail::deal_average<std::int64_t>;
    constexpr std::int64_t third = (std::int64_t{1} << 61U) / 3;
    CHECK(average(3 * third, 3) == average(third, 1));
    CHECK(average(3 * third + 1, 3) > average(third, 1));
    CHECK(average(third, 1) < average(3 * third + 1, 3));
    // An equal pair whose products round to different doubles.
    constexpr std::int64_t odd = 289'444'433'557'221'721;
    CHECK(average(13 * odd, 13) == average(odd, 1));
}

TEST_CASE("medians are those of sorted averages, in any order of the clients") {
    CHECK(rc::check([] {
        const auto base = any_base();
        const auto rule = *rc::gen::element(median_rule::lower, median_rule::upper);
        const auto find = [rule](const std::vector<client>& clients) {
            return find_order_patterns(clients, &client::orders, &client::profit,
                                       {.size = by_median{rule}, .deals = by_median{rule}});
        };
        std::vector<double> averages;  // exact: of small integers
        for (const client& c : base) {
            if (c.orders > 0) {
                averages.push_back(c.profit > 0 ? static_cast<double>(c.profit) / c.orders : 0.0);
            }
        }
        std::sort(averages.begin(), averages.end());
        const auto found = find(base);
        RC_ASSERT(found.size_limit().has_value() == !averages.empty());
        if (!averages.empty()) {
            const std::size_t middle =
                rule == median_rule::lower ? (averages.size() - 1) / 2 : averages.size() / 2;
            RC_ASSERT(found.size_limit()->to_double() == averages[middle]);
        }
        const auto shuffled = *vitalfew_test::permutation_of(base);
        const auto again = find(shuffled);
        RC_ASSERT(again.size_limit() == found.size_limit());
        RC_ASSERT(again.deals_limit() == found.deals_limit());
        for (const auto p : {large_frequent, large_rare, small_frequent, small_rare, no_deal}) {
            RC_ASSERT(again.summary(p).clients == found.summary(p).clients);
            RC_ASSERT(again.summary(p).value == found.summary(p).value);
            RC_ASSERT(again.summary(p).deals == found.summary(p).deals);
        }
    }));
}

TEST_CASE("patterns of the CDNOW sample") {
    // By a separate script with exact fractions (Python): averages as fractions, sums in cents.
    const auto profiles = vitalfew_test::cdnow_profiles();
    const auto by_amount = find_order_patterns(profiles, vitalfew::deal_count{},
                                               vitalfew::client_value, {.size = 3000, .deals = 3});
    CHECK(by_amount.summary(large_frequent).clients == 351);
    CHECK(by_amount.summary(large_rare).clients == 545);
    CHECK(by_amount.summary(small_frequent).clients == 395);
    CHECK(by_amount.summary(small_rare).clients == 1066);
    CHECK(by_amount.summary(small_rare).value == 2'282'754);
    CHECK(by_amount.summary(small_rare).deals == 1307);
    const auto by_shares = find_order_patterns(
        profiles, vitalfew::deal_count{}, vitalfew::client_value, {.size = by_share{percent(80)}});
    CHECK(by_shares.size_limit() == exact_average<std::int64_t>(32986, 13));
    CHECK(by_shares.deals_limit() == 5);
    CHECK(by_shares.summary(large_frequent).clients == 261);
    CHECK(by_shares.summary(small_rare).clients == 1069);
    CHECK(by_shares.summary(small_rare).value == 2'731'916);
    CHECK(find_order_patterns(profiles).size_limit() == exact_average<std::int64_t>(12493, 5));
}

}  // namespace find_order_patterns_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/clients/collect_clients.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <ranges>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace collect_clients_test {

using vitalfew::collect_clients;
using vitalfew::date;
using vitalfew::deal_fields;
using vitalfew::deal_line_kind;
using vitalfew::period;
using vitalfew::profile_detail;
using vitalfew::return_rule;
using namespace std::chrono_literals;

namespace {

struct line {
    std::string buyer;
    std::int64_t amount;
    date day;
    int number = 0;
    [[nodiscard]] bool is_credit_note() const { return amount < 0; }
};

constexpr date day(unsigned d) {
    return 2026y / std::chrono::January / std::chrono::day(d);
}

const deal_fields fields(&line::buyer, &line::amount, &line::day);

const std::vector<line>& lines() {
    static const std::vector<line> all{
        {"Bee", 100, day(5), 1}, {"Ant", 30, day(3), 2},  {"Bee", 50, day(5), 1},
        {"Bee", 20, day(2), 3},  {"Ant", -40, day(9), 4}, {"Bee", -5, day(7), 1},
        {"Cat", 0, day(4), 5},   {"Bee", 70, day(5), 6},
    };
    return all;
}

struct string_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

}  // namespace

TEST_CASE("without deal ids every record is a deal") {
    const auto profiles = collect_clients(lines(), fields);
    REQUIRE(profiles.size() == 3);
    CHECK(profiles[0].key == "Bee");  // in order of first appearance
    CHECK(profiles[1].key == "Ant");
    CHECK(profiles[2].key == "Cat");

    CHECK(profiles[0].deals == 5);
    CHECK(profiles[0].active_days == 3U);
    CHECK(profiles[0].first_deal == day(2));
    CHECK(profiles[0].last_deal == day(7));
    CHECK(profiles[0].value() == 235);
    CHECK(profiles[0].gross == 235);
    CHECK(profiles[0].returned == 0);
    CHECK(profiles[0].largest_deal.value() == 100);

    CHECK(profiles[1].deals == 2);  // a deal counts whatever the sign of its amount
    CHECK(profiles[1].value() == -10);
    CHECK(profiles[2].deals == 1);  // 0 counts too
    CHECK(profiles[2].largest_deal.value() == 0);
}

TEST_CASE("lines of one deal id are one deal, on its earliest day") {
    const auto profiles = collect_clients(lines(), fields.with_deal_id(&line::number));
    REQUIRE(profiles.size() == 3);
    CHECK(profiles[0].deals == 3);         // 1, 3 and 6
    CHECK(profiles[0].active_days == 2U);  // deal 1 is on the 5th, as deal 6 is
    CHECK(profiles[0].first_deal == day(2));
    CHECK(profiles[0].last_deal == day(5));
    CHECK(profiles[0].largest_deal.value() == 145);  // all three lines
    CHECK(profiles[0].value() == 235);
}

TEST_CASE("the same deal id under two clients is two deals") {
    const std::vector<line> shared{{"Ant", 1, day(1), 7}, {"Bee", 2, day(1), 7}};
    const auto profiles = collect_clients(shared, fields.with_deal_id(&line::number));
    REQUIRE(profiles.size() == 2);
    CHECK(profiles[0].deals == 1);
    CHECK(profiles[1].deals == 1);
}

TEST_CASE("marked returns lower the value and are no deals") {
    for (const bool with_ids : {false, true}) {
        CAPTURE(with_ids);
        const auto marked = fields.with_returns(&line::is_credit_note);
        const auto profiles = with_ids
                                  ? collect_clients(lines(), marked.with_deal_id(&line::number))
                                  : collect_clients(lines(), marked);
        CHECK(profiles[0].deals == (with_ids ? 3 : 4));
        CHECK(profiles[0].gross == 240);
        CHECK(profiles[0].returned == -5);
        CHECK(profiles[0].value() == 235);
        CHECK(profiles[0].last_deal == day(5));
        CHECK(profiles[0].largest_deal.value() == (with_ids ? 150 : 100));
        CHECK(profiles[1].deals == 1);
        CHECK(profiles[1].value() == -10);
        CHECK(profiles[1].last_deal == day(3));
    }
}

TEST_CASE("negative deals as returns: by deal where there are ids, else by record") {
    const vitalfew::collect_options options{.returns = return_rule::negative_deals};
    const auto by_record = collect_clients(lines(), fields, options);
    CHECK(by_record[0].deals == 4);
    CHECK(by_record[0].returned == -5);
    const auto by_deal = collect_clients(lines(), fields.with_deal_id(&line::number), options);
    CHECK(by_deal[0].deals == 3);  // deal 1 is 145 in total, despite its line of -5
    CHECK(by_deal[0].returned == 0);
    CHECK(by_deal[1].deals == 1);  // deal 4 is a return
    CHECK(by_deal[1].returned == -40);
    CHECK(by_deal[1].value() == -10);
}

TEST_CASE("a client with returns alone has a value and no dates") {
    const std::vector<line> returns{{"Ant", -3, day(1), 1}, {"Ant", -4, day(2), 2}};
    for (const bool with_ids : {false, true}) {
        const vitalfew::collect_options options{.returns = return_rule::negative_deals};
        const auto profiles =
            with_ids ? collect_clients(returns, fields.with_deal_id(&line::number), options)
                     : collect_clients(returns, fields, options);
        REQUIRE(profiles.size() == 1);
        CHECK(profiles[0].deals == 0);
        CHECK(!profiles[0].first_deal.has_value());
        CHECK(!profiles[0].last_deal.has_value());
        CHECK(!profiles[0].largest_deal.has_value());
        CHECK(profiles[0].active_days == 0U);
        CHECK(profiles[0].value() == -7);
    }
}

TEST_CASE("the window includes its first day and excludes its last") {
    const auto profiles = collect_clients(lines(), fields, {.window = period(day(3), day(5))});
    REQUIRE(profiles.size() == 2);
    CHECK(profiles[0].key == "Ant");
    CHECK(profiles[0].deals == 1);
    CHECK(profiles[1].key == "Cat");
    const auto by_deal = collect_clients(lines(), fields.with_deal_id(&line::number),
                                         {.window = period(day(3), day(5))});
    REQUIRE(by_deal.size() == 2);
    CHECK(by_deal[0].deals == 1);
    vitalfew::client_collector<std::string, std::int64_t, int> collector(
        {.window = period(day(3), day(5))});
    CHECK(collector.add("Ant", 1, day(4), 7) == 0);
    CHECK_FALSE(collector.add("Ant", 1, day(5), 7).has_value());
}

TEST_CASE("an amount that is not a number is refused, and the clients are unchanged") {
    vitalfew::client_collector<std::string, double> collector;
    (void)collector.add("Ant", 1.5, day(1));
    CHECK_THROWS_AS((void)collector.add("Bee", std::numeric_limits<double>::quiet_NaN(), day(2)),
                    vitalfew::invalid_value);
    const auto profiles = collector.finish();
    REQUIRE(profiles.size() == 1);
    CHECK(profiles[0].value() == 1.5);
}

TEST_CASE("profile_detail::counts omits what takes memory, and counts the same") {
    for (const return_rule rule : {return_rule::none, return_rule::negative_deals}) {
        const auto with_ids = fields.with_deal_id(&line::number);
        const auto full = collect_clients(lines(), with_ids, {.returns = rule});
        const auto counts =
            collect_clients(lines(), with_ids, {.returns = rule, .detail = profile_detail::counts});
        REQUIRE(full.size() == counts.size());
        for (std::size_t i = 0; i < full.size(); ++i) {
            CHECK(counts[i].deals == full[i].deals);
            CHECK(counts[i].value() == full[i].value());
            CHECK(counts[i].first_deal == full[i].first_deal);
            CHECK(counts[i].last_deal == full[i].last_deal);
            CHECK(!counts[i].active_days.has_value());
            CHECK(!counts[i].largest_deal.has_value());
        }
    }
}

TEST_CASE("days are counted once in whatever order they come") {
    const std::vector<line> zigzag{{"Ant", 1, day(5)}, {"Ant", 1, day(2)}, {"Ant", 1, day(5)},
                                   {"Ant", 1, day(9)}, {"Ant", 1, day(2)}, {"Ant", 1, day(9)}};
    CHECK(collect_clients(zigzag, fields)[0].active_days == 3U);
}

TEST_CASE("amounts of any kind, exactly") {
    struct payment {
        std::uint64_t payer;
        double amount;
        vitalfew_test::money strong;
        date day;
    };
    const std::vector<payment> payments{{7, 1e16, vitalfew_test::money(5), day(1)},
                                        {7, 1.0, vitalfew_test::money(6), day(1)},
                                        {7, -1e16, vitalfew_test::money(-4), day(1)}};
    const auto doubles =
        collect_clients(payments, deal_fields(&payment::payer, &payment::amount, &payment::day));
    CHECK(doubles[0].value() == 1.0);
    const auto money =
        collect_clients(payments, deal_fields(&payment::payer, &payment::strong, &payment::day));
    CHECK(money[0].value().value() == vitalfew_test::money(7));
}

TEST_CASE("single-pass deals, and temporary records") {
    std::istringstream input("3 1 4 1 5");
    const auto profiles =
        collect_clients(std::ranges::istream_view<int>(input),
                        deal_fields([](int n) { return n % 2; }, [](int n) { return n; },
                                    [](int) { return day(1); }));
    REQUIRE(profiles.size() == 2);
    CHECK(profiles[0].key == 1);
    CHECK(profiles[0].value() == 10);
    CHECK(profiles[1].value() == 4);
}

TEST_CASE("no deals, no clients") {
    CHECK(collect_clients(std::vector<line>{}, fields).empty());
}

TEST_CASE("NaN amounts are refused with their number and the first index") {
    struct payment {
        int payer;
        double amount;
        date day;
    };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<payment> payments{{1, 1.0, day(1)}, {1, nan, day(1)}, {2, nan, day(1)}};
    try {
        (void)collect_clients(payments,
                              deal_fields(&payment::payer, &payment::amount, &payment::day));
        FAIL("not refused");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 2);
        CHECK(error.first_index() == 1);
    }
}

TEST_CASE("a collector takes rows from a parser, keys as views of its buffer") {
    vitalfew::client_collector<std::string, std::int64_t, std::string, string_hash> collector;
    collector.add(std::string_view("Ant"), 5, day(1), "i-1");
    collector.add("Bee", 6, day(1), "i-2");
    collector.add(std::string("Ant"), -2, day(2), "r-1", deal_line_kind::returned);
    collector.add(std::string_view("Ant"), 8, day(3), "i-1");
    auto profiles = collector.finish();
    REQUIRE(profiles.size() == 2);
    CHECK(profiles[0].key == "Ant");
    CHECK(profiles[0].deals == 1);
    CHECK(profiles[0].value() == 11);
    CHECK(profiles[1].deals == 1);
    CHECK(collector.finish().empty());  // and can be used again
    collector.add("Cat", 1, day(1), "i-1");
    CHECK(collector.finish().size() == 1);
}

TEST_CASE("add returns the index of the client's profile") {
    vitalfew::client_collector<std::string, std::int64_t> by_line(
        {.window = vitalfew::period::since(day(2))});
    CHECK(by_line.add("Ant", 1, day(2)) == 0);
    CHECK(by_line.add("Bee", 2, day(1)) == std::nullopt);  // outside the window, so no client yet
    CHECK(by_line.add("Cat", 3, day(2), deal_line_kind::returned) == 1);
    CHECK(by_line.add("Ant", 4, day(3)) == 0);
    const auto profiles = by_line.finish();
    CHECK(profiles[0].key == "Ant");
    CHECK(profiles[1].key == "Cat");
    CHECK(by_line.add("Dog", 5, day(2)) == 0);  // used again

    vitalfew::client_collector<std::string, std::int64_t, int> by_deal;
    CHECK(by_deal.add("Ant", 1, day(1), 7) == 0);
    CHECK(by_deal.add("Bee", 2, day(1), 7) == 1);
    CHECK(by_deal.add("Ant", 3, day(1), 7) == 0);
}

TEST_CASE("a hundred thousand clients with hashes that all collide in their low bits") {
    struct poor_hash {
        std::size_t operator()(std::uint64_t key) const { return key << 40U; }
    };
    vitalfew::client_collector<std::uint64_t, std::int64_t, vitalfew::no_deal_id, poor_hash>
        collector;
    for (std::uint64_t round = 0; round < 3; ++round) {
        for (std::uint64_t key = 0; key < 100'000; ++key) {
            collector.add(key, 1, day(1));
        }
    }
    const auto profiles = collector.finish();
    REQUIRE(profiles.size() == 100'000);
    for (std::uint64_t key = 0; key < profiles.size(); ++key) {
        REQUIRE(profiles[key].key == key);
        REQUIRE(profiles[key].deals == 3);
    }
}

TEST_CASE(
    "a date outside of the calendar is refused with its index, unless the window leaves it out") {
    std::vector<line> deals = lines();
    for (const date none :
         {(date::max)(), (date::min)(), date(32767y / 12 / 31) + std::chrono::days(1),
          date(-32767y / 1 / 1) - std::chrono::days(1)}) {
        deals[2].day = none;
        for (const auto detail : {profile_detail::counts, profile_detail::full}) {
            CHECK_THROWS_WITH_AS((void)collect_clients(deals, fields, {.detail = detail}),
                                 doctest::Contains("the date of the deal at index 2, day "),
                                 vitalfew::invalid_date);
            CHECK_THROWS_WITH_AS(
                (void)collect_clients(deals, fields.with_deal_id(&line::number),
                                      {.detail = detail}),
                doctest::Contains("leave out deals without a date, or give the window"),
                vitalfew::invalid_date);
        }
        CHECK(collect_clients(deals, fields, {.window = period(day(1), day(31))}).size() == 3);
        std::istringstream rows("1");
        auto once = std::views::istream<int>(rows) |
                    std::views::transform([&deals](int) { return deals[2]; });
        CHECK_THROWS_AS((void)collect_clients(once, fields), vitalfew::invalid_date);
        vitalfew::client_collector<std::string, std::int64_t> collector;
        (void)collector.add("Ant", 1, day(1));
        CHECK_THROWS_WITH_AS((void)collector.add("Bee", 1, none),
                             doctest::Contains("the date of the deal, day "),
                             vitalfew::invalid_date);
        CHECK(collector.finish().size() == 1);
    }
    deals[2].day = date(32767y / 12 / 31);
    deals[3].day = date(-32767y / 1 / 1);
    const auto profiles = collect_clients(deals, fields, {.detail = profile_detail::full});
    CHECK(profiles[0].first_deal == deals[3].day);
    CHECK(profiles[0].last_deal == deals[2].day);
}

}  // namespace collect_clients_test

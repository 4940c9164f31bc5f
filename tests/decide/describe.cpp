// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/decide/client_facts.hpp>
#include <vitalfew/decide/explain.hpp>
#include <vitalfew/exact/share.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <string>

namespace describe_test {

using namespace std::chrono_literals;
using vitalfew::percent;
using vitalfew::decide::action;
using vitalfew::decide::amount_text;
using vitalfew::decide::client_facts;
using vitalfew::decide::trend_between;
using vitalfew::decide::value_trend;

namespace {

constexpr vitalfew::date today = std::chrono::sys_days(2026y / 3 / 2);

std::string text(const action& what, const client_facts& facts) {
    return describe(what, facts, today);
}

client_facts worth(vitalfew::decide::minor_units value) {
    client_facts facts;
    facts.value = value;
    return facts;
}

}  // namespace

TEST_CASE("a renewal says how much it presses") {
    client_facts facts;
    CHECK(text(vitalfew::decide::renewal_watch{}, facts) == "agree on a contract: there is none");
    const auto ends_in = [&facts](int days) {
        facts.contract_end = today + std::chrono::days(days);
        return text(vitalfew::decide::renewal_watch{}, facts);
    };
    CHECK(ends_in(-1) == "renew the contract: overdue since 2026-03-01");
    CHECK(ends_in(0) == "renew the contract by 2026-03-02: 0 days left, urgent");
    CHECK(ends_in(1) == "renew the contract by 2026-03-03: 1 day left, urgent");
    CHECK(ends_in(30) == "renew the contract by 2026-04-01: 30 days left, urgent");
    CHECK(ends_in(31) == "renew the contract by 2026-04-02: 31 days left");
    CHECK(describe(vitalfew::decide::renewal_watch{}, facts, today,
                   {.urgent_within = std::chrono::days(31)}) ==
          "renew the contract by 2026-04-02: 31 days left, urgent");
}

TEST_CASE("what cannot be worked out is not said to be 0") {
    const vitalfew::decide::price_concession price{percent(5), percent(10)};
    const vitalfew::decide::yearly_bonus bonus{
        vitalfew::decide::bonus_scheme({{100'00, percent(1)}, {500'00, percent(2)}})};
    CHECK(text(price, {}) ==
          "concede nothing on the price until its value is known, then at most 5 %");
    CHECK(text(bonus, {}) == "pay no bonus until the value is known");
    client_facts facts = worth(1000'00);
    CHECK(text(price, facts) ==
          "concede nothing on the price until its cost is known, then at most 5 %");
    facts.cost = 950'00;
    CHECK(text(price, facts) == "concede nothing on the price: the margin leaves no room");
    facts.cost = 800'00;
    CHECK(text(price, facts) == "concede up to 50.00 on the price, at most 5 %");
    CHECK(describe(price, facts, today, {.decimals = 0}) ==
          "concede up to 5000 on the price, at most 5 %");
}

TEST_CASE("a bonus says what the next tier takes") {
    const vitalfew::decide::yearly_bonus bonus{
        vitalfew::decide::bonus_scheme({{100'00, percent(1)}, {500'00, percent(2)}})};
    CHECK(text(bonus, worth(99'99)) == "pay no bonus yet: 0.01 more reaches the next tier");
    CHECK(text(bonus, worth(-5'00)) == "pay no bonus yet: 100.00 more reaches the next tier");
    CHECK(text(bonus, worth(300'00)) == "pay a bonus of 2.00: 200.00 more reaches the next tier");
    CHECK(text(bonus, worth(500'00)) == "pay a bonus of 4.00");
}

TEST_CASE("a contact that should have been is overdue") {
    const vitalfew::decide::relationship keep{std::chrono::days(14), "chief",
                                              std::chrono::minutes(60)};
    client_facts facts;
    CHECK(text(keep, facts) == "first contact now by the chief, then every 14 days");
    const auto seen_ago = [&](int days) {
        facts.last_contact = today - std::chrono::days(days);
        return text(keep, facts);
    };
    CHECK(seen_ago(5) == "next contact on 2026-03-11 by the chief, then every 14 days");
    CHECK(seen_ago(14) == "next contact on 2026-03-02 by the chief, then every 14 days");
    CHECK(seen_ago(15) ==
          "contact now (overdue since 2026-03-01) by the chief, then every 14 days");
    CHECK(text(vitalfew::decide::relationship{std::chrono::days(1), "", std::chrono::minutes(5)},
               {}) == "first contact now, then every day");
}

TEST_CASE("what takes no figures is a sentence of its own") {
    CHECK(text(vitalfew::decide::win_back{}, {}) == "win the client back");
    CHECK(text(vitalfew::decide::stop_spending{}, {}) == "spend no more time");
    CHECK(text(vitalfew::decide::inquiry{"the sector"}, {}) == "ask for the sector");
    CHECK(text(vitalfew::decide::no_action{"price"}, {}) == "nothing to do: price");
}

TEST_CASE("amounts are written with the decimals of the currency") {
    CHECK(amount_text(0, 2) == "0.00");
    CHECK(amount_text(-5, 2) == "-0.05");
    CHECK(amount_text(12345, 0) == "12345");
    CHECK(amount_text(12345, 3) == "12.345");
    CHECK(amount_text((std::numeric_limits<std::int64_t>::min)(), 2) == "-92233720368547758.08");
}

TEST_CASE("a trend is told exactly, the limit being steady") {
    constexpr auto trend = [](std::int64_t before, std::int64_t now) {
        return trend_between(before, now);
    };
    static_assert(trend(100, 110) == value_trend::steady);
    static_assert(trend(100, 111) == value_trend::rising);
    static_assert(trend(100, 90) == value_trend::steady);
    static_assert(trend(100, 89) == value_trend::falling);
    static_assert(trend(0, 0) == value_trend::steady);
    static_assert(trend(0, 1) == value_trend::rising);
    static_assert(trend(-10, -9) == value_trend::rising);
    static_assert(trend(-10, -11) == value_trend::falling);
    constexpr auto most = (std::numeric_limits<std::int64_t>::max)();
    static_assert(trend(most, -most) == value_trend::falling);
    static_assert(trend(most / 10 * 10, most / 10 * 9) == value_trend::steady);
    static_assert(trend(most / 10 * 10, most / 10 * 9 - 1) == value_trend::falling);
    static_assert(trend_between(3, 4, vitalfew::share(1, 3)) == value_trend::steady);
    static_assert(trend_between(300, 401, vitalfew::share(1, 3)) == value_trend::rising);
    CHECK(to_string(trend(1, 2)) == "rising");
    CHECK(to_string(trend(most, -most)) == "falling");
    CHECK(to_string(trend(10, 11)) == "steady");
    CHECK(to_string(trend(-7, -7)) == "steady");
}

}  // namespace describe_test

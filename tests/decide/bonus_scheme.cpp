// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/error.hpp>
#include <vitalfew/decide/bonus_scheme.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

namespace bonus_scheme_test {

using vitalfew::percent;
using vitalfew::permille;
using vitalfew::share;
using vitalfew::decide::bonus_calculation;
using vitalfew::decide::bonus_scheme;
using vitalfew::decide::bonus_tier;
using vitalfew::decide::minor_units;

namespace {

const std::vector<bonus_tier> tiers{
    {100'00, percent(1)}, {500'00, permille(25)}, {1'000'00, percent(4)}};

/// By thousandths of a minor unit, one unit of value after the other.
minor_units counted(minor_units value) {
    std::int64_t thousandths = 0;
    for (minor_units unit = 0; unit < value; ++unit) {
        thousandths += unit < 100'00 ? 0 : unit < 500'00 ? 10 : unit < 1'000'00 ? 25 : 40;
    }
    return (thousandths + 500) / 1000;
}

}  // namespace

TEST_CASE("a progressive payout is what counting unit by unit gives") {
    const bonus_scheme scheme(tiers);
    for (minor_units value = 0; value < 1'500'00; value += 1237) {
        CHECK(scheme.payout(value) == counted(value));
    }
}

TEST_CASE("a progressive payout rises, and by no more than a unit for a unit of value") {
    const bonus_scheme scheme(tiers);
    for (const bonus_tier& tier : tiers) {
        for (minor_units value = tier.from - 100; value < tier.from + 100; ++value) {
            const minor_units step = scheme.payout(value + 1) - scheme.payout(value);
            CHECK(step >= 0);
            CHECK(step <= 1);
        }
    }
}

TEST_CASE("a flat payout jumps at a tier, which itself belongs to the tier") {
    const bonus_scheme scheme(tiers, bonus_calculation::flat);
    CHECK(scheme.payout(99'99) == 0);
    CHECK(scheme.payout(100'00) == 1'00);
    CHECK(scheme.payout(499'99) == 5'00);  // 499.99 * 1 % = 4.9999
    CHECK(scheme.payout(500'00) == 12'50);
    CHECK(scheme.payout(1'000'00) == 40'00);
}

TEST_CASE("a half is rounded up, once for all tiers") {
    CHECK(bonus_scheme({{0, percent(1)}}).payout(49) == 0);
    CHECK(bonus_scheme({{0, percent(1)}}).payout(50) == 1);
    // 20 * 1 % + 20 * 2 % = 0.6: rounded tier by tier it would be nothing.
    CHECK(bonus_scheme({{0, percent(1)}, {20, percent(2)}}).payout(40) == 1);
}

TEST_CASE("amounts near the largest are paid exactly") {
    constexpr minor_units most = 9'223'372'036'854'775'807;
    CHECK(bonus_scheme({{0, percent(100)}}).payout(most) == most);
    CHECK(bonus_scheme({{0, percent(10)}}).payout(most) == 922'337'203'685'477'581);
}

TEST_CASE("the distance to the next tier") {
    const bonus_scheme scheme(tiers);
    CHECK(scheme.to_next_tier(0) == 100'00);
    CHECK(scheme.to_next_tier(100'00) == 400'00);
    CHECK(scheme.to_next_tier(999'99) == 1);
    CHECK_FALSE(scheme.to_next_tier(1'000'00).has_value());
}

TEST_CASE("a scheme tells its tiers") {
    const bonus_scheme scheme({{10, percent(1)}, {50, percent(3)}});
    REQUIRE(scheme.tiers().size() == 2);
    CHECK(scheme.tiers()[1].from == 50);
    CHECK(scheme.tiers()[1].rate == percent(3));
    CHECK(scheme.calculation() == vitalfew::decide::bonus_calculation::progressive);
}

TEST_CASE("tiers that are none") {
    using vitalfew::invalid_rules;
    CHECK_THROWS_AS(bonus_scheme({}), invalid_rules);
    CHECK_THROWS_AS(bonus_scheme({{-1, percent(1)}}), invalid_rules);
    CHECK_THROWS_WITH_AS(bonus_scheme({{5, percent(1)}, {5, percent(2)}}),
                         "vitalfew: tier 2 of a bonus scheme does not begin above the one before: "
                         "put them in order",
                         invalid_rules);
    CHECK_THROWS_AS(bonus_scheme({{0, percent(2)}, {5, percent(1)}}), invalid_rules);
    CHECK_THROWS_AS(bonus_scheme({{0, share(1, 3)}}), invalid_rules);
}

}  // namespace bonus_scheme_test

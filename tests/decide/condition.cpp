// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/error.hpp>
#include <vitalfew/decide/condition.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>  // std::nan, std::nextafter
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace condition_test {

using namespace std::chrono_literals;
using vitalfew::date;
using vitalfew::grade;
using vitalfew::share;
using vitalfew::decide::client_facts;
using vitalfew::decide::condition;
using vitalfew::decide::fact;

namespace {

constexpr date today = std::chrono::sys_days(2026y / 3 / 2);

client_facts any_client(std::mt19937& random) {
    const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
    client_facts facts;
    if (below(4) != 0) {
        facts.grade = vitalfew::grade_at(below(4));
    }
    if (below(4) != 0) {
        facts.one_off = below(2) == 0;
    }
    if (below(4) != 0) {
        facts.fit = static_cast<double>(below(11)) / 10;
    }
    if (below(4) != 0) {
        facts.contract_end = today + std::chrono::days(below(7)) - std::chrono::days(3);
    }
    return facts;
}

}  // namespace

TEST_CASE("conditions combine as logic does, for known facts and for unknown ones") {
    std::mt19937 random(5);
    const std::vector<condition> atoms{vitalfew::decide::graded(grade::A, grade::B),
                                       vitalfew::decide::is_so(fact::is_one_off),
                                       vitalfew::decide::at_least(fact::fit, 500'000),
                                       vitalfew::decide::at_most(fact::days_to_contract_end, 0),
                                       vitalfew::decide::is_unknown(fact::fit)};
    for (int i = 0; i < 2000; ++i) {
        const client_facts c = any_client(random);
        const condition& a = atoms[random() % atoms.size()];
        const condition& b = atoms[random() % atoms.size()];
        CHECK((a && b)(c, today) == (a(c, today) && b(c, today)));
        CHECK((a || b)(c, today) == (a(c, today) || b(c, today)));
        CHECK((!a)(c, today) != a(c, today));
        CHECK((!(a || b) && !a)(c, today) == (!a(c, today) && !b(c, today)));
    }
}

TEST_CASE("an unknown fact is in no range") {
    const client_facts nothing;
    CHECK_FALSE(vitalfew::decide::at_least(fact::value, -1000)(nothing, today));
    CHECK_FALSE(vitalfew::decide::at_most(fact::days_since_deal, 1000)(nothing, today));
    CHECK(vitalfew::decide::is_unknown(fact::value)(nothing, today));
}

TEST_CASE("a fit and a share of value are at a limit exactly when they are") {
    for (int percent = 0; percent <= 100; ++percent) {
        client_facts facts;
        facts.fit = percent / 100.0;
        facts.value_share = vitalfew::percent(percent);
        const std::int64_t limit = std::int64_t{percent} * 10'000;
        for (const fact f : {fact::fit, fact::value_share}) {
            CHECK(vitalfew::decide::at_least(f, limit)(facts, today));
            CHECK_FALSE(vitalfew::decide::at_least(f, limit + 1)(facts, today));
        }
    }
    for (int millionths = 1; millionths <= 1'000'000; millionths += 97) {
        client_facts facts;
        facts.fit = millionths / 1e6;
        CHECK(vitalfew::decide::between(fact::fit, millionths, millionths)(facts, today));
        facts.fit = std::nextafter(*facts.fit, 0.0);
        CHECK(vitalfew::decide::between(fact::fit, millionths - 1, millionths - 1)(facts, today));
    }
    client_facts third;
    third.value_share = share(1, 3);
    CHECK(vitalfew::decide::between(fact::value_share, 333'333, 333'333)(third, today));
}

TEST_CASE("the effective grade is the grade where there is no other") {
    client_facts facts;
    facts.grade = grade::B;
    CHECK(vitalfew::decide::graded(grade::B, grade::B)(facts, today));
    facts.effective_grade = grade::A;
    CHECK_FALSE(vitalfew::decide::graded(grade::B, grade::B)(facts, today));
}

TEST_CASE("conditions in words") {
    CHECK(to_string(vitalfew::decide::graded(grade::A, grade::B) &&
                    vitalfew::decide::at_most(fact::days_to_contract_end, 90)) ==
          "effective grade A to B and days to contract end at most 90");
    CHECK(to_string(vitalfew::decide::is_so(fact::is_one_off) ||
                    vitalfew::decide::is_unknown(fact::fit)) == "one-off yes or fit unknown");
    CHECK(to_string(!vitalfew::decide::is_so(fact::is_one_off)) == "one-off unknown or no");
    CHECK(to_string(vitalfew::decide::always()) == "always");
    CHECK(to_string(vitalfew::decide::trends(vitalfew::decide::value_trend::falling)) ==
          "trend falling");
    CHECK(to_string(vitalfew::decide::between(fact::grade, 1, 1)) == "grade B");
    CHECK(to_string(vitalfew::decide::between(fact::fit, 250'000, 500'000)) ==
          "fit from 25 % to 50 %");
    CHECK(to_string(vitalfew::decide::between(fact::value, 2, 1)) == "never");
}

TEST_CASE("each fact is found by its name, and no other") {
    for (std::size_t i = 0; i < vitalfew::decide::facts_count; ++i) {
        const auto f = static_cast<fact>(i);
        CHECK(vitalfew::decide::fact_named(vitalfew::decide::to_string(f)) == f);
    }
    CHECK_THROWS_AS(vitalfew::decide::fact_named("colour"), vitalfew::unknown_key);
}

TEST_CASE("a fit out of range is no fact") {
    client_facts facts;
    facts.fit = std::nan("");
    CHECK_THROWS_AS(vitalfew::decide::always()(facts, today), vitalfew::invalid_score);
    facts.fit = 1.5;
    CHECK_THROWS_AS(vitalfew::decide::always()(facts, today), vitalfew::invalid_score);
}

}  // namespace condition_test

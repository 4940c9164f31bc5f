// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/compare/migration_kind.hpp>
#include <vitalfew/core/error.hpp>
#include <vitalfew/decide/condition.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>  // std::nan, std::nextafter
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
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
          "grade A or B, contract ends within 90 days or has ended");
    CHECK(to_string(vitalfew::decide::is_so(fact::is_one_off) ||
                    vitalfew::decide::is_unknown(fact::fit)) == "bought once; or fit unknown");
    CHECK(to_string(!vitalfew::decide::is_so(fact::is_one_off)) ==
          "bought more than once (or unknown)");
    CHECK(to_string(vitalfew::decide::always()) == "every client");
    CHECK(to_string(vitalfew::decide::trends(vitalfew::decide::value_trend::falling)) ==
          "buys less than before");
    CHECK(to_string(vitalfew::decide::between(fact::grade, 1, 1)) == "grade B in this analysis");
    CHECK(to_string(vitalfew::decide::between(fact::fit, 250'000, 500'000)) ==
          "fit of 25 % to 50 %");
    CHECK(to_string(vitalfew::decide::between(fact::value, 2, 1)) == "no client");
}

TEST_CASE("ranges of each fact in words") {
    const auto words = [](fact f, std::int64_t low, std::int64_t high) {
        return to_string(vitalfew::decide::between(f, low, high));
    };
    const auto from = [](fact f, std::int64_t low) {
        return to_string(vitalfew::decide::at_least(f, low));
    };
    const auto up_to = [](fact f, std::int64_t high) {
        return to_string(vitalfew::decide::at_most(f, high));
    };
    constexpr fact grades = fact::effective_grade;
    CHECK(words(grades, 0, 1) == "grade A or B");
    CHECK(words(grades, 0, 2) == "grade A to C");
    CHECK(from(grades, 2) == "grade C or worse");
    CHECK(to_string(!vitalfew::decide::graded(grade::A, grade::B)) ==
          "no grade; or grade C or worse");
    CHECK(to_string(!vitalfew::decide::at_least(fact::grade, 2)) ==
          "grade A or B in this analysis (or none)");
    CHECK(words(fact::small_and_rare, 1, 1) == "buys little and rarely");
    CHECK(words(fact::small_and_rare, 0, 0) == "buys much or often");
    CHECK(words(fact::move, 1, 2) == "kept its grade or slipped to a worse grade");
    CHECK(words(fact::move, 0, 0) == "moved up to a better grade");
    CHECK(words(fact::move, 3, 5) == "new client or came back or lost since the last analysis");
    CHECK(words(fact::trend, 1, 2) == "buys as much as before or buys more than before");
    CHECK(from(fact::fit, 600'000) == "fit of 60 % or more");
    CHECK(up_to(fact::value_share, 10'000) == "1 % or less of the value");
    CHECK(from(fact::value, 100'00) == "value of 10000 minor units or more");
    CHECK(describe(vitalfew::decide::at_least(fact::value, 100'00), {.decimals = 2}) ==
          "value of 100.00 or more");

    constexpr fact contract = fact::days_to_contract_end;
    CHECK(words(contract, 0, 0) == "contract ends today");
    CHECK(words(contract, 1, 1) == "contract ends tomorrow");
    CHECK(words(contract, 29, 29) == "contract ends in 29 days");
    CHECK(words(contract, -1, -1) == "contract ended yesterday");
    CHECK(words(contract, -9, -9) == "contract ended 9 days ago");
    CHECK(up_to(contract, 1) == "contract ends within 1 day or has ended");
    CHECK(up_to(contract, 0) == "contract ends today or has ended");
    CHECK(up_to(contract, -1) == "contract has ended");
    CHECK(up_to(contract, -2) == "contract ended 2 days ago or earlier");
    CHECK(from(contract, 5) == "contract ends in 5 days or later");
    CHECK(from(contract, 0) == "contract has not ended");
    CHECK(from(contract, -5) == "contract ends, or ended at most 5 days ago");
    CHECK(words(contract, -9, -5) == "contract ended 5 to 9 days ago");
    CHECK(words(contract, -5, 9) == "contract ended at most 5 days ago or ends within 9 days");
    CHECK(words(contract, 0, 9) == "contract ends within 9 days");
    CHECK(words(contract, 5, 9) == "contract ends in 5 to 9 days");
    CHECK(to_string(!vitalfew::decide::at_most(contract, 90)) ==
          "no contract; or contract ends in 91 days or later");
    CHECK(to_string(!vitalfew::decide::at_least(contract, 0)) == "contract has ended (or none)");

    CHECK(from(fact::days_since_deal, 200) == "last deal 200 days ago or earlier");
    CHECK(up_to(fact::days_since_contact, 1) == "last contact yesterday or later");
    CHECK(words(fact::days_since_judgement, 0, 0) == "judged today");
    CHECK(words(fact::days_since_judgement, 10, 20) ==
          "judged between 10 days ago and 20 days ago");
    CHECK(words(fact::days_since_deal, -3, -3) == "last deal 3 days ahead");
}

TEST_CASE("each fact says that it is unknown, or known, in words of its own") {
    std::set<std::string> said;
    for (std::size_t i = 0; i < vitalfew::decide::facts_count; ++i) {
        const auto f = static_cast<fact>(i);
        const auto domain = vitalfew::decide::domain_of(f);
        const condition unknown = vitalfew::decide::is_unknown(f);
        CHECK(describe(f, domain.unknown()) == to_string(unknown));
        said.insert(to_string(unknown));
        said.insert(to_string(vitalfew::decide::between(f, domain.low, domain.high)));
    }
    CHECK(said.size() == 2 * vitalfew::decide::facts_count);
    CHECK(to_string(vitalfew::decide::is_unknown(fact::days_to_contract_end)) == "no contract");
    CHECK(to_string(!vitalfew::decide::is_unknown(fact::days_to_contract_end)) == "has a contract");
}

TEST_CASE("a one-off buyer is named by the number of deals that makes a repeat client") {
    CHECK(describe(fact::is_one_off, 1) == "bought once");
    CHECK(describe(fact::is_one_off, 0) == "bought more than once");
    CHECK(describe(fact::is_one_off, 1, {.repeat_deals = 4}) == "fewer than 4 deals");
    CHECK(describe(fact::is_one_off, 0, {.repeat_deals = 4}) == "4 deals or more");
    CHECK(describe(fact::value, -5, {.decimals = 0}) == "value of -5");
}

TEST_CASE("a level of a fact is written as policy files name it") {
    using vitalfew::decide::level_text;
    const auto level = [](auto kind) { return static_cast<std::int64_t>(kind); };
    CHECK(level_text(fact::grade, 0) == "A");
    CHECK(level_text(fact::effective_grade, 2) == "C");
    CHECK(level_text(fact::is_one_off, 1) == "yes");
    CHECK(level_text(fact::small_and_rare, 0) == "no");
    CHECK(level_text(fact::move, level(vitalfew::migration_kind::slip)) ==
          to_string(vitalfew::migration_kind::slip));
    CHECK(level_text(fact::trend, level(vitalfew::decide::value_trend::falling)) ==
          to_string(vitalfew::decide::value_trend::falling));
    CHECK(level_text(fact::fit, 125'000) == to_string(share(1, 8)));
    CHECK(level_text(fact::value_share, 1'000'000) == to_string(share(1, 1)));
    CHECK(level_text(fact::days_to_contract_end, -3) == "-3");
    for (std::size_t i = 0; i < vitalfew::decide::facts_count; ++i) {
        const auto f = static_cast<fact>(i);
        CHECK(level_text(f, vitalfew::decide::domain_of(f).unknown()) == "unknown");
    }
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

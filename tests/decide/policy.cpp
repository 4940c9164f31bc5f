// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/error.hpp>
#include <vitalfew/decide/explain.hpp>
#include <vitalfew/decide/policy.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using vitalfew::always;
using vitalfew::at_least;
using vitalfew::client_facts;
using vitalfew::fact;
using vitalfew::grade;
using vitalfew::graded;
using vitalfew::invalid_rules;
using vitalfew::no_action;
using vitalfew::own_action;
using vitalfew::percent;
using vitalfew::policy;
using vitalfew::policy_rule;
using vitalfew::price_concession;

namespace {

const own_action call{"phone", "call"};
constexpr vitalfew::date today = std::chrono::sys_days(2026y / 3 / 2);

std::string refusal(std::vector<policy_rule> rules) {
    try {
        const policy refused(std::move(rules));
    } catch (const vitalfew::error& e) {
        return e.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a rule that earlier ones cover together, none of them alone, is found") {
    CHECK(
        refusal({{"low", vitalfew::at_most(fact::value, 10), call},
                 {"high", at_least(fact::value, 11), call},
                 {"big", at_least(fact::value, 5), call},
                 {"else", always(), no_action{"phone"}}}) ==
        "vitalfew: the rule \"big\" is never reached: earlier rules take all its clients (\"low\", "
        "\"high\"): move it up or leave it out");
}

TEST_CASE("one number left over makes a rule reachable") {
    CHECK(refusal({{"low", vitalfew::at_most(fact::value, 10), call},
                   {"high", at_least(fact::value, 12), call},
                   {"eleven", at_least(fact::value, 5), call},
                   {"else", always(), no_action{"phone"}}}) == "none");
}

TEST_CASE("rules of other kinds cover nothing") {
    CHECK(refusal({{"all", always(), call}, {"mail", always(), own_action{"mail", "write"}}}) ==
          "none");
}

TEST_CASE("a condition that never holds") {
    CHECK(refusal({{"no one", vitalfew::between(fact::value, 2, 1), call},
                   {"else", always(), no_action{"phone"}}}) ==
          "vitalfew: the rule \"no one\" is never reached: its condition never holds");
}

TEST_CASE("a kind without a default, where only the unknown are left out") {
    CHECK(refusal({{"graded", graded(grade::A, grade::Z), call}}) ==
          "vitalfew: the kind \"phone\" has no default: its rules (\"graded\") leave out clients "
          "with "
          "effective grade unknown: end with a rule that always applies");
}

TEST_CASE("a worse grade that is conceded more") {
    const std::vector<policy_rule> rules{
        {"A", graded(grade::A, grade::A), price_concession{percent(2)}},
        {"C", graded(grade::C, grade::C) && at_least(fact::fit, 500'000),
         price_concession{percent(4)}},
        {"none", always(), no_action{"price"}}};
    CHECK(refusal(rules) == "vitalfew: the rule \"C\" concedes 4 % to effective grade C, but \"A\" "
                            "only 2 % to A: a worse "
                            "grade must not be conceded more");
    CHECK_THROWS_AS(policy{rules}, invalid_rules);
}

TEST_CASE("more for a worse grade in another situation is no contradiction") {
    CHECK(refusal({{"A that fits", graded(grade::A, grade::A) && at_least(fact::fit, 500'000),
                    price_concession{percent(4)}},
                   {"B that fits", graded(grade::B, grade::B) && at_least(fact::fit, 500'000),
                    price_concession{percent(3)}},
                   {"A", graded(grade::A, grade::A), price_concession{percent(2)}},
                   {"none", always(), no_action{"price"}}}) == "none");
}

TEST_CASE("two rules of one name, and one without") {
    CHECK(
        refusal({{"x", always(), call}, {"x", always(), own_action{"mail", "write"}}}) ==
        "vitalfew: the rules at index 0 and 1 are both called \"x\": give each a name of its own");
    CHECK_THROWS_AS(policy({{"", always(), call}}), invalid_rules);
    CHECK_THROWS_AS(policy({{"x", always(), own_action{"", "write"}}}), invalid_rules);
    CHECK_THROWS_AS(policy({{"x", always(), vitalfew::relationship{}}}), invalid_rules);
    CHECK_THROWS_AS(policy({{"x", always(), price_concession{vitalfew::share(1, 3)}}}),
                    invalid_rules);
}

TEST_CASE("a concession keeps the margin, and is never below cost") {
    const price_concession ten{.most = percent(10), .margin_floor = percent(5)};
    const auto amount = [&ten](vitalfew::minor_units value, vitalfew::minor_units cost) {
        client_facts facts;
        facts.value = value;
        facts.cost = cost;
        return ten.amount(facts);
    };
    CHECK(amount(1000, 500) == 100);
    CHECK(amount(1000, 850) == 100);
    CHECK(amount(1000, 851) == 99);
    CHECK(amount(1000, 950) == 0);
    CHECK(amount(1000, 1200) == 0);
    CHECK(amount(1009, 0) == 100);  // rounded down
    for (vitalfew::minor_units cost = 0; cost < 400; ++cost) {
        const auto left = 333 - cost - amount(333, cost);
        CHECK((amount(333, cost) == 0 || left * 20 >= 333));
    }
    client_facts unknown;
    unknown.value = 1000;
    CHECK(ten.amount(unknown) == 0);
}

TEST_CASE("a kind of one's own is decided and explained") {
    const policy rules({{"no deal for long", at_least(fact::days_since_deal, 100), call},
                        {"else", always(), no_action{"phone"}}});
    client_facts facts;
    facts.last_deal = today - std::chrono::days(120);
    CHECK(explain(rules, facts, today) ==
          "As of 2026-03-02: call because days since deal is 120 (rule \"no deal for long\").");
    CHECK(explain(rules, {}, today) == "As of 2026-03-02: nothing to do.");
}

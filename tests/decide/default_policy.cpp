// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/error.hpp>
#include <vitalfew/decide/default_policy.hpp>
#include <vitalfew/decide/explain.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace default_policy_test {

using namespace std::chrono_literals;
using vitalfew::grade;
using vitalfew::migration_kind;
using vitalfew::percent;
using vitalfew::decide::client_facts;
using vitalfew::decide::default_policy;

namespace {

constexpr vitalfew::date today = std::chrono::sys_days(2026y / 3 / 2);

/// All clients of a grid of what the default policy looks at.
std::vector<client_facts> grid() {
    std::vector<client_facts> all;
    for (const auto g : {grade::A, grade::B, grade::C, grade::D}) {
        for (const auto move : {migration_kind::stay, migration_kind::slip, migration_kind::lost}) {
            for (const bool rare : {false, true}) {
                for (const int days : {-1, 90, 91}) {
                    client_facts facts;
                    facts.grade = g;
                    facts.move = move;
                    facts.small_and_rare = rare;
                    facts.contract_end = today + std::chrono::days(days);
                    facts.judged = today - std::chrono::days(days == 91 ? 365 : 10);
                    facts.value = 1'000'00;
                    facts.cost = 500'00;
                    all.push_back(facts);
                    facts.contract_end.reset();
                    facts.judged.reset();
                    all.push_back(facts);
                }
            }
        }
    }
    return all;
}

}  // namespace

TEST_CASE("each rule of the default policy decides about some client") {
    const vitalfew::decide::policy rules = default_policy();
    std::set<std::size_t> fired;
    for (const client_facts& facts : grid()) {
        for (const auto rule : rules.decide(facts, today)) {
            fired.insert(rule);
        }
    }
    for (std::size_t i = 0; i < rules.rules().size(); ++i) {
        CAPTURE(rules.rules()[i].name);
        CHECK(fired.count(i) == 1);
    }
}

TEST_CASE("a better grade is never conceded less by the default policy") {
    const vitalfew::decide::policy rules = default_policy();
    const auto conceded = [&rules](const client_facts& facts) {
        vitalfew::decide::minor_units amount = 0;
        for (const auto rule : rules.decide(facts, today)) {
            if (const auto* price =
                    std::get_if<vitalfew::decide::price_concession>(&rules.rules()[rule].what)) {
                amount = price->amount(facts);
            }
        }
        return amount;
    };
    for (client_facts facts : grid()) {
        vitalfew::decide::minor_units before = 1'000'00;
        for (const auto g : {grade::A, grade::B, grade::C, grade::D}) {
            facts.grade = g;
            CHECK(conceded(facts) <= before);
            before = conceded(facts);
        }
        CHECK(before == 0);
    }
}

TEST_CASE("a key client explained") {
    client_facts facts;
    facts.grade = grade::A;
    facts.contract_end = std::chrono::sys_days(2026y / 3 / 31);
    facts.last_contact = std::chrono::sys_days(2026y / 2 / 25);
    facts.judged = today;
    facts.value = 1'000'00;
    facts.cost = 500'00;
    CHECK(explain(default_policy(), facts, today) ==
          "As of 2026-03-02: Renew the contract by 2026-03-31: 29 days left, urgent (grade A, "
          "contract ends in 29 days: renew in time). Concede up to 50.00 on the price, at most 5 % "
          "(grade A: best price). Next contact on 2026-03-11 by the key account manager, then "
          "every 14 days (grade A: look after closely). Pay a bonus of 10.00 (grade A: earns a "
          "bonus).");
}

TEST_CASE("a small and rare client explained") {
    client_facts facts;
    facts.grade = grade::D;
    facts.small_and_rare = true;
    CHECK(explain(default_policy(), facts, today) ==
          "As of 2026-03-02: Spend no more time (buys little and rarely, grade D: not worth a "
          "visit).");
}

TEST_CASE("a reason is a sentence: what is known that matters, then the rule") {
    const auto reason_of = [](const client_facts& facts, std::string_view kind) {
        for (const auto& each : vitalfew::decide::decisions_about(default_policy(), facts, today)) {
            if (kind_of(each.what) == kind) {
                return reason(each);
            }
        }
        return std::string();
    };
    client_facts facts;
    facts.grade = grade::C;
    facts.one_off = true;
    CHECK(reason_of(facts, "stop spending") == "Bought once, grade C: not worth a visit.");
    CHECK(reason_of(facts, "bonus") == "No bonus.");
    // Whether its orders are small is unknown, which the rule allows: no reason.
    facts.one_off = false;
    facts.move = migration_kind::lost;
    CHECK(reason_of(facts, "win back") ==
          "Bought more than once, lost since the last analysis, grade C: worth winning back.");
    facts.grade = grade::A;
    CHECK(reason_of(facts, "renewal") == "Grade A, no contract: needs a contract.");
    CHECK(reason_of(facts, "ask") == "Grade A, not judged yet: first judgement due.");
}

TEST_CASE("options that contradict the mission are refused") {
    CHECK_THROWS_AS(default_policy({.concession_a = percent(1)}), vitalfew::invalid_rules);
}

TEST_CASE("a horizon that is no time ahead is refused") {
    using std::chrono::days;
    CHECK_THROWS_WITH_AS((void)default_policy({.horizon = days(0)}),
                         "vitalfew: the horizon of the default policy is 0 days: give 1 or more",
                         vitalfew::invalid_rules);
    CHECK_THROWS_AS((void)default_policy({.judgement_age = days(-1)}), vitalfew::invalid_rules);
    CHECK_NOTHROW((void)default_policy({.horizon = days(1), .judgement_age = days(1)}));
}

}  // namespace default_policy_test

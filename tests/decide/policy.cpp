// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/error.hpp>
#include <vitalfew/decide/explain.hpp>
#include <vitalfew/decide/policy.hpp>

#include <doctest/doctest.h>

#include <algorithm>  // std::find
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace policy_test {

using namespace std::chrono_literals;
using vitalfew::grade;
using vitalfew::invalid_rules;
using vitalfew::percent;
using vitalfew::decide::always;
using vitalfew::decide::at_least;
using vitalfew::decide::client_facts;
using vitalfew::decide::fact;
using vitalfew::decide::graded;
using vitalfew::decide::no_action;
using vitalfew::decide::own_action;
using vitalfew::decide::policy;
using vitalfew::decide::policy_rule;
using vitalfew::decide::price_concession;

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
        refusal({{"low", vitalfew::decide::at_most(fact::value, 10), call},
                 {"high", at_least(fact::value, 11), call},
                 {"big", at_least(fact::value, 5), call},
                 {"else", always(), no_action{"phone"}}}) ==
        "vitalfew: the rule \"big\" is never reached: earlier rules take all its clients (\"low\", "
        "\"high\"): move it up or leave it out");
}

TEST_CASE("one number left over makes a rule reachable") {
    CHECK(refusal({{"low", vitalfew::decide::at_most(fact::value, 10), call},
                   {"high", at_least(fact::value, 12), call},
                   {"eleven", at_least(fact::value, 5), call},
                   {"else", always(), no_action{"phone"}}}) == "none");
}

TEST_CASE("rules of other kinds cover nothing") {
    CHECK(refusal({{"all", always(), call}, {"mail", always(), own_action{"mail", "write"}}}) ==
          "none");
}

TEST_CASE("a condition that never holds") {
    CHECK(refusal({{"no one", vitalfew::decide::between(fact::value, 2, 1), call},
                   {"else", always(), no_action{"phone"}}}) ==
          "vitalfew: the rule \"no one\" is never reached: its condition never holds");
}

TEST_CASE("a kind without a default, where only the unknown are left out") {
    CHECK(refusal({{"graded", graded(grade::A, grade::Z), call}}) ==
          "vitalfew: the kind \"phone\" has no default: its rules (\"graded\") leave out clients "
          "(no grade): end with a rule that always applies");
}

TEST_CASE("a worse grade that is conceded more") {
    const std::vector<policy_rule> rules{
        {"A", graded(grade::A, grade::A), price_concession{percent(2)}},
        {"C", graded(grade::C, grade::C) && at_least(fact::fit, 500'000),
         price_concession{percent(4)}},
        {"none", always(), no_action{"price"}}};
    CHECK(refusal(rules) == "vitalfew: the rule \"C\" concedes 4 % to grade C, but \"A\" "
                            "only 2 % to grade A: a worse "
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
    CHECK_THROWS_AS(policy({{"x", always(), vitalfew::decide::relationship{}}}), invalid_rules);
    CHECK_THROWS_AS(policy({{"x", always(), price_concession{vitalfew::share(1, 3)}}}),
                    invalid_rules);
}

TEST_CASE("a concession keeps the margin, and is never below cost") {
    const price_concession ten{.most = percent(10), .margin_floor = percent(5)};
    const auto amount = [&ten](vitalfew::decide::minor_units value,
                               vitalfew::decide::minor_units cost) {
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
    for (vitalfew::decide::minor_units cost = 0; cost < 400; ++cost) {
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
          "As of 2026-03-02: Call (last deal 120 days ago: no deal for long).");
    CHECK(explain(rules, {}, today) == "As of 2026-03-02: Nothing to do.");
    CHECK(explain(policy({{"everybody", always(), call}}), {}, today) ==
          "As of 2026-03-02: Call (everybody).");
    const vitalfew::decide::own_action dearer{
        .kind = call.kind, .text = call.text, .cost = call.cost + 1};
    CHECK(call == call);
    CHECK_FALSE(call == dearer);
}

TEST_CASE("many rules that overlap in many facts are checked, or refused, in bounded time") {
    // Each takes a slab of the space of five facts: what is left falls into ever more pieces.
    const auto slabs = [](std::int64_t count) {
        std::vector<policy_rule> rules;
        for (std::int64_t i = 0; i < count; ++i) {
            vitalfew::decide::condition when =
                vitalfew::decide::between(fact::value, 10 * i, 10 * i + 500);
            when = when && vitalfew::decide::between(fact::days_since_deal, (7 * i) % 90,
                                                     (7 * i) % 90 + 60);
            when = when && vitalfew::decide::between(fact::fit, (13'000 * i) % 400'000, 900'000);
            when = when && vitalfew::decide::between(fact::value_share, (11 * i) % 77, 500'000);
            when = when && vitalfew::decide::between(fact::days_since_contact, (5 * i) % 31, 200);
            rules.push_back({"slab " + std::to_string(i), when, call});
        }
        return rules;
    };
    for (const std::int64_t count : {10, 100, 1000}) {
        CAPTURE(count);
        auto rules = slabs(count);
        rules.push_back({"else", always(), no_action{"phone"}});
        const std::string why = refusal(rules);
        // The bound is on the work, not on the clock; within it the answer is exact.
        CHECK((why == "none" || why.find("overlap in too many ways") != std::string::npos ||
               why.find("is never reached") != std::string::npos));
        rules.insert(rules.begin(), {"all", always(), call});
        CHECK(refusal(rules).find("\"slab 0\" is never reached") != std::string::npos);
    }
    CHECK(refusal(slabs(10)).find("has no default") != std::string::npos);
}

TEST_CASE("what is too entangled is refused") {
    // Whether clauses of three literals cover everything is the question of satisfiability, here over facts
    // that are cut in half.
    std::vector<policy_rule> rules;
    std::uint32_t random = 1;
    const auto next = [&random](std::uint32_t below) {
        random = random * 1664525U + 1013904223U;
        return (random >> 8U) % below;
    };
    constexpr std::array facts{fact::fit,
                               fact::days_to_contract_end,
                               fact::days_since_deal,
                               fact::days_since_contact,
                               fact::days_since_judgement,
                               fact::value_share,
                               fact::value};
    for (int i = 0; i < 3000; ++i) {
        vitalfew::decide::condition when = always();
        for (const fact f : facts) {
            const auto low = static_cast<std::int64_t>(next(1000));
            when = when &&
                   vitalfew::decide::between(f, low, low + static_cast<std::int64_t>(next(900)));
        }
        rules.push_back({"rule " + std::to_string(i), when, call});
    }
    rules.push_back({"else", at_least(fact::value, 0), no_action{"phone"}});
    CHECK(refusal(rules) ==
          "vitalfew: the 3001 rules of the kind \"phone\" overlap in too many ways to be checked: "
          "give fewer of them, or conditions on fewer facts at once");
}

TEST_CASE("a condition that multiplies out beyond reason is refused") {
    vitalfew::decide::condition halves = always();
    const auto grow = [&halves] {
        for (std::size_t f = 0; f < vitalfew::decide::facts_count; ++f) {
            vitalfew::decide::condition spots = vitalfew::decide::is_unknown(static_cast<fact>(f));
            for (std::int64_t i = 0; i < 2; ++i) {
                spots = spots || vitalfew::decide::between(static_cast<fact>(f), i, i);
            }
            halves = halves && spots;
        }
    };
    CHECK_THROWS_WITH_AS(
        grow(),
        "vitalfew: a condition comes to more than 4096 conjunctions: && multiplies "
        "those of two conditions, and ! those of one; make several rules of it",
        invalid_rules);
    const auto spot = [](std::int64_t i) {
        return vitalfew::decide::between(fact::value, 2 * i, 2 * i);
    };
    vitalfew::decide::condition spots = spot(0);
    for (std::int64_t i = 1; i < 4096; ++i) {
        spots = std::move(spots) || spot(i);
    }
    CHECK_THROWS_AS((void)(spots || spot(4096)), invalid_rules);
    // What lies outside of some hundreds of boxes that do not touch comes to several more for each of them.
    vitalfew::decide::condition boxes = vitalfew::decide::is_unknown(fact::value);
    for (std::int64_t i = 0; i < 900; ++i) {
        vitalfew::decide::condition one = always();
        for (const fact f : {fact::days_since_deal, fact::days_since_contact, fact::value}) {
            one = one && vitalfew::decide::between(f, 10 * i, 10 * i + 5);
        }
        boxes = std::move(boxes) || one;
    }
    CHECK_THROWS_AS((void)!boxes, invalid_rules);
}

TEST_CASE("random policies are judged as by trying every combination of facts") {
    // Few levels, so that all can be tried: grades A to C and unknown, one-off, value 0 to 2.
    std::uint32_t random = 7;
    const auto next = [&random](std::uint32_t below) {
        random = random * 1664525U + 1013904223U;
        return static_cast<std::int64_t>((random >> 8U) % below);
    };
    int refused = 0;
    int accepted = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<policy_rule> rules;
        const auto count = 1 + next(5);
        for (std::int64_t i = 0; i < count; ++i) {
            vitalfew::decide::condition when = always();
            if (next(2) == 0) {
                const auto low = next(3);
                when = when && vitalfew::decide::between(fact::effective_grade, low, low + next(2));
            }
            if (next(2) == 0) {
                when = when && vitalfew::decide::between(fact::is_one_off, next(2), 1);
            }
            if (next(2) == 0) {
                when = when && (next(2) == 0 ? at_least(fact::value, next(3))
                                             : vitalfew::decide::at_most(fact::value, next(3)));
            }
            if (next(5) == 0) {
                when = !when;
            }
            rules.push_back(
                {"rule " + std::to_string(i), when, price_concession{vitalfew::percent(next(3))}});
        }
        if (next(4) != 0) {
            rules.push_back({"else", always(), no_action{"price"}});
        }
        // Which rule decides about (grade, one-off, value), -1 being unknown; the grade 3 stands for D to Z.
        const auto decides = [&rules](std::int64_t g, std::int64_t one_off, std::int64_t value) {
            client_facts facts;
            if (g >= 0) {
                facts.effective_grade = vitalfew::grade_at(static_cast<std::size_t>(g));
            }
            if (one_off >= 0) {
                facts.one_off = one_off == 1;
            }
            if (value > -9) {
                facts.value = value;
            }
            for (std::size_t i = 0; i < rules.size(); ++i) {
                if (rules[i].when(facts, today)) {
                    return i;
                }
            }
            return rules.size();
        };
        std::vector<char> reached(rules.size() + 1);
        bool fair = true;
        for (std::int64_t one_off = -1; one_off <= 1; ++one_off) {
            for (const std::int64_t value : {-9, -1, 0, 1, 2, 3}) {
                vitalfew::share better = percent(100);
                for (std::int64_t g = -1; g <= 4; ++g) {
                    const std::size_t i = decides(g, one_off, value);
                    reached[i] = 1;
                    if (g < 0 || i == rules.size()) {
                        continue;
                    }
                    const auto* price = std::get_if<price_concession>(&rules[i].what);
                    const vitalfew::share most = price == nullptr ? vitalfew::share() : price->most;
                    fair = fair && most <= better;
                    better = most;
                }
            }
        }
        const bool all_reached =
            std::find(reached.begin(), reached.end() - 1, 0) == reached.end() - 1;
        const bool good = all_reached && reached.back() == 0 && fair;
        ++(good ? accepted : refused);
        CAPTURE(round);
        REQUIRE((refusal(rules) == "none") == good);
    }
    CHECK(accepted > 30);
    CHECK(refused > 300);
}

}  // namespace policy_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/error.hpp>
#include <vitalfew/decide/action.hpp>
#include <vitalfew/decide/compare_plans.hpp>
#include <vitalfew/decide/decision_plan.hpp>
#include <vitalfew/decide/default_policy.hpp>
#include <vitalfew/decide/explain.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace plan_test {

using namespace std::chrono_literals;
using vitalfew::grade;
using vitalfew::decide::client_facts;
using vitalfew::decide::compare_plans_by_key;
using vitalfew::decide::decision_plan;
using vitalfew::decide::default_policy;
using vitalfew::decide::minor_units;
using vitalfew::decide::policy;
using vitalfew::decide::policy_rule;

namespace {

constexpr vitalfew::date today = std::chrono::sys_days(2026y / 3 / 2);

std::vector<client_facts> base(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<client_facts> clients(n);
    for (client_facts& facts : clients) {
        if (random() % 10 != 0) {
            facts.grade = vitalfew::grade_at(random() % 4);
        }
        facts.value = static_cast<minor_units>(random() % 1'000'000);
        facts.cost = *facts.value * static_cast<minor_units>(random() % 110) / 100;
        facts.small_and_rare = random() % 3 == 0;
        facts.move = static_cast<vitalfew::migration_kind>(random() % 6);
        if (random() % 2 == 0) {
            facts.contract_end = today + std::chrono::days(random() % 300) - std::chrono::days(50);
        }
    }
    return clients;
}

}  // namespace

TEST_CASE("permuting clients permutes decisions") {
    const auto clients = base(500, 1);
    std::vector<std::size_t> order(clients.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937(2));
    std::vector<client_facts> shuffled;
    for (const std::size_t i : order) {
        shuffled.push_back(clients[i]);
    }
    const decision_plan one(default_policy(), clients, today);
    const decision_plan other(default_policy(), shuffled, today);
    for (std::size_t i = 0; i < order.size(); ++i) {
        CHECK(std::ranges::equal(other.decided(i), one.decided(order[i])));
    }
}

TEST_CASE("an unrelated rule at the end changes no decision") {
    const auto clients = base(500, 3);
    const policy rules = default_policy();
    std::vector<policy_rule> more(rules.rules().begin(), rules.rules().end());
    more.push_back({"greet", vitalfew::decide::always(),
                    vitalfew::decide::own_action{"greeting", "send a card"}});
    const decision_plan before(rules, clients, today);
    const decision_plan after(policy(more), clients, today);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        CHECK(std::ranges::equal(before.decided(i), after.decided(i).first(rules.kinds().size())));
    }
    const auto changes = compare_plans(before, clients, after, clients);
    CHECK(changes.size() == clients.size());
    CHECK(std::ranges::all_of(changes, [](const auto& c) {
        return c.kind == "greeting" && !c.rule_before.has_value() && c.rule_after == "greet";
    }));
}

TEST_CASE("totals are those of a computation by itself, to the minor unit") {
    const auto clients = base(2000, 4);
    const auto totals = total(decision_plan(default_policy(), clients, today), clients);
    minor_units concessions = 0;
    minor_units bonuses = 0;
    minor_units value_of_a = 0;
    long minutes = 0;
    for (const client_facts& c : clients) {
        const bool a = c.grade == grade::A;
        const bool b = c.grade == grade::B;
        if (a || b) {
            const minor_units kept = (*c.value + 9) / 10;  // 10 %, rounded up
            concessions += std::max<minor_units>(
                0, std::min(*c.value * (a ? 5 : 3) / 100, *c.value - *c.cost - kept));
            bonuses += (*c.value + 50) / 100;
        }
        value_of_a += a ? *c.value : 0;
        const bool minor = *c.small_and_rare && !a && !b;
        minutes += a ? 60 * 365 / 14 : b ? 45 * 365 / 30 : minor ? 0 : 10 * 365 / 180;
    }
    CHECK(concessions > 0);
    CHECK(totals.all.concessions == concessions);
    CHECK(totals.all.bonuses == bonuses);
    CHECK(totals.all.contact.count() == minutes);
    CHECK(totals.by_grade[0].value == value_of_a);
    minor_units by_grade = totals.ungraded.value;
    for (const auto& each : totals.by_grade) {
        by_grade += each.value;
    }
    CHECK(by_grade == totals.all.value);
}

TEST_CASE("a plan just at its budget is within, and one unit above is not") {
    vitalfew::decide::plan_totals totals;
    totals.all.concessions = 70;
    totals.all.bonuses = 30;
    totals.all.contact = 60min;
    CHECK_NOTHROW(check_budget(totals, {}));
    CHECK_NOTHROW(check_budget(totals, {.cost = 100, .contact = 60min}));
    CHECK_THROWS_WITH_AS(
        check_budget(totals, {.cost = 99}),
        "vitalfew: the plan takes 100 minor units of concessions, bonuses and own actions, but 99 "
        "are given: lower its limits or raise the budget",
        vitalfew::over_budget);
    CHECK_THROWS_AS(check_budget(totals, {.contact = 59min}), vitalfew::over_budget);
}

TEST_CASE("a total that does not fit is no total") {
    std::vector<client_facts> two(2);
    two[0].value = 9'000'000'000'000'000'000;
    two[1].value = two[0].value;
    const decision_plan plan(default_policy(), two, today);
    CHECK_THROWS_AS(total(plan, two), vitalfew::value_overflow);
    CHECK_THROWS_AS(total(plan, std::vector<client_facts>(1)), vitalfew::unequal_lengths);
}

TEST_CASE("what changed for whom, and why") {
    std::vector<client_facts> before(2);
    before[0].grade = grade::C;
    before[1].grade = grade::D;
    auto after = before;
    after[0].grade = grade::B;
    const decision_plan one(default_policy(), before, today);
    const decision_plan other(default_policy(), after, today);
    CHECK(compare_plans(one, before, one, before).empty());
    const auto changes = compare_plans(one, before, other, after);
    REQUIRE(changes.size() == 4);
    CHECK(changes[0].client == 0);
    CHECK(changes[0].kind == "price");
    CHECK(changes[0].rule_before == "list price");
    CHECK(changes[0].rule_after == "good price");
    CHECK(changes[0].why == "before: grade C; now: grade B");
    CHECK(changes[3].kind == "ask");
}

TEST_CASE("plans of other clients than those given are refused") {
    const std::vector<client_facts> two(2);
    const std::vector<client_facts> three(3);
    const decision_plan of_two(default_policy(), two, today);
    const decision_plan of_three(default_policy(), three, today);
    CHECK_THROWS_AS((void)compare_plans(of_two, two, of_three, three), vitalfew::unequal_lengths);
    CHECK_THROWS_AS((void)compare_plans(of_two, three, of_two, two), vitalfew::unequal_lengths);
    CHECK_THROWS_AS((void)compare_plans(of_two, two, of_two, three), vitalfew::unequal_lengths);
}

TEST_CASE("another policy is why, where the facts are the same") {
    std::vector<client_facts> one(1);
    one[0].grade = grade::A;
    const decision_plan before(default_policy(), one, today);
    const decision_plan after(default_policy({.concession_a = vitalfew::percent(6)}), one, today);
    const auto changes = compare_plans(before, one, after, one);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].rule_before == changes[0].rule_after);
    CHECK(changes[0].why == "the policy differs");
}

TEST_CASE("a renewal is overdue the day after the end, and urgent on the last day of its days") {
    using vitalfew::decide::renewal_urgency;
    const auto urgency = [](int days) {
        client_facts facts;
        facts.contract_end = today + std::chrono::days(days);
        const auto found = vitalfew::decide::find_renewal(facts, today);
        CHECK(found.left == std::chrono::days(days));
        return found.urgency;
    };
    CHECK(urgency(-1) == renewal_urgency::overdue);
    CHECK(urgency(0) == renewal_urgency::urgent);
    CHECK(urgency(30) == renewal_urgency::urgent);
    CHECK(urgency(31) == renewal_urgency::ahead);
    CHECK(vitalfew::decide::find_renewal({}, today).urgency == renewal_urgency::no_contract);
}

TEST_CASE("two plans compared the other way round change as much, with before and after swapped") {
    const auto clients = base(500, 6);
    const auto later = base(500, 7);
    const decision_plan one(default_policy(), clients, today);
    const decision_plan other(default_policy({.concession_a = vitalfew::percent(6)}), later, today);
    const auto forth = compare_plans(one, clients, other, later);
    const auto back = compare_plans(other, later, one, clients);
    REQUIRE(!forth.empty());
    REQUIRE(forth.size() == back.size());
    for (std::size_t i = 0; i < forth.size(); ++i) {
        CHECK(forth[i].client == back[i].client);
        CHECK(forth[i].kind == back[i].kind);
        CHECK(forth[i].rule_before == back[i].rule_after);
        CHECK(forth[i].rule_after == back[i].rule_before);
    }
}

TEST_CASE("plans of other clients in another order are compared by key") {
    const auto clients = base(200, 8);
    std::vector<int> keys(clients.size());
    std::iota(keys.begin(), keys.end(), 1000);
    // The later plan leaves out the first ten, has ten others instead, and is in reverse order.
    auto later = base(210, 9);
    std::copy(clients.begin() + 10, clients.begin() + 100, later.begin() + 10);
    std::vector<int> later_keys(later.size());
    std::iota(later_keys.begin(), later_keys.end(), 1000);
    later.erase(later.begin(), later.begin() + 10);
    later_keys.erase(later_keys.begin(), later_keys.begin() + 10);
    std::reverse(later.begin(), later.end());
    std::reverse(later_keys.begin(), later_keys.end());

    const decision_plan before(default_policy(), clients, today);
    const decision_plan after(default_policy({.concession_a = vitalfew::percent(7)}), later, today);
    const auto found = compare_plans_by_key(before, clients, keys, after, later, later_keys);
    CHECK(found.gone == std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    CHECK(found.come == std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    // The same as comparing those in both by index.
    const std::vector<client_facts> both(clients.rbegin(), clients.rend() - 10);
    const std::vector<client_facts> both_later(later.begin() + 10, later.end());
    const auto expected =
        compare_plans(decision_plan(before.rules(), both, today), both,
                      decision_plan(after.rules(), both_later, today), both_later);
    REQUIRE(found.changes.size() == expected.size());
    REQUIRE(!expected.empty());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(found.changes[i].client == expected[i].client + 10);
        CHECK(found.changes[i].kind == expected[i].kind);
        CHECK(found.changes[i].rule_before == expected[i].rule_before);
        CHECK(found.changes[i].rule_after == expected[i].rule_after);
        CHECK(found.changes[i].why == expected[i].why);
    }
    keys[7] = 1003;
    CHECK_THROWS_WITH_AS(
        (void)compare_plans_by_key(before, clients, keys, after, later, later_keys),
        "vitalfew: the clients at index 3 and 7 of a plan both have the key 1003: "
        "give each client once",
        vitalfew::duplicate_key);
    keys.pop_back();
    CHECK_THROWS_AS((void)compare_plans_by_key(before, clients, keys, after, later, later_keys),
                    vitalfew::unequal_lengths);
}

TEST_CASE("what kinds of one's own cost and take is in the totals and in the budget") {
    const policy rules(
        {{"gift", vitalfew::decide::graded(grade::A, grade::A),
          vitalfew::decide::own_action{"gift", "send a gift", 12'50, 30min}},
         {"no gift", vitalfew::decide::always(), vitalfew::decide::no_action{"gift"}}});
    auto clients = base(100, 10);
    const auto of_a = static_cast<minor_units>(std::ranges::count_if(
        clients, [](const client_facts& each) { return each.grade == grade::A; }));
    const auto totals = total(decision_plan(rules, clients, today), clients);
    REQUIRE(of_a > 0);
    CHECK(totals.all.own_actions == of_a * 12'50);
    CHECK(totals.by_grade[0].own_actions == of_a * 12'50);
    CHECK(totals.all.contact == of_a * 30min);
    CHECK_NOTHROW(check_budget(totals, {.cost = of_a * 12'50}));
    CHECK_THROWS_AS(check_budget(totals, {.cost = of_a * 12'50 - 1}), vitalfew::over_budget);
    CHECK_THROWS_AS(
        policy({{"x", vitalfew::decide::always(), vitalfew::decide::own_action{"gift", "", -1}}}),
        vitalfew::invalid_rules);
    CHECK_THROWS_AS(policy({{"x", vitalfew::decide::always(),
                             vitalfew::decide::own_action{"gift", "", 0, 525601min}}}),
                    vitalfew::invalid_rules);
}

TEST_CASE("dates at the ends of time count as far away, without overflow") {
    using vitalfew::date;
    client_facts facts;
    facts.contract_end = (date::max)();  // a contract without an end
    facts.last_contact = (date::max)();
    facts.last_deal = (date::min)();
    facts.judged = (date::min)();
    const date old(std::chrono::sys_days(std::chrono::year(1950) / 1 / 1));
    for (const date as_of : {old, today, (date::min)(), (date::max)()}) {
        const auto found = vitalfew::decide::find_renewal(facts, as_of);
        CHECK(found.urgency == (as_of == (date::max)() ? vitalfew::decide::renewal_urgency::urgent
                                                       : vitalfew::decide::renewal_urgency::ahead));
        const auto levels = vitalfew::decide::levels_of(facts, as_of);
        CHECK(levels[static_cast<std::size_t>(vitalfew::decide::fact::days_to_contract_end)] >= 0);
        CHECK(levels[static_cast<std::size_t>(vitalfew::decide::fact::days_since_deal)] >= 0);
        CHECK(!vitalfew::decide::explain(default_policy(), facts, as_of).empty());
    }
    const vitalfew::decide::relationship often{.rhythm = std::chrono::days(14)};
    CHECK(often.next_contact(facts, today) == (date::max)());
    facts.last_contact = today;
    CHECK(often.next_contact(facts, today) == today + std::chrono::days(14));
}

TEST_CASE("decisions need room for exactly the kinds of the policy") {
    const auto rules = default_policy();
    std::vector<std::uint32_t> room(rules.kinds().size() + 1);
    CHECK_THROWS_WITH_AS(rules.decide_into(client_facts{}, today, room),
                         doctest::Contains("give one entry for each of policy::kinds()"),
                         vitalfew::unequal_lengths);
    room.pop_back();
    CHECK_NOTHROW(rules.decide_into(client_facts{}, today, room));
}

}  // namespace plan_test

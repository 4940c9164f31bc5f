// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/clients/collect_clients.hpp>
#include <vitalfew/clients/roll_up.hpp>

#include "support/archetypes.hpp"
#include "support/letters.hpp"
#include "support/random_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace roll_up_test {

namespace {

using vitalfew::roll_up;
using vitalfew::unknown_parent;

struct company {
    std::string name;
    std::optional<std::string> parent;
    std::int64_t value;
};

struct numbered {
    int number;
    int parent;
    double value;
};

const std::vector<company> base{{"Plant", "Unit", 5},
                                {"Holding", std::nullopt, 10},
                                {"Shop", std::nullopt, 90},
                                {"Unit", "Holding", 70},
                                {"Office", "Holding", -15}};

auto rolled(const std::vector<company>& companies, unknown_parent rule = unknown_parent::refused) {
    return roll_up(companies, &company::name, &company::parent, &company::value, rule);
}

auto rolled(const std::vector<numbered>& companies, unknown_parent rule = unknown_parent::refused) {
    return roll_up(companies, &numbered::number, &numbered::parent, &numbered::value, rule);
}

}  // namespace

TEST_CASE("subsidiaries at any depth count for the ultimate parent") {
    const auto result = rolled(base);
    REQUIRE(result.groups().size() == 2);
    CHECK(result.groups()[0].top == 1);
    CHECK(result.groups()[0].members == 4);
    CHECK(result.groups()[0].value == 70);
    CHECK(result.groups()[1].top == 2);
    CHECK(result.groups()[1].members == 1);
    CHECK(result.groups()[1].value == 90);
    const std::vector<std::uint32_t> of_clients{0, 0, 1, 0, 0};
    CHECK(std::ranges::equal(result.of_clients(), of_clients));
    CHECK(result.top_of(0) == 1);
    CHECK(result.top_of(2) == 2);
    CHECK(result.size() == 5);
    CHECK(rolled(base).groups().size() == 2);
}

TEST_CASE("the rolled-up base can be classified") {
    const auto result = rolled(base);
    const auto abcd =
        vitalfew::classify(result.groups(), &vitalfew::company_group<std::int64_t>::value);
    CHECK(vitalfew_test::letters(abcd) == "AA");
    CHECK(abcd.total() == 160);
}

TEST_CASE("a client that is its own parent is an ultimate parent") {
    const auto result = rolled({{1, 1, 2.5}, {2, 1, 1e300}, {3, 3, 1}, {4, 2, -1e300}});
    REQUIRE(result.groups().size() == 2);
    CHECK(result.groups()[0].value == 2.5);
    CHECK(result.groups()[0].members == 3);
}

TEST_CASE("an empty base, and a single client") {
    CHECK(rolled(std::vector<company>{}).groups().empty());
    const auto one = rolled({{7, 7, 0}});
    CHECK(one.groups()[0].top == 0);
    CHECK(one.groups()[0].value.sign() == 0);
}

TEST_CASE("cycles are refused with all of their clients") {
    CHECK_THROWS_WITH_AS((void)rolled({{"a", "b", 1}, {"b", "c", 1}, {"c", "d", 1}, {"d", "b", 1}}),
                         "vitalfew: the parents of client 1 (\"b\"), client 2 (\"c\"), client 3 "
                         "(\"d\") form a cycle: remove the parent of one of them",
                         vitalfew::cyclic_parents);
    std::vector<numbered> ring;
    for (int i = 0; i < 20; ++i) {
        ring.push_back({i, (i + 1) % 20, 1});
    }
    CHECK_THROWS_WITH_AS(
        (void)rolled(ring),
        "vitalfew: the parents of client 0 (0), client 1 (1), client 2 (2), client 3 (3), client 4 "
        "(4), client 5 (5), client 6 (6), client 7 (7) and 12 more form a cycle: remove the parent "
        "of one of them",
        vitalfew::cyclic_parents);
}

TEST_CASE("a parent outside of the base is refused, or its client stands alone") {
    const std::vector<company> orphans{{"a", "x", 3}, {"b", "a", 4}, {"c", "x", 5}};
    CHECK_THROWS_WITH_AS(
        (void)rolled(orphans),
        "vitalfew: the parent \"x\" of client 0 (\"a\") is not in the base: add it, correct it, or "
        "treat such clients as ultimate parents (unknown_parent::stands_alone)",
        vitalfew::unknown_key);
    const auto result = rolled(orphans, unknown_parent::stands_alone);
    REQUIRE(result.groups().size() == 2);
    CHECK(result.groups()[0].value == 7);
    CHECK(result.groups()[1].value == 5);
}

TEST_CASE("two clients with one key are refused") {
    CHECK_THROWS_WITH_AS((void)rolled({{1, 1, 1}, {2, 1, 1}, {1, 2, 1}}),
                         "vitalfew: client 0 (1) and client 2 (1) have the same key: give each "
                         "client once, or collect their deals first",
                         vitalfew::duplicate_key);
}

TEST_CASE("values of subsidiaries that are not numbers are refused") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    try {
        (void)rolled({{1, 1, 1}, {2, 1, nan}, {3, 1, nan}});
        FAIL("accepted");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 2);
        CHECK(error.first_index() == 1);
    }
}

TEST_CASE("a long chain does not exhaust the stack") {
    const int length = vitalfew_test::large(200'000, 1'000'000);
    std::vector<numbered> chain;
    chain.reserve(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        chain.push_back({i, i + 1 < length ? i + 1 : i, 1});
    }
    const auto up = rolled(chain);
    REQUIRE(up.groups().size() == 1);
    CHECK(up.groups()[0].top == length - 1);
    CHECK(up.groups()[0].value == length);
    std::reverse(chain.begin(), chain.end());
    CHECK(rolled(chain).groups()[0].top == 0);
}

TEST_CASE("profiles, by their own keys and a table of parents") {
    struct deal {
        std::string client;
        int euros;
        vitalfew::date day;
    };
    const vitalfew::date day{std::chrono::days(1)};
    const std::vector<deal> deals{{"Unit", 3, day}, {"Holding", 4, day}, {"Unit", 5, day}};
    const std::map<std::string, std::string> parents{{"Unit", "Holding"}};
    const auto profiles = vitalfew::collect_clients(
        deals, vitalfew::deal_fields(&deal::client, &deal::euros, &deal::day));
    const auto result = roll_up(
        profiles, [](const auto& profile) { return profile.key; },
        [&parents](const auto& profile) {
            const auto found = parents.find(profile.key);
            return found == parents.end() ? profile.key : found->second;
        });
    REQUIRE(result.groups().size() == 1);
    CHECK(result.groups()[0].value == 12);
    CHECK(result.groups()[0].top == 1);
}

TEST_CASE("proxies without a size, and values with < and + alone") {
    const std::array<std::int64_t, 4> values{4, 2, 3, 1};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const auto result = roll_up(
        clients, [](const auto& c) { return c.value; },
        [](const auto& c) { return c.value / 2 == 0 ? c.value : c.value / 2; },
        [](const auto& c) { return vitalfew_test::minimal_money(c.value); });
    REQUIRE(result.groups().size() == 1);
    CHECK(result.groups()[0].top == 3);
    CHECK(result.groups()[0].value.value().cents() == 10);
}

TEST_CASE("as if each client were followed upwards alone, in any order") {
    CHECK(rc::check([] {
        // The parent has a smaller number, so there is no cycle; -1 is in no base.
        const auto draws =
            *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::arbitrary<std::uint32_t>());
        std::vector<numbered> clients;
        for (std::size_t i = 0; i < draws.size(); ++i) {
            const int number = static_cast<int>(i);
            const int parent = static_cast<int>(draws[i] % (i + 2)) - 1;
            clients.push_back({number, parent, static_cast<double>(draws[i]) - 2e9});
        }
        const auto shuffled = *vitalfew_test::permutation_of(clients);
        const auto result = rolled(shuffled, unknown_parent::stands_alone);
        std::map<int, double> expected;
        std::size_t members = 0;
        for (std::size_t i = 0; i < shuffled.size(); ++i) {
            int top = shuffled[i].number;
            while (clients[static_cast<std::size_t>(top)].parent >= 0 &&
                   clients[static_cast<std::size_t>(top)].parent != top) {
                top = clients[static_cast<std::size_t>(top)].parent;
            }
            RC_ASSERT(shuffled[result.top_of(i)].number == top);
            expected[top] += shuffled[i].value;
        }
        RC_ASSERT(result.groups().size() == expected.size());
        for (const auto& group : result.groups()) {
            RC_ASSERT(group.value == expected[shuffled[group.top].number]);
            members += group.members;
        }
        RC_ASSERT(members == shuffled.size());
    }));
}

}  // namespace roll_up_test

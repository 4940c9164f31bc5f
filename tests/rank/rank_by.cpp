// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/rank/rank.hpp>
#include <vitalfew/rank/rank_by.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace rank_by_test {

namespace {

using vitalfew::rank;
using vitalfew::rank_by;
using vitalfew::ties;

struct client {
    std::string region;
    double value;
};

const std::vector<client> base{{"north", 50}, {"south", 7}, {"north", 40}, {"south", 7},
                               {"north", 40}, {"south", 9}, {"north", 10}};

template <class Value>
using record = std::pair<int, Value>;

/// Compares each group with rank on its clients alone.
template <class Value, class Rule>
bool as_ranked_alone(const std::vector<record<Value>>& clients, Rule rule) {
    const auto result = rank_by(clients, &record<Value>::first, &record<Value>::second, rule);
    std::size_t seen = 0;
    for (std::size_t g = 0; g < result.groups().size(); ++g) {
        std::vector<Value> alone;
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < clients.size(); ++i) {
            if (clients[i].first == result.groups().keys()[g]) {
                alone.push_back(clients[i].second);
                indices.push_back(i);
            }
        }
        const auto expected = rank(alone, {}, rule);
        for (std::size_t i = 0; i < alone.size(); ++i) {
            if (result.places()[indices[i]] != expected.places()[i] ||
                result.order(g)[i] != indices[expected.order()[i]] ||
                result.order()[seen + i] != result.order(g)[i]) {
                return false;
            }
        }
        seen += alone.size();
    }
    return seen == clients.size() && result.size() == seen;
}

template <class Value>
void ranked_alone_under_all_rules(const std::vector<record<Value>>& clients) {
    for (const ties rule : {ties::min, ties::max, ties::dense, ties::ordinal}) {
        RC_ASSERT(as_ranked_alone(clients, rule));
    }
    RC_ASSERT(as_ranked_alone(clients, ties::average));
}

}  // namespace

TEST_CASE("places within a region") {
    const auto result = rank_by(base, &client::region, &client::value);
    const std::vector<std::size_t> places{1, 2, 2, 2, 2, 1, 4};
    const std::vector<std::size_t> order{0, 2, 4, 6, 5, 1, 3};
    CHECK(std::ranges::equal(result.places(), places));
    CHECK(std::ranges::equal(result.order(), order));
    CHECK(result.order_of("south").front() == 5);
    CHECK(result.order(0).size() == 4);
    CHECK(rank_by(base, &client::region, &client::value).places() == places);
    CHECK(rank_by(base, &client::region, &client::value).order() == order);
    const auto mean = rank_by(base, &client::region, &client::value, ties::average);
    CHECK(mean.places()[1] == 2.5);
    CHECK(mean.places()[6] == 4);
}

TEST_CASE("an unknown region is named") {
    const auto result = rank_by(base, &client::region, &client::value);
    CHECK_THROWS_WITH_AS((void)result.order_of("east"),
                         "vitalfew: there is no group \"east\" among the 2: ask for a key that a "
                         "client has, or find() it first",
                         vitalfew::unknown_key);
}

TEST_CASE("no clients, and values that are no numbers") {
    CHECK(rank_by(std::vector<client>{}, &client::region, &client::value).size() == 0);
    const std::vector<client> bad{{"a", 1}, {"b", std::numeric_limits<double>::infinity()}};
    CHECK_THROWS_AS((void)rank_by(bad, &client::region, &client::value), vitalfew::invalid_value);
}

TEST_CASE("proxies without a size, and values that have nothing but <") {
    const std::array<std::int64_t, 4> values{3, 8, 4, 1};
    vitalfew_test::bare_forward_range clients(values.data(), values.size());
    const auto even = [](const auto& c) { return c.value % 2 == 0; };
    const auto as_minimal = [](const auto& c) { return vitalfew_test::minimal_money(c.value); };
    const std::vector<std::size_t> places{1, 1, 2, 2};
    CHECK(std::ranges::equal(rank_by(clients, even, as_minimal).places(), places));
}

TEST_CASE("as if each group were ranked alone") {
    CHECK(rc::check([] {
        ranked_alone_under_all_rules(*rc::gen::container<std::vector<record<std::int64_t>>>(
            rc::gen::pair(rc::gen::inRange(0, 4), rc::gen::inRange<std::int64_t>(-3, 6))));
    }));
    CHECK(rc::check([] {
        ranked_alone_under_all_rules(*rc::gen::container<std::vector<record<double>>>(
            700, rc::gen::pair(rc::gen::inRange(0, 4),
                               rc::gen::element(-0.0, 0.0, 1.5, 1e300, -7.25, 1e-300))));
    }));
}

}  // namespace rank_by_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/rank/rank.hpp>
#include <vitalfew/rank/top.hpp>

#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <random>
#include <vector>

namespace top_test {

using vitalfew::top;

namespace {

using indices = std::vector<std::size_t>;

constexpr bool best_first() {
    const std::vector<int> values{40, 50, 10, 40, 40, 60};
    return top(values, 0).empty() && top(values, 1) == indices{5} &&
           top(values, 3) == indices{5, 1, 0} && top(values, 4) == indices{5, 1, 0, 3} &&
           top(values, 6) == indices{5, 1, 0, 3, 4, 2} && top(values, 100).size() == 6 &&
           top(std::vector<int>{}, 3).empty();
}

}  // namespace

TEST_CASE("the best first, and of equals the first") {
    static_assert(best_first());
    CHECK(best_first());
    CHECK(top(std::vector<double>{-0.0, 0.0, -1.0}, 2) == indices{0, 1});
    CHECK(top(std::vector<int>{1, 2}, (std::numeric_limits<std::size_t>::max)()) == indices{1, 0});
}

TEST_CASE("the n best of any range and projection") {
    const std::vector<std::int64_t> raw{3, 9, 5};
    CHECK(top(vitalfew_test::bare_forward_range(raw.data(), raw.size()), 2,
              &vitalfew_test::bare_forward_range::proxy::value) == indices{1, 2});
    const std::forward_list<vitalfew_test::minimal_money> purse{vitalfew_test::minimal_money(1),
                                                                vitalfew_test::minimal_money(2)};
    CHECK(top(purse, 1) == indices{1});
}

TEST_CASE_TEMPLATE("the n best are where the order begins", Value, double, float, std::int64_t,
                   std::uint64_t, std::int8_t, vitalfew_test::money) {
    std::mt19937_64 random(20260301 + sizeof(Value));
    for (int round = 0; round < vitalfew_test::rounds(200); ++round) {
        const auto kind = vitalfew_test::any_distribution(random);
        const std::size_t size = 1 + random() % 2000;
        const auto values = vitalfew_test::drawn_values<Value>(kind, size, random);
        const vitalfew::ranking ranked = vitalfew::rank(values);
        const auto order = ranked.order();
        const std::size_t few = random() % 20;
        CAPTURE(round);
        for (const std::size_t n : {few, static_cast<std::size_t>(random() % (size + 1)), size}) {
            const auto expected = std::min(n, size);
            const indices best = top(values, n);
            REQUIRE(best.size() == expected);
            REQUIRE(std::ranges::equal(best, order.first(expected)));
        }
    }
}

TEST_CASE("NaN is refused wherever it is, and however few are asked for") {
    std::vector<double> values(3000, 1.0);
    values.back() = std::numeric_limits<double>::quiet_NaN();
    for (const std::size_t n : {std::size_t{0}, std::size_t{5}, std::size_t{2500}}) {
        try {
            (void)top(values, n);
            FAIL("not refused");
        } catch (const vitalfew::invalid_value& error) {
            CHECK(error.count() == 1);
            CHECK(error.first_index() == 2999);
        }
    }
}

}  // namespace top_test

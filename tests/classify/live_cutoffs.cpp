// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/detail/sorted_blocks.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>
#include <vitalfew/classify/live_cutoffs.hpp>

#include "support/archetypes.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace live_cutoffs_test {

using vitalfew::crossing;
using vitalfew::find_cutoffs;
using vitalfew::live_cutoffs;

namespace {

template <class Value>
Value any_value(std::mt19937_64& random, bool many_ties) {
    if (many_ties) {
        return static_cast<Value>(static_cast<int>(random() % 12) - 3);
    }
    std::lognormal_distribution<> lognormal(5, 1.8);
    const double size = std::round(lognormal(random) * 100);
    return static_cast<Value>(random() % 10 == 0 ? -size : size);
}

}  // namespace

TEST_CASE_TEMPLATE("live cutoffs are those found anew, after every change", Value, double,
                   std::int64_t) {
    std::mt19937_64 random(17);
    for (int round = 0; round < vitalfew_test::rounds(6); ++round) {
        constexpr std::array rules{crossing::upper, crossing::lower, crossing::nearest};
        const vitalfew::classify_options options{
            .limits = {vitalfew::percent(50), vitalfew::percent(80), vitalfew::percent(100)},
            .crossing = rules[random() % 3]};
        live_cutoffs<Value> live(options);
        std::vector<Value> values;
        const bool many_ties = round % 2 == 0;
        for (int step = 0; step < 600; ++step) {
            const std::uint64_t what = random() % 4;
            if (values.empty() || what < 2) {
                values.push_back(any_value<Value>(random, many_ties));
                live.add(values.back());
            } else {
                Value& picked = values[random() % values.size()];
                if (what == 2) {
                    const auto next = any_value<Value>(random, many_ties);
                    live.change(picked, next);
                    picked = next;
                } else {
                    live.remove(picked);
                    picked = values.back();
                    values.pop_back();
                }
            }
            REQUIRE(live.current() == find_cutoffs(values, {}, options));
            REQUIRE(live.size() == values.size());
        }
    }
}

TEST_CASE("many blocks: a large base that grows, changes and shrinks to nothing") {
    std::mt19937_64 random(19);
    live_cutoffs<double> live;
    std::vector<double> values;
    for (int i = 0; i < 30'000; ++i) {
        values.push_back(any_value<double>(random, false) + static_cast<double>(i) / 1024);
        live.add(values.back());
    }
    CHECK(live.current() == find_cutoffs(values));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto next = any_value<double>(random, false);
        live.change(values[i], next);
        values[i] = next;
        if (i % 5'000 == 0) {
            REQUIRE(live.current() == find_cutoffs(values));
        }
    }
    while (!values.empty()) {
        live.remove(values.back());
        values.pop_back();
        if (values.size() % 7'000 == 1) {
            REQUIRE(live.current() == find_cutoffs(values));
        }
    }
    CHECK(live.size() == 0);
    CHECK(live.total().sign() == 0);
    CHECK(live.current()(1.0) == vitalfew::grade::D);
}

TEST_CASE("blocks that were emptied but for a few values are joined") {
    std::mt19937_64 random(20);
    for (int round = 0; round < vitalfew_test::rounds(4); ++round) {
        live_cutoffs<std::int64_t> live;
        std::vector<std::int64_t> values(10'000);
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<std::int64_t>(i) - 500;
        }
        std::shuffle(values.begin(), values.end(), random);
        for (const std::int64_t value : values) {
            live.add(value);
        }
        // What is left lies far apart; from either end, or in no order.
        std::vector<std::int64_t> left;
        if (round % 3 != 2) {
            std::sort(values.begin(), values.end());
        }
        if (round % 3 == 1) {
            std::reverse(values.begin(), values.end());
        }
        for (const std::int64_t value : values) {
            if (value % 100 == 7) {
                left.push_back(value);
            } else {
                live.remove(value);
                if (value % 1000 == 0) {
                    REQUIRE_THROWS_AS(live.remove(value), vitalfew::invalid_value);
                }
            }
        }
        REQUIRE(live.size() == left.size());
        REQUIRE(live.current() == find_cutoffs(left));
        for (std::int64_t value = 20'000; value < 25'000; ++value) {
            live.add(value);
            left.push_back(value);
        }
        REQUIRE(live.current() == find_cutoffs(left));
    }
}

TEST_SUITE("soak") {
    // A million changes to a base of a million in the long run, ten thousand usually.
    TEST_CASE_TEMPLATE("a base that never rests", Value, double, std::int64_t) {
        const std::size_t size = vitalfew_test::large(10'000U, 1'000'000U);
        std::mt19937_64 random(21);
        live_cutoffs<Value> live;
        std::vector<Value> values(size);
        for (Value& value : values) {
            value = any_value<Value>(random, false);
            live.add(value);
        }
        std::size_t checks = 0;
        for (std::size_t step = 1; step <= size; ++step) {
            Value& picked = values[random() % values.size()];
            switch (random() % 3) {
                case 0:
                    values.push_back(any_value<Value>(random, false));
                    live.add(values.back());
                    break;
                case 1: {
                    const auto next = any_value<Value>(random, false);
                    live.change(picked, next);
                    picked = next;
                    break;
                }
                default:
                    live.remove(picked);
                    picked = values.back();
                    values.pop_back();
                    break;
            }
            if (step % (size / 20) == 0) {
                REQUIRE(live.current() == find_cutoffs(values));
                REQUIRE(live.size() == values.size());
                ++checks;
            }
        }
        CHECK(checks == 20);
        MESSAGE("live cutoffs: " << size << " changes, found anew " << checks << " times");
    }
}

TEST_CASE("a base that brings nothing has the cutoffs of nothing") {
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        const vitalfew::classify_options options{.crossing = rule};
        live_cutoffs<double> live(options);
        std::vector<double> values;
        for (const double value : {0.0, -3.0, -0.0, -3.0}) {
            live.add(value);
            values.push_back(value);
            CHECK(live.current() == find_cutoffs(values, {}, options));
            CHECK(live.current()[0].side == vitalfew::cutoff_side::none);
        }
    }
}

TEST_CASE("money, too") {
    live_cutoffs<vitalfew_test::money> live;
    live.add(vitalfew_test::money(70));
    live.add(vitalfew_test::money(30));
    CHECK(live.current()(vitalfew_test::money(30)) == vitalfew::grade::A);
    CHECK(live.total().value() == vitalfew_test::money(100));
}

TEST_CASE("neighbouring blocks hold more than half of a block together, whatever is taken out") {
    vitalfew::detail::sorted_blocks<std::int64_t> values;
    std::vector<std::int64_t> all(6000);
    std::iota(all.begin(), all.end(), std::int64_t{1});
    std::mt19937_64 random(3);
    std::ranges::shuffle(all, random);
    for (const std::int64_t value : all) {
        values.add(value);
    }
    std::ranges::shuffle(all, random);
    for (const std::int64_t value : all) {
        REQUIRE(values.remove(value));
        const auto& blocks = values.blocks();
        for (std::size_t i = 1; i < blocks.size(); ++i) {
            REQUIRE(blocks[i - 1].entries.size() + blocks[i].entries.size() > 512);
        }
    }
    CHECK(values.size() == 0);
}

TEST_CASE("what is not there cannot be removed, and nothing changes") {
    live_cutoffs<double> live;
    CHECK_THROWS_AS(live.remove(1.0), vitalfew::invalid_value);
    CHECK_THROWS_AS(live.change(1.0, 2.0), vitalfew::invalid_value);
    CHECK(live.size() == 0);
    live.add(2.0);
    CHECK_THROWS_AS(live.remove(1.0), vitalfew::invalid_value);
    CHECK_THROWS_AS(live.remove(3.0), vitalfew::invalid_value);
    CHECK_THROWS_AS(live.change(1.0, 2.0), vitalfew::invalid_value);
    CHECK_THROWS_AS(live.change(3.0, 3.0), vitalfew::invalid_value);
    // A sum would refuse infinity by itself; what is not above 0 goes into none.
    for (const double value :
         {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
          std::numeric_limits<double>::quiet_NaN()}) {
        CHECK_THROWS_AS(live.add(value), vitalfew::invalid_value);
        CHECK_THROWS_AS(live.change(2.0, value), vitalfew::invalid_value);
    }
    CHECK(live.size() == 1);
    CHECK(live.total() == 2.0);
    CHECK(live.current()(2.0) == vitalfew::grade::A);
}

}  // namespace live_cutoffs_test

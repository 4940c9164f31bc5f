// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/parallel/tally.hpp>

#include "parallel/threads.hpp"
#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <list>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using vitalfew::value_tally;
using vitalfew_test::distribution;
using vitalfew_test::on_threads;

namespace {

template <class Value>
value_tally<Value> one_by_one(const std::vector<Value>& values) {
    value_tally<Value> tally;
    for (const Value& value : values) {
        tally.observe(value);
    }
    return tally;
}

}  // namespace

TEST_CASE_TEMPLATE("tallies do not depend on threads and grain", Value, VITALFEW_TEST_KINDS) {
    std::mt19937_64 random(20260501 + sizeof(Value));
    for (int round = 0; round < vitalfew_test::rounds_on_threads(60); ++round) {
        const auto kind = vitalfew_test::any_distribution(random);
        const auto values = vitalfew_test::drawn_values<Value>(kind, random() % 3000, random);
        const auto expected = one_by_one(values);
        const std::size_t grain = vitalfew_test::any_grain(random);
        CAPTURE(round);
        on_threads(vitalfew_test::any_number_of_threads(random), [&] {
            const auto tally = vitalfew::parallel::tally(values, {}, grain);
            REQUIRE(tally == expected);
            REQUIRE(tally.to_bytes() == expected.to_bytes());
        });
    }
}

TEST_CASE("every number of threads over a large base") {
    std::mt19937_64 random(51);
    const auto values =
        vitalfew_test::drawn_values<double>(distribution::third_losses, 100'000, random);
    const auto expected = one_by_one(values);
    for (int threads = 1; threads <= 8; ++threads) {
        for (const std::size_t grain : {std::size_t{10}, std::size_t{5000}, std::size_t{65'536}}) {
            on_threads(threads,
                       [&] { REQUIRE(vitalfew::parallel::tally(values, {}, grain) == expected); });
        }
    }
}

TEST_CASE("zeros of either sign and the smallest denormals, which share a bucket") {
    std::vector<double> values(3000, 0.0);
    values[5] = -0.0;
    on_threads(4, [&] {
        CHECK(vitalfew::parallel::tally(values, {}, 10).zeros() == 3000);
        values[7] = std::numeric_limits<double>::denorm_min();
        values[8] = -std::numeric_limits<double>::denorm_min();
        CHECK(vitalfew::parallel::tally(values, {}, 10) == one_by_one(values));
    });
}

TEST_CASE("records by member, ranges that cannot be divided, and none at all") {
    std::mt19937_64 random(52);
    const auto values =
        vitalfew_test::drawn_values<std::int64_t>(distribution::third_losses, 3000, random);
    std::vector<vitalfew_test::move_only_record> records;
    for (const std::int64_t value : values) {
        records.emplace_back(value);
    }
    const auto expected = one_by_one(values);
    on_threads(3, [&] {
        CHECK(vitalfew::parallel::tally(records, &vitalfew_test::move_only_record::value, 10) ==
              expected);
        const std::list<std::int64_t> list(values.begin(), values.end());
        CHECK(vitalfew::parallel::tally(list, {}, 10) == expected);
        CHECK(vitalfew::parallel::tally(std::vector<double>{}) == value_tally<double>{});
    });
}

TEST_CASE_TEMPLATE("what cannot be tallied is named as by observe", Value, double, float) {
    std::vector<Value> values(20'000, Value{1});
    values[777] = std::numeric_limits<Value>::quiet_NaN();
    values[19'000] = -std::numeric_limits<Value>::infinity();
    std::string message;
    try {
        value_tally<Value> tally;
        tally.observe(values);
    } catch (const vitalfew::invalid_value& error) {
        message = error.what();
    }
    on_threads(4, [&] {
        try {
            (void)vitalfew::parallel::tally(values, {}, 100);
            FAIL("not refused");
        } catch (const vitalfew::invalid_value& error) {
            CHECK(error.count() == 2);
            CHECK(error.first_index() == 777);
            CHECK(error.what() == message);
        }
        const auto refuse = [](Value value) {
            return value == Value{1} ? value : throw std::runtime_error("no");
        };
        CHECK_THROWS_WITH_AS((void)vitalfew::parallel::tally(values, refuse, 100), "no",
                             std::runtime_error);
    });
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/concentration/descending_values.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace descending_values_test {

using vitalfew::concentration_population;
using vitalfew::descending_values_of;

namespace {

constexpr bool at_compile_time() {
    const std::vector<int> base{3, -2, 0, 7, 3, -1};
    const auto sorted = descending_values_of(base);
    const std::array values{7, 3, 3, 0, -1, -2};
    const std::array<std::size_t, 6> order{3, 0, 4, 2, 5, 1};
    return std::ranges::equal(sorted.values(), values) &&
           std::ranges::equal(sorted.order(), order) && sorted.size() == 6 &&
           sorted.size(concentration_population::positive) == 3 &&
           sorted.size(concentration_population::everybody) == 6 && sorted.loss_makers() == 2 &&
           sorted.total() == 13 && sorted.losses() == -3 && sorted.sum_of_top(2) == 10 &&
           sorted.sum_of_top(6) == 10;
}

/// Sorted the plain way.
template <class Value>
void sorted_like_std(const std::vector<Value>& base) {
    const auto sorted = descending_values_of(base);
    std::vector<std::size_t> order(base.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return base[b] < base[a] || (base[a] == base[b] && a < b);
    });
    CHECK(std::ranges::equal(sorted.order(), order));
    CHECK(
        std::ranges::equal(sorted.values(), order, {}, {}, [&](std::size_t i) { return base[i]; }));
    vitalfew::exact_sum<Value> total;
    for (const Value value : base) {
        total += value;
    }
    CHECK(sorted.sum_of_top(base.size()) == total);
    CHECK(sorted.total() + sorted.losses() == total);
}

}  // namespace

TEST_CASE("values in descending order, with their sums") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
    CHECK(descending_values_of(std::vector<int>{}).size() == 0);
    CHECK(descending_values_of(std::vector<int>{}).sum_of_top(0) == 0);
    CHECK(descending_values_of(std::vector<int>{4, -1}).total() == 4);
    CHECK(descending_values_of(std::vector<int>{4, -1}).losses() == -1);
}

TEST_CASE("large bases are sorted by radix to the same end") {
    std::mt19937_64 random(7);
    std::vector<double> doubles;
    std::vector<std::int16_t> integers;
    std::lognormal_distribution<double> lognormal(3, 2);
    for (int i = 0; i < 3000; ++i) {
        doubles.push_back(i % 7 == 0 ? -lognormal(random) : i % 11 == 0 ? -0.0 : lognormal(random));
        integers.push_back(static_cast<std::int16_t>(random() % 100));
    }
    sorted_like_std(doubles);
    sorted_like_std(integers);
}

TEST_CASE("values of one's own, by radix and by comparing") {
    std::vector<vitalfew_test::money> large;
    for (std::int64_t i = 0; i < 1000; ++i) {
        large.emplace_back(i * 7919 % 1000);
    }
    const auto sorted = descending_values_of(large);
    CHECK(sorted.values().front().cents() == 999);
    CHECK(sorted.values().back().cents() == 0);
    CHECK(sorted.total().integer() == 499'500);
    CHECK(large[sorted.order()[17]] == sorted.values()[17]);

    using money = vitalfew_test::minimal_money;
    const std::vector<money> small{money(2), money(-1), money(5), money(0)};
    CHECK(descending_values_of(small).order().front() == 2);
    CHECK(descending_values_of(small).loss_makers() == 1);
    CHECK(descending_values_of(small).total().value() < money(8));
}

TEST_CASE("records that cannot be copied, and a range that is no more than forward") {
    std::vector<vitalfew_test::move_only_record> records;
    records.emplace_back(1);
    records.emplace_back(4);
    CHECK(descending_values_of(records, &vitalfew_test::move_only_record::value).order().front() ==
          1);
    const std::array<std::int64_t, 3> values{1, 9, 2};
    vitalfew_test::bare_forward_range bare(values.data(), values.size());
    CHECK(
        descending_values_of(bare, &vitalfew_test::bare_forward_range::proxy::value).values()[0] ==
        9);
}

TEST_CASE("sorting refuses what is no number, small and large") {
    std::vector<double> base(3, 1.0);
    base[1] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH_AS(descending_values_of(base),
                         "vitalfew: 1 value is NaN or infinite; the first is nan at index 1: "
                         "repair or leave out those records, then analyse again",
                         vitalfew::invalid_value);
    base.resize(1000, 2.0);
    base[999] = std::numeric_limits<double>::infinity();
    CHECK_THROWS_WITH_AS(descending_values_of(base),
                         "vitalfew: 2 values are NaN or infinite; the first is nan at index 1: "
                         "repair or leave out those records, then analyse again",
                         vitalfew::invalid_value);
}

}  // namespace descending_values_test

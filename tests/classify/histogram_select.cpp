// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Histogram select against sorting: the two must agree in every grade, cutoff, count and
// sum, whatever the type, the distribution, the limits, the rule and the kind of range.

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>

#include "classify/against_sorting.hpp"
#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"
#include "support/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <forward_list>
#include <functional>
#include <limits>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace histogram_select_test {

using vitalfew::classify;
using vitalfew::classify_options;
using vitalfew::crossing;
using vitalfew::find_cutoffs;
using vitalfew::grade;
using vitalfew_test::check_against_sorting;
using vitalfew_test::distribution;

namespace {

constexpr std::size_t enough = vitalfew::detail::histogram_select_pays_from;

struct big_record {
    std::array<double, 7> padding{};
    std::int64_t value = 0;
};

}  // namespace

TEST_CASE_TEMPLATE("histogram select agrees with sorting", Value, double, float, std::int64_t,
                   std::uint64_t, std::int32_t, std::int8_t) {
    std::mt19937_64 random(20260101 + sizeof(Value));
    vitalfew::classify_workspace workspace;
    for (int round = 0; round < vitalfew_test::rounds(120); ++round) {
        const auto kind = vitalfew_test::any_distribution(random);
        const std::size_t size = enough + random() % (2 * enough);
        CAPTURE(round);
        const auto values = vitalfew_test::drawn_values<Value>(kind, size, random);
        const classify_options options = vitalfew_test::any_options(random);
        const auto result = classify(values, {}, options);
        check_against_sorting(values, options, result, result.grades());

        std::vector<grade> grades(size);
        const auto summary =
            vitalfew::classify_into(values, std::identity{}, grades, options, workspace);
        check_against_sorting(values, options, summary, grades);
        REQUIRE(find_cutoffs(values, {}, options) == result.cutoffs());
    }
}

TEST_CASE("radix select rounds: many values of one bucket, down to the last bit") {
    std::mt19937_64 random(3);
    for (int round = 0; round < vitalfew_test::rounds(10); ++round) {
        // All in one bucket, and again in one bucket of each further round.
        std::vector<double> values(20'000);
        const auto free_bits = static_cast<unsigned>(1 + random() % 48);
        for (double& value : values) {
            value = std::bit_cast<double>(std::bit_cast<std::uint64_t>(1.0) |
                                          (random() & ((std::uint64_t{1} << free_bits) - 1)));
        }
        const classify_options options = vitalfew_test::any_options(random);
        const auto result = classify(values, {}, options);
        check_against_sorting(values, options, result, result.grades());
    }
}

TEST_CASE("a sum that only looks like that of equal values") {
    // The mean is a value of the bucket, but half of the values lie on either side of it.
    std::vector<double> values;
    for (std::size_t i = 0; i < 2 * enough; ++i) {
        const double scale = i % 4 < 2 ? 1.0 : 1024.0;
        values.push_back(scale * (1.53125 + (i % 2 == 0 ? 0x1p-20 : -0x1p-20)));
    }
    std::mt19937_64 random(23);
    for (int round = 0; round < vitalfew_test::rounds(20); ++round) {
        const classify_options options = vitalfew_test::any_options(random);
        const auto result = classify(values, {}, options);
        check_against_sorting(values, options, result, result.grades());
    }
}

TEST_CASE("histogram select takes any range and projection") {
    std::mt19937_64 random(5);
    const auto values =
        vitalfew_test::drawn_values<std::int64_t>(distribution::third_losses, 3 * enough, random);
    const auto expected = classify(values);
    const auto same_grades = [&](const auto& result) {
        return std::ranges::equal(result.grades(), expected.grades());
    };
    CHECK(same_grades(classify(std::deque<std::int64_t>(values.begin(), values.end()))));
    CHECK(same_grades(classify(std::forward_list<std::int64_t>(values.begin(), values.end()))));
    CHECK(same_grades(classify(vitalfew_test::bare_forward_range(values.data(), values.size()),
                               &vitalfew_test::bare_forward_range::proxy::value)));
    std::vector<big_record> records(values.size());
    std::vector<vitalfew_test::money> strong;
    std::vector<vitalfew_test::minimal_money> minimal;
    for (std::size_t i = 0; i < values.size(); ++i) {
        records[i].value = values[i];
        strong.emplace_back(values[i]);
        minimal.emplace_back(values[i]);
    }
    CHECK(same_grades(classify(records, &big_record::value)));
    const auto by_money = classify(strong);
    CHECK(same_grades(by_money));
    CHECK(by_money.cutoffs()[0].value->cents() == *expected.cutoffs()[0].value);
    CHECK(by_money.total().value().cents() == expected.total().value());
    CHECK(same_grades(classify(minimal)));
}

TEST_CASE("integers beyond the whole numbers of double are graded as exactly") {
    // One more or less, where doubles cannot tell them apart.
    constexpr std::int64_t large = std::int64_t{1} << 60;
    std::vector<std::int64_t> values(enough, 1);
    values[0] = large + 1;
    values[1] = large;
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        const classify_options options{.limits = {vitalfew::share(1, 2)}, .crossing = rule};
        const auto result = classify(values, {}, options);
        check_against_sorting(values, options, result, result.grades());
    }
    CHECK(classify(values, {}, {.limits = {vitalfew::share(1, 2)}}).grades()[1] == grade::A);
    std::vector<std::uint64_t> unsigned_values(enough, ~std::uint64_t{0});
    CHECK(classify(unsigned_values).grades()[7] == grade::A);
}

TEST_CASE("NaN in a large base is refused, and the caller's grades are as they were") {
    std::vector<double> values(2 * enough, 1.0);
    values[77] = std::numeric_limits<double>::quiet_NaN();
    values[enough] = -std::numeric_limits<double>::infinity();
    std::vector<grade> grades(values.size(), grade::Z);
    vitalfew::classify_workspace workspace;
    try {
        vitalfew::classify_into(values, std::identity{}, grades, {}, workspace);
        FAIL("not refused");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 2);
        CHECK(error.first_index() == 77);
    }
    CHECK(std::ranges::count(grades, grade::Z) == std::ssize(grades));
    // And nothing of the failed call is left in the workspace.
    values[77] = 1.0;
    values[enough] = 1.0;
    const auto summary = vitalfew::classify_into(values, std::identity{}, grades, {}, workspace);
    CHECK(summary.total() == static_cast<double>(values.size()));
    // A workspace can be moved, and one that was moved from can be used.
    vitalfew::classify_workspace moved(std::move(workspace));
    workspace = std::move(moved);
    CHECK(vitalfew::classify_into(values, std::identity{}, grades, {}, workspace).total() ==
          summary.total());
    CHECK(vitalfew::classify_into(values, std::identity{}, grades, {}, moved).total() ==
          summary.total());
}

TEST_CASE("a projection that throws leaves nothing behind in the workspace") {
    const std::vector<double> values(2 * enough, 1.0);
    std::vector<grade> grades(values.size());
    vitalfew::classify_workspace workspace;
    const auto calls_at_most = [](std::size_t most) {
        return [most, calls = std::size_t{0}](double value) mutable {
            if (++calls > most) {
                throw std::runtime_error("no");
            }
            return value;
        };
    };
    for (const std::size_t most : {std::size_t{5}, enough, 2 * enough + 5}) {
        CHECK_THROWS_AS(vitalfew::classify_into(values, calls_at_most(most), grades, {}, workspace),
                        std::runtime_error);
        const auto summary =
            vitalfew::classify_into(values, std::identity{}, grades, {}, workspace);
        CHECK(summary.total() == static_cast<double>(values.size()));
    }
}

TEST_CASE("more values than the cells hold at a time") {
    // 2^24 values fill the cells' count; a few more have to go on in emptied ones.
    constexpr std::size_t many = (std::size_t{1} << 24U) + 1000;
    std::vector<float> values(many, 1.5F);
    values.back() = 3.0F;
    const auto result = classify(values);
    CHECK(result.total().to_double() == 1.5 * static_cast<double>(many - 1) + 3.0);
    CHECK(result.summary(grade::A).clients == many);
}

}  // namespace histogram_select_test

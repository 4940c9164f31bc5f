// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Sample select, which is taken for large bases on machines with wide vectors, against sorting. It is called
// directly, for bases of a thousand clients, so that every edge of it is met often.

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/classify/detail/sample_select/sample_select.hpp>
#include <vitalfew/classify/find_cutoffs.hpp>

#include "classify/against_sorting.hpp"
#include "support/archetypes.hpp"
#include "support/drawn_values.hpp"
#include "support/rounds.hpp"
#include "support/skip.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <random>
#include <span>
#include <vector>

namespace sample_select_test {

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

using vitalfew::classify_options;
using vitalfew::crossing;
using vitalfew::grade;
using vitalfew::detail::sample_select_is_possible;

namespace {

void skip_this() {
    vitalfew_test::skip("this machine has no AVX-512");
}

template <class Value>
struct graded {
    vitalfew::classification_summary<Value> summary;
    std::vector<grade> grades;
};

/// @returns nothing when sample select has no result
template <class Value>
std::optional<graded<Value>> by_sample(const std::vector<Value>& values,
                                       const classify_options& options, std::size_t sample_size) {
    std::identity same;
    vitalfew::detail::double_histogram histogram;
    vitalfew::detail::sample_select_scratch scratch;
    std::vector<grade> grades(values.size());
    auto summary = vitalfew::detail::classify_by_sample_select(
        vitalfew::detail::serial_executor{}, values, same, options, {sample_size, 1}, histogram,
        scratch, [&](std::size_t) { return grades.data(); });
    if (!summary) {
        return std::nullopt;
    }
    return graded<Value>{*std::move(summary), std::move(grades)};
}

/// @returns those of the values that a sample of this size looks at
std::vector<double*> looked_at(std::vector<double>& values, std::size_t sample_size) {
    std::vector<double*> found;
    auto note = [&](double& value) {
        found.push_back(&value);
        return value;
    };
    std::vector<double> sample;
    vitalfew::detail::take_sample(vitalfew::detail::serial_executor{}, values, note, sample_size,
                                  sample);
    REQUIRE(found.size() == sample.size());
    return found;
}

/// Checks that the result, where there is one, is that of sorting.
template <class Value>
bool is_that_of_sorting(const std::vector<Value>& values, const classify_options& options,
                        std::size_t sample_size) {
    const auto fast = by_sample(values, options, sample_size);
    if (fast) {
        vitalfew_test::check_against_sorting(values, options, fast->summary, fast->grades);
    }
    return fast.has_value();
}

std::vector<double> lognormal_values(std::size_t size, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    return vitalfew_test::drawn_values<double>(vitalfew_test::distribution::heavy_tail, size,
                                               random);
}

}  // namespace

TEST_CASE_TEMPLATE("sample select agrees with sorting", Value, double, float, std::int64_t,
                   std::uint64_t, std::int32_t, std::uint16_t, vitalfew_test::money) {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    std::mt19937_64 random(20261101 + sizeof(Value));
    int proved = 0;
    const int rounds = vitalfew_test::rounds(150);
    for (int round = 0; round < rounds; ++round) {
        const auto kind = vitalfew_test::any_distribution(random);
        const std::size_t size = 64 + random() % 6000;
        const auto values = vitalfew_test::drawn_values<Value>(kind, size, random);
        const auto options = vitalfew_test::any_options(random);
        CAPTURE(round);
        proved += is_that_of_sorting(values, options, size / (1 + random() % 8)) ? 1 : 0;
    }
    // A guess that is refuted costs time only; but were all refuted, nothing would have been tested.
    CHECK(proved > rounds / 10);
}

TEST_CASE("a base that is like its sample is graded by sample select") {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    int proved = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        proved += is_that_of_sorting(lognormal_values(20'000, seed), {}, 5000) ? 1 : 0;
    }
    CHECK(proved >= 40);
}

TEST_CASE("equal values in a bracket are graded by a code for all of them") {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        const classify_options options{.crossing = rule};
        CHECK(is_that_of_sorting(std::vector<double>(5001, 7.25), options, 2500));
        std::vector<std::int64_t> two(7001, 10);
        for (std::size_t i = 0; i < two.size(); i += 5) {
            two[i] = 1000;
        }
        CHECK(is_that_of_sorting(two, options, 3500));
    }
}

TEST_CASE("a sample that deceives costs time and no grade") {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    // The clients whom a sample of this size looks at are worth 1, all others more, in another order of magnitude.
    std::vector<double> values = lognormal_values(30'000, 11);
    for (double& value : values) {
        value += 1000;
    }
    for (double* value : looked_at(values, 1000)) {
        *value = 1;
    }
    CHECK_FALSE(is_that_of_sorting(values, {}, 1000));
    CHECK(is_that_of_sorting(values, {}, 30'000));
}

TEST_CASE("a sample of one value does not make a base of that value") {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    // All limits seem to be crossed at 5, and are at 1: what is worth 5 comes to a seventh of the total.
    std::vector<double> values(30'000, 1.0);
    for (double* value : looked_at(values, 1000)) {
        *value = 5;
    }
    for (const crossing rule : {crossing::upper, crossing::lower, crossing::nearest}) {
        // Not a limit so high that values below all of the sample come into question.
        const classify_options options{.limits = {vitalfew::percent(80)}, .crossing = rule};
        CHECK_FALSE(is_that_of_sorting(values, options, 1000));
        CHECK(is_that_of_sorting(values, options, 30'000));
    }
}

TEST_CASE(
    "a sample is of the base, spread over all of it, the same each time, and knows no period") {
    std::vector<double> values(10'000);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<double>(i);
    }
    std::identity same;
    for (const std::size_t size : {std::size_t{8}, std::size_t{1000}, std::size_t{10'000}}) {
        std::vector<double> sample;
        std::vector<double> again;
        vitalfew::detail::take_sample(vitalfew::detail::serial_executor{}, values, same, size,
                                      sample);
        vitalfew::detail::take_sample(vitalfew::detail::serial_executor{}, values, same, size,
                                      again);
        CHECK(sample == again);
        CHECK(sample.size() == size);
        CHECK(std::ranges::is_sorted(sample, std::ranges::less_equal{}));
        CHECK(std::ranges::adjacent_find(sample) == sample.end());  // nobody twice
        CHECK(sample.back() < 10'000);
    }
    std::vector<double> sample;
    vitalfew::detail::take_sample(vitalfew::detail::serial_executor{}, values, same, 2000, sample);
    std::array<int, 8> of_period{};
    for (std::size_t i = 0; i < sample.size(); i += vitalfew::detail::sampled_neighbours) {
        ++of_period[static_cast<std::size_t>(sample[i]) % 8];
    }
    CHECK(std::ranges::min(of_period) > 250 / 16);
}

TEST_CASE("values that do not fit the window are left to histogram select") {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    const std::vector<double> fitting = lognormal_values(10'000, 3);
    const std::size_t sample_size = 5000;
    REQUIRE(is_that_of_sorting(fitting, {}, sample_size));
    using limits = std::numeric_limits<double>;
    for (const double odd : {1e300, 1e-300, limits::denorm_min(), limits::max(), -1e200,
                             limits::infinity(), limits::quiet_NaN()}) {
        for (std::size_t at = 0; at < 40; ++at) {  // in the sample, and beside it
            std::vector<double> values = fitting;
            values[at * 211] = odd;
            CHECK_FALSE(by_sample(values, {}, sample_size).has_value());
        }
    }
    for (const double zero : {0.0, -0.0}) {
        std::vector<double> values = fitting;
        values[77] = zero;
        CHECK(is_that_of_sorting(values, {}, sample_size));
    }
    CHECK_FALSE(by_sample(std::vector<double>(1000), {}, 500).has_value());
    CHECK_FALSE(by_sample(std::vector<double>(1000, -3.5), {}, 500).has_value());
    CHECK_FALSE(
        by_sample(std::vector<std::int64_t>(1000, std::int64_t{1} << 60), {}, 500).has_value());
}

TEST_CASE("digits of a window add up to the exact sum") {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    std::mt19937_64 random(5);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> values(1 + random() % 9000);
        const int spread = static_cast<int>(random() % 30);
        const int from = static_cast<int>(random() % 600) - 300;
        for (double& value : values) {
            const double mantissa = 1 + static_cast<double>(random() >> 12U) * 0x1p-52;
            value =
                std::ldexp(random() % 3 == 0 ? -mantissa : mantissa,
                           from + static_cast<int>(random() % (1 + static_cast<unsigned>(spread))));
        }
        const auto window = vitalfew::detail::fixed_window::around(values);
        REQUIRE(window.has_value());
        vitalfew::detail::signed_totals totals(*window);
        totals.add(values);
        REQUIRE(totals.fit());
        vitalfew::exact_sum<double> gains;
        vitalfew::exact_sum<double> losses;
        std::size_t positive = 0;
        for (const double value : values) {
            (value > 0 ? gains : losses) += value;
            positive += value > 0 ? 1 : 0;
        }
        using sum = vitalfew::exact_sum<double>;
        CHECK(totals.positive().count == positive);
        CHECK(window->sum_of<sum>(totals.positive().coarse, totals.positive().fine) == gains);
        CHECK(window->sum_of<sum>(totals.negative().coarse, totals.negative().fine) == losses);
    }
}

TEST_CASE("digits below 0 are in two's complement") {
    if (!sample_select_is_possible()) {
        skip_this();
        return;
    }
    using sum = vitalfew::exact_sum<double>;
    using vitalfew::detail::word_pair;
    const std::vector<double> values{1, 1e6};
    const auto window = vitalfew::detail::fixed_window::around(values);
    REQUIRE(window.has_value());
    constexpr word_pair nothing{};
    constexpr std::uint64_t ones = ~std::uint64_t{0};
    for (const word_pair digits :
         {word_pair{.low = 1}, word_pair{.high = 1}, word_pair{.low = 1, .high = 1},
          word_pair{.low = ones}, word_pair{.low = ones / 2 + 1, .high = 7}}) {
        const word_pair negated{.low = 0 - digits.low,
                                .high = ~digits.high + (digits.low == 0 ? 1U : 0U)};
        for (const bool coarse : {false, true}) {
            const auto positive = coarse ? window->sum_of<sum>(digits, nothing)
                                         : window->sum_of<sum>(nothing, digits);
            auto both = coarse ? window->sum_of<sum>(negated, nothing)
                               : window->sum_of<sum>(nothing, negated);
            CHECK(positive.sign() == 1);
            CHECK(both.sign() == -1);
            both += positive;
            CHECK(both.sign() == 0);
        }
    }
}

TEST_CASE_TEMPLATE("large bases: the public algorithms agree with sorting", Value, double, float,
                   std::int64_t) {
    using vitalfew_test::distribution;
    std::mt19937_64 random(20261102 + sizeof(Value));
    vitalfew::classify_workspace workspace;
    for (int round = 0; round < vitalfew_test::rounds(13); ++round) {
        const auto kind = static_cast<distribution>(round % static_cast<int>(distribution::count));
        const std::size_t size = vitalfew::detail::sample_select_pays_from + random() % 3000;
        const auto values = vitalfew_test::drawn_values<Value>(kind, size, random);
        const auto options = vitalfew_test::any_options(random);
        std::vector<grade> grades(size);
        const auto result =
            vitalfew::classify_into(values, std::identity{}, grades, options, workspace);
        vitalfew_test::check_against_sorting(values, options, result, grades);
        REQUIRE(vitalfew::find_cutoffs(values, {}, options) == result.cutoffs());
    }
}

TEST_CASE("NaN is refused before sample select has written any grade") {
    std::vector<double> values = lognormal_values(vitalfew::detail::sample_select_pays_from, 1);
    values[12'345] = std::numeric_limits<double>::quiet_NaN();
    std::vector<grade> grades(values.size(), grade::Z);
    vitalfew::classify_workspace workspace;
    CHECK_THROWS_AS(vitalfew::classify_into(values, std::identity{}, grades, {}, workspace),
                    vitalfew::invalid_value);
    CHECK(std::ranges::count(grades, grade::Z) == std::ssize(grades));
}

#endif

}  // namespace sample_select_test

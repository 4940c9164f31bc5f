// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/clients/client_profile.hpp>
#include <vitalfew/concentration/gini.hpp>

#include "concentration/all_kinds.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace gini_test {

using vitalfew::concentration_population;
using vitalfew::descending_values_of;
using vitalfew::exact_ratio;
using vitalfew::gini;

namespace {

constexpr bool at_compile_time() {
    const std::vector<int> three{1, 0, 0};
    const std::vector<int> four{0, 0, 1, 0};
    const auto among_all = gini(three, {}, concentration_population::everybody);
    return among_all.population == exact_ratio(2, 3) && among_all.sample == exact_ratio(1, 1) &&
           among_all.clients == 3 && among_all.population.to_double() == 2.0 / 3 &&
           gini(four, {}, concentration_population::everybody).population == exact_ratio(3, 4) &&
           gini(four, {}, concentration_population::everybody).sample == exact_ratio(1, 1) &&
           gini(four).population == exact_ratio() && gini(four).clients == 1;
}

/// Half of the mean difference over the mean, from all pairs.
std::pair<exact_ratio, exact_ratio> by_definition(std::vector<std::int64_t> values,
                                                  concentration_population among) {
    if (among == concentration_population::positive) {
        std::erase_if(values, [](std::int64_t v) { return v <= 0; });
    }
    std::uint64_t total = 0;
    std::uint64_t differences = 0;
    for (std::int64_t& value : values) {
        value = (std::max)(value, std::int64_t{0});
        total += static_cast<std::uint64_t>(value);
    }
    for (const std::int64_t a : values) {
        for (const std::int64_t b : values) {
            differences += static_cast<std::uint64_t>(a < b ? b - a : a - b);
        }
    }
    const std::uint64_t n = values.size();
    return {exact_ratio(differences, 2 * n * total),
            exact_ratio(differences, n == 0 ? 0 : 2 * (n - 1) * total)};
}

}  // namespace

TEST_CASE("Gini of textbook bases") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
    using vector = std::vector<std::int64_t>;
    for (const auto among :
         {concentration_population::positive, concentration_population::everybody}) {
        CHECK(gini(vector{}, {}, among).population == exact_ratio());
        CHECK(gini(vector{}, {}, among).sample == exact_ratio());
        CHECK(gini(vector{0, 0}, {}, among).population == exact_ratio());
        CHECK(gini(vector{5, 5, 5}, {}, among).population == exact_ratio());
        CHECK(gini(vector{5, 5, 5}, {}, among).sample == exact_ratio());
        CHECK(gini(vector{5}, {}, among).sample == exact_ratio());
        CHECK(gini(vector{1, 3}, {}, among).population == exact_ratio(1, 4));
        CHECK(gini(vector{1, 3}, {}, among).sample == exact_ratio(1, 2));
    }
    // A loss counts as a client who brings nothing.
    CHECK(gini(vector{1, -7, 0}, {}, concentration_population::everybody).population ==
          exact_ratio(2, 3));
}

TEST_CASE("Gini is that of the definition, for every kind of number") {
    CHECK(rc::check([] {
        const auto base = *vitalfew_test::tied_values();
        for (const auto among :
             {concentration_population::positive, concentration_population::everybody}) {
            const auto [whole, sample] = by_definition(base, among);
            RC_ASSERT(gini(base, {}, among).population == whole);
            RC_ASSERT(gini(base, {}, among).sample == sample);
            vitalfew_test::same_for_all_kinds(
                base, [among](const auto& values) { return gini(values, {}, among).population; });
        }
    }));
}

TEST_CASE("Gini does not depend on the order, grows with zeros and stays below 1") {
    CHECK(rc::check([] {
        auto base = *vitalfew_test::any_values<double>();
        const auto shuffled = *vitalfew_test::permutation_of(base);
        const auto before = gini(base, {}, concentration_population::everybody).population;
        RC_ASSERT(before == gini(shuffled, {}, concentration_population::everybody).population);
        base.push_back(0.0);
        const auto after = gini(base, {}, concentration_population::everybody);
        RC_ASSERT(before <= after.population);
        RC_ASSERT(after.population <= exact_ratio(base.size() - 1, base.size()));
        RC_ASSERT(after.sample <= exact_ratio(1, 1));
    }));
}

TEST_CASE("Gini falls when a client gives to one who has less, and is the same in any unit") {
    CHECK(rc::check([] {
        auto base = *rc::gen::container<std::vector<double>>(rc::gen::map(
            rc::gen::inRange(0, 50), [](int value) { return static_cast<double>(value); }));
        RC_PRE(base.size() >= 2U);
        const auto [least, most] = std::minmax_element(base.begin(), base.end());
        RC_PRE(*most - *least >= 2);
        const auto before = gini(base, {}, concentration_population::everybody);
        *most -= 1;
        *least += 1;
        const auto after = gini(base, {}, concentration_population::everybody);
        RC_ASSERT(after.population < before.population);
        RC_ASSERT(after.sample < before.sample);
        const int exponent = *rc::gen::inRange(-1070, 1000);
        for (double& value : base) {
            value = std::ldexp(value, exponent);
        }
        RC_ASSERT(gini(base, {}, concentration_population::everybody).population ==
                  after.population);
    }));
}

TEST_CASE("Gini of values at the ends of their type") {
    constexpr auto most = (std::numeric_limits<std::uint64_t>::max)();
    CHECK(gini(std::vector<std::uint64_t>{most, most, 0}, {}, concentration_population::everybody)
              .population == exact_ratio(1, 3));
    constexpr double large = (std::numeric_limits<double>::max)();
    constexpr double least = std::numeric_limits<double>::denorm_min();
    CHECK(gini(std::vector<double>{large, large, 0}, {}, concentration_population::everybody)
              .population == exact_ratio(1, 3));
    const auto apart = gini(std::vector<double>{large, least}).population;
    CHECK(apart < exact_ratio(1, 2));
    CHECK(apart.to_double() == 0.5);
}

TEST_CASE("Gini of many, sorted once for several measures") {
    std::vector<std::int64_t> base;
    for (std::int64_t i = 1; i <= 1000; ++i) {
        base.push_back(i);
    }
    // (n - 1) / (3 n) for 1..n
    CHECK(gini(base).population == exact_ratio(999, 3000));
    CHECK(gini(descending_values_of(base)).population == exact_ratio(333, 1000));
}

TEST_CASE("Gini of the CDNOW sample") {
    const auto profiles = vitalfew_test::cdnow_profiles();
    const auto found = gini(profiles, vitalfew::client_value);
    CHECK(found.clients == 2349);
    CHECK(std::abs(found.population.to_double() - 0.62966) < 0.000005);
}

}  // namespace gini_test

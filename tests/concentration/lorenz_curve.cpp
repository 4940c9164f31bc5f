// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/clients/client_profile.hpp>
#include <vitalfew/concentration/lorenz_curve.hpp>

#include "concentration/deviation.hpp"
#include "support/cdnow.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace lorenz_curve_test {

using vitalfew::concentration_population;
using vitalfew::lorenz;
using vitalfew::percent;
using vitalfew::share;

namespace {

constexpr bool at_compile_time() {
    const std::vector<int> base{60, 0, 10, 30, -5};
    const auto curve = lorenz(base);
    const auto all = lorenz(base, {}, concentration_population::everybody);
    const auto thinned = curve.thinned(4);
    return curve.size() == 3 && curve[0].value == 0 && curve[1].value == 10 &&
           curve[2].value == 40 && curve[3].value == 100 && curve[1].client_share == share(1, 3) &&
           curve[2].value_share == percent(40) && all.size() == 5 && all[2].value == 0 &&
           all[3].value == 10 && all[5].value_share == percent(100) && thinned.points.size() == 4 &&
           thinned.points[1].value == 10 && thinned.points[1].value_share == 0.1 &&
           thinned.max_deviation == 0;
}

template <class Value>
std::vector<double> heights_of(const vitalfew::lorenz_curve<Value>& curve) {
    std::vector<double> heights;
    for (std::size_t k = 0; k <= curve.size(); ++k) {
        heights.push_back(curve[k].value_share.to_double());
    }
    return heights;
}

template <class Value>
void thinned_well(const std::vector<Value>& base, concentration_population among) {
    const auto curve = lorenz(base, {}, among);
    const auto heights = heights_of(curve);
    for (const std::size_t most : {2U, 3U, 4U, 5U, 8U, 13U, 16U, 40U, 1000U}) {
        const auto thinned = curve.thinned(most);
        vitalfew_test::promises_kept(thinned, heights, most);
        for (const auto& point : thinned.points) {
            RC_ASSERT(point.value == curve[point.clients].value);
            RC_ASSERT(point.client_share == curve[point.clients].client_share.to_double());
        }
    }
}

}  // namespace

TEST_CASE("points of a Lorenz curve") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
}

TEST_CASE("a Lorenz curve of nobody, and of those who bring nothing") {
    const auto nobody = lorenz(std::vector<int>{});
    CHECK(nobody.size() == 0);
    CHECK(nobody[0].client_share == share{});
    CHECK(nobody.thinned(2).points.size() == 1);
    CHECK(nobody.thinned(9).points.front().value_share == 0);
    const auto nothing =
        lorenz(std::vector<int>{0, -2, 0}, {}, concentration_population::everybody);
    CHECK(nothing.size() == 3);
    CHECK(nothing[3].value_share == share{});
    CHECK(nothing.thinned(9).points.back().client_share == 1.0);
    CHECK(nothing.thinned(9).points.back().value_share == 0.0);
}

TEST_CASE("a Lorenz curve is made of the exact sums of the poorest") {
    CHECK(rc::check([] {
        auto base = *vitalfew_test::tied_values();
        const auto curve = lorenz(base, {}, concentration_population::everybody);
        for (std::int64_t& value : base) {
            value = (std::max)(value, std::int64_t{0});
        }
        std::sort(base.begin(), base.end());
        std::int64_t sum = 0;
        for (std::size_t k = 0; k <= base.size(); ++k) {
            RC_ASSERT(curve[k].value == sum);
            sum += k < base.size() ? base[k] : 0;
        }
    }));
}

TEST_CASE("a thinned Lorenz curve keeps its promises") {
    CHECK(rc::check([] {
        thinned_well(*vitalfew_test::tied_values(), concentration_population::everybody);
        thinned_well(*vitalfew_test::any_values<double>(), concentration_population::positive);
        thinned_well(*vitalfew_test::any_values<std::uint16_t>(),
                     concentration_population::positive);
    }));
}

TEST_CASE("a thinned Lorenz curve of a base with a long tail") {
    for (const double exponent : {0.3, 1.0, 2.0, 6.0}) {
        CAPTURE(exponent);
        std::vector<double> base;
        for (int i = 1; i <= 2000; ++i) {
            base.push_back(std::pow(i, -exponent));
        }
        thinned_well(base, concentration_population::positive);
    }
    // Of equal clients nothing but the ends matters.
    const auto equal = lorenz(std::vector<int>(1000, 7)).thinned(100);
    CHECK(equal.max_deviation < 1e-14);
}

TEST_CASE("the Lorenz curve of the CDNOW sample") {
    const auto curve = lorenz(vitalfew_test::cdnow_profiles(), vitalfew::client_value);
    const auto heights = heights_of(curve);
    const auto thinned = curve.thinned(100);
    CHECK(thinned.points.size() == 100);
    CHECK(thinned.max_deviation < 0.001);
    double twice_below = 0;
    for (std::size_t k = 1; k < heights.size(); ++k) {
        twice_below += (heights[k] + heights[k - 1]) / static_cast<double>(curve.size());
    }
    CHECK(std::abs(1 - twice_below - 0.62966) < 0.000005);  // the Gini coefficient
}

TEST_CASE("a curve of values that are sorted already") {
    auto sorted = vitalfew::descending_values_of(std::vector<int>{1, 3});
    CHECK(lorenz(sorted)[1].value == 1);
    CHECK(lorenz(std::move(sorted), concentration_population::everybody)[2].value == 4);
}

TEST_CASE("a curve of fewer than two points is refused") {
    const std::vector<int> base{1, 2, 3};
    for (const std::size_t points : {std::size_t{0}, std::size_t{1}}) {
        CHECK_THROWS_WITH_AS((void)vitalfew::lorenz(base).thinned(points),
                             doctest::Contains("was asked for: give 2 or more, for its two ends"),
                             vitalfew::invalid_limits);
    }
    CHECK(vitalfew::lorenz(base).thinned(2).points.size() == 2);
}

}  // namespace lorenz_curve_test

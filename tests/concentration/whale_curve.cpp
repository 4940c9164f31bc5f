// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/concentration/whale_curve.hpp>

#include "concentration/deviation.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace whale_curve_test {

using vitalfew::exact_ratio;
using vitalfew::whale;
using vitalfew::whale_unit;

namespace {

constexpr bool at_compile_time() {
    const std::vector<int> base{-30, 90, 0, 60, -20};
    const auto curve = whale(base);
    const auto drawn = curve.thinned(6);
    return curve.size() == 5 && curve[1] == 90 && curve[2] == 150 && curve[4] == 130 &&
           curve[5] == 100 && curve.peak() == 2 && curve.loss_makers() == 2 &&
           curve.gains() == 150 && curve.losses() == -50 && curve.net() == 100 &&
           curve.unit() == whale_unit::net && *curve.peak_of_net() == exact_ratio(3, 2) &&
           *curve.destroyed_of_net() == exact_ratio(1, 2) &&
           *curve.destroyed_of_gains() == exact_ratio(1, 3) && curve.height(2) == 1.5 &&
           curve.step(5) == -0.3 && drawn.points.size() == 6 && drawn.points[2].value_share == 1.5;
}

}  // namespace

TEST_CASE("a whale curve rises above the net profit and comes down to it") {
    static_assert(at_compile_time());
    CHECK(at_compile_time());
    CHECK(whale(std::vector<int>{4, -1}).gains() == 4);
    CHECK(whale(std::vector<int>{4, -1}).losses() == -1);
    CHECK(whale(std::vector<int>{4, -1}).net() == 3);
}

TEST_CASE("a whale curve is defined whatever the net profit") {
    const auto loss = whale(std::vector<int>{10, -30});
    CHECK(loss.unit() == whale_unit::gains);
    CHECK_FALSE(loss.peak_of_net().has_value());
    CHECK_FALSE(loss.destroyed_of_net().has_value());
    CHECK(*loss.destroyed_of_gains() == exact_ratio(3, 1));
    CHECK(loss.height(1) == 1.0);
    CHECK(loss.height(2) == -2.0);

    const auto even = whale(std::vector<int>{10, -10});
    CHECK(even.unit() == whale_unit::gains);
    CHECK(even.net() == 0);
    CHECK(even.height(2) == 0.0);

    const auto losses_only = whale(std::vector<double>{-1, -3});
    CHECK(losses_only.unit() == whale_unit::losses);
    CHECK_FALSE(losses_only.destroyed_of_gains().has_value());
    CHECK(losses_only.peak() == 0);
    CHECK(losses_only.height(1) == -0.25);
    CHECK(losses_only.height(2) == -1.0);

    for (const auto& base : {std::vector<int>{}, std::vector<int>{0, 0}}) {
        const auto nothing = whale(base);
        CHECK(nothing.unit() == whale_unit::nothing);
        CHECK(nothing.height(base.size()) == 0.0);
        CHECK(nothing.thinned(5).points.back().clients == base.size());
        CHECK(nothing.thinned(5).max_deviation == 0.0);
    }
}

TEST_CASE("a whale curve is made of the exact sums of the most profitable") {
    CHECK(rc::check([] {
        auto base = *vitalfew_test::any_values<std::int64_t>();
        const auto curve = whale(base);
        std::sort(base.begin(), base.end(), std::greater<>());
        vitalfew::exact_sum<std::int64_t> sum;
        vitalfew::exact_sum<std::int64_t> most;
        for (std::size_t k = 0; k <= base.size(); ++k) {
            RC_ASSERT(curve[k] == sum);
            most = (std::max)(most, sum);
            if (k < base.size()) {
                sum += base[k];
            }
        }
        RC_ASSERT(curve.net() == sum);
        RC_ASSERT(curve.gains() == most);
        RC_ASSERT(curve[curve.peak()] == most);
        const bool no_sooner = curve.peak() == 0 || curve[curve.peak() - 1] < most;
        RC_ASSERT(no_sooner);
    }));
}

TEST_CASE("a thinned whale curve keeps its promises") {
    CHECK(rc::check([] {
        const auto thinned_well = [](const auto& base) {
            const auto curve = whale(base);
            std::vector<double> heights;
            for (std::size_t k = 0; k <= curve.size(); ++k) {
                heights.push_back(curve.height(k));
            }
            for (const std::size_t most : {2U, 3U, 4U, 5U, 7U, 8U, 16U, 40U, 1000U}) {
                const auto thinned = curve.thinned(most);
                vitalfew_test::promises_kept(thinned, heights, most);
                const auto at_peak = [&](const auto& point) {
                    return point.clients == curve.peak() && point.value == curve.gains();
                };
                const bool has_peak = most < 3 || std::ranges::any_of(thinned.points, at_peak);
                RC_ASSERT(has_peak);
            }
        };
        thinned_well(*vitalfew_test::tied_values());
        // A net profit that is next to nothing, of doubles of any size, has no curve worth drawing.
        thinned_well(*rc::gen::container<std::vector<double>>(rc::gen::map(
            rc::gen::inRange(-1000, 2000), [](int v) { return std::exp(v / 100.0); })));
        auto mixed = *rc::gen::container<std::vector<double>>(
            rc::gen::map(rc::gen::inRange(-2000, 3000), [](int v) {
                return v < 0 ? -std::exp(-v / 400.0) : std::exp(v / 200.0);
            }));
        mixed.push_back(1e8);
        thinned_well(mixed);
    }));
}

TEST_CASE("a whale curve of values at the ends of their type") {
    constexpr auto most = (std::numeric_limits<std::int64_t>::max)();
    constexpr auto least = (std::numeric_limits<std::int64_t>::min)();
    const auto curve = whale(std::vector<std::int64_t>{most, least, most});
    CHECK(curve[2].to_double() == 0x1p64);
    CHECK(curve.net() == most - 1);
    constexpr double large = (std::numeric_limits<double>::max)();
    const auto doubles = whale(std::vector<double>{large, -large, large, 1});
    CHECK(doubles.height(2) == 2.0);
    CHECK(*doubles.peak_of_net() < exact_ratio(2, 1));
}

TEST_CASE("a whale of values that are sorted already") {
    auto sorted = vitalfew::descending_values_of(std::vector<int>{1, 3});
    CHECK(whale(sorted).net() == 4);
    CHECK(whale(std::move(sorted))[1] == 3);
}

}  // namespace whale_curve_test

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/report/thinning.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

using vitalfew::report::merge_bars;
using vitalfew::report::thin_line;
using vitalfew::report::unseen_part;

namespace {

/// How far the line through the kept points is from the others at most.
double deviation(std::span<const double> heights, std::span<const std::size_t> kept) {
    double most = 0;
    for (std::size_t i = 1; i < kept.size(); ++i) {
        const std::size_t a = kept[i - 1];
        const std::size_t b = kept[i];
        const double slope = (heights[b] - heights[a]) / static_cast<double>(b - a);
        for (std::size_t k = a; k <= b; ++k) {
            const double line = heights[a] + slope * static_cast<double>(k - a);
            most = (std::max)(most, std::abs(line - heights[k]));
        }
    }
    return most;
}

bool ascends(std::span<const std::size_t> positions) {
    return std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>{}) ==
           positions.end();
}

/// Drawn heights in [0, 1], and some positions of them.
struct drawn_line {
    std::vector<double> heights;
    std::vector<std::size_t> keep;
};

drawn_line any_line() {
    drawn_line drawn;
    for (const int thousandths :
         *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1001)))) {
        drawn.heights.push_back(thousandths / 1000.0);
    }
    for (std::size_t i = 0; i < drawn.heights.size(); ++i) {
        if (*rc::gen::inRange(0, 4) == 0) {
            drawn.keep.push_back(i);
        }
    }
    return drawn;
}

}  // namespace

TEST_SUITE("thinning") {
    TEST_CASE("a straight line needs its ends, and what is to be kept") {
        std::vector<double> heights(1001);
        std::iota(heights.begin(), heights.end(), 0.0);
        CHECK(thin_line(heights, 0) == std::vector<std::size_t>{0, 1000});
        const std::vector<std::size_t> keep{0, 17, 18, 1000};
        CHECK(thin_line(heights, 0, keep) == keep);
        heights[500] += 1;
        CHECK(thin_line(heights, 0.25) == std::vector<std::size_t>{0, 499, 500, 501, 1000});
        CHECK(thin_line(heights, 1) == std::vector<std::size_t>{0, 1000});
    }

    TEST_CASE("no line, a point and two") {
        CHECK(thin_line(std::vector<double>{}, 0.1).empty());
        CHECK(thin_line(std::vector<double>{5}, 0.1) == std::vector<std::size_t>{0});
        CHECK(thin_line(std::vector<double>{5, 7}, 10) == std::vector<std::size_t>{0, 1});
        CHECK(merge_bars(std::vector<double>{}, 0.1).empty());
        CHECK(merge_bars(std::vector<double>{5}, 0.1) == std::vector<std::size_t>{0});
    }

    TEST_CASE("nowhere farther off than the tolerance; first, last and kept points stay") {
        CHECK(rc::check([] {
            const drawn_line drawn = any_line();
            const double tolerance = *rc::gen::inRange(0, 300) / 1000.0;
            const auto kept = thin_line(drawn.heights, tolerance, drawn.keep);
            RC_ASSERT(ascends(kept));
            RC_ASSERT(kept.front() == 0);
            RC_ASSERT(kept.back() == drawn.heights.size() - 1);
            RC_ASSERT(
                std::includes(kept.begin(), kept.end(), drawn.keep.begin(), drawn.keep.end()));
            RC_ASSERT(deviation(drawn.heights, kept) <= tolerance + 1e-12);
        }));
    }

    TEST_CASE("how many points remain of a rising line has a bound, whatever its length") {
        CHECK(rc::check([] {
            auto heights = any_line().heights;
            std::sort(heights.begin(), heights.end());
            const double tolerance = *rc::gen::inRange(10, 300) / 1000.0;
            const auto rise = heights.back() - heights.front();
            const auto kept = thin_line(heights, tolerance);
            RC_ASSERT(static_cast<double>(kept.size()) <= 2 * rise / tolerance + 2);
        }));
    }

    TEST_CASE("runs of bars are unseen in one direction, and begin where they have to") {
        CHECK(rc::check([] {
            drawn_line drawn = any_line();
            if (*rc::gen::arbitrary<bool>()) {
                std::sort(drawn.heights.rbegin(), drawn.heights.rend());
            }
            const double tolerance = *rc::gen::inRange(1, 300) / 1000.0;
            const auto& heights = drawn.heights;
            const auto starts = merge_bars(heights, tolerance, drawn.keep);
            const double axis = *std::max_element(heights.begin(), heights.end());
            const double width = tolerance * static_cast<double>(heights.size());
            RC_ASSERT(ascends(starts));
            RC_ASSERT(starts.front() == 0);
            RC_ASSERT(
                std::includes(starts.begin(), starts.end(), drawn.keep.begin(), drawn.keep.end()));
            RC_ASSERT(static_cast<double>(starts.size()) <=
                      2 / tolerance + 2 + static_cast<double>(drawn.keep.size()));
            for (std::size_t i = 0; i < starts.size(); ++i) {
                const auto from = heights.begin() + static_cast<std::ptrdiff_t>(starts[i]);
                const auto to = i + 1 < starts.size()
                                    ? heights.begin() + static_cast<std::ptrdiff_t>(starts[i + 1])
                                    : heights.end();
                const auto [least, most] = std::minmax_element(from, to);
                const bool narrow = to - from == 1 || static_cast<double>(to - from) <= width;
                RC_ASSERT(narrow || *most - *least <= tolerance * axis);
            }
        }));
    }

    TEST_CASE("a line of a million points that bends is drawn by some dozens") {
        std::vector<double> heights(1'000'001);
        for (std::size_t i = 0; i < heights.size(); ++i) {
            heights[i] = std::pow(static_cast<double>(i) / 1e6, 0.2);
        }
        const auto kept = thin_line(heights, unseen_part);
        CHECK(kept.size() < 100);
        CHECK(deviation(heights, kept) <= unseen_part);
    }
}

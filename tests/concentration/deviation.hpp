// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_CONCENTRATION_DEVIATION_HPP
#define VITALFEW_TESTS_CONCENTRATION_DEVIATION_HPP

#include <vitalfew/concentration/thinned_curve.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace vitalfew_test {

/// Checks what a thinned curve promises against all points of the exact one.
/// @param heights of the exact curve, at 0, 1, ..., n
template <class Value>
void promises_kept(const vitalfew::thinned_curve<Value>& thinned,
                   const std::vector<double>& heights, std::size_t max_points) {
    const auto& points = thinned.points;
    RC_ASSERT(!points.empty());
    RC_ASSERT(points.size() <= max_points);
    RC_ASSERT(points.front().clients == 0);
    RC_ASSERT(points.back().clients == heights.size() - 1);
    const auto way_between = [&heights](std::size_t first, std::size_t last) {
        double sum = 0;
        for (std::size_t k = first + 1; k <= last; ++k) {
            sum += std::abs(heights[k] - heights[k - 1]);
        }
        return sum;
    };
    const double way = way_between(0, heights.size() - 1);
    const double rounding = 1e-13 * (std::max)(1.0, way);
    const auto parts = static_cast<double>((std::max)(std::size_t{1}, max_points / 4));
    double most = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        RC_ASSERT(points[i].value_share == heights[points[i].clients]);
        if (i == 0) {
            continue;
        }
        const std::size_t first = points[i - 1].clients;
        const std::size_t last = points[i].clients;
        RC_ASSERT(first < last);
        // What the bound follows from: one client's step, or no more than its part of the way.
        const bool in_a_strip =
            last - first == 1 || way_between(first, last) <= way / parts + rounding;
        RC_ASSERT(in_a_strip);
        for (std::size_t k = first; k <= last; ++k) {
            const double part = static_cast<double>(k - first) / static_cast<double>(last - first);
            const double line = heights[first] + part * (heights[last] - heights[first]);
            most = (std::max)(most, std::abs(line - heights[k]));
        }
    }
    RC_ASSERT(std::abs(most - thinned.max_deviation) <= rounding);
    RC_ASSERT(most <= way / parts + rounding);
}

}  // namespace vitalfew_test

#endif

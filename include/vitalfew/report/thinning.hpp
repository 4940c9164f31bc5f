// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_THINNING_HPP
#define VITALFEW_REPORT_THINNING_HPP

#include "vitalfew/core/assert.hpp"

#include <algorithm>  // std::max, std::min
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// The default tolerance, below what is visible: half a pixel of an axis of 1000 pixels.
inline constexpr double unseen_part = 1.0 / 2000;

struct thin_line_fn {
    /// Chooses the points of a line over 0, 1, ..., n - 1 that suffice to draw it within a tolerance.
    ///
    /// The swinging-door algorithm, greedy in one pass. Points are left out, none is moved: the first, the last
    /// and those of `keep` always stay, and the vertical distance of the thinned line from any point left out
    /// is at most the tolerance. A monotone line keeps at most 2 * height / tolerance + 2 points and those of
    /// `keep`, whatever n.
    ///
    /// @param heights finite
    /// @param tolerance in the unit of the heights, 0 or more; 0 leaves out only points on the line
    /// @param keep positions that stay
    /// @returns the positions that stay, ascending
    /// @pre keep is ascending and within the line
    /// Complexity: O(n) time; allocates the result.
    /// @see E. Bristol, "Swinging door trending: adaptive trend recording", ISA National Conference (1990)
    [[nodiscard]] constexpr std::vector<std::size_t> operator()(
        std::span<const double> heights, double tolerance,
        std::span<const std::size_t> keep = {}) const {
        std::vector<std::size_t> kept;
        if (heights.empty()) {
            return kept;
        }
        VITALFEW_ASSERT(keep.empty() || keep.back() < heights.size());
        kept.push_back(0);
        slopes door;
        auto next = keep.begin();
        for (std::size_t k = 1; k < heights.size(); ++k) {
            while (next != keep.end() && *next < k - 1) {
                ++next;
            }
            const bool is_kept = next != keep.end() && *next == k - 1;
            if (k - 1 > kept.back() &&
                (is_kept || !door.has(slope_to(heights, kept.back(), k, 0)))) {
                kept.push_back(k - 1);
                door = {};
            }
            door.least = (std::max)(door.least, slope_to(heights, kept.back(), k, -tolerance));
            door.most = (std::min)(door.most, slope_to(heights, kept.back(), k, tolerance));
        }
        if (heights.size() > 1) {
            kept.push_back(heights.size() - 1);
        }
        return kept;
    }

private:
    /// The slopes of the lines from the last kept point that pass all points since within the tolerance.
    struct slopes {
        double least = -std::numeric_limits<double>::infinity();
        double most = std::numeric_limits<double>::infinity();

        [[nodiscard]] constexpr bool has(double slope) const noexcept {
            return least <= slope && slope <= most;
        }
    };

    [[nodiscard]] static constexpr double slope_to(std::span<const double> heights,
                                                   std::size_t from, std::size_t to,
                                                   double off) noexcept {
        return (heights[to] + off - heights[from]) / static_cast<double>(to - from);
    }
};

/// See thin_line_fn.
inline constexpr thin_line_fn thin_line{};

struct merge_bars_fn {
    /// Merges neighbouring bars that cannot be told apart when drawn.
    ///
    /// A run of bars goes on as long as it is no wider than the tolerance, as a part of all bars, or as its
    /// heights differ by no more than the tolerance, as a part of the axis: from the least height to the
    /// largest, 0 included. Drawn at the mean height of its bars it covers the same area. At most
    /// 2 / tolerance + 2 runs remain, of bars that descend half as many, and one for each of `starts`,
    /// whatever n.
    ///
    /// @param heights finite
    /// @param tolerance in [0, 1]
    /// @param starts positions at which a run has to begin, where the colour changes
    /// @returns the positions at which the runs begin, ascending
    /// @pre starts is ascending and within the bars
    /// Complexity: O(n) time; allocates the result.
    [[nodiscard]] constexpr std::vector<std::size_t> operator()(
        std::span<const double> heights, double tolerance,
        std::span<const std::size_t> starts = {}) const {
        VITALFEW_ASSERT(starts.empty() || starts.back() < heights.size());
        double highest = 0;
        double lowest = 0;
        for (const double height : heights) {
            highest = (std::max)(highest, height);
            lowest = (std::min)(lowest, height);
        }
        const double width = tolerance * static_cast<double>(heights.size());
        std::vector<std::size_t> runs;
        double least = 0;
        double most = 0;
        auto next = starts.begin();
        for (std::size_t i = 0; i < heights.size(); ++i) {
            while (next != starts.end() && *next < i) {
                ++next;
            }
            const bool has_to = runs.empty() || (next != starts.end() && *next == i);
            const double below = (std::min)(least, heights[i]);
            const double above = (std::max)(most, heights[i]);
            if (has_to || (static_cast<double>(i + 1 - runs.back()) > width &&
                           above - below > tolerance * (highest - lowest))) {
                runs.push_back(i);
                least = most = heights[i];
            } else {
                least = below;
                most = above;
            }
        }
        return runs;
    }
};

/// See merge_bars_fn.
inline constexpr merge_bars_fn merge_bars{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

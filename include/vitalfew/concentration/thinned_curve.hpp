// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_THINNED_CURVE_HPP
#define VITALFEW_CONCENTRATION_THINNED_CURVE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <algorithm>  // std::max, std::pop_heap, std::push_heap, std::sort, std::unique
#include <cstddef>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_too_few_points(std::size_t points) {
    VITALFEW_THROW(invalid_limits("vitalfew: a curve of at most " + std::to_string(points) +
                                  (points == 1 ? " point" : " points") +
                                  " was asked for: give 2 or more, for its two ends"));
}

/// @returns part / |whole|, with the sign of the part, within 2 units in the last place. @pre whole is not 0
template <class Value>
constexpr double signed_ratio(const exact_sum<Value>& part, const exact_sum<Value>& whole) {
    const double ratio = ratio_of(part.words().leading(), whole.words().leading());
    return part.sign() < 0 ? -ratio : ratio;
}

/// Chooses the points of a convex or concave curve over 0, 1, ..., n that rises to its peak and falls after
/// it.
///
/// Half of the points bound the error: the total variation of the curve is cut into equal parts, and the
/// points on both sides of each cut are kept. Between two of them lies either the step of one client, which
/// is a straight line, or a strip as high as one part. The other points are inserted one by one where the
/// lines kept so far are farthest from the curve. Since the curve bends one way only, that is where its slope
/// passes that of the line: binary search finds it, and few points are ever computed.
///
/// @tparam Curve has size(), peak(), height(k) and step(k), which is how far point k is above point k - 1,
/// and bends_up, whether steps ascend
template <class Curve>
class curve_thinning {
public:
    constexpr curve_thinning(const Curve& curve, std::size_t max_points) : curve_(curve) {
        if (max_points < 2) {
            throw_too_few_points(max_points);
        }
        keep_for_the_worst_case(max_points);
        for (std::size_t i = 1; i < kept_.size(); ++i) {
            add_stretch(kept_[i - 1], kept_[i]);
        }
        // Rounding alone puts points of a straight line this far off it.
        const double in_line = 1e-15 * (std::max)(1.0, way(curve_.size()));
        while (kept_.size() < max_points && !stretches_.empty() &&
               stretches_.front().deviation > in_line) {
            std::pop_heap(stretches_.begin(), stretches_.end(), nearer);
            const stretch split = stretches_.back();
            stretches_.pop_back();
            kept_.push_back(split.farthest);
            add_stretch(split.first, split.farthest);
            add_stretch(split.farthest, split.last);
        }
        std::sort(kept_.begin(), kept_.end());
    }

    /// @returns the indices of the points kept, in order
    [[nodiscard]] constexpr const std::vector<std::size_t>& kept() const noexcept { return kept_; }
    /// @returns the largest vertical distance between the curve and the lines between the points kept
    [[nodiscard]] constexpr double max_deviation() const noexcept {
        return stretches_.empty() ? 0.0 : stretches_.front().deviation;
    }

private:
    struct stretch {
        double deviation = 0;
        std::size_t first = 0;
        std::size_t last = 0;
        std::size_t farthest = 0;
    };
    static constexpr bool nearer(const stretch& a, const stretch& b) noexcept {
        return a.deviation < b.deviation;
    }

    /// @returns the total variation of the curve up to point k
    [[nodiscard]] constexpr double way(std::size_t k) const {
        const double height = curve_.height(k);
        return k <= curve_.peak() ? height : 2 * curve_.height(curve_.peak()) - height;
    }

    constexpr void keep_for_the_worst_case(std::size_t max_points) {
        const std::size_t last = curve_.size();
        kept_ = {0, last};
        if (max_points > 2) {
            kept_.push_back(curve_.peak());
        }
        const std::size_t parts = last == 0 ? 0 : max_points / 4;
        const double whole = way(last);
        for (std::size_t part = 1; part < parts; ++part) {
            const double mark = whole * static_cast<double>(part) / static_cast<double>(parts);
            const std::size_t beyond =
                first_that(1, last, [&](std::size_t k) { return way(k) > mark; });
            kept_.push_back(beyond - 1);
            kept_.push_back(beyond);
        }
        std::sort(kept_.begin(), kept_.end());
        kept_.erase(std::unique(kept_.begin(), kept_.end()), kept_.end());
    }

    /// Finds the point of a stretch that is farthest from the line between its ends.
    constexpr void add_stretch(std::size_t first, std::size_t last) {
        if (last - first < 2) {
            return;
        }
        const double from = curve_.height(first);
        const double slope = (curve_.height(last) - from) / static_cast<double>(last - first);
        const std::size_t at = first_that(first, last - 1, [&](std::size_t k) {
            return Curve::bends_up ? curve_.step(k + 1) > slope : curve_.step(k + 1) < slope;
        });
        const double off = from + slope * static_cast<double>(at - first) - curve_.height(at);
        stretches_.push_back({off < 0 ? -off : off, first, last, at});
        std::push_heap(stretches_.begin(), stretches_.end(), nearer);
    }

    const Curve& curve_;
    std::vector<std::size_t> kept_;
    std::vector<stretch> stretches_;
};

}  // namespace detail

/// A point of a cumulative curve, ready to be drawn.
template <measurable_value Value>
struct curve_point {
    std::size_t clients = 0;  ///< how many, in the order of the curve
    sum_of_t<Value> value;    ///< what they bring, exactly
    double client_share = 0;  ///< x: clients / all clients of the curve
    double value_share = 0;   ///< y: value in the unit of the curve
};

/// A cumulative curve with fewer points, for drawing.
///
/// Points are left out, none is moved: all are points of the exact curve, the first and the last always among
/// them. At least half of them are placed where the curve bends most. The lines between them are nowhere
/// farther from the exact curve than max_deviation, vertically. That is at most V / (max_points / 4), an
/// integer division, where V is the total variation of the curve: 1 for a Lorenz curve, so that 100 points
/// are never off by more than 4 %; on real bases it was less than 0.1 %.
template <measurable_value Value>
struct thinned_curve {
    std::vector<curve_point<Value>> points;
    /// The largest vertical distance to the exact curve, as a share; itself rounded, to about 10^-14.
    double max_deviation = 0;
};

}  // namespace v0
}  // namespace vitalfew

#endif

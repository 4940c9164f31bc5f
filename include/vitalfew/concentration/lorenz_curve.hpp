// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_LORENZ_CURVE_HPP
#define VITALFEW_CONCENTRATION_LORENZ_CURVE_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/concentration/thinned_curve.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <functional>  // std::identity
#include <utility>     // std::move

namespace vitalfew {
inline namespace v0 {

/// An exact point of a Lorenz curve.
template <measurable_value Value>
struct lorenz_point {
    std::size_t clients = 0;  ///< how many, those with the smallest values first
    sum_of_t<Value> value;    ///< what they bring
    share client_share;       ///< clients / all clients of the curve; 0 when there are none
    /// value / total; 0 when the total is 0.
    exact_share<typename sum_of_t<Value>::value_type> value_share;
};

namespace detail {

/// The heights of a Lorenz curve, over values owned elsewhere.
template <class Value>
class lorenz_heights {
public:
    static constexpr bool bends_up = true;

    constexpr lorenz_heights(const descending_values<Value>& sorted, concentration_population among)
        : sorted_(sorted), size_(sorted.size(among)) {}

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr std::size_t peak() const noexcept { return size_; }
    /// @returns the sum of the k smallest values
    [[nodiscard]] constexpr sum_of_t<Value> sum(std::size_t k) const {
        const std::size_t positive = sorted_.size(concentration_population::positive);
        return sorted_.total() - sorted_.sum_of_top((std::min)(size_ - k, positive));
    }
    [[nodiscard]] constexpr double height(std::size_t k) const { return share_of(sum(k)); }
    [[nodiscard]] constexpr double step(std::size_t k) const {
        const std::size_t place = size_ - k;
        return place >= sorted_.size(concentration_population::positive)
                   ? 0.0
                   : share_of(sum_of_one(sorted_.values()[place]));
    }

    [[nodiscard]] constexpr thinned_curve<Value> thinned(std::size_t max_points) const {
        const curve_thinning<lorenz_heights> thinning(*this, max_points);
        thinned_curve<Value> result;
        result.max_deviation = thinning.max_deviation();
        result.points.reserve(thinning.kept().size());
        for (const std::size_t k : thinning.kept()) {
            const double across = size_ == 0 ? 0.0 : share(k, size_).to_double();
            result.points.push_back({k, sum(k), across, height(k)});
        }
        return result;
    }

private:
    [[nodiscard]] constexpr double share_of(const sum_of_t<Value>& part) const {
        return sorted_.total().sign() == 0 ? 0.0 : signed_ratio(part, sorted_.total());
    }

    const descending_values<Value>& sorted_;
    std::size_t size_;
};

}  // namespace detail

/// The Lorenz curve of a client base: the share of the total that the k clients with the smallest values
/// bring, for k from 0 to n.
///
/// The more it sags below the line of equality, the more unequal the base. Owns the sorted values; points are
/// computed on demand.
/// @example 10_concentration.cpp
template <measurable_value Value>
class lorenz_curve {
public:
    constexpr lorenz_curve(descending_values<Value> sorted, concentration_population among)
        : sorted_(std::move(sorted)), among_(among) {}

    /// @returns the number n of clients; there are n + 1 points
    [[nodiscard]] constexpr std::size_t size() const noexcept { return sorted_.size(among_); }

    /// @returns the exact point of the k clients with the smallest values. @pre k <= size()
    /// Complexity: O(1), at most 63 additions.
    [[nodiscard]] constexpr lorenz_point<Value> operator[](std::size_t k) const {
        VITALFEW_ASSERT(k <= size());
        auto sum = detail::lorenz_heights<Value>(sorted_, among_).sum(k);
        lorenz_point<Value> point{k, sum, size() == 0 ? share{} : share(k, size()), {}};
        point.value_share = {std::move(sum), sorted_.total()};
        return point;
    }

    /// @returns at most max_points points of the curve for drawing, and the largest error of the lines
    /// between them: see thinned_curve. Fewer points where more would lie on those lines. value_share is of
    /// the total.
    /// @throws invalid_limits when max_points is below 2
    /// Complexity: O(max_points * log n) exact sums.
    [[nodiscard]] constexpr thinned_curve<Value> thinned(std::size_t max_points) const {
        return detail::lorenz_heights<Value>(sorted_, among_).thinned(max_points);
    }

private:
    descending_values<Value> sorted_;
    concentration_population among_;
};

struct lorenz_fn {
    /// Makes the Lorenz curve of a client base.
    ///
    /// Equal values make a straight stretch. With a total of 0 it is flat at 0; without clients it is the
    /// point (0, 0).
    ///
    /// @param clients any forward range
    /// @param value tells a client's value: a number, see measurable_value
    /// @param among the clients above 0 (default), or everybody, values of 0 or less counting as 0
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 10_concentration.cpp
    /// @see M. O. Lorenz, "Methods of Measuring the Concentration of Wealth", Publications of the American
    /// Statistical Association 9 (1905)
    template <client_range Clients, class Projection = std::identity>
        requires measurable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(
        Clients&& clients, Projection value = {},
        concentration_population among = concentration_population::positive) const
        -> lorenz_curve<projected_t<Projection, Clients>> {
        return {descending_values_of(clients, std::move(value)), among};
    }

    /// The same for sorted values, which are moved in or copied.
    template <measurable_value Value>
    [[nodiscard]] constexpr lorenz_curve<Value> operator()(
        descending_values<Value> sorted,
        concentration_population among = concentration_population::positive) const {
        return {std::move(sorted), among};
    }
};

/// See lorenz_fn.
inline constexpr lorenz_fn lorenz{};

}  // namespace v0
}  // namespace vitalfew

#endif

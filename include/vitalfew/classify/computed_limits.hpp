// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_COMPUTED_LIMITS_HPP
#define VITALFEW_CLASSIFY_COMPUTED_LIMITS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::max, std::min, std::sort
#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A point of the curve of an ABC analysis: a number of best clients, and their part of the total.
template <measurable_value Value>
struct curve_position {
    std::size_t clients = 0;
    /// clients of all clients.
    share client_share;
    /// Their part of the total.
    exact_share<typename sum_of_t<Value>::value_type> value_share;
};

/// The result of computed_limits: three points of the curve of a base, and the cutoffs that follow from them.
template <measurable_value Value>
class computed_abc {
public:
    /// For the algorithms of this library, which pass parts that belong together.
    constexpr computed_abc(vitalfew::cutoffs<Value> cutoffs, curve_position<Value> pareto,
                           curve_position<Value> break_even, curve_position<Value> submarginal)
        : cutoffs_(std::move(cutoffs)),
          pareto_(std::move(pareto)),
          break_even_(std::move(break_even)),
          submarginal_(std::move(submarginal)) {
        VITALFEW_ASSERT(cutoffs_.size() == 2);
    }

    /// @returns the two ends, of A and of B: a function from a value to its grade A, B or C
    [[nodiscard]] constexpr const vitalfew::cutoffs<Value>& cutoffs() const& noexcept {
        return cutoffs_;
    }
    [[nodiscard]] constexpr vitalfew::cutoffs<Value> cutoffs() && noexcept {
        return std::move(cutoffs_);
    }

    /// @returns the Pareto point: nearest to the ideal (0, 1), the whole total from no clients
    [[nodiscard]] constexpr const curve_position<Value>& pareto() const& noexcept {
        return pareto_;
    }
    [[nodiscard]] constexpr curve_position<Value> pareto() && noexcept {
        return std::move(pareto_);
    }
    /// @returns the break-even point: after the last client whose value is above the mean
    [[nodiscard]] constexpr const curve_position<Value>& break_even() const& noexcept {
        return break_even_;
    }
    [[nodiscard]] constexpr curve_position<Value> break_even() && noexcept {
        return std::move(break_even_);
    }
    /// @returns the submarginal point: of those past the other two, the nearest to the ideal; effort beyond
    /// it is wasted
    [[nodiscard]] constexpr const curve_position<Value>& submarginal() const& noexcept {
        return submarginal_;
    }
    [[nodiscard]] constexpr curve_position<Value> submarginal() && noexcept {
        return std::move(submarginal_);
    }

private:
    vitalfew::cutoffs<Value> cutoffs_;
    curve_position<Value> pareto_;
    curve_position<Value> break_even_;
    curve_position<Value> submarginal_;
};

namespace detail {

/// The curve of an ABC analysis, largest values first: the best k of n clients bring the part Y(k) of the
/// total, which is above 0. Beyond the positive values Y is 1.
template <class Value>
class descending_curve {
public:
    constexpr descending_curve(prefix_sums<Value> positive, std::size_t clients)
        : positive_(std::move(positive)),
          clients_(clients),
          total_(positive_.first(positive_.size())),
          whole_(natural_of(total_)) {}

    [[nodiscard]] constexpr std::size_t size() const noexcept { return clients_; }
    [[nodiscard]] constexpr const sum_of_t<Value>& total() const noexcept { return total_; }
    /// @pre 1 <= k <= number of positive values
    [[nodiscard]] constexpr const Value& value(std::size_t k) const {
        return positive_.values()[k - 1];
    }
    [[nodiscard]] constexpr sum_of_t<Value> sum(std::size_t k) const { return positive_.first(k); }

    /// @returns the first k at which the square of the distance between (k / n, Y(k)) and (from / n, 1) is
    /// least
    ///
    /// Y is concave, so both squares are convex in k, and so is their sum: it falls up to its first minimum
    /// and no further, so bisection finds it. The comparisons are exact, in whole numbers: distance(k) is
    /// the square times n^2 * total^2.
    [[nodiscard]] constexpr std::size_t nearest_to_ideal(std::size_t from) const {
        return first_that(0, positive_.size(), [this, from](std::size_t k) {
            return distance(k, from) <= distance(k + 1, from);
        });
    }

    /// @returns how many values are above the mean: each of them brings more than its part
    [[nodiscard]] constexpr std::size_t above_mean() const {
        const natural n(clients_);
        return first_that(0, positive_.size(), [&](std::size_t k) {
            return natural_of(sum_of_one(value(k + 1))) * n <= whole_;
        });
    }

private:
    [[nodiscard]] constexpr natural distance(std::size_t k, std::size_t from) const {
        const natural across = natural(k < from ? from - k : k - from) * whole_;
        const natural missing = natural(clients_) * (whole_ - natural_of(sum(k)));
        return across * across + missing * missing;
    }

    prefix_sums<Value> positive_;
    std::size_t clients_;
    sum_of_t<Value> total_;
    natural whole_;
};

}  // namespace detail

struct computed_limits_fn {
    /// Computed ABC analysis: finds where A and B end from the curve of the base itself, without given
    /// limits.
    ///
    /// On the points (k / n, Y(k)), Y(k) the part of the total that the k best of n clients bring, k = 0..n:
    ///  - Pareto point: the first k with the least (k / n)^2 + (1 - Y)^2;
    ///  - break-even point: the number of values above the mean, total / n;
    ///  - submarginal point: the first k with the least ((k - m) / n)^2 + (1 - Y)^2, m the larger of the two.
    /// A ends with the value at the smaller of the first two, B with that at the submarginal point. Equal
    /// values share a grade: all that equal the last of A are in A. So A is never empty while there is a
    /// positive value, and when all are equal, all of them are A. All comparisons are exact.
    /// Values of 0 or less bring nothing; they are among the n clients, and have the grade C. Without a
    /// positive value, and for an empty range, everybody has the grade C and all points are at 0.
    ///
    /// The authors find the points on a spline through the curve, this finds them among its own points: a few
    /// clients at an end may be graded otherwise than by their R package.
    ///
    /// @param clients any input range; passed over once
    /// @param value tells a client's value: a number, see measurable_value
    /// @returns the points, and cutoffs for classify_with
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n log n) time, for sorting the positive values; allocates a copy of these and the sum of
    /// every 64th.
    /// @example 11_computed_limits.cpp
    /// @see A. Ultsch, J. Loetsch, "Computed ABC Analysis for Rational Selection of Most Informative
    /// Variables in Multivariate Data", PLoS ONE 10(6) (2015)
    template <std::ranges::input_range Clients, class Projection = std::identity>
        requires measurable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {}) const
        -> computed_abc<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        using position = curve_position<value_type>;
        std::vector<value_type> positive;
        std::size_t count = 0;
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            ++count;
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            if (invalid.accept<value_type>(it) && detail::is_positive<value_type>(it)) {
                positive.push_back(it);
            }
        }
        invalid.throw_if_any();
        if (positive.empty()) {
            using end = cutoff<value_type>;
            return {cutoffs<value_type>(std::vector<end>{end{}, end{}}), position{}, position{},
                    position{}};
        }
        std::sort(positive.begin(), positive.end(),
                  [](const value_type& a, const value_type& b) { return b < a; });
        const detail::descending_curve<value_type> curve(
            detail::prefix_sums<value_type>(std::move(positive)), count);
        const auto at = [&curve](std::size_t k) -> position {
            return {k, share(k, curve.size()), {curve.sum(k), curve.total()}};
        };
        const std::size_t pareto = curve.nearest_to_ideal(0);
        const std::size_t break_even = curve.above_mean();
        const std::size_t submarginal = curve.nearest_to_ideal((std::max)(pareto, break_even));
        // When all values are equal, nobody is above the mean, and (0, 0) is as near to (0, 1) as (1, 1) is.
        const std::size_t end_of_a = (std::max)(std::size_t{1}, (std::min)(pareto, break_even));
        const std::size_t end_of_b = (std::max)(end_of_a, submarginal);
        std::vector<cutoff<value_type>> ends;
        ends.reserve(2);
        ends.push_back({cutoff_side::at_least, curve.value(end_of_a)});
        ends.push_back({cutoff_side::at_least, curve.value(end_of_b)});
        return {cutoffs<value_type>(std::move(ends)), at(pareto), at(break_even), at(submarginal)};
    }
};

/// See computed_limits_fn.
inline constexpr computed_limits_fn computed_limits{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_COMPUTED_POSITIONS_HPP
#define VITALFEW_CLASSIFY_DETAIL_COMPUTED_POSITIONS_HPP

#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <cstddef>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The curve of an ABC analysis, the largest values first: the part k / n of the clients brings the part
/// Y(k) of the total, which is above 0. Beyond the positive values Y is 1.
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
    /// and no further, which a search by halves finds with few comparisons. They are exact, in whole
    /// numbers: distance(k) is the square times n^2 * total^2.
    [[nodiscard]] constexpr std::size_t nearest_to_ideal(std::size_t from) const {
        return first_that(0, positive_.size(), [this, from](std::size_t k) {
            return distance(k, from) <= distance(k + 1, from);
        });
    }

    /// @returns how many values are above the mean of all: up to there, one client more brings more than
    /// its part
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
}  // namespace v0
}  // namespace vitalfew

#endif

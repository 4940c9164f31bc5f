// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_WHALE_CURVE_HPP
#define VITALFEW_CONCENTRATION_WHALE_CURVE_HPP

#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/concentration/thinned_curve.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity
#include <optional>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// The unit of the heights of a whale curve: the first of these that is above 0.
enum class whale_unit : std::uint8_t {
    net,  ///< the net profit: the curve ends at 1
    gains,  ///< the sum of the profits, when losses eat up all of it: the curve peaks at 1, ends at 0 or below
    losses,  ///< the sum of the losses, when nobody brings a profit: the curve ends at -1
    nothing  ///< all values are 0, or there are none: the curve is flat at 0
};

/// The whale curve of a client base: the cumulative profit, the most profitable clients first, losses
/// included.
///
/// It rises above the net profit with the clients who bring a profit, and comes down to it with those who
/// cost more than they bring: the peak is the profit without them. Owns the sorted values; points are
/// computed on demand.
/// @example 12_whale_curve.cpp
template <measurable_value Value>
class whale_curve {
public:
    using sum_type = sum_of_t<Value>;
    static constexpr bool bends_up = false;  ///< for thinning

    constexpr explicit whale_curve(descending_values<Value> sorted)
        : sorted_(std::move(sorted)), net_(sorted_.total() + sorted_.losses()) {}

    /// @returns the number n of clients; there are n + 1 points
    [[nodiscard]] constexpr std::size_t size() const noexcept { return sorted_.size(); }

    /// @returns the profit of the k most profitable clients together. @pre k <= size()
    /// Complexity: O(1), at most 63 additions.
    [[nodiscard]] constexpr sum_type operator[](std::size_t k) const {
        VITALFEW_ASSERT(k <= size());
        return sorted_.sum_of_top(k);
    }

    /// @returns how many clients bring a profit: where the curve first reaches its peak
    [[nodiscard]] constexpr std::size_t peak() const noexcept {
        return sorted_.size(concentration_population::positive);
    }
    /// @returns how many clients cost more than they bring
    [[nodiscard]] constexpr std::size_t loss_makers() const noexcept {
        return sorted_.loss_makers();
    }

    /// @returns the profit at the peak: the sum of the values above 0
    [[nodiscard]] constexpr const sum_type& gains() const& noexcept { return sorted_.total(); }
    [[nodiscard]] constexpr sum_type gains() && noexcept { return std::move(sorted_).total(); }
    /// @returns the losses after the peak: the sum of the values below 0, negative or 0
    [[nodiscard]] constexpr const sum_type& losses() const& noexcept { return sorted_.losses(); }
    [[nodiscard]] constexpr sum_type losses() && noexcept { return std::move(sorted_).losses(); }
    /// @returns the profit of all: gains() + losses()
    [[nodiscard]] constexpr const sum_type& net() const& noexcept { return net_; }
    [[nodiscard]] constexpr sum_type net() && noexcept { return std::move(net_); }

    /// @returns the peak as a multiple of the net profit, 1 or more; absent when that is not above 0
    [[nodiscard]] constexpr std::optional<exact_ratio> peak_of_net() const {
        return ratio(gains(), net_);
    }
    /// @returns the losses as a multiple of the net profit, 0 or more; absent when that is not above 0
    [[nodiscard]] constexpr std::optional<exact_ratio> destroyed_of_net() const {
        return ratio(opposite(losses()), net_);
    }
    /// @returns the part of the gains that losses eat up, above 1 when the net profit is below 0; absent
    /// when there are no gains
    [[nodiscard]] constexpr std::optional<exact_ratio> destroyed_of_gains() const {
        return ratio(opposite(losses()), gains());
    }

    /// @returns the unit of the heights
    [[nodiscard]] constexpr whale_unit unit() const noexcept {
        return net_.sign() > 0               ? whale_unit::net
               : sorted_.total().sign() > 0  ? whale_unit::gains
               : sorted_.losses().sign() < 0 ? whale_unit::losses
                                             : whale_unit::nothing;
    }
    /// @returns the height of point k in unit(), within 2 units in the last place. @pre k <= size()
    [[nodiscard]] constexpr double height(std::size_t k) const { return in_unit((*this)[k]); }
    /// @returns height(k) - height(k - 1), in unit(). @pre 1 <= k <= size()
    [[nodiscard]] constexpr double step(std::size_t k) const {
        return in_unit(detail::sum_of_one(sorted_.values()[k - 1]));
    }

    /// @returns at most max_points points of the curve for drawing, and the largest error of the lines
    /// between them, in unit(): see thinned_curve. The peak is among them when there are three or more. The
    /// total variation of the curve is 2 * height(peak()) - height(size()).
    /// @throws invalid_limits when max_points is below 2
    /// Complexity: O(max_points * log n) exact sums.
    [[nodiscard]] constexpr thinned_curve<Value> thinned(std::size_t max_points) const {
        const detail::curve_thinning<whale_curve> thinning(*this, max_points);
        thinned_curve<Value> result;
        result.max_deviation = thinning.max_deviation();
        result.points.reserve(thinning.kept().size());
        for (const std::size_t k : thinning.kept()) {
            const double across = size() == 0 ? 0.0 : share(k, size()).to_double();
            result.points.push_back({k, (*this)[k], across, height(k)});
        }
        return result;
    }

private:
    static constexpr std::optional<exact_ratio> ratio(const sum_type& part, const sum_type& whole) {
        if (whole.sign() <= 0) {
            return std::nullopt;
        }
        return exact_ratio(detail::natural_of(part), detail::natural_of(whole));
    }
    static constexpr sum_type opposite(const sum_type& sum) { return sum_type{} - sum; }

    [[nodiscard]] constexpr double in_unit(const sum_type& sum) const {
        switch (unit()) {
            case whale_unit::net: return detail::signed_ratio(sum, net_);
            case whale_unit::gains: return detail::signed_ratio(sum, sorted_.total());
            // The ratio of the magnitudes, with the sign of the part.
            case whale_unit::losses: return detail::signed_ratio(sum, sorted_.losses());
            case whale_unit::nothing: break;
        }
        return 0.0;
    }

    descending_values<Value> sorted_;
    sum_type net_;
};

struct whale_fn {
    /// Makes the whale curve of a client base: how much of the profit of some clients the losses of others
    /// destroy.
    ///
    /// All clients are on it; those with a value of 0 make a level stretch at the peak.
    ///
    /// @param clients any forward range
    /// @param profit tells a client's profit, which may be negative: a number, see measurable_value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: as descending_values_of, in time and allocations.
    /// @example 12_whale_curve.cpp
    /// @see R. S. Kaplan, V. G. Narayanan, "Measuring and Managing Customer Profitability", Journal of Cost
    /// Management 15(5) (2001)
    template <client_range Clients, class Projection = std::identity>
        requires measurable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection profit = {}) const
        -> whale_curve<projected_t<Projection, Clients>> {
        return whale_curve<projected_t<Projection, Clients>>(
            descending_values_of(clients, std::move(profit)));
    }

    /// The same for sorted values, which are moved in or copied.
    template <measurable_value Value>
    [[nodiscard]] constexpr whale_curve<Value> operator()(descending_values<Value> sorted) const {
        return whale_curve<Value>(std::move(sorted));
    }
};

/// See whale_fn.
inline constexpr whale_fn whale{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_XYZ_ANALYSIS_HPP
#define VITALFEW_BEHAVIOUR_XYZ_ANALYSIS_HPP

#include "vitalfew/behaviour/demand_series.hpp"
#include "vitalfew/behaviour/variation.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"

#include <array>
#include <compare>  // std::is_lteq
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The classes of XYZ analysis: how regular the demand of a client is.
enum class xyz_class : std::uint8_t {
    X,         ///< regular
    Y,         ///< fluctuating
    Z,         ///< sporadic
    undefined  ///< net demand is 0 or less, so there is no coefficient of variation
};

/// How many classes there are, undefined included.
inline constexpr std::size_t xyz_class_count = 4;

/// @returns the class as a capital letter; '-' when it is undefined
[[nodiscard]] constexpr char xyz_letter(xyz_class s) noexcept {
    constexpr std::array<char, xyz_class_count> letters{'X', 'Y', 'Z', '-'};
    return letters[static_cast<std::size_t>(s)];
}

namespace detail {

[[noreturn]] inline void throw_xyz_limits_out_of_order(const std::string& x, const std::string& y) {
    VITALFEW_THROW(
        invalid_limits("vitalfew: class X ends at " + x + " and class Y at " + y +
                       ": give the smaller coefficient of variation first, such as 1/2 and 1"));
}

}  // namespace detail

/// The coefficients of variation at which the classes X and Y end.
/// @invariant x() < y()
class xyz_limits {
public:
    /// @throws invalid_limits unless x is less than y; a bad constant does not compile
    constexpr xyz_limits(const variation_limit& x, const variation_limit& y) : x_(x), y_(y) {
        if (!(x < y)) {
            detail::throw_xyz_limits_out_of_order(text(x), text(y));
        }
    }

    [[nodiscard]] constexpr const variation_limit& x() const noexcept { return x_; }
    [[nodiscard]] constexpr const variation_limit& y() const noexcept { return y_; }

    friend constexpr bool operator==(const xyz_limits&, const xyz_limits&) noexcept = default;

private:
    [[nodiscard]] static std::string text(const variation_limit& limit) {
        return std::to_string(limit.numerator()) + "/" + std::to_string(limit.denominator());
    }

    variation_limit x_;
    variation_limit y_;
};

/// 0.5 and 1: for single clients, whose demand varies more than that for goods.
inline constexpr xyz_limits client_xyz_limits{percent(50), percent(100)};
/// 0.10 and 0.25: for goods and for the demand of many clients together.
inline constexpr xyz_limits goods_xyz_limits{percent(10), percent(25)};

/// Options of xyz_analysis.
struct xyz_options {
    xyz_limits limits = client_xyz_limits;
    vitalfew::deviation_kind deviation = vitalfew::deviation_kind::population;
};

/// @returns the class of one client: X when its coefficient of variation is at most the first limit, Y when
/// at most the second, else Z; decided without rounding. A coefficient equal to a limit is in the better class.
template <class Value>
[[nodiscard]] constexpr xyz_class xyz_class_of(const period_variation<Value>& demand,
                                               const xyz_options& options = {}) {
    const auto with_x = demand.compare(options.limits.x(), options.deviation);
    if (!with_x.has_value()) {
        return xyz_class::undefined;
    }
    if (std::is_lteq(*with_x)) {
        return xyz_class::X;
    }
    return std::is_lteq(*demand.compare(options.limits.y(), options.deviation)) ? xyz_class::Y
                                                                                : xyz_class::Z;
}

/// The class and the coefficient of variation of each client: the result of xyz_analysis.
class xyz_result {
public:
    /// For xyz_analysis alone. @pre as many coefficients as classes; that of an undefined class is ignored
    xyz_result(std::vector<xyz_class> classes, std::vector<double> coefficients)
        : classes_(std::move(classes)), coefficients_(std::move(coefficients)) {
        VITALFEW_ASSERT(classes_.size() == coefficients_.size());
        for (const xyz_class s : classes_) {
            ++counts_[static_cast<std::size_t>(s)];
        }
    }

    /// @returns one class per client, in the order of the series
    [[nodiscard]] std::span<const xyz_class> classes() const& noexcept { return classes_; }
    [[nodiscard]] std::vector<xyz_class> classes() && noexcept { return std::move(classes_); }

    /// @returns a client's coefficient of variation, within 2 units in the last place; absent when there is
    /// none. @pre client is one of the series
    [[nodiscard]] std::optional<double> coefficient(std::size_t client) const noexcept {
        VITALFEW_ASSERT(client < classes_.size());
        return classes_[client] == xyz_class::undefined ? std::nullopt
                                                        : std::optional(coefficients_[client]);
    }

    /// @returns how many clients are in a class
    [[nodiscard]] std::size_t count(xyz_class s) const noexcept {
        return counts_[static_cast<std::size_t>(s)];
    }

private:
    std::vector<xyz_class> classes_;
    std::vector<double> coefficients_;
    std::array<std::size_t, xyz_class_count> counts_{};
};

struct xyz_analysis_fn {
    /// XYZ analysis: classifies every client by how regular its demand is.
    ///
    /// The coefficient of variation is the standard deviation over the mean of the sums of equal periods,
    /// empty ones included as 0. It is compared with the limits exactly, as a fraction of exact sums and
    /// sums of squares. Under deviation_kind::population, the default, n periods of which k bring the same and
    /// the others nothing have the square n / k - 1; so under the default limits a client with equal demand in
    /// at least half of the periods is no worse than Y.
    ///
    /// @param series sums by client and period, see collect_demand
    /// @param options limits (0.5 and 1 by default) and the kind of deviation
    /// @returns a class and a coefficient for each client of the series
    /// Complexity: O(deals + clients) time; 9 bytes a client.
    /// @example 19_xyz_analysis.cpp
    template <class Key, measurable_value Amount>
    [[nodiscard]] xyz_result operator()(const demand_series<Key, Amount>& series,
                                        const xyz_options& options = {}) const {
        std::vector<xyz_class> classes;
        std::vector<double> coefficients;
        const double x = as_double(options.limits.x());
        const double y = as_double(options.limits.y());
        classes.reserve(series.size());
        coefficients.reserve(series.size());
        for (std::size_t client = 0; client < series.size(); ++client) {
            period_variation<Amount> demand;
            series.for_each_period(
                client, [&](std::size_t, const exact_sum<Amount>& sum) { demand.add(sum); });
            demand.add_empty(series.grid().size() - demand.periods());
            const auto coefficient = demand.coefficient(options.deviation);
            coefficients.push_back(coefficient.value_or(0));
            classes.push_back(coefficient.has_value() && is_clear_of(*coefficient, x) &&
                                      is_clear_of(*coefficient, y)
                                  ? (*coefficient < x   ? xyz_class::X
                                     : *coefficient < y ? xyz_class::Y
                                                        : xyz_class::Z)
                                  : xyz_class_of(demand, options));
        }
        return {std::move(classes), std::move(coefficients)};
    }

private:
    [[nodiscard]] static double as_double(const variation_limit& limit) noexcept {
        return static_cast<double>(limit.numerator()) / static_cast<double>(limit.denominator());
    }

    /// @returns whether a coefficient and a limit, each within 2 units in the last place, differ enough to be
    /// compared as doubles; all others are compared exactly
    [[nodiscard]] static bool is_clear_of(double coefficient, double limit) noexcept {
        constexpr double margin = 1.0 + 1.0 / (1ULL << 48U);
        return coefficient > limit * margin || limit > coefficient * margin;
    }
};

/// See xyz_analysis_fn.
inline constexpr xyz_analysis_fn xyz_analysis{};

}  // namespace v0
}  // namespace vitalfew

#endif

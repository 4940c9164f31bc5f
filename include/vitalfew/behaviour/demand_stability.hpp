// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_DEMAND_STABILITY_HPP
#define VITALFEW_BEHAVIOUR_DEMAND_STABILITY_HPP

#include "vitalfew/behaviour/demand_series.hpp"
#include "vitalfew/behaviour/variation.hpp"
#include "vitalfew/behaviour/variation_limit.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"

#include <array>
#include <compare>  // std::is_lteq
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// How evenly a client buys: the classes of XYZ analysis.
enum class stability : std::uint8_t {
    x,         ///< evenly
    y,         ///< with swings
    z,         ///< now and then
    undefined  ///< what was bought and returned makes 0 or less, so there is no coefficient of variation
};

/// How many classes there are, undefined included.
inline constexpr std::size_t stability_count = 4;

/// @returns the class as a capital letter; '-' when it is undefined
[[nodiscard]] constexpr char letter(stability s) noexcept {
    constexpr std::array<char, stability_count> letters{'X', 'Y', 'Z', '-'};
    return letters[static_cast<std::size_t>(s)];
}

/// How demand_stability decides.
struct stability_options {
    stability_limits limits = client_stability_limits;
    vitalfew::deviation deviation = vitalfew::deviation::population;
};

/// @returns the class of one client: X when its coefficient of variation is at most the first limit, Y when
/// at most the second, else Z; decided without rounding. Landing on a limit stays in the better class.
template <class Value>
[[nodiscard]] constexpr stability stability_of(const variation<Value>& demand,
                                               const stability_options& options = {}) {
    const auto with_x = demand.compare(options.limits.x(), options.deviation);
    if (!with_x.has_value()) {
        return stability::undefined;
    }
    if (std::is_lteq(*with_x)) {
        return stability::x;
    }
    return std::is_lteq(*demand.compare(options.limits.y(), options.deviation)) ? stability::y
                                                                                : stability::z;
}

/// The class and the coefficient of variation of each client: the result of demand_stability.
class stability_result {
public:
    /// For demand_stability. @pre as many coefficients as classes; that of an undefined class means nothing
    stability_result(std::vector<stability> classes, std::vector<double> coefficients)
        : classes_(std::move(classes)), coefficients_(std::move(coefficients)) {
        VITALFEW_ASSERT(classes_.size() == coefficients_.size());
        for (const stability s : classes_) {
            ++counts_[static_cast<std::size_t>(s)];
        }
    }

    /// @returns one class per client, in the order of the series
    [[nodiscard]] std::span<const stability> classes() const& noexcept { return classes_; }
    [[nodiscard]] std::vector<stability> classes() && noexcept { return std::move(classes_); }

    /// @returns a client's coefficient of variation, within 2 units in the last place; absent when there is
    /// none. @pre client is one of the series
    [[nodiscard]] std::optional<double> coefficient(std::size_t client) const noexcept {
        VITALFEW_ASSERT(client < classes_.size());
        return classes_[client] == stability::undefined ? std::nullopt
                                                        : std::optional(coefficients_[client]);
    }

    /// @returns how many clients are in a class
    [[nodiscard]] std::size_t count(stability s) const noexcept {
        return counts_[static_cast<std::size_t>(s)];
    }

private:
    std::vector<stability> classes_;
    std::vector<double> coefficients_;
    std::array<std::size_t, stability_count> counts_{};
};

struct demand_stability_fn {
    /// Gives every client a class by how evenly it buys: XYZ analysis.
    ///
    /// The coefficient of variation is the standard deviation over the mean of the sums of equal periods,
    /// empty ones included as 0. It is compared with the limits exactly, as a fraction of exact sums and
    /// sums of squares. Under deviation::population, the default, n periods of which k bring the same and
    /// the others nothing have the square n / k - 1; so under the default limits whoever buys the same in
    /// at least half of the periods is no worse than Y.
    ///
    /// @param series sums by client and period, see collect_demand
    /// @param options limits (0.5 and 1 by default) and the kind of deviation
    /// @returns a class and a coefficient for each client of the series
    /// Complexity: O(deals + clients) time; 9 bytes a client.
    /// @example 19_demand_stability.cpp
    template <class Key, measurable_value Amount>
    [[nodiscard]] stability_result operator()(const demand_series<Key, Amount>& series,
                                              const stability_options& options = {}) const {
        std::vector<stability> classes;
        std::vector<double> coefficients;
        const double x = as_double(options.limits.x());
        const double y = as_double(options.limits.y());
        classes.reserve(series.size());
        coefficients.reserve(series.size());
        for (std::size_t client = 0; client < series.size(); ++client) {
            variation<Amount> demand;
            series.for_each_period(
                client, [&](std::size_t, const exact_sum<Amount>& sum) { demand.add(sum); });
            demand.add_empty(series.grid().size() - demand.periods());
            const auto coefficient = demand.coefficient(options.deviation);
            coefficients.push_back(coefficient.value_or(0));
            classes.push_back(coefficient.has_value() && is_clear_of(*coefficient, x) &&
                                      is_clear_of(*coefficient, y)
                                  ? (*coefficient < x   ? stability::x
                                     : *coefficient < y ? stability::y
                                                        : stability::z)
                                  : stability_of(demand, options));
        }
        return {std::move(classes), std::move(coefficients)};
    }

private:
    [[nodiscard]] static double as_double(const variation_limit& limit) noexcept {
        return static_cast<double>(limit.numerator()) / static_cast<double>(limit.denominator());
    }

    /// @returns whether a coefficient and a limit, each within 2 units in the last place, are so far apart
    /// that doubles tell their order; the exact comparison is left for the others
    [[nodiscard]] static bool is_clear_of(double coefficient, double limit) noexcept {
        constexpr double margin = 1.0 + 1.0 / (1ULL << 48U);
        return coefficient > limit * margin || limit > coefficient * margin;
    }
};

/// See demand_stability_fn.
inline constexpr demand_stability_fn demand_stability{};

}  // namespace v0
}  // namespace vitalfew

#endif

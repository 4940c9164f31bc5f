// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_CRITERION_HPP
#define VITALFEW_RANK_CRITERION_HPP

#include "vitalfew/core/better.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"

#include <cstdint>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// How a criterion is brought to [0, 1], where 1 is the best client and 0 the worst.
enum class scaling : std::uint8_t {
    /// By its distance from the worst, of that between the worst and the best. One outlier squeezes all
    /// others together.
    min_max,
    /// By its place, the mean place for equals: (n - place) / (n - 1). Outliers do not matter, nor do
    /// distances.
    by_rank
};

/// One thing that clients are judged by, among several.
/// @example 23_several_criteria.cpp
template <class Projection>
class criterion {
public:
    /// @param value tells what is judged
    /// @param which whether more of it is better, or less
    /// @param how its values become numbers from 0 to 1
    constexpr explicit criterion(Projection value, vitalfew::better which = vitalfew::better::more,
                                 vitalfew::scaling how = vitalfew::scaling::min_max)
        : value_(std::move(value)), better_(which), scaling_(how) {}

    [[nodiscard]] constexpr const Projection& value() const noexcept { return value_; }
    [[nodiscard]] constexpr vitalfew::better better() const noexcept { return better_; }
    [[nodiscard]] constexpr vitalfew::scaling scaling() const noexcept { return scaling_; }

private:
    Projection value_;
    vitalfew::better better_;
    vitalfew::scaling scaling_;
};

/// A criterion with what it weighs against the others. Only the proportions of weights count.
/// @example 23_several_criteria.cpp
template <class Projection>
class weighted : public criterion<Projection> {
public:
    constexpr weighted(double weight, Projection value,
                       vitalfew::better which = vitalfew::better::more,
                       vitalfew::scaling how = vitalfew::scaling::min_max)
        : criterion<Projection>(std::move(value), which, how), weight_(weight) {}

    [[nodiscard]] constexpr double weight() const noexcept { return weight_; }

private:
    double weight_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_CRITERION_HPP
#define VITALFEW_RANK_CRITERION_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/detail/packed_keys.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/rank/rank.hpp"

#include <algorithm>  // std::adjacent_find
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke, std::not_equal_to
#include <optional>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// How a criterion is normalised to [0, 1], where 1 is the best client and 0 the worst.
enum class criterion_scaling : std::uint8_t {
    /// By distance: (value - worst) / (best - worst). One outlier squeezes all others together.
    min_max,
    /// By place, the mean place for equals: (n - place) / (n - 1). Neither outliers nor distances matter.
    by_rank
};

/// A criterion that clients are judged by, one of several.
/// @example 23_several_criteria.cpp
template <class Projection>
class criterion {
public:
    /// @param value tells the value that is judged
    /// @param which end of the scale is the good one
    /// @param how the values are normalised to [0, 1]
    constexpr explicit criterion(
        Projection value,
        vitalfew::preference_direction which = vitalfew::preference_direction::higher_is_better,
        vitalfew::criterion_scaling how = vitalfew::criterion_scaling::min_max)
        : value_(std::move(value)), direction_(which), scaling_(how) {}

    [[nodiscard]] constexpr const Projection& value() const noexcept { return value_; }
    [[nodiscard]] constexpr vitalfew::preference_direction direction() const noexcept {
        return direction_;
    }
    [[nodiscard]] constexpr vitalfew::criterion_scaling scaling() const noexcept {
        return scaling_;
    }

private:
    Projection value_;
    vitalfew::preference_direction direction_;
    vitalfew::criterion_scaling scaling_;
};

/// A criterion with its weight. Only the proportions of weights count.
/// @example 23_several_criteria.cpp
template <class Projection>
class weighted_criterion : public criterion<Projection> {
public:
    constexpr weighted_criterion(
        double weight, Projection value,
        vitalfew::preference_direction which = vitalfew::preference_direction::higher_is_better,
        vitalfew::criterion_scaling how = vitalfew::criterion_scaling::min_max)
        : criterion<Projection>(std::move(value), which, how), weight_(weight) {}

    [[nodiscard]] constexpr double weight() const noexcept { return weight_; }

private:
    double weight_;
};

namespace detail {

/// A criterion of a base, normalised to [0, 1]. Depends on the values alone, not on their order.
template <class Value>
class scaled_criterion {
public:
    /// @throws invalid_value
    template <class Clients, class Projection>
    scaled_criterion(Clients& clients, Projection& value, preference_direction which,
                     criterion_scaling how)
        : direction_(which) {
        if (how == criterion_scaling::by_rank) {
            scale_by_rank(clients, value);
        } else {
            find_ends(clients, value);
        }
    }

    /// @returns the normalised value of the client at an index, whose value is given
    [[nodiscard]] double operator()(std::size_t index, const Value& value) const {
        if (!by_rank_.empty()) {
            return by_rank_[index];
        }
        // A criterion that is the same for all distinguishes no one.
        if (!worst_.has_value() || !(*worst_ < *best_ || *best_ < *worst_)) {
            return 0.0;
        }
        return direction_ == preference_direction::higher_is_better
                   ? ratio_of_distances(value, *worst_, *best_, *worst_)
                   : ratio_of_distances(*worst_, value, *worst_, *best_);
    }

private:
    template <class Clients, class Projection>
    void find_ends(Clients& clients, Projection& value) {
        std::optional<Value> least;
        std::optional<Value> most;
        invalid_value_count invalid;
        for (auto&& client : clients) {
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            if (!invalid.accept<Value>(it)) {
                continue;
            }
            if (!least.has_value() || it < *least) {
                least = it;
            }
            if (!most.has_value() || *most < it) {
                most = it;
            }
        }
        invalid.throw_if_any();
        worst_ = std::move(direction_ == preference_direction::higher_is_better ? least : most);
        best_ = std::move(direction_ == preference_direction::higher_is_better ? most : least);
    }

    template <class Clients, class Projection>
    void scale_by_rank(Clients& clients, Projection& value) {
        by_rank_ = rank_base<double>(clients, value, [](std::size_t, const tie_group& group) {
                       return mean_place(group);
                   }).places();
        const auto count = static_cast<double>(by_rank_.size());
        const bool all_equal = std::adjacent_find(by_rank_.begin(), by_rank_.end(),
                                                  std::not_equal_to<>{}) == by_rank_.end();
        for (double& place : by_rank_) {
            place = all_equal ? 0.0
                    : direction_ == preference_direction::higher_is_better
                        ? (count - place) / (count - 1)
                        : (place - 1) / (count - 1);
        }
    }

    vitalfew::preference_direction direction_;
    std::vector<double> by_rank_;  // empty where scaling is by distance
    std::optional<Value> worst_;
    std::optional<Value> best_;
};

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_DETAIL_SCALED_CRITERION_HPP
#define VITALFEW_RANK_DETAIL_SCALED_CRITERION_HPP

#include "vitalfew/core/better.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/rank_base.hpp"
#include "vitalfew/engine/detail/tie_groups.hpp"
#include "vitalfew/exact/detail/ratio_of_distances.hpp"
#include "vitalfew/exact/values.hpp"
#include "vitalfew/rank/criterion.hpp"

#include <algorithm>  // std::adjacent_find
#include <cstddef>
#include <functional>  // std::invoke, std::not_equal_to
#include <optional>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A criterion of a base, brought to [0, 1]. Depends on the values alone, and not on their order.
template <class Value>
class scaled_criterion {
public:
    /// @throws invalid_value
    template <class Clients, class Projection>
    scaled_criterion(Clients& clients, Projection& value, better which, scaling how)
        : better_(which) {
        if (how == scaling::by_rank) {
            scale_by_rank(clients, value);
        } else {
            find_ends(clients, value);
        }
    }

    /// @returns what the client at an index has, whose value is given
    [[nodiscard]] double operator()(std::size_t index, const Value& value) const {
        if (!by_rank_.empty()) {
            return by_rank_[index];
        }
        // Nobody is told apart by what is the same for all.
        if (!worst_.has_value() || !(*worst_ < *best_ || *best_ < *worst_)) {
            return 0.0;
        }
        return better_ == better::more ? ratio_of_distances(value, *worst_, *best_, *worst_)
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
        worst_ = std::move(better_ == better::more ? least : most);
        best_ = std::move(better_ == better::more ? most : least);
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
            place = all_equal                 ? 0.0
                    : better_ == better::more ? (count - place) / (count - 1)
                                              : (place - 1) / (count - 1);
        }
    }

    better better_;
    std::vector<double> by_rank_;  // empty where scaling is by distance
    std::optional<Value> worst_;
    std::optional<Value> best_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_NG_SCORE_HPP
#define VITALFEW_RANK_NG_SCORE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/rank/criterion.hpp"

#include <algorithm>  // std::max
#include <cstddef>
#include <functional>  // std::invoke
#include <tuple>
#include <utility>  // std::index_sequence
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The largest mean of the first k numbers, for any k, by compensated summation.
class best_partial_mean {
public:
    void observe(double number) noexcept {
        const double sum = sum_ + number;
        const double added = sum - sum_;
        lost_ += (sum_ - (sum - added)) + (number - added);
        sum_ = sum;
        ++count_;
        best_ = (std::max)(best_, (sum_ + lost_) / static_cast<double>(count_));
    }

    [[nodiscard]] double best() const noexcept { return best_; }

private:
    double sum_ = 0;
    double lost_ = 0;
    double best_ = 0;
    std::size_t count_ = 0;
};

}  // namespace detail

struct ng_score_fn {
    /// Gives every client one score from several criteria of which only the order of importance is known, not
    /// the weights: Ng's model.
    ///
    /// Each criterion is normalised to [0, 1]; the score is the largest of the means of the first one, the
    /// first two, and so on. That is the best score of the client under any weights that do not increase from
    /// one criterion to the next. A criterion that is the same for all clients is 0 for all.
    ///
    /// @param clients any forward range
    /// @param criteria the most important first, each a criterion(projection, direction, scaling)
    /// @returns one score for each client, in [0, 1], within 4 units in the last place
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projections throw; nothing of the caller's is changed
    /// Complexity: O(n) time for each criterion, and that of rank for one scaled by rank; allocates the
    /// result (8 bytes a client) and, for each criterion scaled by rank, 8 bytes a client and what rank
    /// takes.
    /// @example 23_several_criteria.cpp
    /// @see W. L. Ng, "A simple classifier for multiple criteria ABC analysis", European Journal of
    /// Operational Research 177 (2007)
    template <client_range Clients, class... Projections>
        requires(sizeof...(Projections) > 0 && (measurable_projection<Projections, Clients> && ...))
    [[nodiscard]] std::vector<double> operator()(Clients&& clients,
                                                 criterion<Projections>... criteria) const {
        return score(clients, std::index_sequence_for<Projections...>{}, std::move(criteria)...);
    }

private:
    template <class Clients, std::size_t... I, class... Projections>
    static std::vector<double> score(Clients& clients, std::index_sequence<I...> /*each*/,
                                     criterion<Projections>... criteria) {
        std::tuple<Projections...> values{criteria.value()...};
        const std::tuple<detail::scaled_criterion<projected_t<Projections, Clients>>...> scaled{
            detail::scaled_criterion<projected_t<Projections, Clients>>(
                clients, std::get<I>(values), criteria.direction(), criteria.scaling())...};
        std::vector<double> scores;
        for (auto&& client : clients) {
            detail::best_partial_mean mean;
            (mean.observe(
                 std::get<I>(scaled)(scores.size(), std::invoke(std::get<I>(values), client))),
             ...);
            scores.push_back(mean.best());
        }
        return scores;
    }
};

/// See ng_score_fn.
inline constexpr ng_score_fn ng_score{};

}  // namespace v0
}  // namespace vitalfew

#endif

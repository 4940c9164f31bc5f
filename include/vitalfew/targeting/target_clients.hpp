// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TARGET_CLIENTS_HPP
#define VITALFEW_TARGETING_TARGET_CLIENTS_HPP

#include "vitalfew/targeting/detail/least_count.hpp"
#include "vitalfew/targeting/fit_ranking.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"
#include "vitalfew/targeting/target_limit.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include <algorithm>  // std::lower_bound, std::min
#include <cstddef>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

struct target_clients_fn {
    /// Chooses the clients to win and to keep: those who fit the target profile best and have no veto.
    ///
    /// Equal scores are never parted: where they stand at the end of a number or of a share, all of them are
    /// in, so that there may be more than asked for. Of a share s of m clients without a veto, the least
    /// number k with k >= s m is asked for.
    ///
    /// @param fits the result of rank_by_fit
    /// @param limit where to stop: best_clients{20}, score_from{0.6}, best_share{percent(10)}
    /// @returns the indices of the target clients, the best fit first, equal ones in the order of the base
    /// Complexity: O(log n) time and the result.
    /// @example 06_target_clients.cpp
    [[nodiscard]] std::vector<std::size_t> operator()(const fit_ranking& fits,
                                                      const target_limit& limit) const {
        const std::span<const std::size_t> order = fits.order();
        const auto scores = fits.scores();
        const auto number_from = [&](double least) {
            const auto end =
                std::lower_bound(order.begin(), order.end(), least,
                                 [&](std::size_t i, double score) { return scores[i] >= score; });
            return static_cast<std::size_t>(end - order.begin());
        };
        std::size_t number = 0;
        if (limit.how() == target_limit::kind::score) {
            number = number_from(limit.score());
        } else {
            number = limit.how() == target_limit::kind::number
                         ? (std::min)(limit.number(), order.size())
                         : detail::least_count(limit.share(), order.size());
            number = number == 0 ? 0 : number_from(scores[order[number - 1]]);
        }
        return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(number)};
    }

    /// The same for a base that is not ranked yet.
    /// @throws what rank_by_fit throws
    template <class Client, range_of_clients<Client> Clients>
    [[nodiscard]] std::vector<std::size_t> operator()(Clients&& clients,
                                                      const target_profile<Client>& profile,
                                                      const target_limit& limit) const {
        return (*this)(rank_by_fit(clients, profile), limit);
    }
};

/// See target_clients_fn.
inline constexpr target_clients_fn target_clients{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TARGET_CLIENTS_HPP
#define VITALFEW_TARGETING_TARGET_CLIENTS_HPP

#include "vitalfew/exact/share.hpp"
#include "vitalfew/targeting/detail/checks.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include <algorithm>  // std::lower_bound, std::min
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The limit of the n clients that fit best.
struct best_clients {
    std::size_t number = 0;
};

/// The limit of a least score.
struct score_from {
    double least = 0;
};

/// The limit of a share of the clients without a veto, best fits first.
struct best_share {
    share of_clients;
};

/// The limit of target clients: best_clients, score_from or best_share.
/// @throws invalid_score from a score_from that is not in [0, 1]; a bad constant does not compile
/// @example 06_target_clients.cpp
class target_limit {
public:
    enum class kind : std::uint8_t { number, score, share };

    // NOLINTNEXTLINE(google-explicit-constructor): each of the three is a limit
    constexpr target_limit(best_clients limit) noexcept
        : kind_(kind::number), number_(limit.number) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr target_limit(score_from limit) : kind_(kind::score), score_(limit.least) {
        if (!detail::is_score(score_)) {
            detail::throw_invalid_score("the least score of a target client", score_);
        }
    }
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr target_limit(best_share limit) noexcept
        : kind_(kind::share), share_(limit.of_clients) {}

    [[nodiscard]] constexpr kind how() const noexcept { return kind_; }
    /// @returns the number; of use when how() is kind::number
    [[nodiscard]] constexpr std::size_t number() const noexcept { return number_; }
    /// @returns the least score; of use when how() is kind::score
    [[nodiscard]] constexpr double score() const noexcept { return score_; }
    /// @returns the share; of use when how() is kind::share
    [[nodiscard]] constexpr const vitalfew::share& share() const noexcept { return share_; }

private:
    kind kind_;
    std::size_t number_ = 0;
    double score_ = 0;
    vitalfew::share share_{};
};

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

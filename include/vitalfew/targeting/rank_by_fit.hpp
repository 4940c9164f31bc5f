// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_RANK_BY_FIT_HPP
#define VITALFEW_TARGETING_RANK_BY_FIT_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/targeting/fit_ranking.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include <concepts>
#include <cstddef>
#include <ranges>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// A client base that a target profile over a type of records can judge.
template <class R, class Client>
concept range_of_clients =
    client_range<R> && std::convertible_to<std::ranges::range_reference_t<R>, const Client&>;

struct rank_by_fit_fn {
    /// Scores every client by a target profile, and ranks those without a veto.
    ///
    /// The score of a client depends on itself and the profile alone: not on the other clients, nor on the
    /// order in which they or the criteria stand.
    ///
    /// @param clients any forward range of the profile's record type, or of what converts to it; passed over
    /// once
    /// @param profile what clients are to be
    /// @returns a score for each client, the order of those without a veto, and who has one; empty for an empty
    /// range
    /// @throws invalid_score when a scoring function gives a number that is not in [0, 1], or what is judged is
    /// NaN or infinite: the criterion, the number and the index of the client
    /// @throws unknown_key when a category_score lacks the category of a client: the criterion and the index
    /// @throws what projections and scoring functions throw
    /// Complexity: O(n (criteria + vetoes)) time and that of rank; allocates 24 bytes a client for the result,
    /// and what rank takes.
    /// @example 06_target_clients.cpp
    template <class Client, range_of_clients<Client> Clients>
    [[nodiscard]] fit_ranking operator()(Clients&& clients,
                                         const target_profile<Client>& profile) const {
        std::vector<double> scores;
        vitalfew::detail::reserve_for(scores, clients);
        std::vector<std::size_t> vetoed;
        for (auto&& element : clients) {
            const Client& client = element;
            if (profile.is_vetoed(client)) {
                vetoed.push_back(scores.size());
            }
            scores.push_back(profile(client, scores.size()));
        }
        return {std::move(scores), std::move(vetoed)};
    }
};

/// See rank_by_fit_fn.
inline constexpr rank_by_fit_fn rank_by_fit{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

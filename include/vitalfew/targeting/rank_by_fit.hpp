// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_RANK_BY_FIT_HPP
#define VITALFEW_TARGETING_RANK_BY_FIT_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/rank/rank.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <ranges>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The fit of every client of a base to a target profile, and its place: the result of rank_by_fit.
///
/// It refers to neither the base nor the profile: clients are indices.
/// @example 06_target_clients.cpp
class fit_ranking {
public:
    /// A ranking without clients.
    fit_ranking() = default;
    /// Ranks scores that are already known.
    /// @param scores one for each client, in [0, 1]
    /// @param vetoed the indices of excluded clients, ascending
    /// @pre vetoed indices are ascending and less than the number of clients
    fit_ranking(std::vector<double> scores, std::vector<std::size_t> vetoed)
        : scores_(std::move(scores)), vetoed_(std::move(vetoed)), places_(scores_.size()) {
        std::vector<double> eligible;
        std::vector<std::size_t> indices;
        eligible.reserve(scores_.size());
        indices.reserve(scores_.size());
        std::size_t next_veto = 0;
        for (std::size_t i = 0; i < scores_.size(); ++i) {
            if (next_veto < vetoed_.size() && vetoed_[next_veto] == i) {
                ++next_veto;
            } else {
                eligible.push_back(scores_[i]);
                indices.push_back(i);
            }
        }
        VITALFEW_ASSERT(next_veto == vetoed_.size());
        const ranking ranked = rank(eligible);
        for (std::size_t i = 0; i < indices.size(); ++i) {
            places_[indices[i]] = ranked.places()[i];
        }
        order_.reserve(indices.size());
        for (const std::size_t i : ranked.order()) {
            order_.push_back(indices[i]);
        }
    }

    /// @returns one score for each client, in the order of the base, also of those with a veto
    [[nodiscard]] std::span<const double> scores() const& noexcept { return scores_; }
    [[nodiscard]] std::vector<double> scores() && noexcept { return std::move(scores_); }
    /// @returns the indices of the clients without a veto, the best fit first; equal ones in the order of the
    /// base
    [[nodiscard]] std::span<const std::size_t> order() const& noexcept { return order_; }
    [[nodiscard]] std::vector<std::size_t> order() && noexcept { return std::move(order_); }
    /// @returns the indices of the clients with a veto, ascending
    [[nodiscard]] std::span<const std::size_t> vetoed() const& noexcept { return vetoed_; }
    [[nodiscard]] std::vector<std::size_t> vetoed() && noexcept { return std::move(vetoed_); }

    /// @returns the place of a client among those without a veto, 1 for the best fit, by ties::min; none for a
    /// client with a veto
    /// @pre index < size()
    [[nodiscard]] std::optional<std::size_t> place(std::size_t index) const {
        VITALFEW_ASSERT(index < places_.size());
        return places_[index] == 0 ? std::nullopt : std::optional(places_[index]);
    }

    /// @returns the number of clients
    [[nodiscard]] std::size_t size() const noexcept { return scores_.size(); }

private:
    std::vector<double> scores_;
    std::vector<std::size_t> vetoed_;
    std::vector<std::size_t> places_;  // 0 for a veto
    std::vector<std::size_t> order_;
};

/// A client base that a target profile over a type of records can judge.
template <class R, class Client>
concept range_of_clients =
    client_range<R> && std::convertible_to<std::ranges::range_reference_t<R>, const Client&>;

struct rank_by_fit_fn {
    /// Scores every client by a target profile, and ranks those without a veto.
    ///
    /// The score of a client depends on the client and the profile alone: not on the other clients, nor on the
    /// order of clients or criteria.
    ///
    /// @param clients any forward range of the profile's record type, or of what converts to it; passed over
    /// once
    /// @param profile the target profile
    /// @returns a score for each client, the order of those without a veto, and the clients with one; empty for
    /// an empty range
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

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_RANKING_HPP
#define VITALFEW_RANK_RANKING_HPP

#include "vitalfew/core/assert.hpp"

#include <cstddef>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The place of every client, and the clients in order of their places: the result of rank.
///
/// Independent of the base it came from: all is by position in it.
/// @tparam Place std::size_t, or double for the mean places of ties::average (exact halves)
/// @example 04_ranking_with_ties.cpp
template <class Place>
class basic_ranking {
public:
    using place_type = Place;

    /// No clients.
    basic_ranking() = default;
    /// For rank, which sees to it that the parts belong together.
    /// @pre as many places as indices
    constexpr basic_ranking(std::vector<Place> places, std::vector<std::size_t> order)
        : places_(std::move(places)), order_(std::move(order)) {
        VITALFEW_ASSERT(places_.size() == order_.size());
    }

    /// @returns one place per client, in the order of the base; 1 is the largest value
    [[nodiscard]] constexpr std::span<const Place> places() const& noexcept { return places_; }
    /// The same, moved out of a ranking that is going away, so that nothing dangles.
    [[nodiscard]] constexpr std::vector<Place> places() && noexcept { return std::move(places_); }

    /// @returns the indices of the clients, best first; equal values in the order of the base
    [[nodiscard]] constexpr std::span<const std::size_t> order() const& noexcept { return order_; }
    [[nodiscard]] constexpr std::vector<std::size_t> order() && noexcept {
        return std::move(order_);
    }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return places_.size(); }

private:
    std::vector<Place> places_;
    std::vector<std::size_t> order_;
};

/// Whole places, counted from 1.
using ranking = basic_ranking<std::size_t>;
/// Mean places, which may end in .5 and are exact below 2^52 clients.
using average_ranking = basic_ranking<double>;

}  // namespace v0
}  // namespace vitalfew

#endif

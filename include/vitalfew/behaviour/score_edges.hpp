// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_SCORE_EDGES_HPP
#define VITALFEW_BEHAVIOUR_SCORE_EDGES_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A score, 1 being the worst. One byte.
using score_value = std::uint8_t;

/// The most scores there can be.
inline constexpr std::size_t max_scores = 255;

namespace detail {

[[noreturn]] inline void throw_invalid_score_count(std::size_t count) {
    VITALFEW_THROW(invalid_edges("vitalfew: " + std::to_string(count) +
                                 " scores were asked for: give a number from 1 to " +
                                 std::to_string(max_scores)));
}

[[noreturn]] inline void throw_edges_out_of_order(std::size_t index) {
    VITALFEW_THROW(
        invalid_edges("vitalfew: edge " + std::to_string(index + 1) +
                      " is not better than the one before it: give the edges from the worst to the "
                      "best, each one once"));
}

[[noreturn]] inline void throw_edge_not_a_number(std::size_t index) {
    VITALFEW_THROW(invalid_edges("vitalfew: edge " + std::to_string(index + 1) +
                                 " is NaN or infinite: give a finite one"));
}

struct edge_access;

}  // namespace detail

/// Where each score begins: a function from a value to its score, to store for later clients.
///
/// Edge k, from 1, is the worst value that has score k + 1. The score of a value is one more than the number
/// of edges that it is at least as good as.
/// @invariant no edge is worse than the one before it; edges().size() < scores()
/// @example 20_rfm.cpp
template <ordered_value Value>
class score_edges {
public:
    /// Edges of one's own, from the worst to the best: {30, 90, 365} orders, or, with direction::lower_is_better,
    /// {365, 90, 30} days.
    /// @throws invalid_edges naming the edge that is not better than the one before it, is NaN or infinite;
    /// or that there are more than 254. A bad constant does not compile.
    constexpr explicit score_edges(std::vector<Value> edges,
                                   direction which = direction::higher_is_better)
        : edges_(std::move(edges)), scores_(edges_.size() + 1), better_(which) {
        if (scores_ > max_scores) {
            detail::throw_invalid_score_count(scores_);
        }
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (!detail::invalid_value_count{}.accept(edges_[i])) {
                detail::throw_edge_not_a_number(i);
            }
            if (i > 0 && !is_worse(edges_[i - 1], edges_[i])) {
                detail::throw_edges_out_of_order(i);
            }
        }
    }

    /// @returns the score of a value, 1 to scores()
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr score_value operator()(const Value& value) const {
        detail::invalid_value_count invalid;
        if (!invalid.accept(value)) {
            invalid.throw_if_any();
        }
        std::size_t reached = 0;
        while (reached < edges_.size() && !is_worse(value, edges_[reached])) {
            ++reached;
        }
        return static_cast<score_value>(reached + 1);
    }

    /// @returns the edges that there are. Found ones are equal where equal values stand across several
    /// edges: the scores between have nobody. They are fewer than scores() - 1 where nobody reaches the
    /// best scores.
    [[nodiscard]] constexpr std::span<const Value> edges() const noexcept { return edges_; }
    /// @returns the best score there could be
    [[nodiscard]] constexpr std::size_t scores() const noexcept { return scores_; }
    [[nodiscard]] constexpr direction which() const noexcept { return better_; }

private:
    friend struct detail::edge_access;
    constexpr score_edges(std::vector<Value> edges, std::size_t scores, direction which)
        : edges_(std::move(edges)), scores_(scores), better_(which) {}

    [[nodiscard]] constexpr bool is_worse(const Value& a, const Value& b) const {
        return better_ == direction::higher_is_better ? a < b : b < a;
    }

    std::vector<Value> edges_;
    std::size_t scores_;
    direction better_;
};

namespace detail {

/// Lets quantile_edges make edges that are equal.
struct edge_access {
    template <class Value>
    static constexpr score_edges<Value> make(std::vector<Value> edges, std::size_t scores,
                                             direction which) {
        return {std::move(edges), scores, which};
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

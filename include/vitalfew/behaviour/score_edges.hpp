// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_SCORE_EDGES_HPP
#define VITALFEW_BEHAVIOUR_SCORE_EDGES_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <algorithm>  // std::equal_range, std::nth_element
#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity, std::invoke
#include <ranges>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A score, 1 being the worst. One byte.
using rfm_score_value = std::uint8_t;

/// The largest number of scores.
inline constexpr std::size_t max_rfm_scores = 255;

namespace detail {

[[noreturn]] inline void throw_invalid_score_count(std::size_t count) {
    VITALFEW_THROW(invalid_edges("vitalfew: " + std::to_string(count) +
                                 " scores were asked for: give a number from 1 to " +
                                 std::to_string(max_rfm_scores)));
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

/// The values at which scores begin: a function from a value to its score, storable for later clients.
///
/// Edge k, from 1, is the worst value with score k + 1. The score of a value is one more than the number of
/// edges that it reaches.
/// @invariant no edge is worse than the one before it; edges().size() < scores()
/// @example 20_rfm.cpp
template <ordered_value Value>
class score_edges {
public:
    /// Given edges, from the worst to the best: {30, 90, 365} orders, or, with preference_direction::lower_is_better,
    /// {365, 90, 30} days.
    /// @throws invalid_edges naming the edge that is not better than the one before it, is NaN or infinite;
    /// or that there are more than 254. A bad constant does not compile.
    constexpr explicit score_edges(
        std::vector<Value> edges,
        vitalfew::preference_direction which = vitalfew::preference_direction::higher_is_better)
        : edges_(std::move(edges)), scores_(edges_.size() + 1), direction_(which) {
        if (scores_ > max_rfm_scores) {
            detail::throw_invalid_score_count(scores_);
        }
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (!detail::is_valid(edges_[i])) {
                detail::throw_edge_not_a_number(i);
            }
            if (i > 0 && !is_worse(edges_[i - 1], edges_[i])) {
                detail::throw_edges_out_of_order(i);
            }
        }
    }

    /// @returns the score of a value, 1 to scores()
    /// @throws invalid_value when it is NaN or infinite
    [[nodiscard]] constexpr rfm_score_value operator()(const Value& value) const {
        detail::check_value(value);
        std::size_t reached = 0;
        while (reached < edges_.size() && !is_worse(value, edges_[reached])) {
            ++reached;
        }
        return static_cast<rfm_score_value>(reached + 1);
    }

    /// @returns the edges. Those of quantile_edges are equal where ties span several edges: no client has
    /// the scores between. They are fewer than scores() - 1 where no client reaches the best scores.
    [[nodiscard]] constexpr std::span<const Value> edges() const noexcept { return edges_; }
    /// @returns the best possible score
    [[nodiscard]] constexpr std::size_t scores() const noexcept { return scores_; }
    [[nodiscard]] constexpr vitalfew::preference_direction direction() const noexcept {
        return direction_;
    }

private:
    friend struct detail::edge_access;
    constexpr score_edges(std::vector<Value> edges, std::size_t scores,
                          vitalfew::preference_direction which)
        : edges_(std::move(edges)), scores_(scores), direction_(which) {}

    [[nodiscard]] constexpr bool is_worse(const Value& a, const Value& b) const {
        return direction_ == vitalfew::preference_direction::higher_is_better ? a < b : b < a;
    }

    std::vector<Value> edges_;
    std::size_t scores_;
    vitalfew::preference_direction direction_;
};

namespace detail {

/// Constructor access for quantile_edges, whose edges may be equal.
struct edge_access {
    template <class Value>
    static constexpr score_edges<Value> make(std::vector<Value> edges, std::size_t scores,
                                             preference_direction which) {
        return {std::move(edges), scores, which};
    }
};

}  // namespace detail

/// The number of scores by default: quintiles.
inline constexpr std::size_t default_rfm_scores = 5;

namespace detail {

/// Multiple selection: puts the right element at each position, with worse ones before and better ones
/// after it.
template <class Iterator, class Worse>
constexpr void select_positions(Iterator first, Iterator last, std::ptrdiff_t offset,
                                std::span<const std::size_t> positions, const Worse& worse) {
    if (positions.empty()) {
        return;
    }
    const std::size_t middle = positions[positions.size() / 2];
    const Iterator at = first + (static_cast<std::ptrdiff_t>(middle) - offset);
    std::nth_element(first, at, last, worse);
    const auto same = std::equal_range(positions.begin(), positions.end(), middle);
    select_positions(first, at, offset, std::span(positions.begin(), same.first), worse);
    select_positions(at + 1, last, static_cast<std::ptrdiff_t>(middle) + 1,
                     std::span(same.second, positions.end()), worse);
}

/// @returns the edges of the values' quantiles; the values are reordered
///
/// v has a score above k when at least k / n of the m values are worse: when it is better than the one at
/// position ceil(k m / n) - 1 from the worst. So edge k is the next better value.
template <class Value>
constexpr score_edges<Value> edges_of_quantiles(std::vector<Value>& values, std::size_t scores,
                                                preference_direction which) {
    if (scores == 0 || scores > max_rfm_scores) {
        throw_invalid_score_count(scores);
    }
    const auto worse = [which](const Value& a, const Value& b) {
        return which == preference_direction::higher_is_better ? a < b : b < a;
    };
    const std::size_t m = values.size();
    std::vector<std::size_t> positions;
    for (std::size_t k = 1; k < scores && m != 0; ++k) {
        // ceil(k m / n) - 1, without a product that could overflow
        positions.push_back(k * (m / scores) + (k * (m % scores) + scores - 1) / scores - 1);
    }
    select_positions(values.begin(), values.end(), 0, positions, worse);

    // From the best position down: the next better value is before the next position, or is the edge there.
    std::vector<Value> best_first;
    std::size_t end = m;
    for (std::size_t k = positions.size(); k-- > 0; end = positions[k] + 1) {
        const Value& here = values[positions[k]];
        const Value* next = nullptr;
        for (std::size_t i = positions[k] + 1; i < end; ++i) {
            if (worse(here, values[i]) && (next == nullptr || worse(values[i], *next))) {
                next = &values[i];
            }
        }
        if (next != nullptr) {
            best_first.push_back(*next);
        } else if (!best_first.empty()) {
            best_first.push_back(Value(best_first.back()));
        }
    }
    return edge_access::make(std::vector<Value>(best_first.rbegin(), best_first.rend()), scores,
                             which);
}

}  // namespace detail

struct quantile_edges_fn {
    /// Finds the edges of n quantile scores: each score has about the same number of clients, and equal
    /// values have equal scores.
    ///
    /// The rule: a value has a score above k when at least k / n of the clients have a worse value. So the
    /// worst value always has score 1, and ties get the lowest score among them: if half of the clients
    /// bought once, all of these have score 1. If all values are equal, all have score 1. A later value
    /// between those of two clients has the score of the worse one.
    ///
    /// @param clients any input range; passed over once
    /// @param value projection to what is scored
    /// @param scores how many scores, 1 to 255
    /// @param which whether more is better, or less
    /// @returns the edges: a function from a value to its score
    /// @throws invalid_edges when the number of scores is 0 or above 255
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n log scores) time on average; while it runs, a copy of the values.
    template <std::ranges::input_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(
        Clients&& clients, Projection value = {}, std::size_t scores = default_rfm_scores,
        preference_direction which = preference_direction::higher_is_better) const
        -> score_edges<projected_t<Projection, Clients>> {
        std::vector<projected_t<Projection, Clients>> values;
        detail::reserve_for(values, clients);
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            values.push_back(std::invoke(value, client));
            invalid.accept(values.back());
        }
        invalid.throw_if_any();
        return detail::edges_of_quantiles(values, scores, which);
    }
};

/// See quantile_edges_fn.
inline constexpr quantile_edges_fn quantile_edges{};

}  // namespace v0
}  // namespace vitalfew

#endif

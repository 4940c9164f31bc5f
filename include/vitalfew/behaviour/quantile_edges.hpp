// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_QUANTILE_EDGES_HPP
#define VITALFEW_BEHAVIOUR_QUANTILE_EDGES_HPP

#include "vitalfew/behaviour/score_edges.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::equal_range, std::nth_element
#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <ranges>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The number of scores, unless told otherwise: quintiles.
inline constexpr std::size_t default_scores = 5;

namespace detail {

/// Brings to each position what would be there in order, what is worse before it and what is better after.
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
/// position ceil(k m / n) - 1 from the worst. So edge k is the next better value that there is.
template <class Value>
constexpr score_edges<Value> edges_of_quantiles(std::vector<Value>& values, std::size_t scores,
                                                direction which) {
    if (scores == 0 || scores > max_scores) {
        throw_invalid_score_count(scores);
    }
    const auto worse = [which](const Value& a, const Value& b) {
        return which == direction::higher_is_better ? a < b : b < a;
    };
    const std::size_t m = values.size();
    std::vector<std::size_t> positions;
    for (std::size_t k = 1; k < scores && m != 0; ++k) {
        // ceil(k m / n) - 1, without a product that could overflow
        positions.push_back(k * (m / scores) + (k * (m % scores) + scores - 1) / scores - 1);
    }
    select_positions(values.begin(), values.end(), 0, positions, worse);

    // From the best down: what is next better stands before the next position, or is next better there.
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
    /// Finds where each of n scores begins, so that every score has about as many clients and equal values
    /// equal scores.
    ///
    /// The rule: a value has a score above k when at least k / n of the clients have a worse value. So the
    /// worst value always has score 1, and equals go down together: if half of the clients bought once, all
    /// of them have score 1. If all values are equal, everybody has score 1. A later value between two of
    /// these clients has the score of the worse one.
    ///
    /// @param clients any input range; passed over once
    /// @param value tells what is scored
    /// @param scores how many scores, 1 to 255
    /// @param which whether more is better, or less
    /// @returns the edges: a function from a value to its score
    /// @throws invalid_edges when the number of scores is 0 or above 255
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n log scores) time on average; while it runs, a copy of the values.
    template <std::ranges::input_range Clients, class Projection = std::identity>
        requires value_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            std::size_t scores = default_scores,
                                            direction which = direction::higher_is_better) const
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

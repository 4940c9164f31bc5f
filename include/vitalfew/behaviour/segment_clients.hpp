// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_SEGMENT_CLIENTS_HPP
#define VITALFEW_BEHAVIOUR_SEGMENT_CLIENTS_HPP

#include "vitalfew/behaviour/rfm_scores.hpp"
#include "vitalfew/behaviour/rfm_segments.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <map>
#include <optional>
#include <ranges>
#include <string>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// What the clients of one segment amount to.
template <summable_value Value>
struct segment_summary {
    std::string name;
    std::size_t clients = 0;
    sum_of_t<Value> value{};  ///< of their positive values

    share client_share{};  ///< of all clients with scores
    exact_share<typename sum_of_t<Value>::value_type>
        value_share{};  ///< of all their positive values
};

/// A client base with a segment for each client: the result of segment_clients.
template <summable_value Value>
struct segmented_clients {
    /// For each client the index of its segment in segments; absent for clients without scores.
    std::vector<std::optional<std::size_t>> labels;
    /// One for each name of the table, in its order; rows of one name are one segment.
    std::vector<segment_summary<Value>> segments;
    std::size_t unscored = 0;  ///< clients without scores
};

struct segment_clients_fn {
    /// Gives every client with scores its segment, and sums up the segments.
    ///
    /// @param clients any input range, in the order in which they were scored
    /// @param scores the result of rfm for these clients
    /// @param table the segments; by default those of default_rfm_segments
    /// @param value tells a client's value; client_value by default, for profiles
    /// @throws unequal_lengths when there are not as many scores as clients
    /// @throws invalid_rules when there are scores that the table does not have
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) time; 16 bytes a client.
    /// @example 20_rfm.cpp
    template <std::ranges::input_range Clients, ordered_value Monetary,
              class Projection = client_value_fn>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, const rfm_scores<Monetary>& scores,
                                  const rfm_segment_table& table = default_rfm_segments(),
                                  Projection value = {}) const
        -> segmented_clients<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        segmented_clients<value_type> result;
        result.labels.reserve(scores.size());
        const std::vector<std::size_t> segment_of_row = name_segments(table, result);
        sum_of_t<value_type> total;
        detail::invalid_value_count invalid;
        std::size_t seen = 0;
        for (auto&& client : clients) {
            const std::size_t at = seen++;
            if (at >= scores.size()) {
                continue;  // counts on, for the message
            }
            const value_type worth = std::invoke(value, std::forward<decltype(client)>(client));
            const auto& its_scores = scores.scores()[at];
            if (!invalid.accept(worth)) {
                continue;
            }
            if (!its_scores.has_value()) {
                result.labels.emplace_back(std::nullopt);
                ++result.unscored;
                continue;
            }
            const std::size_t label = segment_of_row[table.row_of(*its_scores)];
            result.labels.emplace_back(label);
            ++result.segments[label].clients;
            if (detail::is_positive(worth)) {
                result.segments[label].value += worth;
                total += worth;
            }
        }
        if (seen != scores.size()) {
            detail::throw_unequal_lengths("clients and scores", seen, scores.size());
        }
        invalid.throw_if_any();
        for (auto& segment : result.segments) {
            if (seen != result.unscored) {
                segment.client_share = share(segment.clients, seen - result.unscored);
            }
            segment.value_share = {segment.value, total};
        }
        return result;
    }

private:
    template <class Result>
    static std::vector<std::size_t> name_segments(const rfm_segment_table& table, Result& result) {
        std::map<std::string, std::size_t> by_name;
        std::vector<std::size_t> segment_of_row;
        for (const rfm_segment& row : table.rows()) {
            const auto [at, is_new] = by_name.try_emplace(row.name, result.segments.size());
            if (is_new) {
                result.segments.push_back({.name = row.name});
            }
            segment_of_row.push_back(at->second);
        }
        return segment_of_row;
    }
};

/// See segment_clients_fn.
inline constexpr segment_clients_fn segment_clients{};

}  // namespace v0
}  // namespace vitalfew

#endif

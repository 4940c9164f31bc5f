// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_RFM_SCORES_HPP
#define VITALFEW_BEHAVIOUR_RFM_SCORES_HPP

#include "vitalfew/behaviour/score_edges.hpp"
#include "vitalfew/core/values.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The three scores of a client; 1 is the worst.
struct rfm_score {
    score_value recency = 1;
    score_value frequency = 1;
    score_value monetary = 1;

    friend constexpr bool operator==(const rfm_score&, const rfm_score&) noexcept = default;
};

/// Where the scores of the three dimensions begin: what to store so that later clients can be scored on the
/// same scale.
template <ordered_value Monetary>
struct rfm_edges {
    score_edges<std::chrono::days> recency;  ///< days since the last deal; fewer are better
    score_edges<std::uint64_t> frequency;
    score_edges<Monetary> monetary;

    /// @returns the scores of one more client
    /// @throws invalid_value when the value is NaN or infinite
    [[nodiscard]] constexpr rfm_score operator()(std::chrono::days since_last, std::uint64_t deals,
                                                 const Monetary& value) const {
        return {recency(since_last), frequency(deals), monetary(value)};
    }
};

/// The scores of a client base and their edges: the result of rfm.
template <ordered_value Monetary>
class rfm_scores {
public:
    /// For rfm, which sees to it that the parts belong together.
    constexpr rfm_scores(std::vector<std::optional<rfm_score>> scores, rfm_edges<Monetary> edges)
        : scores_(std::move(scores)), edges_(std::move(edges)) {}

    /// @returns the scores of each client, in the order of the base; absent for clients without a deal
    [[nodiscard]] constexpr std::span<const std::optional<rfm_score>> scores() const& noexcept {
        return scores_;
    }
    [[nodiscard]] constexpr std::vector<std::optional<rfm_score>> scores() && noexcept {
        return std::move(scores_);
    }

    [[nodiscard]] constexpr const rfm_edges<Monetary>& edges() const& noexcept { return edges_; }
    [[nodiscard]] constexpr rfm_edges<Monetary> edges() && noexcept { return std::move(edges_); }

    /// @returns the number of clients
    [[nodiscard]] constexpr std::size_t size() const noexcept { return scores_.size(); }

private:
    std::vector<std::optional<rfm_score>> scores_;
    rfm_edges<Monetary> edges_;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TARGET_LIMIT_HPP
#define VITALFEW_TARGETING_TARGET_LIMIT_HPP

#include "vitalfew/exact/share.hpp"
#include "vitalfew/targeting/detail/check_score.hpp"

#include <cstddef>
#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The n clients that fit best.
struct best_clients {
    std::size_t number = 0;
};

/// The clients whose score is this or more.
struct score_from {
    double least = 0;
};

/// The best of the clients, until they are this share of all without a veto.
struct best_share {
    share of_clients;
};

/// Where target clients end: best_clients, score_from or best_share.
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

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

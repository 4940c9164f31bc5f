// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_CLIENT_FIT_HPP
#define VITALFEW_TARGETING_CLIENT_FIT_HPP

#include "vitalfew/targeting/target_criterion.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The contribution of one criterion to the fit of a client.
struct fit_part {
    std::string criterion;
    criterion_kind kind = criterion_kind::objective;
    /// The score of the client, in [0, 1]; none when the judgement is missing.
    std::optional<double> score{};
    /// Its share of all weight, for this client: 0 when it drops out.
    double weight = 0;
    /// The weight times the score, or times the score that stands for a missing judgement.
    double part = 0;
};

/// The contribution of the criteria of one kind to the fit of a client, and their largest possible one.
struct fit_subtotal {
    double part = 0;
    double weight = 0;

    /// @returns the score among the criteria of this kind alone, in [0, 1]; none when they have no weight
    [[nodiscard]] std::optional<double> score() const {
        return weight > 0 ? std::optional(part / weight) : std::nullopt;
    }
};

/// The fit of a client to a target profile, with its reasons: the result of target_profile::fit.
///
/// It refers to neither the profile nor the client.
/// @example 06_target_clients.cpp
struct client_fit {
    /// In [0, 1]; 1 with the full score in every criterion. Vetoes do not change it.
    double score = 0;
    /// The share of weight with known judgements; the rest is what to ask about.
    double known = 0;
    /// One for each criterion, in the order of the profile.
    std::vector<fit_part> parts{};
    fit_subtotal objective{};
    fit_subtotal subjective{};
    /// The reasons of the vetoes that exclude the client, in the order of the profile.
    std::vector<std::string> vetoes{};

    [[nodiscard]] bool is_vetoed() const noexcept { return !vetoes.empty(); }
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

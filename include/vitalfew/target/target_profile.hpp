// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGET_TARGET_PROFILE_HPP
#define VITALFEW_TARGET_TARGET_PROFILE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/add_product.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/target/client_fit.hpp"
#include "vitalfew/target/missing_judgement.hpp"
#include "vitalfew/target/target_criterion.hpp"
#include "vitalfew/target/veto.hpp"

#include <algorithm>  // std::any_of
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
/// What a target profile has besides its criteria; every part has a default.
template <class Client>
struct target_options {
    std::vector<target_veto<Client>> vetoes{};
    missing_judgement missing = missing_judgement::counts_as_zero;
};

namespace detail {

[[noreturn]] inline void throw_no_criteria() {
    throw invalid_profile(
        "vitalfew: a target profile without criteria fits nobody: give one criterion at least");
}

[[noreturn]] inline void throw_criterion_named_twice(const std::string& name, std::size_t first,
                                                     std::size_t second) {
    throw duplicate_key("vitalfew: the criteria at index " + std::to_string(first) + " and " +
                        std::to_string(second) + " are both called \"" + name +
                        "\": give each a name of its own");
}

[[noreturn]] inline void throw_no_criterion_weight(std::size_t count) {
    throw invalid_weights("vitalfew: all " + std::to_string(count) +
                          " criteria of the target profile have the weight 0: give one of them a "
                          "weight above 0");
}

/// The score that a missing judgement counts as.
[[nodiscard]] constexpr double score_of_missing(missing_judgement rule) noexcept {
    return rule == missing_judgement::counts_as_neutral ? 0.5 : 0.0;
}

/// @returns each weight as a share of all, the nearest double: the same for weights in the same proportions
/// @pre weights are finite and not negative, and not all 0
[[nodiscard]] inline std::vector<double> weight_shares(std::span<const double> weights) {
    exact_sum<double> all;
    for (const double weight : weights) {
        all += weight;
    }
    const scaled_natural whole = natural_of(all);
    std::vector<double> shares;
    shares.reserve(weights.size());
    for (const double weight : weights) {
        shares.push_back(exact_ratio(natural_of(sum_of_one(weight)), whole).to_double());
    }
    return shares;
}

}  // namespace detail

/// What a company wants its clients to be: weighted criteria, vetoes, and what a missing judgement counts as.
///
/// The score of a client is the weighted mean of its scores in the criteria. It is the same to the last bit in
/// whatever order the criteria stand and however the program was compiled: each weight is brought to the
/// nearest double of its share of all weights, products are added exactly (Kulisch's accumulator) and rounded
/// once, and so is the sum of the weights that they are divided by. So, too, a better score in one criterion
/// never lowers the whole, and weights in the same proportions give the same scores.
///
/// One type for all profiles over a type of records, whatever their criteria look at: a profile can be stored,
/// shown, and put together while a file is read. A call through a pointer for each criterion is the price.
/// @tparam Client the user's own record type; no base class, no required members
/// @invariant at least one criterion; names are different; one weight at least is above 0
/// @example 06_target_clients.cpp
/// @see P. C. Fishburn, "Additive utilities with incomplete product sets" (1967), for the weighted sum
template <class Client>
class target_profile {
public:
    using client_type = Client;

    /// @throws invalid_profile when there are no criteria
    /// @throws duplicate_key when two have one name: both indices
    /// @throws invalid_weights when all weights are 0
    target_profile(std::initializer_list<target_criterion<Client>> criteria,
                   target_options<Client> options = {})
        : target_profile(std::vector<target_criterion<Client>>(criteria), std::move(options)) {}
    explicit target_profile(std::vector<target_criterion<Client>> criteria,
                            target_options<Client> options = {})
        : criteria_(std::move(criteria)), options_(std::move(options)) {
        if (criteria_.empty()) {
            detail::throw_no_criteria();
        }
        std::map<std::string, std::size_t> by_name;
        std::vector<double> weights;
        bool any_weight = false;
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            const auto [known, is_new] = by_name.try_emplace(criteria_[i].name(), i);
            if (!is_new) {
                detail::throw_criterion_named_twice(known->first, known->second, i);
            }
            weights.push_back(criteria_[i].weight());
            any_weight = any_weight || weights.back() > 0;
        }
        if (!any_weight) {
            detail::throw_no_criterion_weight(criteria_.size());
        }
        weights_ = detail::weight_shares(weights);
        for (const double weight : weights_) {
            all_ += weight;
        }
        whole_ = all_.to_double();
    }

    [[nodiscard]] std::span<const target_criterion<Client>> criteria() const noexcept {
        return criteria_;
    }
    /// @returns one weight for each criterion as a share of all, in [0, 1]
    [[nodiscard]] std::span<const double> weights() const noexcept { return weights_; }
    [[nodiscard]] std::span<const target_veto<Client>> vetoes() const noexcept {
        return options_.vetoes;
    }
    [[nodiscard]] missing_judgement missing() const noexcept { return options_.missing; }

    /// @param index where the client stands in a range, for messages
    /// @returns the score of a client alone, in [0, 1], whatever the vetoes: that of fit(client). 0 when every
    /// judgement is missing and drops out, for then there is nothing that speaks for it
    /// @throws invalid_score, unknown_key as target_criterion::score
    /// Complexity: O(criteria) time; allocates nothing. So a profile is a projection: rank(base, profile).
    [[nodiscard]] double operator()(const Client& client,
                                    const std::optional<std::size_t>& index = std::nullopt) const {
        exact_sum<double> sum;
        exact_sum<double> dropped;
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            const std::optional<double> score = criteria_[i].score(client, index);
            if (score.has_value()) {
                detail::add_product(sum, weights_[i], *score);
            } else if (options_.missing == missing_judgement::drops_out) {
                dropped += weights_[i];
            } else {
                detail::add_product(sum, weights_[i], detail::score_of_missing(options_.missing));
            }
        }
        const double whole = dropped.sign() == 0 ? whole_ : (all_ - dropped).to_double();
        return whole == 0 ? 0.0 : sum.to_double() / whole;
    }

    /// @returns whether a veto excludes a client
    [[nodiscard]] bool is_vetoed(const Client& client) const {
        return std::any_of(options_.vetoes.begin(), options_.vetoes.end(),
                           [&client](const auto& each) { return each(client); });
    }

    /// @returns how well a client fits, and why
    /// @throws invalid_score, unknown_key as target_criterion::score
    /// Complexity: O(criteria + vetoes) time; allocates the result alone.
    [[nodiscard]] client_fit fit(const Client& client) const {
        client_fit result;
        result.parts.reserve(criteria_.size());
        exact_sum<double> known;
        exact_sum<double> counted;
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            const auto& criterion = criteria_[i];
            const std::optional<double> score = criterion.score(client);
            const bool counts =
                score.has_value() || options_.missing != missing_judgement::drops_out;
            if (score.has_value()) {
                known += weights_[i];
            }
            if (counts) {
                counted += weights_[i];
            }
            result.parts.push_back({.criterion = criterion.name(),
                                    .kind = criterion.kind(),
                                    .score = score,
                                    .weight = counts ? weights_[i] : 0});
        }
        result.known = known.to_double() / whole_;
        tally(result, counted.to_double());
        for (const auto& each : options_.vetoes) {
            if (each(client)) {
                result.vetoes.push_back(each.reason());
            }
        }
        return result;
    }

private:
    /// Finds parts, subtotals and score of a fit whose weights add up to a whole.
    void tally(client_fit& result, double whole) const {
        if (whole == 0) {
            return;
        }
        kind_sums facts;
        kind_sums judgements;
        for (fit_part& part : result.parts) {
            const double score = part.score.value_or(detail::score_of_missing(options_.missing));
            kind_sums& sums = part.kind == criterion_kind::objective ? facts : judgements;
            detail::add_product(sums.part, part.weight, score);
            sums.weight += part.weight;
            part.weight /= whole;
            part.part = part.weight * score;
        }
        result.objective = facts.of(whole);
        result.subjective = judgements.of(whole);
        result.score = (facts.part + judgements.part).to_double() / whole;
    }

    struct kind_sums {
        exact_sum<double> part;
        exact_sum<double> weight;

        [[nodiscard]] fit_subtotal of(double whole) const {
            return {.part = part.to_double() / whole, .weight = weight.to_double() / whole};
        }
    };

    std::vector<target_criterion<Client>> criteria_;
    target_options<Client> options_;
    std::vector<double> weights_;  // as shares of all
    exact_sum<double> all_;        // of these: 1, but for rounding
    double whole_ = 0;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TARGET_PROFILE_HPP
#define VITALFEW_TARGETING_TARGET_PROFILE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/targeting/client_fit.hpp"
#include "vitalfew/targeting/target_criterion.hpp"

#include <algorithm>  // std::any_of
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::function, std::invoke
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The treatment of a missing judgement.
enum class missing_judgement : std::uint8_t {
    /// Counts as a score of 0: a target has to prove its fit.
    counts_as_zero,
    /// Counts as a score of 1/2: neither for the client nor against it.
    counts_as_neutral,
    /// Does not count: its weight goes to the other criteria, in proportion to theirs.
    drops_out
};

/// A veto, which excludes a client from being a target whatever its score: a credit stop, a sanctioned country,
/// a place out of delivery range.
///
/// Not bound to a record type yet; converts to a target_veto of any that it can judge.
/// @example 06_target_clients.cpp
template <class Predicate>
class veto {
public:
    /// @param reason the reason to show
    /// @param excludes whether a client is excluded: a member of type bool, or any predicate
    veto(std::string reason, Predicate excludes)
        : reason_(std::move(reason)), excludes_(std::move(excludes)) {}

    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }
    [[nodiscard]] const Predicate& excludes() const noexcept { return excludes_; }

private:
    std::string reason_;
    Predicate excludes_;
};

/// A veto on clients of a type.
template <class Client>
class target_veto {
public:
    template <class Predicate>
        requires std::copy_constructible<Predicate> &&
                     std::predicate<const Predicate&, const Client&>
    // NOLINTNEXTLINE(google-explicit-constructor): the same veto, about a type of records
    target_veto(const veto<Predicate>& other)
        : reason_(other.reason()),
          excludes_([predicate = other.excludes()](const Client& client) -> bool {
              return std::invoke(predicate, client);
          }) {}

    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

    /// @returns whether a client is excluded
    [[nodiscard]] bool operator()(const Client& client) const { return excludes_(client); }

private:
    std::string reason_;
    std::function<bool(const Client&)> excludes_;
};

namespace detail {

/// The number 1 in the units of weighted_mean, 2^-62: each double from 2^-9 to 1 is a whole number of units,
/// and no sum of products of shares overflows two words.
inline constexpr vitalfew::detail::word unit_one = vitalfew::detail::word{1} << 62U;

/// @returns a number in units, rounded down
/// @pre number is in [0, 1]
[[nodiscard]] constexpr vitalfew::detail::word share_units(double number) noexcept {
    return static_cast<vitalfew::detail::word>(number * 0x1p62);
}

/// @returns the nearest double
[[nodiscard]] constexpr double nearest_double(vitalfew::detail::word_pair number) noexcept {
    return vitalfew::detail::round_to_floating<double>(std::array{number.low, number.high},
                                                       vitalfew::detail::unit_exponent{0});
}

/// @returns a / b, with a, b and the quotient each rounded once: monotone in a, and 1 for equals; 0 when b is 0
[[nodiscard]] constexpr double quotient_of(vitalfew::detail::word_pair a,
                                           vitalfew::detail::word_pair b) noexcept {
    return b.low == 0 && b.high == 0 ? 0.0 : nearest_double(a) / nearest_double(b);
}

/// A weighted mean of scores in integer arithmetic: exact, so that the order does not matter.
///
/// Much faster than exact sums of doubles, with an absolute error of 2^-62 for each score.
/// @invariant the weights add up to unit_one at most
class weighted_mean {
public:
    /// @param weight as a share, in units
    /// @param score in [0, 1]
    constexpr void add(vitalfew::detail::word weight, double score) noexcept {
        vitalfew::detail::add_to(sum_, vitalfew::detail::multiply(weight, share_units(score)));
        weight_ += weight;
    }
    /// Adds the scores of another mean.
    constexpr void add(const weighted_mean& others) noexcept {
        vitalfew::detail::add_to(sum_, others.sum_);
        weight_ += others.weight_;
    }

    /// @returns the sum of the weights, in units
    [[nodiscard]] constexpr vitalfew::detail::word weight() const noexcept { return weight_; }
    /// @returns the sum of weights times scores, as a share of a whole; 0 when that is 0
    [[nodiscard]] constexpr double part_of(vitalfew::detail::word whole) const noexcept {
        return quotient_of(sum_, vitalfew::detail::multiply(whole, unit_one));
    }
    /// @returns the mean, in [0, 1]; 0 without weights
    [[nodiscard]] constexpr double value() const noexcept { return part_of(weight_); }

private:
    vitalfew::detail::word_pair sum_;
    vitalfew::detail::word weight_ = 0;
};

}  // namespace detail

/// The options of a target profile; every member has a default.
template <class Client>
struct target_options {
    std::vector<target_veto<Client>> vetoes{};
    missing_judgement missing = missing_judgement::counts_as_zero;
};

namespace detail {

[[noreturn]] inline void throw_no_criteria() {
    VITALFEW_THROW(invalid_profile(
        "vitalfew: a target profile without criteria fits nobody: give at least one criterion"));
}

[[noreturn]] inline void throw_criterion_named_twice(const std::string& name, std::size_t first,
                                                     std::size_t second) {
    VITALFEW_THROW(duplicate_key("vitalfew: the criteria at index " + std::to_string(first) +
                                 " and " + std::to_string(second) + " are both called \"" + name +
                                 "\": give each a name of its own"));
}

[[noreturn]] inline void throw_no_criterion_weight(std::size_t count) {
    VITALFEW_THROW(
        invalid_weights("vitalfew: all " + std::to_string(count) +
                        " criteria of the target profile have the weight 0: give one of them a "
                        "weight above 0"));
}

/// @returns the score that stands for a missing judgement
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
    const vitalfew::detail::natural whole = vitalfew::detail::natural_of(all);
    std::vector<double> shares;
    shares.reserve(weights.size());
    for (const double weight : weights) {
        shares.push_back(
            exact_ratio(vitalfew::detail::natural_of(vitalfew::detail::sum_of_one(weight)), whole)
                .to_double());
    }
    return shares;
}

}  // namespace detail

/// A target profile: weighted criteria, vetoes, and the treatment of missing judgements.
///
/// The score of a client is the weighted mean of its scores in the criteria. It does not depend in any bit on
/// the order of the criteria or on how the program was compiled: each weight is rounded to its share of all
/// weights in units of 2^-62, each score to the same units, products are added as integers, and only the last
/// quotient is rounded. Therefore a better score in one criterion never lowers the whole, weights in the same
/// proportions give the same scores, and full scores in all criteria give exactly 1.
///
/// Type-erased: all profiles over a record type have one type, so that a profile can be stored, shown, and
/// built while a file is read. It costs a call through a pointer for each criterion.
/// @tparam Client the user's own record type; no base class, no required members
/// @invariant at least one criterion; names are unique; at least one weight is above 0
/// @example 06_target_clients.cpp
/// @see P. C. Fishburn, "Additive utilities with incomplete product sets" (1967), for the weighted sum
template <class Client>
class target_profile {
public:
    using client_type = Client;

    /// @throws invalid_profile when there are no criteria
    /// @throws duplicate_key when two have the same name: both indices
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
            units_.push_back(detail::share_units(weight));
        }
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

    /// @param client the client to score
    /// @param index the position of the client in a range, for messages
    /// @returns the score of fit(client), in [0, 1], without regard to vetoes; 0 when every judgement is
    /// missing and drops out
    /// @throws invalid_score, unknown_key as target_criterion::score
    /// Complexity: O(criteria) time; allocates nothing. So a profile is a projection: rank(base, profile).
    [[nodiscard]] double operator()(const Client& client,
                                    const std::optional<std::size_t>& index = std::nullopt) const {
        detail::weighted_mean mean;
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            const std::optional<double> score = counted(criteria_[i].score(client, index));
            if (score.has_value()) {
                mean.add(units_[i], *score);
            }
        }
        return mean.value();
    }

    /// @returns whether a veto excludes a client
    [[nodiscard]] bool is_vetoed(const Client& client) const {
        return std::any_of(options_.vetoes.begin(), options_.vetoes.end(),
                           [&client](const auto& each) { return each(client); });
    }

    /// @returns the fit of a client, with its reasons
    /// @throws invalid_score, unknown_key as target_criterion::score
    /// Complexity: O(criteria + vetoes) time; allocates the result alone.
    [[nodiscard]] client_fit fit(const Client& client) const {
        client_fit result;
        result.parts.reserve(criteria_.size());
        detail::weighted_mean facts;
        detail::weighted_mean judgements;
        vitalfew::detail::word all = 0;
        vitalfew::detail::word known = 0;
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            const auto& criterion = criteria_[i];
            const std::optional<double> score = criterion.score(client);
            if (const std::optional<double> counts = counted(score)) {
                (criterion.kind() == criterion_kind::objective ? facts : judgements)
                    .add(units_[i], *counts);
            }
            all += units_[i];
            known += score.has_value() ? units_[i] : 0;
            result.parts.push_back(
                {.criterion = criterion.name(), .kind = criterion.kind(), .score = score});
        }
        detail::weighted_mean both = facts;
        both.add(judgements);
        const auto share_of = [](vitalfew::detail::word part, vitalfew::detail::word whole) {
            return detail::quotient_of({.low = part}, {.low = whole});
        };
        for (std::size_t i = 0; i < criteria_.size(); ++i) {
            if (const std::optional<double> counts = counted(result.parts[i].score)) {
                result.parts[i].weight = share_of(units_[i], both.weight());
                result.parts[i].part = result.parts[i].weight * *counts;
            }
        }
        result.score = both.value();
        result.known = share_of(known, all);
        result.objective = {.part = facts.part_of(both.weight()),
                            .weight = share_of(facts.weight(), both.weight())};
        result.subjective = {.part = judgements.part_of(both.weight()),
                             .weight = share_of(judgements.weight(), both.weight())};
        for (const auto& each : options_.vetoes) {
            if (each(client)) {
                result.vetoes.push_back(each.reason());
            }
        }
        return result;
    }

private:
    /// @returns the score that counts; none when it drops out
    [[nodiscard]] std::optional<double> counted(const std::optional<double>& score) const noexcept {
        if (score.has_value() || options_.missing == missing_judgement::drops_out) {
            return score;
        }
        return detail::score_of_missing(options_.missing);
    }

    std::vector<target_criterion<Client>> criteria_;
    target_options<Client> options_;
    std::vector<double> weights_;                // as shares of all
    std::vector<vitalfew::detail::word> units_;  // the same, in units of weighted_mean
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

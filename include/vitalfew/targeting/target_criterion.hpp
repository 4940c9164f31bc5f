// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TARGET_CRITERION_HPP
#define VITALFEW_TARGETING_TARGET_CRITERION_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/targeting/detail/check_score.hpp"
#include "vitalfew/targeting/unbound_criterion.hpp"

#include <concepts>
#include <cstddef>
#include <functional>  // std::function, std::invoke
#include <optional>
#include <string>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

/// @returns the end of a message: which client it is about, where that is known
[[nodiscard]] inline std::string of_client(const std::optional<std::size_t>& index) {
    return index.has_value() ? " for the client at index " + std::to_string(*index) : "";
}

[[noreturn]] inline void throw_criterion_off_scale(const std::string& name, double score,
                                                   const std::optional<std::size_t>& index) {
    VITALFEW_THROW(invalid_score(
        "vitalfew: the criterion \"" + name + "\" scores " + vitalfew::detail::number_text(score) +
        of_client(index) + ", which is not in [0, 1]: repair its scoring function, or the record"));
}

[[noreturn]] inline void throw_unscored_category(const std::string& name, const char* what,
                                                 const std::optional<std::size_t>& index) {
    VITALFEW_THROW(
        unknown_key(std::string(what) + " (criterion \"" + name + "\"" + of_client(index) + ")"));
}

/// @returns the rule of a scoring function in words, where it has them
template <class Scoring>
[[nodiscard]] std::string description_of(const Scoring& scoring) {
    if constexpr (requires {
                      { scoring.description() } -> std::convertible_to<std::string>;
                  }) {
        return scoring.description();
    } else {
        return "a function";
    }
}

}  // namespace detail

/// One thing that clients of a type are judged by against a target profile.
///
/// Whatever it looks at and however that is scored, criteria of one record type are of one type: they can be
/// stored, collected while a file is read, and shown by their description.
/// @example 06_target_clients.cpp
template <class Client>
class target_criterion {
public:
    template <class Projection, class Scoring>
        requires judges<Projection, Scoring, Client>
    // NOLINTNEXTLINE(google-explicit-constructor): the same criterion, about a type of records
    target_criterion(const unbound_criterion<Projection, Scoring>& criterion)
        : name_(criterion.name()),
          kind_(criterion.kind()),
          weight_(criterion.weight()),
          description_(detail::description_of(criterion.scoring())),
          score_(bound(criterion.projection(), criterion.scoring())) {}

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] criterion_kind kind() const noexcept { return kind_; }
    /// @returns the weight as it was given
    [[nodiscard]] double weight() const noexcept { return weight_; }
    /// @returns the scoring function in words; "a function" for a callable that has none
    [[nodiscard]] const std::string& description() const noexcept { return description_; }

    /// @param client whom to score
    /// @param index where the client stands in a range, for messages
    /// @returns the score of a client, in [0, 1]; none when the judgement is missing
    /// @throws invalid_score when the scoring function gives a number that is not in [0, 1], or what is
    /// judged is NaN or infinite
    /// @throws unknown_key when a category_score lacks the client's category
    /// @throws what the projection and the scoring function throw
    [[nodiscard]] std::optional<double> score(
        const Client& client, const std::optional<std::size_t>& index = std::nullopt) const {
#if VITALFEW_HAS_EXCEPTIONS
        try {
            return checked_score(client, index);
        } catch (const unknown_key& error) {
            detail::throw_unscored_category(name_, error.what(), index);
        }
#else
        return checked_score(client, index);  // not covered: tests/builds has it
#endif
    }

private:
    std::optional<double> checked_score(const Client& client,
                                        const std::optional<std::size_t>& index) const {
        const std::optional<double> score = score_(client);
        if (score.has_value() && !detail::is_score(*score)) {
            detail::throw_criterion_off_scale(name_, *score, index);
        }
        return score;
    }

    template <class Projection, class Scoring>
    static auto bound(const Projection& projection, const Scoring& scoring) {
        return [projection, scoring](const Client& client) -> std::optional<double> {
            auto&& judged = std::invoke(projection, client);
            if constexpr (detail::is_optional<std::remove_cvref_t<decltype(judged)>>) {
                return judged.has_value() ? std::optional(scored(scoring, *judged)) : std::nullopt;
            } else {
                return scored(scoring, judged);
            }
        };
    }

    template <class Scoring, class Judgement>
    static double scored(const Scoring& scoring, const Judgement& judgement) {
        if constexpr (std::floating_point<Judgement>) {
            if (!vitalfew::detail::is_finite(judgement)) {
                return static_cast<double>(judgement);  // no score either
            }
        }
        return static_cast<double>(std::invoke(scoring, judgement));
    }

    std::string name_;
    criterion_kind kind_;
    double weight_;
    std::string description_;
    std::function<std::optional<double>(const Client&)> score_;
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

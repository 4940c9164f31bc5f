// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_TARGET_CRITERION_HPP
#define VITALFEW_TARGETING_TARGET_CRITERION_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/targeting/detail/checks.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::function, std::invoke
#include <optional>
#include <string>
#include <type_traits>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// Whether a criterion is a matter of fact or of judgement.
enum class criterion_kind : std::uint8_t {
    /// Measured or recorded: turnover, staff, number of sites, sector, region, channel.
    objective,
    /// Judged by a person: interest in the products, fit of the corporate culture, trust.
    subjective
};

namespace detail {

[[noreturn]] inline void throw_invalid_criterion_weight(const std::string& name, double weight) {
    VITALFEW_THROW(
        invalid_weights("vitalfew: the weight of the criterion \"" + name + "\" is " +
                        vitalfew::detail::number_text(weight) +
                        ": give a finite number, 0 or more; where less is better, say so by the "
                        "scoring function"));
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct judgement_of {
    using type = T;
};
template <class T>
struct judgement_of<std::optional<T>> {
    using type = T;
};

/// What a projection tells of a record, without the std::optional that says it may be missing.
template <class Projection, class Client>
using judgement_t = typename judgement_of<
    std::remove_cvref_t<std::invoke_result_t<const Projection&, const Client&>>>::type;

}  // namespace detail

/// Brings what is judged to [0, 1], 1 being the best: linear_score, step_score, category_score, target_band, or
/// any callable of yours. Laws: the same value has the same score; scores are in [0, 1], which is checked at
/// every call. One that also has a member description() is shown by that.
template <class Scoring, class Judgement>
concept scoring_function =
    std::copy_constructible<Scoring> && std::regular_invocable<const Scoring&, const Judgement&> &&
    std::convertible_to<std::invoke_result_t<const Scoring&, const Judgement&>, double>;

/// A criterion that is not bound to a record type yet: a projection and a scoring function.
///
/// Made by objective or subjective; becomes a target_criterion of the first record type that needs it.
template <class Projection, class Scoring>
class unbound_criterion {
public:
    /// @throws invalid_weights when the weight is negative, NaN or infinite
    unbound_criterion(std::string name, criterion_kind kind, double weight, Projection where,
                      Scoring how)
        : name_(std::move(name)),
          kind_(kind),
          weight_(weight),
          projection_(std::move(where)),
          scoring_(std::move(how)) {
        if (!vitalfew::detail::is_finite(weight_) || weight_ < 0) {
            detail::throw_invalid_criterion_weight(name_, weight_);
        }
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] criterion_kind kind() const noexcept { return kind_; }
    [[nodiscard]] double weight() const noexcept { return weight_; }
    [[nodiscard]] const Projection& projection() const noexcept { return projection_; }
    [[nodiscard]] const Scoring& scoring() const noexcept { return scoring_; }

private:
    std::string name_;
    criterion_kind kind_;
    double weight_;
    Projection projection_;
    Scoring scoring_;
};

/// A projection and a scoring function that can judge records of a type.
template <class Projection, class Scoring, class Client>
concept judges = std::copy_constructible<Projection> &&
                 std::regular_invocable<const Projection&, const Client&> &&
                 scoring_function<Scoring, detail::judgement_t<Projection, Client>>;

struct objective_fn {
    /// Makes an objective criterion, a matter of fact: the scale of a client or its kind of activity.
    ///
    /// @param name its name in results and messages; unique in a profile
    /// @param weight relative to the others, 0 or more; only the proportions count
    /// @param projection gives the judgement; a std::optional where it may be missing
    /// @param scoring the score of a judgement, in [0, 1]
    /// @throws invalid_weights when the weight is negative, NaN or infinite
    /// @example 06_target_clients.cpp
    template <class Projection, class Scoring>
    [[nodiscard]] auto operator()(std::string name, double weight, Projection projection,
                                  Scoring scoring) const -> unbound_criterion<Projection, Scoring> {
        return {std::move(name), criterion_kind::objective, weight, std::move(projection),
                std::move(scoring)};
    }
};

/// See objective_fn.
inline constexpr objective_fn objective{};

struct subjective_fn {
    /// Makes a subjective criterion, judged by a person: otherwise as objective.
    template <class Projection, class Scoring>
    [[nodiscard]] auto operator()(std::string name, double weight, Projection projection,
                                  Scoring scoring) const -> unbound_criterion<Projection, Scoring> {
        return {std::move(name), criterion_kind::subjective, weight, std::move(projection),
                std::move(scoring)};
    }
};

/// See subjective_fn.
inline constexpr subjective_fn subjective{};

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

/// A criterion of a target profile, for clients of a type.
///
/// Type-erased: criteria of one record type have one type, whatever their projection and scoring function. They
/// can be stored, collected while a file is read, and shown by their description.
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
    /// @returns the weight as given
    [[nodiscard]] double weight() const noexcept { return weight_; }
    /// @returns the scoring function in words; "a function" for a callable that has none
    [[nodiscard]] const std::string& description() const noexcept { return description_; }

    /// @param client the client to score
    /// @param index the position of the client in a range, for messages
    /// @returns the score of a client, in [0, 1]; none when the judgement is missing
    /// @throws invalid_score when the scoring function gives a number that is not in [0, 1], or what is
    /// judged is NaN or infinite
    /// @throws unknown_key when the client's category is not in a category_score
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
        if (!vitalfew::detail::is_valid(judgement)) {
            return vitalfew::detail::invalid_number(judgement);  // no score either
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

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_UNBOUND_CRITERION_HPP
#define VITALFEW_TARGETING_UNBOUND_CRITERION_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"

#include <concepts>
#include <cstdint>
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

/// A criterion that is not yet about a type of records: where to look, and how to score what is there.
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
    /// A criterion that is a matter of fact: the scale of a client or its kind of activity.
    ///
    /// @param name by which results and messages know it; one of a kind in a profile
    /// @param weight against the others, 0 or more; only the proportions count
    /// @param projection tells what is judged; a std::optional where it may be missing
    /// @param scoring brings that to [0, 1]
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
    /// A criterion that a person judges: as objective, but for the kind.
    template <class Projection, class Scoring>
    [[nodiscard]] auto operator()(std::string name, double weight, Projection projection,
                                  Scoring scoring) const -> unbound_criterion<Projection, Scoring> {
        return {std::move(name), criterion_kind::subjective, weight, std::move(projection),
                std::move(scoring)};
    }
};

/// See subjective_fn.
inline constexpr subjective_fn subjective{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

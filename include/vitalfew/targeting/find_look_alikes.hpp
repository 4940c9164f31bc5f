// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_FIND_LOOK_ALIKES_HPP
#define VITALFEW_TARGETING_FIND_LOOK_ALIKES_HPP

#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/targeting/category_lifts.hpp"
#include "vitalfew/targeting/category_score.hpp"
#include "vitalfew/targeting/detail/model_clients.hpp"
#include "vitalfew/targeting/number_ranges.hpp"
#include "vitalfew/targeting/number_scores.hpp"
#include "vitalfew/targeting/target_criterion.hpp"
#include "vitalfew/targeting/target_profile.hpp"

#include <algorithm>  // std::any_of, std::count_if
#include <cstddef>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// A trait that model clients share.
struct shared_trait {
    std::string name;
    /// The distance of models and base, in [0, 1]: the weight of the suggested criterion.
    exact_ratio distance{};
    /// The suggested criterion in words; empty when there is none.
    std::string rule{};
    /// For a category: its lifts, by the names of the categories. Else empty.
    std::vector<category_lift<std::string>> categories{};
    /// For a number: its ranges. Else absent.
    std::optional<number_range> range{};
    std::size_t missing = 0;  ///< clients for whom it is unknown
};

namespace detail {

[[noreturn]] inline void throw_nothing_in_common() {
    VITALFEW_THROW(invalid_profile(
        "vitalfew: the model clients differ from the base in none of the traits: look at other "
        "traits, or learn from fewer clients"));
}

}  // namespace detail

/// The traits that model clients share, and the target profile that they suggest: the result of find_look_alikes.
/// @example 07_look_alikes.cpp
template <class Client>
class look_alikes {
public:
    /// For find_look_alikes, which passes parts that belong together.
    look_alikes(std::vector<shared_trait> traits, std::vector<target_criterion<Client>> criteria,
                target_options<Client> options, std::size_t models, std::size_t clients)
        : traits_(std::move(traits)), models_(models), clients_(clients) {
        const bool any_weight = std::any_of(criteria.begin(), criteria.end(),
                                            [](const auto& each) { return each.weight() > 0; });
        if (any_weight) {
            profile_.emplace(std::move(criteria), std::move(options));
        }
    }

    /// @returns one entry for each trait, in the given order
    [[nodiscard]] std::span<const shared_trait> traits() const noexcept { return traits_; }
    /// @returns the number of model clients
    [[nodiscard]] std::size_t models() const noexcept { return models_; }
    /// @returns the number of all clients, the models included
    [[nodiscard]] std::size_t clients() const noexcept { return clients_; }

    /// @returns the profile to score prospects with; the reference is valid as long as this object lives
    /// @throws invalid_profile when the models differ from the base in nothing
    [[nodiscard]] const target_profile<Client>& profile() const& {
        if (!profile_.has_value()) {
            detail::throw_nothing_in_common();
        }
        return *profile_;
    }
    /// Rvalue overload: moves the profile out, so that no reference dangles.
    [[nodiscard]] target_profile<Client> profile() && {
        if (!profile_.has_value()) {
            detail::throw_nothing_in_common();
        }
        return *std::move(profile_);
    }

private:
    std::vector<shared_trait> traits_;
    std::optional<target_profile<Client>> profile_;
    std::size_t models_;
    std::size_t clients_;
};

namespace detail {

/// A name, a projection, and the kind of the criterion.
template <class Projection>
class named_trait {
public:
    named_trait(std::string name, Projection projection,
                criterion_kind kind = criterion_kind::objective)
        : name_(std::move(name)), projection_(std::move(projection)), kind_(kind) {}

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const Projection& projection() const noexcept { return projection_; }
    [[nodiscard]] criterion_kind kind() const noexcept { return kind_; }

private:
    std::string name_;
    Projection projection_;
    criterion_kind kind_;
};

}  // namespace detail

/// A trait given by a category.
/// @example 07_look_alikes.cpp
template <class Projection>
class category_trait : public detail::named_trait<Projection> {
public:
    using detail::named_trait<Projection>::named_trait;
};

template <class Projection>
category_trait(std::string, Projection, criterion_kind = criterion_kind::objective)
    -> category_trait<Projection>;

/// A trait given by a number.
/// @example 07_look_alikes.cpp
template <class Projection>
class number_trait : public detail::named_trait<Projection> {
public:
    using detail::named_trait<Projection>::named_trait;
};

template <class Projection>
number_trait(std::string, Projection, criterion_kind = criterion_kind::objective)
    -> number_trait<Projection>;

namespace detail {

template <class Trait, class Clients>
inline constexpr bool is_trait_of = false;
template <class Projection, class Clients>
    requires projection_of<const Projection, Clients>
inline constexpr bool is_trait_of<category_trait<Projection>, Clients> =
    table_label<told_t<Projection, Clients>>;
template <class Projection, class Clients>
    requires projection_of<const Projection, Clients>
inline constexpr bool is_trait_of<number_trait<Projection>, Clients> =
    arithmetic_value<told_t<Projection, Clients>>;

}  // namespace detail

/// A category_trait whose projection gives a table_label of the clients of a range, or a number_trait whose
/// projection gives a built-in number; or either in a std::optional.
template <class Trait, class Clients>
concept trait_of = detail::is_trait_of<Trait, Clients>;

/// The options of find_look_alikes; every member has a default.
struct look_alike_options {
    /// The worst grade of a model client.
    grade models = grade::A;
    /// A category with fewer clients is ignored: its lift counts as 1.
    std::size_t least_clients = 5;
    /// How much of a number's range is cut off at each end.
    share tails = default_tails;
    /// The treatment of missing judgements in the suggested profile.
    missing_judgement missing = missing_judgement::drops_out;
};

struct find_look_alikes_fn {
    /// Finds the traits that the clients of grade A share, and suggests a target profile to score prospects, or
    /// the rest of the base, by.
    ///
    /// Every number of the profile is a count, a quotient of counts or a client's own number:
    ///  * a category scores its lift divided by the largest lift, so 1 for the category with the largest part
    ///    of models. Categories of fewer than `least_clients` clients, and those not in the base, count as a
    ///    lift of 1;
    ///  * a number scores by a target band: 1 between the low and the high quantile of the models, falling to 0
    ///    at a distance outside that equals the distance of these quantiles;
    ///  * the weight of a trait is the distance between models and base in it: total variation for categories,
    ///    Kolmogorov-Smirnov for numbers. A trait with the same distribution in both has the weight 0; one that
    ///    is unknown for all models has no criterion.
    ///
    /// The order of the clients does not matter.
    ///
    /// @param clients any forward range; prospects are records of the same type
    /// @param grades one for each client
    /// @param options the model grades, and how few clients are too few
    /// @param traits each a category_trait or a number_trait
    /// @throws unequal_lengths when there are not as many grades as clients
    /// @throws invalid_value when numbers are NaN or infinite
    /// @throws invalid_profile when no client has such a grade
    /// @throws invalid_limits when tails are half or more
    /// @throws duplicate_key when two traits have the same name
    /// Complexity: that of category_lifts and number_ranges for each trait.
    /// @example 07_look_alikes.cpp
    template <client_range Clients, trait_of<Clients>... Traits>
    [[nodiscard]] auto operator()(Clients&& clients, std::span<const grade> grades,
                                  const look_alike_options& options, const Traits&... traits) const
        -> look_alikes<std::ranges::range_value_t<Clients>> {
        using client = std::ranges::range_value_t<Clients>;
        std::vector<shared_trait> found;
        std::vector<target_criterion<client>> criteria;
        (learn(clients, grades, options, traits, found, criteria), ...);
        const auto models = std::count_if(grades.begin(), grades.end(),
                                          [&](grade g) { return g <= options.models; });
        return {std::move(found),
                std::move(criteria),
                {.vetoes = {}, .missing = options.missing},
                static_cast<std::size_t>(models),
                grades.size()};
    }

private:
    template <class Clients, class Projection, class Client>
    static void learn(Clients& clients, std::span<const grade> grades,
                      const look_alike_options& options, const category_trait<Projection>& trait,
                      std::vector<shared_trait>& found,
                      std::vector<target_criterion<Client>>& criteria) {
        const auto table = category_lifts(clients, grades, options.models, trait.projection());
        shared_trait result{
            .name = trait.name(), .distance = table.distance(), .missing = table.missing};
        for (const auto& each : table.categories) {
            result.categories.push_back({detail::category_text(each.category), each.models,
                                         each.clients, each.all_models, each.all_clients});
        }
        if (table.models > 0) {
            const auto scoring = scoring_of(table, options.least_clients);
            result.rule = scoring.description();
            criteria.emplace_back(unbound_criterion(trait.name(), trait.kind(),
                                                    result.distance.to_double(), trait.projection(),
                                                    scoring));
        }
        found.push_back(std::move(result));
    }

    template <class Clients, class Projection, class Client>
    static void learn(Clients& clients, std::span<const grade> grades,
                      const look_alike_options& options, const number_trait<Projection>& trait,
                      std::vector<shared_trait>& found,
                      std::vector<target_criterion<Client>>& criteria) {
        const number_range range =
            number_ranges(clients, grades, options.models, trait.projection(), options.tails);
        shared_trait result{.name = trait.name(),
                            .distance = range.distance,
                            .range = range,
                            .missing = range.missing};
        if (range.of_models.has_value()) {
            const auto& [low, median, high] = *range.of_models;
            const double width = high - low;
            const target_band scoring(low - width, low, high, high + width);
            result.rule = scoring.description();
            criteria.emplace_back(unbound_criterion(trait.name(), trait.kind(),
                                                    result.distance.to_double(), trait.projection(),
                                                    scoring));
        }
        found.push_back(std::move(result));
    }

    /// @returns each lift divided by the largest, where those of few clients, and of others, are 1
    template <class Category>
    static category_score<Category> scoring_of(const category_lift_table<Category>& table,
                                               std::size_t least_clients) {
        const exact_ratio nothing_told(1, 1);
        exact_ratio largest = nothing_told;
        for (const auto& each : table.categories) {
            if (each.clients >= least_clients && each.lift() > largest) {
                largest = each.lift();
            }
        }
        std::vector<category_entry<Category>> entries;
        for (const auto& each : table.categories) {
            const exact_ratio lift = each.clients >= least_clients ? each.lift() : nothing_told;
            entries.push_back({each.category, lift.divided_by(largest).to_double()});
        }
        return category_score<Category>(entries, nothing_told.divided_by(largest).to_double());
    }
};

/// See find_look_alikes_fn.
inline constexpr find_look_alikes_fn find_look_alikes{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_CATEGORY_LIFTS_HPP
#define VITALFEW_TARGETING_CATEGORY_LIFTS_HPP

#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/targeting/detail/model_clients.hpp"

#include <algorithm>  // std::sort
#include <cstddef>
#include <functional>  // std::less
#include <map>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// The lift of a category: its frequency among the model clients, relative to the whole base.
template <class Category>
struct category_lift {
    Category category;
    std::size_t models = 0;   ///< model clients of this category
    std::size_t clients = 0;  ///< all clients of this category
    std::size_t all_models = 0;
    std::size_t all_clients = 0;

    /// @returns its share of the model clients
    [[nodiscard]] share model_share() const {
        return all_models == 0 ? share{} : share(models, all_models);
    }
    /// @returns its share of all clients
    [[nodiscard]] share client_share() const { return {clients, all_clients}; }

    /// @returns model_share() / client_share(), exactly: 1 when it is as frequent among the models as in the
    /// base, 2 when it is twice as frequent, 0 when no model has it
    /// @see S. Brin, R. Motwani, J. D. Ullman and S. Tsur, "Dynamic itemset counting and implication rules for
    /// market basket data" (1997), where it is called interest
    [[nodiscard]] exact_ratio lift() const {
        using vitalfew::detail::natural;
        return {natural(models) * natural(all_clients), natural(all_models) * natural(clients)};
    }
};

/// The lifts of the categories of a base: the result of category_lifts.
template <class Category>
struct category_lift_table {
    /// The largest lift first, equal ones in the order of their categories.
    std::vector<category_lift<Category>> categories{};
    std::size_t models = 0;   ///< model clients whose category is known
    std::size_t clients = 0;  ///< all clients whose category is known
    std::size_t missing = 0;  ///< clients whose category is not

    /// @returns the total variation distance of models and base, in [0, 1]: the part of the models that would
    /// have to change category for both to have the same distribution
    [[nodiscard]] exact_ratio distance() const {
        using vitalfew::detail::natural;
        natural sum;
        for (const auto& each : categories) {
            const auto here = natural(each.models) * natural(clients);
            const auto there = natural(each.clients) * natural(models);
            if (here > there) {  // equals the sum of the other differences
                sum = sum + (here - there);
            }
        }
        return {sum, natural(models) * natural(clients)};
    }
};

struct category_lifts_fn {
    /// Computes the lift of each category: its frequency among the model clients, those of grade A, relative to the
    /// whole base.
    ///
    /// The base includes the models. Clients without a category are left out of both and counted apart.
    ///
    /// @param clients any forward range
    /// @param grades one for each client
    /// @param models the worst grade of a model client
    /// @param category the projection to the category, a table_label or a std::optional of one
    /// @returns a row for each category that occurs, in counts and exact fractions
    /// @throws unequal_lengths when there are not as many grades as clients
    /// @throws invalid_profile when no client has such a grade
    /// Complexity: O(n log c) time for c categories; allocates for them alone.
    /// @example 07_look_alikes.cpp
    /// @see P.-N. Tan, M. Steinbach and V. Kumar, "Introduction to Data Mining" (2005), for the lift
    template <client_range Clients, projection_of<Clients> Projection>
        requires table_label<detail::told_t<Projection, Clients>>
    [[nodiscard]] auto operator()(Clients&& clients, std::span<const grade> grades, grade models,
                                  Projection category) const
        -> category_lift_table<
            typename vitalfew::detail::label_of<detail::told_t<Projection, Clients>>::type> {
        using category_type =
            typename vitalfew::detail::label_of<detail::told_t<Projection, Clients>>::type;
        category_lift_table<category_type> table;
        std::map<category_type, category_lift<category_type>, std::less<>> by_category;
        table.missing = detail::for_each_model(
            clients, grades, models, category, [&](const auto& told, bool is_model, std::size_t) {
                auto found = by_category.find(told);
                if (found == by_category.end()) {
                    found = by_category
                                .try_emplace(category_type(told),
                                             category_lift<category_type>{category_type(told)})
                                .first;
                }
                ++found->second.clients;
                ++table.clients;
                found->second.models += is_model ? 1U : 0U;
                table.models += is_model ? 1U : 0U;
            });
        for (auto& [name, lift] : by_category) {
            lift.all_models = table.models;
            lift.all_clients = table.clients;
            table.categories.push_back(std::move(lift));
        }
        std::sort(table.categories.begin(), table.categories.end(),
                  [](const auto& a, const auto& b) {
                      const auto order = b.lift() <=> a.lift();
                      return order != 0 ? order < 0 : a.category < b.category;
                  });
        return table;
    }
};

/// See category_lifts_fn.
inline constexpr category_lifts_fn category_lifts{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_ASK_GRADES_HPP
#define VITALFEW_ANALYSE_ASK_GRADES_HPP

#include "vitalfew/analyse/question.hpp"
#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/classify_by.hpp"
#include "vitalfew/classify/classify_with.hpp"
#include "vitalfew/classify/computed_limits.hpp"
#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/compare/cross_tabulate.hpp"
#include "vitalfew/concentration/concentration.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/explain/near_limits.hpp"
#include "vitalfew/explain/sensitivity.hpp"
#include "vitalfew/explain/standings.hpp"
#include "vitalfew/rank/rank.hpp"
#include "vitalfew/rank/rank_by.hpp"

#include <concepts>
#include <type_traits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The answer to ask::standings.
template <summable_value Value>
struct standings_answer {
    standing_table<Value> table;          ///< from any value to its standing: why it has its grade
    std::vector<near_limit> near_limits;  ///< the clients within the margin of a limit
};

/// The answer to ask::computed_limits.
template <measurable_value Value>
struct computed_limits_answer {
    computed_abc<Value> limits;
    classification<Value> classified;  ///< the base under these limits
};

/// The answer to ask::second_value.
template <summable_value Value, summable_value Second>
struct second_value_answer {
    classification<Second> classified;  ///< by the second value
    cross_table<grade, grade, Value>
        grades;  ///< by the first value in rows, by the second in columns
};

/// The questions of analyse: each function object here makes one.
namespace ask {

struct places_fn {
    /// Asks for the places of the clients, see rank.
    [[nodiscard]] constexpr auto operator()(ties rule = ties::min) const {
        return question_of<places_fn>(
            [rule](const auto& base) { return rank(base.clients(), base.value(), rule); });
    }
};
inline constexpr places_fn places{};

struct standings_fn {
    /// Asks why a client has its grade, and who is close to a limit; see standings and near_limits.
    [[nodiscard]] constexpr auto operator()(const share& margin = permille(5)) const {
        return question_of<standings_fn>([margin](const auto& base) {
            auto table = vitalfew::standings(base.clients(), base.value(), base.options());
            auto close = vitalfew::near_limits(base.clients(), base.value(), table, margin);
            using value_type = typename std::remove_cvref_t<decltype(base)>::value_type;
            return standings_answer<value_type>{std::move(table), std::move(close)};
        });
    }
};
inline constexpr standings_fn standings{};

struct sensitivity_fn {
    /// Asks how the grades depend on the limit at which one of them ends, see sensitivity.
    [[nodiscard]] constexpr auto operator()(grade ends_at, std::vector<share> limits) const {
        return question_of<sensitivity_fn>([ends_at, limits = std::move(limits)](const auto& base) {
            return vitalfew::sensitivity(
                vitalfew::standings(base.clients(), base.value(), base.options()), ends_at, limits);
        });
    }
};
inline constexpr sensitivity_fn sensitivity{};

struct computed_limits_fn {
    /// Asks for limits from the curve of the base itself, and the grades under them; see computed_limits.
    [[nodiscard]] constexpr auto operator()() const {
        return question_of<computed_limits_fn>([](const auto& base) {
            auto limits = vitalfew::computed_limits(base.clients(), base.value());
            auto classified = classify_with(base.clients(), base.value(), limits.cutoffs());
            using value_type = typename std::remove_cvref_t<decltype(base)>::value_type;
            return computed_limits_answer<value_type>{std::move(limits), std::move(classified)};
        });
    }
};
inline constexpr computed_limits_fn computed_limits{};

struct groups_fn {
    /// Asks for the grades within each group, see classify_by.
    /// @param group projection to the key of a client's group
    template <std::copy_constructible Group>
    [[nodiscard]] constexpr auto operator()(Group group) const {
        return question_of<groups_fn>([group = std::move(group)](const auto& base) {
            return classify_by(base.clients(), group, base.value(),
                               {base.options().limits, base.options().crossing});
        });
    }
};
inline constexpr groups_fn groups{};

struct group_places_fn {
    /// Asks for the places within each group, see rank_by.
    /// @param group projection to the key of a client's group
    /// @param rule how ties are placed
    template <std::copy_constructible Group>
    [[nodiscard]] constexpr auto operator()(Group group, ties rule = ties::min) const {
        return question_of<group_places_fn>([group = std::move(group), rule](const auto& base) {
            return rank_by(base.clients(), group, base.value(), rule);
        });
    }
};
inline constexpr group_places_fn group_places{};

struct second_value_fn {
    /// Asks for the grades by another value, under the same limits, and how they cross: by profit and by
    /// sales, for instance. See classify and cross_tabulate.
    /// @param value projection to the other value of a client
    template <std::copy_constructible Second>
    [[nodiscard]] constexpr auto operator()(Second value) const {
        return question_of<second_value_fn>([value = std::move(value)](const auto& base) {
            auto classified = classify(base.clients(), value, base.options());
            auto grades = cross_tabulate(base.classified().grades(), classified.grades(),
                                         base.clients(), base.value());
            using value_type = typename std::remove_cvref_t<decltype(base)>::value_type;
            using second_type = projected_t<const Second, decltype(base.clients())>;
            return second_value_answer<value_type, second_type>{std::move(classified),
                                                                std::move(grades)};
        });
    }
};
inline constexpr second_value_fn second_value{};

}  // namespace ask

namespace ask {

struct concentration_fn {
    /// Asks for the Lorenz and whale curves, Gini, Herfindahl-Hirschman, top shares, the 80/20 point and the
    /// risk; see concentration.
    [[nodiscard]] constexpr auto operator()(const concentration_options& options = {}) const {
        return question_of<concentration_fn>([options](const auto& base) {
            return vitalfew::concentration(base.clients(), base.value(), options);
        });
    }
};
inline constexpr concentration_fn concentration{};

}  // namespace ask
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_MODEL_CLIENTS_HPP
#define VITALFEW_TARGETING_DETAIL_MODEL_CLIENTS_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/targeting/target_criterion.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <ranges>
#include <span>
#include <string>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

[[noreturn]] inline void throw_no_models(grade models, std::size_t clients) {
    VITALFEW_THROW(invalid_profile(
        "vitalfew: none of " + std::to_string(clients) + " clients has the grade " +
        grade_letter(models) + " or a better one: there are no model clients, give another grade"));
}

/// Calls `observe(value, is_model, index)` for every client whose projection gives a value.
/// @returns how many clients have no value
/// @throws unequal_lengths, and invalid_profile when no client has the grade of a model or a better one
template <class Clients, class Projection, class Observe>
std::size_t for_each_model(Clients& clients, std::span<const grade> grades, grade models,
                           const Projection& projection, Observe observe) {
    std::size_t index = 0;
    // NOLINTNEXTLINE(misc-const-correctness): what may be missing is counted below
    std::size_t missing = 0;
    bool any_model = false;
    for (auto&& client : clients) {
        const std::size_t at = index++;
        if (at >= grades.size()) {
            continue;  // count on, for the message
        }
        const bool is_model = grades[at] <= models;
        any_model = any_model || is_model;
        auto&& told = std::invoke(projection, client);
        if constexpr (is_optional<std::remove_cvref_t<decltype(told)>>) {
            if (told.has_value()) {
                observe(*told, is_model, at);
            } else {
                ++missing;
            }
        } else {
            observe(told, is_model, at);
        }
    }
    if (index != grades.size()) {
        vitalfew::detail::throw_unequal_lengths("clients and grades", index, grades.size());
    }
    if (!any_model) {
        throw_no_models(models, index);
    }
    return missing;
}

/// The type of a projection of the clients of a range, without a std::optional around it.
template <class Projection, class Clients>
using told_t = typename judgement_of<std::remove_cvref_t<
    std::invoke_result_t<const Projection&, std::ranges::range_reference_t<Clients>>>>::type;

}  // namespace detail

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

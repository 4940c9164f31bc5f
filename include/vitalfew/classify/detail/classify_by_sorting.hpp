// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_SORTING_HPP
#define VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_SORTING_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/grade_by_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/sorting_cutoffs.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <iterator>
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The cutoffs of a base, the plain way.
/// @throws invalid_value
template <class Clients, class Projection>
constexpr auto find_cutoffs_by_sorting(Clients& clients, Projection& value,
                                       const classify_options& options)
    -> cutoffs<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    std::vector<value_type> values;
    if constexpr (std::ranges::sized_range<Clients>) {
        values.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
    }
    invalid_value_count invalid;
    for (auto&& client : clients) {
        auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
        if (invalid.accept<value_type>(it) && is_positive<value_type>(it)) {
            values.push_back(it);
        }
    }
    invalid.throw_if_any();
    return cutoffs<value_type>(cutoffs_by_sorting(values, options));
}

/// Classifies a base by sorting; see classify_base.
template <class Clients, class Projection, class Room>
constexpr auto classify_by_sorting(Clients& clients, Projection& value,
                                   const classify_options& options, Room room_for)
    -> classification_summary<projected_t<Projection, Clients>> {
    auto ends = find_cutoffs_by_sorting(clients, value, options);
    grade* grades = room_for(static_cast<std::size_t>(std::ranges::distance(clients)));
    return grade_by_cutoffs(clients, value, std::move(ends), [&grades](grade g) { *grades++ = g; });
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

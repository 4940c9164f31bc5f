// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CLASSIFY_WITHOUT_SORTING_HPP
#define VITALFEW_CLASSIFY_DETAIL_CLASSIFY_WITHOUT_SORTING_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/classify_by_bracketing.hpp"
#include "vitalfew/classify/detail/classify_by_narrowing.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"
#include "vitalfew/classify/detail/value_sample.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/wide_vectors.hpp"

#include <cstddef>
#include <optional>
#include <ranges>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Classifies a base by bracketing where the machine and the base allow it, else by narrowing.
/// @param room_for called with the number of clients, more than once at times; gives the memory for their
/// grades, or a null pointer when none are wanted
/// @returns nothing when it has to be done by sorting; see classify_by_narrowing
template <class Clients, class Projection, class Room>
auto classify_without_sorting(Clients& clients, Projection& value, const classify_options& options,
                              narrowing_scratch& scratch, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
#if VITALFEW_DETAIL_HAS_WIDE_VECTORS
    if constexpr (sampled_base<Clients>) {
        const auto size = static_cast<std::size_t>(std::ranges::size(clients));
        if (size >= bracketing_pays_from && bracketing_is_possible()) {
            if (auto found = classify_by_bracketing(clients, value, options,
                                                    {usual_sample_size(size)}, scratch, room_for)) {
                return found;
            }
        }
    }
#endif
    return classify_by_narrowing(clients, value, options, scratch, room_for);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_NARROWING_HPP
#define VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_NARROWING_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/found_cutoffs.hpp"
#include "vitalfew/classify/detail/narrowing.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <optional>
#include <ranges>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many clients on narrowing is faster than sorting. Below, setting up its tables costs more
/// than sorting so few (see docs/evidence/performance.md).
inline constexpr std::size_t narrowing_pays_from = 512;

template <class Clients>
[[nodiscard]] bool has_at_least(Clients& clients, std::size_t count) {
    if constexpr (std::ranges::sized_range<Clients>) {
        return static_cast<std::size_t>(std::ranges::size(clients)) >= count;
    } else {
        auto it = std::ranges::begin(clients);
        const auto end = std::ranges::end(clients);
        for (; count != 0 && it != end; ++it) {
            --count;
        }
        return count == 0;
    }
}

/// Classifies a base by narrowing.
/// @param room_for called once with the number of clients; gives the memory for their grades, or a null
/// pointer when none are wanted
/// @returns nothing when narrowing is not for these values: NaN, infinities, integers beyond 2^53
template <class Clients, class Projection, class Room>
auto classify_by_narrowing(Clients& clients, Projection& value, const classify_options& options,
                           narrowing_scratch& scratch, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    value_blocks<Clients, Projection> blocks(clients, value);
    narrowing<sum_of_t<value_type>> found(options, scratch);
    if (!found.tally(blocks) || !blocks.exact()) {
        return std::nullopt;
    }
    grade* const grades = room_for(found.size());
    found.settle(blocks, grades);
    if (grades != nullptr) {
        grade_undecided(found.undecided(), least_admitted_values(found), grades);
    }
    return summary_of<value_type>(found);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

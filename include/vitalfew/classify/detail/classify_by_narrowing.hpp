// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_NARROWING_HPP
#define VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_NARROWING_HPP

#include "vitalfew/classify/class_limits.hpp"
#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/narrowing.hpp"
#include "vitalfew/classify/detail/value_blocks.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/values.hpp"

#include <array>
#include <bit>  // std::bit_cast
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <ranges>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many clients on narrowing is faster than sorting. Below, setting up its tables costs more
/// than sorting so few (see docs/performance.md).
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

/// Turns what narrowing found into values of the user's type.
template <class Value, class Narrowing>
classification_summary<Value> summary_of(const Narrowing& found) {
    std::vector<cutoff<Value>> ends;
    std::vector<grade_summary<Value>> summaries;
    ends.reserve(found.limits().size());
    summaries.reserve(found.limits().size() + 1);
    above<sum_of_t<Value>> before;
    const auto add_summary = [&](std::size_t count, const sum_of_t<Value>& sum) {
        summaries.push_back({count - before.count, sum - before.sum, {}, {}});
        before = {count, sum};
    };
    for (const auto& limit : found.limits()) {
        cutoff<Value> end{limit.side, {}};
        if (limit.side == cutoff_side::at_least || limit.side == cutoff_side::above) {
            end.value = value_from<Value>(limit.value);
        }
        ends.push_back(std::move(end));
        add_summary(limit.better.count, limit.better.sum);
    }
    add_summary(found.size(), found.total());
    loss_summary<Value> losses{found.losses(), {}};
    losses.value -= found.lost();
    return summarize(found.size(), cutoffs<Value>(std::move(ends)), std::move(summaries),
                     std::move(losses));
}

/// @returns the least double that stays on the better side of a limit, for values above 0
[[nodiscard]] inline double least_admitted(cutoff_side side, double value) noexcept {
    switch (side) {
        case cutoff_side::at_least: return value;
        case cutoff_side::above:
            return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) + 1);
        case cutoff_side::all: return 0;
        case cutoff_side::none: break;
    }
    return std::numeric_limits<double>::infinity();
}

/// Grades what narrowing left undecided; without a branch, because they are those that no rule foretells.
template <class Narrowing>
void grade_undecided(const Narrowing& found, grade* grades) {
    std::array<double, class_limits::max_size> least{};
    const std::size_t limits = found.limits().size();
    for (std::size_t i = 0; i < limits; ++i) {
        least[i] = least_admitted(found.limits()[i].side, found.limits()[i].value);
    }
    for (const auto& [value, index] : found.undecided()) {
        std::size_t past = 0;
        for (std::size_t i = 0; i < limits; ++i) {
            past += static_cast<std::size_t>(value < least[i]);
        }
        grades[index] = grade_at(value > 0 ? past : limits);
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
        grade_undecided(found, grades);
    }
    return summary_of<value_type>(found);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_TIE_GROUPS_HPP
#define VITALFEW_ENGINE_DETAIL_TIE_GROUPS_HPP

#include "vitalfew/rank/ties.hpp"

#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The positions [first, next) of equal values in descending order; the groups are numbered from 0.
struct tie_group {
    std::size_t first = 0;
    std::size_t next = 0;
    std::size_t number = 0;
};

/// Calls give(group) for each group of equals among count positions, in order.
/// @param same tells whether positions i < j, all between which equal that at i, are equal; not called
/// with positions of groups that have been given
template <class Same, class Give>
constexpr void for_each_tie_group(std::size_t count, Same same, Give give) {
    tie_group group;
    for (; group.first < count; ++group.number) {
        group.next = group.first + 1;
        while (group.next < count && same(group.first, group.next)) {
            ++group.next;
        }
        give(group);
        group.first = group.next;
    }
}

/// @returns the place of position i, which is in the group, under one of the rules of whole places
constexpr std::size_t whole_place(ties rule, std::size_t i, const tie_group& group) noexcept {
    if (rule == ties::ordinal) {
        return i + 1;
    }
    if (rule == ties::dense) {
        return group.number + 1;
    }
    return rule == ties::max ? group.next : group.first + 1;
}

/// @returns the mean place of the group
constexpr double mean_place(const tie_group& group) noexcept {
    return static_cast<double>(group.first + 1 + group.next) / 2;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

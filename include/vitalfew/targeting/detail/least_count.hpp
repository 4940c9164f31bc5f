// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_LEAST_COUNT_HPP
#define VITALFEW_TARGETING_DETAIL_LEAST_COUNT_HPP

#include "vitalfew/exact/share.hpp"

#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

/// @returns the least k such that k of all are at least a share of them, exactly; 0 of none
[[nodiscard]] constexpr std::size_t least_count(const share& part, std::size_t all) {
    std::size_t from = 0;
    std::size_t to = all;
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (share(middle, all) < part) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

}  // namespace detail

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

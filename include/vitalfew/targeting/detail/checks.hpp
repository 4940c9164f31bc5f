// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_DETAIL_CHECKS_HPP
#define VITALFEW_TARGETING_DETAIL_CHECKS_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

[[noreturn]] inline void throw_invalid_score(const std::string& what, double score) {
    VITALFEW_THROW(
        invalid_score("vitalfew: " + what + " is " + vitalfew::detail::number_text(score) +
                      ", which is not in [0, 1]: give 0 for the worst and 1 for the best"));
}

/// @returns whether a score is in [0, 1]; NaN is not
[[nodiscard]] constexpr bool is_score(double score) noexcept {
    return score >= 0 && score <= 1;
}

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

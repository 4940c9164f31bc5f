// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_LIMIT_MARGINS_HPP
#define VITALFEW_COMPARE_LIMIT_MARGINS_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/share.hpp"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_margin_count(std::size_t margins, std::size_t limits) {
    VITALFEW_THROW(invalid_edges("vitalfew: " + std::to_string(margins) + " margins for " +
                                 std::to_string(limits) +
                                 " limits: give one for all limits, or one for each"));
}

[[noreturn]] inline void throw_bad_margin(std::size_t index, const share& margin,
                                          const share& limit, const char* why) {
    VITALFEW_THROW(invalid_edges("vitalfew: margin " + std::to_string(index + 1) + " (" +
                                 to_string(margin) + ") about the limit of " + to_string(limit) +
                                 " " + why));
}

}  // namespace detail

/// By how much a cumulative share has to be past a limit: one margin for all limits, or one for each.
///
/// A value type without allocations.
/// @example 15_hysteresis.cpp
class limit_margins {
public:
    /// The same margin for all limits; 0 is none.
    // NOLINTNEXTLINE(google-explicit-constructor): a share is a margin
    constexpr limit_margins(share margin) : limit_margins({margin}) {}

    /// One for each limit, in their order; a single one serves for all of them.
    /// @throws invalid_edges when there are none, or more than there can be limits
    constexpr limit_margins(std::initializer_list<share> margins) : size_(margins.size()) {
        if (margins.size() == 0 || margins.size() > class_limits::max_size) {
            detail::throw_margin_count(margins.size(), class_limits::max_size);
        }
        std::size_t i = 0;
        for (const share& margin : margins) {
            margins_[i++] = margin;
        }
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

    /// @returns the margin about the limit with an index
    /// @pre i < size(), or size() is 1
    [[nodiscard]] constexpr const share& operator[](std::size_t i) const noexcept {
        VITALFEW_ASSERT(size_ == 1 || i < size_);
        return margins_[size_ == 1 ? 0 : i];
    }

    friend constexpr bool operator==(const limit_margins&, const limit_margins&) noexcept = default;

private:
    std::array<share, class_limits::max_size> margins_{};
    std::size_t size_;
};

/// The edges of the bands around limits: a grade improves below the first, and worsens past the second.
struct margin_edges {
    class_limits below;  ///< limit - margin
    class_limits above;  ///< limit + margin
};

/// @returns the edges, exactly
/// @throws invalid_edges when a limit - margin is 0 or less, a limit + margin is 1 or more (a margin of 0
/// is always right), the edges of one side are not in increasing order, or the number of margins is
/// neither 1 nor that of the limits; invalid_share when a limit and its margin have no common denominator
/// below 2^64; a bad constant does not compile
[[nodiscard]] constexpr margin_edges margin_edges_of(const class_limits& limits,
                                                     const limit_margins& margins) {
    if (margins.size() != 1 && margins.size() != limits.size()) {
        detail::throw_margin_count(margins.size(), limits.size());
    }
    std::array<share, class_limits::max_size> below{};
    std::array<share, class_limits::max_size> above{};
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const share& limit = limits[i];
        const share& margin = margins[i];
        below[i] = limit;
        above[i] = limit;
        if (margin != share{}) {
            const auto [at, by, whole] = detail::in_common(limit, margin);
            if (by >= at) {
                detail::throw_bad_margin(i, margin, limit,
                                         "reaches down to 0, so that no client beyond it could "
                                         "come back: give a smaller one");
            }
            if (by >= whole - at) {
                detail::throw_bad_margin(i, margin, limit,
                                         "reaches up to 100 %, so that no client with a value "
                                         "above 0 could pass it: give a smaller one");
            }
            below[i] = share(at - by, whole);
            above[i] = share(at + by, whole);
        }
        if (i > 0 && (below[i] <= below[i - 1] || above[i] <= above[i - 1])) {
            detail::throw_bad_margin(i, margin, limit,
                                     "makes its edges overtake those of the limit before: give "
                                     "margins that differ less");
        }
    }
    const auto used = [&limits](const auto& shares) {
        return class_limits(std::span<const share>(shares.data(), limits.size()));
    };
    return {used(below), used(above)};
}

}  // namespace v0
}  // namespace vitalfew

#endif

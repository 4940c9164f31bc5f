// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_TIES_HPP
#define VITALFEW_RANK_TIES_HPP

#include <cstdint>

namespace vitalfew {
inline namespace v0 {

/// Which place clients of equal value get. Worked on the values 50, 40, 40, 10:
///
///  - ties::min: the best place of the group, as in competitions: 1, 2, 2, 4; the default
///  - ties::max: the worst place of the group: 1, 3, 3, 4
///  - ties::dense: no gaps: 1, 2, 2, 3
///  - ties::ordinal: no ties; in the order of the base: 1, 2, 3, 4
///  - ties::average: the mean of the group's places: 1, 2.5, 2.5, 4
///
/// The first four are values of the type ties, to choose among at run time. ties::average is of a type
/// of its own, because its places are fractions and its result is therefore another.
class ties {
public:
    /// The type of ties::average.
    struct average_t {};

    static const ties min;
    static const ties max;
    static const ties dense;
    static const ties ordinal;
    static const average_t average;

    friend constexpr bool operator==(const ties&, const ties&) noexcept = default;

private:
    enum class kind : std::uint8_t { min, max, dense, ordinal };
    // not covered: the compiler runs it
    consteval explicit ties(kind k) noexcept : kind_(k) {}
    kind kind_;
};

// The braces keep a macro of the same name from seeing a call.
inline constexpr ties ties::min{ties::kind::min};
inline constexpr ties ties::max{ties::kind::max};
inline constexpr ties ties::dense{ties::kind::dense};
inline constexpr ties ties::ordinal{ties::kind::ordinal};
inline constexpr ties::average_t ties::average{};

}  // namespace v0
}  // namespace vitalfew

#endif

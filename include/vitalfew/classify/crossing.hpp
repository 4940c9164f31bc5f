// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CROSSING_HPP
#define VITALFEW_CLASSIFY_CROSSING_HPP

#include "vitalfew/classify/class_limits.hpp"

#include <cstdint>

namespace vitalfew {
inline namespace v0 {

/// Which grade the client gets who crosses a limit L: with whom the cumulative share comes from below L
/// to above it. before is the sum of all larger values, after the sum of those and of all equal ones.
///
/// Landing exactly on a limit stays in the better grade under every rule, and equal values always share
/// a grade.
enum class crossing : std::uint8_t {
    /// Past L when before >= L * total: the one who crosses stays in the better grade. So A is never
    /// empty while there is a positive value, and holds at least its share.
    upper,
    /// Past L when after > L * total: the one who crosses falls into the worse grade. A holds at most
    /// its share, and is empty when the largest client alone crosses. What most SQL recipes do.
    lower,
    /// Past L when before >= L * total, or when after lies farther above L * total than before lies
    /// below it: the side whose share comes nearer to the limit; at equal distance the better grade.
    nearest
};

/// What classify and find_cutoffs are to do; every part has a default.
struct classify_options {
    class_limits limits = abcd_limits;
    vitalfew::crossing crossing = vitalfew::crossing::upper;
};

}  // namespace v0
}  // namespace vitalfew

#endif

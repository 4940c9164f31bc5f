// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_BETTER_HPP
#define VITALFEW_CORE_BETTER_HPP

#include <cstdint>

namespace vitalfew {
inline namespace v0 {

/// Which end of a scale is the good one: more profit, fewer complaints, fewer days since the last deal.
enum class better : std::uint8_t { more, less };

}  // namespace v0
}  // namespace vitalfew

#endif

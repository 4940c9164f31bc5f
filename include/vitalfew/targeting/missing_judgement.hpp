// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_MISSING_JUDGEMENT_HPP
#define VITALFEW_TARGETING_MISSING_JUDGEMENT_HPP

#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// What a missing judgement counts as.
enum class missing_judgement : std::uint8_t {
    /// As a score of 0: who is to be a target has to show it.
    counts_as_zero,
    /// As a score of 1/2: neither for the client nor against it.
    counts_as_neutral,
    /// Not at all: its weight goes to the others, in proportion to theirs.
    drops_out
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_NARROWING_SCRATCH_HPP
#define VITALFEW_CLASSIFY_DETAIL_NARROWING_SCRATCH_HPP

#include "vitalfew/classify/detail/bracket_scratch.hpp"
#include "vitalfew/classify/detail/bracket_totals.hpp"
#include "vitalfew/classify/detail/guess_brackets.hpp"
#include "vitalfew/classify/detail/magnitude_table.hpp"
#include "vitalfew/classify/detail/provisional_grades.hpp"
#include "vitalfew/classify/detail/undecided_values.hpp"
#include "vitalfew/engine/detail/bucket_selection.hpp"

#include <cstdint>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Scratch memory of narrowing and bracketing; keeps its size, so that a second use allocates nothing. The same
/// whatever the flags of a translation unit: those with and without wide vectors may share it.
struct narrowing_scratch {
    magnitude_table table;
    provisional_grades look_up;
    undecided_values undecided;
    std::vector<std::uint64_t> units;
    bucket_selection selection;
    std::vector<double> sample;
    bracket_guess guess;
    bracket_totals by_bracket;
    bracket_scratch inside;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_TALLY_DOUBLES_HPP
#define VITALFEW_CLASSIFY_DETAIL_TALLY_DOUBLES_HPP

#include "vitalfew/classify/detail/magnitude_table.hpp"
#include "vitalfew/engine/detail/magnitude.hpp"
#include "vitalfew/engine/detail/magnitude_cells.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many doubles on filling the table is faster than adding one by one.
inline constexpr std::size_t table_pays_from = 16384;

/// Adds the totals of a table to cells.
/// @returns false when there are values that a table cannot tell apart: NaN and infinities, or zeros and the
/// smallest denormals; the cells are of no use then
[[nodiscard]] inline bool add_totals(const std::vector<bucket_total>& totals,
                                     magnitude_cells& gains, magnitude_cells& losses,
                                     std::uint64_t& zeros) {
    for (const bucket_total& total : totals) {
        const std::size_t bucket = total.bucket & 0x7FFFU;
        if (bucket >= first_invalid_bucket) {
            return false;
        }
        if (bucket != 0) {
            (total.bucket < first_negative_bucket ? gains : losses)
                .add(bucket, {total.count, total.low_bits});
        } else if (total.low_bits == word_pair{}) {
            zeros += total.count;
        } else {
            return false;
        }
    }
    return true;
}

/// Adds many doubles to cells by way of a table.
/// @returns false as add_totals does
template <class Range, class Projection>
[[nodiscard]] bool tally_doubles(Range& values, Projection& value, magnitude_cells& gains,
                                 magnitude_cells& losses, std::uint64_t& zeros) {
    magnitude_table table;
    value_blocks<Range, Projection> blocks(values, value);
    blocks([&table](std::span<const double> block) { table.observe(block); });
    return add_totals(table.take(), gains, losses, zeros);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

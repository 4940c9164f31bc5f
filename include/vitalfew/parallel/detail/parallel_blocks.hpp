// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_DETAIL_PARALLEL_BLOCKS_HPP
#define VITALFEW_PARALLEL_DETAIL_PARALLEL_BLOCKS_HPP

#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"

#include <cstddef>
#include <span>

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// Calls take(block, index of its first value) for the values of the clients [first, end), as doubles.
/// @returns whether all values are what their doubles say
template <divisible_base Clients, class Projection, class Take>
bool for_each_block(Clients& clients, const Projection& value, std::size_t first, std::size_t end,
                    Take take) {
    auto part = part_of(clients, first, end);
    Projection own(value);
    vitalfew::detail::value_blocks blocks(part, own);
    blocks([&](std::span<const double> block) {
        take(block, first);
        first += block.size();
    });
    return blocks.exact();
}

}  // namespace detail
}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

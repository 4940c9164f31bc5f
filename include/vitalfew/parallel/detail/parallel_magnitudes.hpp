// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_DETAIL_PARALLEL_MAGNITUDES_HPP
#define VITALFEW_PARALLEL_DETAIL_PARALLEL_MAGNITUDES_HPP

#include "vitalfew/classify/detail/magnitude_table.hpp"
#include "vitalfew/engine/detail/magnitude.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"
#include "vitalfew/parallel/detail/parallel_blocks.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>

#include <algorithm>  // std::sort
#include <atomic>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// @returns the totals of all tables together, by bucket in increasing order
template <class Tables>
std::vector<vitalfew::detail::bucket_total> merged(Tables& tables) {
    std::vector<vitalfew::detail::bucket_total> all;
    for (auto& table : tables) {
        const auto& totals = table.take();
        all.insert(all.end(), totals.begin(), totals.end());
    }
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.bucket < b.bucket; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].bucket == all[kept].bucket) {
            all[kept].count += all[i].count;
            add_to(all[kept].low_bits, all[i].low_bits);
        } else {
            all[++kept] = all[i];
        }
    }
    all.resize(all.empty() ? 0 : kept + 1);
    return all;
}

/// Tallies a base by magnitude, each thread into a table of its own.
/// @returns nothing when there are integers beyond 2^53 among the values
template <divisible_base Clients, class Projection>
auto tally_magnitudes(Clients& clients, const Projection& value, std::size_t grain)
    -> std::optional<std::vector<vitalfew::detail::bucket_total>> {
    oneapi::tbb::enumerable_thread_specific<vitalfew::detail::magnitude_table> tables;
    std::atomic<bool> exact = true;
    for_each_range(size_of(clients), grain, [&](std::size_t first, std::size_t end) {
        auto& table = tables.local();
        if (!for_each_block(
                clients, value, first, end,
                [&](std::span<const double> block, std::size_t) { table.observe(block); })) {
            exact = false;
        }
    });
    if (!exact) {
        return std::nullopt;
    }
    return merged(tables);
}

}  // namespace detail
}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

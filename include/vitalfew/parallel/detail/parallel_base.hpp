// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_DETAIL_PARALLEL_BASE_HPP
#define VITALFEW_PARALLEL_DETAIL_PARALLEL_BASE_HPP

#include "vitalfew/engine/detail/executor.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>  // std::max
#include <cstddef>
#include <ranges>

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// A base that threads can divide.
template <class Clients>
concept divisible_base = vitalfew::detail::indexed_base<Clients>;

/// How many clients a thread takes at a time: enough to make the cost of scheduling negligible.
inline constexpr std::size_t default_grain = std::size_t{1} << 16U;

template <divisible_base Clients>
[[nodiscard]] std::size_t size_of(Clients& clients) {
    return static_cast<std::size_t>(std::ranges::size(clients));
}

/// @returns whether there are several threads, and more clients than the grain
template <divisible_base Clients>
[[nodiscard]] bool pays_to_divide(Clients& clients, std::size_t grain) {
    return size_of(clients) > grain && oneapi::tbb::this_task_arena::max_concurrency() > 1;
}

/// Calls visit(first, end) for parts of [0, size) on several threads.
template <class Visit>
void for_each_range(std::size_t size, std::size_t grain, Visit visit) {
    using range = oneapi::tbb::blocked_range<std::size_t>;
    oneapi::tbb::parallel_for(range(0, size, (std::max)(grain, std::size_t{1})),
                              [&](const range& part) { visit(part.begin(), part.end()); });
}

/// @returns the clients [first, end)
template <divisible_base Clients>
[[nodiscard]] auto part_of(Clients& clients, std::size_t first, std::size_t end) {
    using difference = std::ranges::range_difference_t<Clients>;
    const auto begin = std::ranges::begin(clients);
    return std::ranges::subrange(begin + static_cast<difference>(first),
                                 begin + static_cast<difference>(end));
}

}  // namespace detail
}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_DETAIL_PARALLEL_BRACKETING_HPP
#define VITALFEW_PARALLEL_DETAIL_PARALLEL_BRACKETING_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/bracket_pass.hpp"
#include "vitalfew/classify/detail/bracket_scratch.hpp"
#include "vitalfew/classify/detail/bracket_totals.hpp"
#include "vitalfew/classify/detail/bracketing.hpp"
#include "vitalfew/classify/detail/classify_by_bracketing.hpp"
#include "vitalfew/classify/detail/digit_totals.hpp"
#include "vitalfew/classify/detail/fixed_window.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"
#include "vitalfew/classify/detail/value_sample.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/wide_vectors.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"
#include "vitalfew/parallel/detail/parallel_blocks.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <atomic>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// As vitalfew::detail::take_sample, of the usual size, on several threads.
template <divisible_base Clients, class Projection>
void take_sample(Clients& clients, const Projection& value, std::vector<double>& sample) {
    const vitalfew::detail::value_sample<Clients, Projection> from(
        clients, vitalfew::detail::usual_sample_size(size_of(clients)));
    sample.resize(from.stretches() * vitalfew::detail::sampled_neighbours);
    for_each_range(from.stretches(), 1024, [&](std::size_t first, std::size_t end) {
        Projection own(value);
        from.take(own, first, end, sample);
    });
}

/// Sums a base on several threads.
/// @returns nothing when there are integers beyond 2^53 among the values
template <divisible_base Clients, class Projection>
auto sum_digits(Clients& clients, const Projection& value,
                const vitalfew::detail::fixed_window& window, std::size_t grain)
    -> std::optional<vitalfew::detail::signed_totals> {
    using vitalfew::detail::signed_totals;
    oneapi::tbb::enumerable_thread_specific<signed_totals> of_threads{signed_totals(window)};
    std::atomic<bool> exact = true;
    for_each_range(size_of(clients), grain, [&](std::size_t first, std::size_t end) {
        auto& own = of_threads.local();
        if (!for_each_block(clients, value, first, end,
                            [&](std::span<const double> block, std::size_t) { own.add(block); })) {
            exact = false;
        }
    });
    if (!exact) {
        return std::nullopt;
    }
    signed_totals all(window);
    for (const signed_totals& own : of_threads) {
        all.add(own);
    }
    return all;
}

/// As vitalfew::detail::classify_by_bracketing, on several threads.
template <divisible_base Clients, class Projection, class Room>
auto classify_by_bracketing(Clients& clients, const Projection& value,
                            const classify_options& options, std::size_t grain, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    const std::size_t size = size_of(clients);
    vitalfew::detail::narrowing_scratch scratch;
    take_sample(clients, value, scratch.sample);
    const auto window = vitalfew::detail::fixed_window::around(scratch.sample);
    if (!window) {
        return std::nullopt;
    }
    vitalfew::detail::bracketing<sum_of_t<value_type>> found(options, scratch);
    const auto totals = sum_digits(clients, value, *window, grain);
    if (!totals ||
        !found.guess(*totals, *window, vitalfew::detail::guess_effort{}.most_collected)) {
        return std::nullopt;
    }
    grade* const grades = room_for(size);
    const vitalfew::detail::bracket_pass pass = found.pass(*window);
    oneapi::tbb::enumerable_thread_specific<vitalfew::detail::bracket_totals> of_threads;
    for_each_range(size, grain, [&](std::size_t first, std::size_t end) {
        auto& own = of_threads.local();
        for_each_block(clients, value, first, end,
                       [&](std::span<const double> block, std::size_t at) {
                           pass.look_at(block, at, grades == nullptr ? nullptr : grades + at, own);
                       });
    });
    std::atomic<bool> proved = true;
    for_each_range(found.brackets().size(), 1, [&](std::size_t first, std::size_t end) {
        vitalfew::detail::bracket_scratch inside;
        for (std::size_t i = first; i < end; ++i) {
            if (!found.settle_bracket(of_threads, *window, i, inside)) {
                proved = false;
            }
        }
    });
    if (!proved) {
        return std::nullopt;
    }
    if (grades != nullptr) {
        const vitalfew::detail::final_grades last(found);
        for_each_range(size, grain, [&](std::size_t first, std::size_t end) {
            last.replace_codes(std::span(grades + first, end - first));
        });
        oneapi::tbb::parallel_for(of_threads.range(), [&](const auto& some) {
            for (const auto& own : some) {
                last.grade_inside(own, grades);
            }
        });
    }
    return vitalfew::detail::summary_of<value_type>(found);
}

}  // namespace detail
}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

#endif

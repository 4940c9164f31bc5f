// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_CLASSIFY_HPP
#define VITALFEW_PARALLEL_CLASSIFY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/classify_by_bracketing.hpp"
#include "vitalfew/classify/detail/classify_by_narrowing.hpp"
#include "vitalfew/classify/detail/found_cutoffs.hpp"
#include "vitalfew/classify/detail/narrowing.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"
#include "vitalfew/classify/detail/undecided_values.hpp"
#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/engine/detail/wide_vectors.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/parallel/detail/parallel_base.hpp"
#include "vitalfew/parallel/detail/parallel_blocks.hpp"
#include "vitalfew/parallel/detail/parallel_bracketing.hpp"
#include "vitalfew/parallel/detail/parallel_magnitudes.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>

#include <concepts>
#include <cstddef>
#include <functional>  // std::identity
#include <optional>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
/// The same on several threads of oneTBB, with the results of one thread to the last bit.
namespace parallel {
namespace detail {

/// As vitalfew::detail::classify_by_narrowing, on several threads.
template <divisible_base Clients, class Projection, class Room>
auto classify_by_narrowing(Clients& clients, const Projection& value,
                           const classify_options& options, std::size_t grain, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    const std::size_t size = size_of(clients);
    const auto totals = tally_magnitudes(clients, value, grain);
    vitalfew::detail::narrowing_scratch scratch;
    vitalfew::detail::narrowing<sum_of_t<value_type>> found(options, scratch);
    if (!totals || !found.tallied(*totals, size)) {
        return std::nullopt;
    }
    grade* const grades = room_for(size);
    oneapi::tbb::enumerable_thread_specific<vitalfew::detail::undecided_values> undecided;
    do {
        for (auto& own : undecided) {
            own.count = 0;
        }
        for_each_range(size, grain, [&](std::size_t first, std::size_t end) {
            auto& own = undecided.local();
            for_each_block(clients, value, first, end,
                           [&](std::span<const double> block, std::size_t at) {
                               found.look_at(block, at, grades, own);
                           });
        });
        auto& [entries, count] = scratch.undecided;
        entries.clear();
        for (const auto& own : undecided) {
            const auto some = own.get();
            entries.insert(entries.end(), some.begin(), some.end());
        }
        count = entries.size();
    } while (!found.settled());
    if (grades != nullptr) {
        vitalfew::detail::grade_undecided(found.undecided(),
                                          vitalfew::detail::least_admitted_values(found), grades);
    }
    return vitalfew::detail::summary_of<value_type>(found);
}

/// Classifies a base on several threads if that pays.
/// @param room_for as of vitalfew::detail::classify_by_narrowing
/// @returns nothing when the serial algorithm has to do it: it is as fast, or knows what is wrong
template <class Clients, class Projection, class Room>
auto classify_divided(Clients& clients, const Projection& value, const classify_options& options,
                      std::size_t grain, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    if constexpr (divisible_base<Clients> &&
                  vitalfew::detail::narrowable_value<projected_t<Projection, Clients>>) {
        if (pays_to_divide(clients, grain)) {
#if VITALFEW_DETAIL_HAS_WIDE_VECTORS
            if (size_of(clients) >= vitalfew::detail::bracketing_pays_from &&
                vitalfew::detail::bracketing_is_possible()) {
                if (auto found = classify_by_bracketing(clients, value, options, grain, room_for)) {
                    return found;
                }
            }
#endif
            return classify_by_narrowing(clients, value, options, grain, room_for);
        }
    }
    return std::nullopt;
}

}  // namespace detail

struct classify_fn {
    /// As vitalfew::classify, on the threads of the current oneTBB arena; the same result to the last bit.
    ///
    /// Bases that cannot be divided (no random access, values that are not built-in numbers) and small
    /// ones are classified serially. The projection is copied and called on several threads at once.
    /// @param clients any forward range; one without random access or size is graded on one thread
    /// @param value tells a client's value; copied, and called on several threads at once
    /// @param options limits and rule of crossing
    /// @param grain how many clients a thread takes at a time; changes the time, never the result
    /// @throws invalid_value as vitalfew::classify; what the projection throws
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Projection value = {},
                                  const classify_options& options = {},
                                  std::size_t grain = detail::default_grain) const
        -> classification<projected_t<Projection, Clients>> {
        std::vector<grade> grades;
        auto summary =
            detail::classify_divided(clients, value, options, grain, [&grades](std::size_t count) {
                grades.assign(count, grade::A);  // many times faster than resize, with g++ 12 -O2
                return grades.data();
            });
        if (summary) {
            return {std::move(grades), *std::move(summary)};
        }
        return vitalfew::classify(clients, std::move(value), options);
    }
};

/// See parallel::classify_fn.
inline constexpr classify_fn classify{};

struct find_cutoffs_fn {
    /// As vitalfew::find_cutoffs, on several threads; see parallel::classify_fn.
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Projection value = {},
                                  const classify_options& options = {},
                                  std::size_t grain = detail::default_grain) const
        -> cutoffs<projected_t<Projection, Clients>> {
        auto summary = detail::classify_divided(clients, value, options, grain,
                                                [](std::size_t) -> grade* { return nullptr; });
        if (summary) {
            return std::move(*summary).cutoffs();
        }
        return vitalfew::find_cutoffs(clients, std::move(value), options);
    }
};

/// See parallel::find_cutoffs_fn.
inline constexpr find_cutoffs_fn find_cutoffs{};

}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif

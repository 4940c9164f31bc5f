// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_HPP
#define VITALFEW_PARALLEL_HPP

// The algorithms on several threads, by oneTBB: opt in by this include, and link TBB::tbb. Results are those
// of the serial algorithms to the last bit, for any number of threads, because sums are exact and a grade is
// a function of the value alone.

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/classify_by_narrowing.hpp"
#include "vitalfew/classify/detail/magnitude_table.hpp"
#include "vitalfew/classify/detail/narrowing.hpp"
#include "vitalfew/classify/detail/value_blocks.hpp"
#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/values.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>  // std::sort
#include <atomic>
#include <cstddef>
#include <functional>  // std::identity
#include <optional>
#include <ranges>
#include <span>
#include <type_traits>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// A base that threads can divide among them.
template <class Clients, class Projection>
concept divisible_base =
    std::ranges::random_access_range<Clients> && std::ranges::sized_range<Clients> &&
    vitalfew::detail::narrowable_value<projected_t<Projection, Clients>>;

/// How many clients a thread takes at a time: enough that looking for more costs nothing beside them.
inline constexpr std::size_t default_grain = std::size_t{1} << 16U;

/// Calls visit(part of the clients, index of its first) for all parts, on several threads.
template <class Clients, class Visit>
void for_each_part(Clients& clients, std::size_t grain, Visit visit) {
    const auto first = std::ranges::begin(clients);
    const auto size = static_cast<std::size_t>(std::ranges::size(clients));
    using difference = std::ranges::range_difference_t<Clients>;
    oneapi::tbb::parallel_for(oneapi::tbb::blocked_range<std::size_t>(0, size, grain),
                              [&](const oneapi::tbb::blocked_range<std::size_t>& part) {
                                  auto some = std::ranges::subrange(
                                      first + static_cast<difference>(part.begin()),
                                      first + static_cast<difference>(part.end()));
                                  visit(some, part.begin());
                              });
}

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

/// As vitalfew::detail::classify_by_narrowing, on several threads.
template <class Clients, class Projection, class Room>
auto classify_by_narrowing(Clients& clients, const Projection& value,
                           const classify_options& options, std::size_t grain, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    oneapi::tbb::enumerable_thread_specific<vitalfew::detail::magnitude_table> tables;
    std::atomic<bool> exact = true;
    const auto blocks_of = [&value](auto& part, auto take) {
        Projection own(value);
        vitalfew::detail::value_blocks blocks(part, own);
        blocks(take);
        return blocks.exact();
    };
    for_each_part(clients, grain, [&](auto& part, std::size_t) {
        auto& table = tables.local();
        if (!blocks_of(part, [&](std::span<const double> block) { table.observe(block); })) {
            exact = false;
        }
    });
    vitalfew::detail::narrowing_scratch scratch;
    vitalfew::detail::narrowing<sum_of_t<value_type>> found(options, scratch);
    const auto size = static_cast<std::size_t>(std::ranges::size(clients));
    if (!found.tallied(merged(tables), size) || !exact) {
        return std::nullopt;
    }
    grade* const grades = room_for(size);
    oneapi::tbb::enumerable_thread_specific<vitalfew::detail::undecided_values> undecided;
    do {
        for (auto& own : undecided) {
            own.count = 0;
        }
        scratch.undecided.entries.clear();
        for_each_part(clients, grain, [&](auto& part, std::size_t first) {
            auto& own = undecided.local();
            blocks_of(part, [&](std::span<const double> block) {
                found.look_at(block, first, grades, own);
                first += block.size();
            });
        });
        for (const auto& own : undecided) {
            const auto entries = own.get();
            scratch.undecided.entries.insert(scratch.undecided.entries.end(), entries.begin(),
                                             entries.end());
        }
        scratch.undecided.count = scratch.undecided.entries.size();
    } while (!found.settled());
    if (grades != nullptr) {
        vitalfew::detail::grade_undecided(found, grades);
    }
    return vitalfew::detail::summary_of<value_type>(found);
}

}  // namespace detail

struct classify_fn {
    /// As vitalfew::classify, on the threads of the current oneTBB arena; the same result to the last bit.
    ///
    /// Bases that cannot be divided (no random access, values that are not built-in numbers) and small
    /// ones are classified serially. The projection is copied and called on several threads at once.
    /// @param grain how many clients a thread takes at a time; changes the time, never the result
    /// @throws invalid_value as vitalfew::classify; what the projection throws
    template <client_range Clients, std::copy_constructible Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Projection value = {},
                                  const classify_options& options = {},
                                  std::size_t grain = detail::default_grain) const
        -> classification<projected_t<Projection, Clients>> {
        using base_type = std::remove_reference_t<Clients>;
        if constexpr (detail::divisible_base<base_type, Projection>) {
            if (std::ranges::size(clients) > grain) {
                std::vector<grade> grades;
                auto summary = detail::classify_by_narrowing(clients, value, options, grain,
                                                             [&grades](std::size_t count) {
                                                                 grades.resize(count);
                                                                 return grades.data();
                                                             });
                if (summary) {
                    return {std::move(grades), *std::move(summary)};
                }
            }
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
        using base_type = std::remove_reference_t<Clients>;
        if constexpr (detail::divisible_base<base_type, Projection>) {
            if (std::ranges::size(clients) > grain) {
                auto summary = detail::classify_by_narrowing(
                    clients, value, options, grain, [](std::size_t) -> grade* { return nullptr; });
                if (summary) {
                    return std::move(*summary).cutoffs();
                }
            }
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

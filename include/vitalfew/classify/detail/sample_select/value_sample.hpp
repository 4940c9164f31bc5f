// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_SAMPLE_SELECT_VALUE_SAMPLE_HPP
#define VITALFEW_CLASSIFY_DETAIL_SAMPLE_SELECT_VALUE_SAMPLE_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <ranges>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// How many neighbouring values a sample takes at each place: together they cost little more than one,
/// because the access to memory takes the time.
inline constexpr std::size_t sampled_neighbours = 8;

/// @returns the size of the fastest sample of so many values: more cost time, fewer make wide brackets
[[nodiscard]] constexpr std::size_t usual_sample_size(std::size_t size) noexcept {
    return (std::min)(size / 32, std::size_t{1} << 17U);
}

/// A sample of the values of a base: some neighbours out of each of many stretches of the same length, at a
/// pseudo-random place, so that no regular order of the clients deceives it; the same each time.
template <indexed_base Clients, class Projection>
class value_sample {
public:
    /// @param sample_size about how many values to take
    /// @pre sampled_neighbours <= sample_size <= the size of the base
    value_sample(Clients& clients, std::size_t sample_size)
        : clients_(&clients),
          size_(static_cast<std::size_t>(std::ranges::size(clients))),
          stretches_(sample_size / sampled_neighbours) {}

    [[nodiscard]] std::size_t stretches() const noexcept { return stretches_; }

    /// Takes the values out of the stretches [first, end).
    /// @param value the projection
    /// @param sample room for the values of all stretches
    void take(Projection& value, std::size_t first, std::size_t end,
              std::span<double> sample) const {
        using difference = std::ranges::range_difference_t<Clients>;
        const auto clients = std::ranges::begin(*clients_);
        bool exact = true;
        auto to = sample.begin() + static_cast<std::ptrdiff_t>(first * sampled_neighbours);
        for (std::size_t i = first; i < end; ++i) {
            const std::size_t begin = begin_of(i);
            const std::size_t places = begin_of(i + 1) - begin - sampled_neighbours + 1;
            // Fibonacci hashing (Knuth, "The Art of Computer Programming" 3, 6.4).
            const std::uint64_t hash = ((i + 1) * 0x9E37'79B9'7F4A'7C15U) >> 32U;
            const std::size_t at = begin + static_cast<std::size_t>((hash * places) >> 32U);
            for (std::size_t j = 0; j < sampled_neighbours; ++j) {
                *to++ = double_of<projected_t<Projection, Clients>>(
                    std::invoke(value,
                                clients[static_cast<difference>(at) + static_cast<difference>(j)]),
                    exact);
            }
        }
    }

private:
    [[nodiscard]] std::size_t begin_of(std::size_t stretch) const noexcept {
        return stretch * size_ / stretches_;
    }

    Clients* clients_;
    std::size_t size_;
    std::size_t stretches_;
};

/// Replaces a sample by values of the base; see value_sample.
template <class Executor, indexed_base Clients, class Projection>
void take_sample(const Executor& executor, Clients& clients, Projection& value,
                 std::size_t sample_size, std::vector<double>& sample) {
    const value_sample<Clients, Projection> from(clients, sample_size);
    sample.resize(from.stretches() * sampled_neighbours);
    executor.all_ranges(from.stretches(), 1024, [&](std::size_t first, std::size_t end) {
        decltype(auto) own = executor.own(value);
        from.take(own, first, end, sample);
        return true;
    });
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_VALUE_BLOCKS_HPP
#define VITALFEW_ENGINE_DETAIL_VALUE_BLOCKS_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/detail/wide/vectors.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <algorithm>  // std::min
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity, std::invoke
#include <iterator>    // std::contiguous_iterator
#include <memory>      // std::to_address
#include <ranges>
#include <span>
#include <utility>  // std::forward

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Values that the selections in doubles take: a double represents each exactly, except integers beyond 2^53.
template <class Value>
concept selectable_value =
    arithmetic_value<Value> || (exact_integer_value<Value> && requires(const Value& value) {
        requires arithmetic_value<integer_of_t<Value>> && std::integral<integer_of_t<Value>>;
        { exact_integer<Value>::from_integer(integer_of(value)) } -> std::convertible_to<Value>;
    });

/// Selectable values among which there may be integers beyond 2^53.
template <class Value>
concept has_wide_integers =
    selectable_value<Value> && !std::floating_point<Value> && sizeof(integer_of_t<Value>) == 8;

/// @returns the double equal to the value; sets exact to false when there is none, and for a value that is not valid
template <class Value>
double double_of(const Value& value, bool& exact) {
    if constexpr (std::floating_point<Value>) {
        return static_cast<double>(value);
    } else {
        if (!is_valid(value)) {
            exact = false;  // its integer would mean nothing
            return 0;
        }
        const auto integer = integer_of(value);
        if constexpr (sizeof(integer) == 8) {
            // 2^53 itself would be exact too, but leaving it out makes this a single comparison.
            constexpr std::uint64_t half = std::uint64_t{1} << 53U;
            const auto bits = static_cast<std::uint64_t>(integer);
            if constexpr (std::signed_integral<decltype(integer)>) {
                exact &= bits + half < 2 * half;
            } else {
                exact &= bits < half;
            }
        }
        return static_cast<double>(integer);
    }
}

/// @returns the value that a double represents
template <class Value>
Value value_from(double number) {
    if constexpr (arithmetic_value<Value>) {
        return static_cast<Value>(number);
    } else {
        return exact_integer<Value>::from_integer(static_cast<integer_of_t<Value>>(number));
    }
}

/// The values of a client base in blocks of doubles: contiguous doubles in place, all others converted 512
/// at a time, so that the base is never copied.
template <class Clients, class Projection>
class value_blocks {
    using value_type = projected_t<Projection, Clients>;
    static constexpr bool in_memory =
        std::same_as<value_type, double> && std::ranges::contiguous_range<Clients> &&
        std::ranges::sized_range<Clients> && std::same_as<Projection, std::identity>;

public:
    value_blocks(Clients& clients, Projection& value) : clients_(&clients), value_(&value) {}

    template <class Take>
    void operator()(Take take) {
        if constexpr (in_memory) {
            take(std::span<const double>(std::ranges::data(*clients_),
                                         static_cast<std::size_t>(std::ranges::size(*clients_))));
        } else {
            std::array<double, 512> block;  // NOLINT: filled before it is read
            bool exact = true;
            if constexpr (std::ranges::random_access_range<Clients> &&
                          std::ranges::sized_range<Clients>) {
                const auto first = std::ranges::begin(*clients_);
                const auto size = std::ranges::ssize(*clients_);
                using index_type = std::ranges::range_difference_t<Clients>;
                for (index_type at = 0; at < size;) {
                    const auto count = (std::min)(static_cast<index_type>(block.size()),
                                                  static_cast<index_type>(size - at));
                    fill(first + at, count, block.data(), exact);
                    take(std::span<const double>(block).first(static_cast<std::size_t>(count)));
                    at += count;
                }
            } else {
                std::size_t filled = 0;
                for (auto&& client : *clients_) {
                    block[filled] = double_of<value_type>(
                        std::invoke(*value_, std::forward<decltype(client)>(client)), exact);
                    if (++filled == block.size()) {
                        take(std::span<const double>(block));
                        filled = 0;
                    }
                }
                if (filled != 0) {
                    take(std::span<const double>(block).first(filled));
                }
            }
            exact_ = exact_ && exact;
        }
    }

    /// @returns whether every double so far was equal to its value
    [[nodiscard]] bool exact() const noexcept { return exact_; }

private:
    template <class Iterator, class Count>
    void fill(Iterator first, Count count, double* block, bool& exact) {
        Count i = 0;
#if VITALFEW_DETAIL_HAS_WIDE_VECTORS
        if constexpr (std::contiguous_iterator<Iterator> &&
                      std::same_as<Projection, std::identity> && widely_convertible<value_type>) {
            if (machine_has_wide_vectors()) {
                const std::size_t vectors = static_cast<std::size_t>(count) / wide_lanes;
                exact &= convert_widely(std::to_address(first), vectors, block);
                i = static_cast<Count>(vectors * wide_lanes);
            }
        }
#endif
        // A counted loop without an early exit, so that the compiler can unroll it.
        for (; i < count; ++i) {
            block[i] = double_of<value_type>(std::invoke(*value_, first[i]), exact);
        }
    }

    Clients* clients_;
    Projection* value_;
    bool exact_ = true;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

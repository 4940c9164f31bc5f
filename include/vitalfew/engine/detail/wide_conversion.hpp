// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_WIDE_CONVERSION_HPP
#define VITALFEW_ENGINE_DETAIL_WIDE_CONVERSION_HPP

#include "vitalfew/engine/detail/wide_vectors.hpp"

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>  // std::memcpy

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Values of which eight at a time are turned into doubles.
template <class Value>
concept widely_convertible = std::same_as<Value, std::int64_t> ||
                             std::same_as<Value, std::int32_t> || std::same_as<Value, float>;

/// Turns whole vectors of values into doubles. @pre machine_has_wide_vectors()
/// @returns whether each double is the value it was made of
template <widely_convertible Value>
[[nodiscard]] VITALFEW_DETAIL_WIDE bool convert_widely(const Value* from, std::size_t vectors,
                                                       double* to) noexcept {
    using values [[gnu::vector_size(wide_lanes * sizeof(Value))]] = Value;
    wide_words beyond{};  // NOLINT(misc-const-correctness): numbers of 64 bits change it
    for (std::size_t i = 0; i < vectors; ++i, from += wide_lanes, to += wide_lanes) {
        values some;  // NOLINT: filled before it is read
        std::memcpy(&some, from, sizeof(some));
        __builtin_prefetch(from + prefetch_distance);
        if constexpr (sizeof(Value) == 8) {
            // Whole numbers of up to 53 bits are the same as doubles; as double_of checks it.
            constexpr std::uint64_t half = std::uint64_t{1} << 53U;
            const wide_words shifted =
                reinterpret_cast<wide_words>(some) + half;  // NOLINT: the same bits
            beyond |= shifted >= 2 * half ? wide_words{} + 1 : wide_words{};
        }
        const auto converted = __builtin_convertvector(some, wide_doubles);
        std::memcpy(to, &converted, sizeof(converted));
    }
    bool exact = true;
    for (std::size_t lane = 0; lane < wide_lanes; ++lane) {
        exact = exact && beyond[lane] == 0;
    }
    return exact;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

#endif

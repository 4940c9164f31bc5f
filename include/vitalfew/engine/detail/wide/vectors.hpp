// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_WIDE_VECTORS_HPP
#define VITALFEW_ENGINE_DETAIL_WIDE_VECTORS_HPP

// Functions that are compiled for AVX-512 whatever the flags of the build, and called where the machine has
// it: by GCC's vector types, which clang shares, since the intrinsics' header alone would cost a quarter of a
// second to include. Not where the compiler may calculate with doubles as if they were real numbers.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__FAST_MATH__) && \
    !defined(__ASSOCIATIVE_MATH__)
#define VITALFEW_DETAIL_HAS_WIDE_VECTORS 1
#define VITALFEW_DETAIL_WIDE [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl")]]
#else
#define VITALFEW_DETAIL_HAS_WIDE_VECTORS 0
#endif

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>  // std::memcpy

namespace vitalfew {
inline namespace v0 {
namespace detail {

using wide_doubles [[gnu::vector_size(64)]] = double;
using wide_words [[gnu::vector_size(64)]] = std::uint64_t;
using wide_bytes [[gnu::vector_size(64)]] = std::uint8_t;
using wide_chars [[gnu::vector_size(64)]] = char;
using narrowed_words [[gnu::vector_size(8)]] = std::uint8_t;

/// How many doubles a vector holds.
inline constexpr std::size_t wide_lanes = 8;

/// How many doubles ahead of its work a pass asks for: the machine's own prefetching ends with each page.
inline constexpr std::size_t prefetch_distance = 1024;

/// @returns the value, of which the compiler knows nothing any more: it is as the machine rounded it. Flags that
/// let sums be reordered, as clang's -fassociative-math does, would make v of (v + c) - c, and clang
/// defines no macro to refuse them by.
[[nodiscard]] VITALFEW_DETAIL_WIDE inline wide_doubles as_rounded(wide_doubles value) noexcept {
    __asm__("" : "+v"(value));  // no instruction
    return value;
}

/// @returns whether the machine runs what is marked VITALFEW_DETAIL_WIDE
[[nodiscard]] inline bool machine_has_wide_vectors() noexcept {
    static const bool has =
        __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
        __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
    return has;
}

/// @returns whether the thread calculates with denormal numbers as they are, instead of taking them for 0
[[nodiscard]] inline bool denormals_count() noexcept {
    constexpr unsigned flush_to_zero = 0x8000;
    constexpr unsigned denormals_are_zero = 0x0040;
    return (__builtin_ia32_stmxcsr() & (flush_to_zero | denormals_are_zero)) == 0;
}

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

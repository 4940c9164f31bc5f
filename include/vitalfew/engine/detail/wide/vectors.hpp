// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_WIDE_VECTORS_HPP
#define VITALFEW_ENGINE_DETAIL_WIDE_VECTORS_HPP

// Functions compiled for AVX-512 whatever the flags of the build, and called only on machines that have it.
// They use the vector types of GCC and clang, because including the header of the intrinsics costs a
// quarter of a second. Disabled where flags let the compiler reorder floating-point arithmetic.
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

/// How many doubles ahead a pass prefetches: the hardware prefetcher stops at the end of each page.
inline constexpr std::size_t prefetch_distance = 1024;

/// @returns the value as the machine rounded it, opaque to the optimiser. Flags that let sums be reordered,
/// such as clang's -fassociative-math, would simplify (v + c) - c to v, and clang defines no macro by which
/// to refuse them.
[[nodiscard]] VITALFEW_DETAIL_WIDE inline wide_doubles as_rounded(wide_doubles value) noexcept {
    __asm__("" : "+v"(value));  // no instruction
    return value;
}

/// @returns whether the machine can run functions marked VITALFEW_DETAIL_WIDE
[[nodiscard]] inline bool machine_has_wide_vectors() noexcept {
    static const bool has =
        __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
        __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
    return has;
}

/// @returns whether the thread calculates with denormal numbers instead of flushing them to 0
[[nodiscard]] inline bool denormals_count() noexcept {
    constexpr unsigned flush_to_zero = 0x8000;
    constexpr unsigned denormals_are_zero = 0x0040;
    return (__builtin_ia32_stmxcsr() & (flush_to_zero | denormals_are_zero)) == 0;
}

/// Values that are converted to doubles eight at a time.
template <class Value>
concept widely_convertible = std::same_as<Value, std::int64_t> ||
                             std::same_as<Value, std::int32_t> || std::same_as<Value, float>;

/// Converts whole vectors of values to doubles. @pre machine_has_wide_vectors()
/// @returns whether each double is equal to its value
template <widely_convertible Value>
[[nodiscard]] VITALFEW_DETAIL_WIDE bool convert_widely(const Value* from, std::size_t vectors,
                                                       double* to) noexcept {
    using values [[gnu::vector_size(wide_lanes * sizeof(Value))]] = Value;
    wide_words beyond{};  // NOLINT(misc-const-correctness): integers of 64 bits change it
    for (std::size_t i = 0; i < vectors; ++i, from += wide_lanes, to += wide_lanes) {
        values some;  // NOLINT: filled before it is read
        std::memcpy(&some, from, sizeof(some));
        __builtin_prefetch(from + prefetch_distance);
        if constexpr (sizeof(Value) == 8) {
            // The same check as in double_of.
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

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_MAGNITUDE_HPP
#define VITALFEW_ENGINE_DETAIL_MAGNITUDE_HPP

#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <bit>  // std::bit_cast
#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The bucket of a double: its leading 16 bits, that is sign, exponent and 4 bits of the mantissa. Among
/// positive values a larger bucket means larger values.
using bucket_number = std::uint16_t;

constexpr bucket_number bucket_of(double value) noexcept {
    return static_cast<bucket_number>(std::bit_cast<std::uint64_t>(value) >> 48U);
}

inline constexpr bucket_number first_negative_bucket = 0x8000;
/// From here on, with or without the sign, are the infinities and NaN.
inline constexpr bucket_number first_invalid_bucket = 0x7FF0;

/// How many values lie in a bucket, and the exact sum of their low 48 bits: all else is the same for all
/// of them, so this is an exact sum of the values.
struct bucket_total {
    bucket_number bucket = 0;
    std::uint64_t count = 0;
    word_pair low_bits;
};

/// The value that a double stands for is units * 2^exponent_of(bucket), and within a bucket the order of
/// the units is that of the values.
constexpr std::uint64_t units_of(double value) noexcept {
    return take_apart(value).mantissa;
}
constexpr int exponent_of(bucket_number bucket) noexcept {
    const int field = (bucket & 0x7FFF) >> 4;
    return (field == 0 ? 0 : field - 1) - 1074;
}
constexpr double value_of(std::uint64_t units, bucket_number bucket) noexcept {
    const std::uint64_t hidden = std::uint64_t{1} << 52U;
    const auto field = static_cast<std::uint64_t>(bucket >> 4);
    return std::bit_cast<double>((field << 52U) | (units & (hidden - 1)));
}

/// @returns the sum of the magnitudes of the values of a bucket, in units
constexpr word_pair units_in(const bucket_total& total) noexcept {
    const std::uint64_t leading =
        (total.bucket & 0xFU) | ((total.bucket & 0x7FF0U) != 0 ? 0x10U : 0U);
    word_pair sum = multiply(leading << 48U, total.count);
    add_to(sum, total.low_bits);
    return sum;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

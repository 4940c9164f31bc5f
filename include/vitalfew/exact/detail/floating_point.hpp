// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_FLOATING_POINT_HPP
#define VITALFEW_EXACT_DETAIL_FLOATING_POINT_HPP

#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <bit>  // std::bit_cast, std::countl_zero
#include <cstddef>
#include <cstdint>
#include <limits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The fields of an IEEE 754 binary number.
template <class Floating>
struct floating_layout;

template <>
struct floating_layout<float> {
    using bits = std::uint32_t;
    static constexpr int mantissa_bits = 23;  // stored; the leading 1 of a normal number is not
    static constexpr int exponent_bits = 8;
};

template <>
struct floating_layout<double> {
    using bits = std::uint64_t;
    static constexpr int mantissa_bits = 52;
    static constexpr int exponent_bits = 11;
};

static_assert(std::numeric_limits<float>::is_iec559 && std::numeric_limits<double>::is_iec559,
              "vitalfew sums float and double exactly by their IEEE 754 fields");

/// A finite number as (-1)^negative * mantissa * 2^exponent, in units of the smallest denormal, so that the
/// exponent is never below 0.
struct floating_parts {
    std::uint64_t mantissa = 0;
    unsigned exponent = 0;
    bool negative = false;
};

template <class Floating>
constexpr floating_parts take_apart(Floating value) noexcept {
    using layout = floating_layout<Floating>;
    using bits_type = typename layout::bits;
    const auto bits = std::bit_cast<bits_type>(value);
    constexpr bits_type hidden = bits_type{1} << layout::mantissa_bits;
    constexpr bits_type exponent_mask = (bits_type{1} << layout::exponent_bits) - 1;
    const bits_type biased = (bits >> layout::mantissa_bits) & exponent_mask;
    const bits_type fraction = bits & (hidden - 1);
    const bool negative = (bits >> (layout::mantissa_bits + layout::exponent_bits)) != 0;
    if (biased == 0) {
        return {fraction, 0, negative};
    }
    return {fraction | hidden, static_cast<unsigned>(biased - 1), negative};
}

/// @returns whether the value is neither NaN nor infinite; by its bits, so also under -ffinite-math-only
template <class Floating>
constexpr bool is_finite(Floating value) noexcept {
    using layout = floating_layout<Floating>;
    using bits_type = typename layout::bits;
    constexpr bits_type exponent_mask = ((bits_type{1} << layout::exponent_bits) - 1)
                                        << layout::mantissa_bits;
    return (std::bit_cast<bits_type>(value) & exponent_mask) != exponent_mask;
}

/// The power of two of the least significant bit of a wide magnitude.
enum class unit_exponent : int {};

/// The leading 64 bits of a wide magnitude: leading * 2^exponent, and sticky != 0 when bits were cut off.
/// leading has its highest bit set unless the magnitude is 0.
struct leading_bits {
    word leading = 0;
    int exponent = 0;
    word sticky = 0;
};

/// @returns the leading bits of a magnitude given as words, the least significant first
template <class Magnitude>
constexpr leading_bits leading_bits_of(const Magnitude& words, unit_exponent unit) noexcept {
    std::size_t top = words.size();
    while (top > 0 && words[top - 1] == 0) {
        --top;
    }
    if (top == 0) {
        return {};
    }
    leading_bits result;
    const auto shift = static_cast<unsigned>(std::countl_zero(words[top - 1]));
    result.leading = words[top - 1] << shift;
    result.exponent =
        static_cast<int>(64 * (top - 1)) - static_cast<int>(shift) + static_cast<int>(unit);
    std::size_t below = top - 1;  // words not yet looked at
    if (shift != 0 && below > 0) {
        --below;
        result.leading |= words[below] >> (64U - shift);
        result.sticky = words[below] << shift;
    }
    while (below > 0) {
        result.sticky |= words[--below];
    }
    return result;
}

/// @returns the Floating nearest to a magnitude, ties to even; infinity when that is beyond the largest
template <class Floating, class Magnitude>
constexpr Floating round_to_floating(const Magnitude& words, unit_exponent unit) noexcept {
    using limits = std::numeric_limits<Floating>;
    using layout = floating_layout<Floating>;
    using bits_type = typename layout::bits;
    const leading_bits from = leading_bits_of(words, unit);
    if (from.leading == 0) {
        return Floating{0};
    }
    // The exponent of the last place kept: of a normal number, or of the denormals.
    constexpr int least = limits::min_exponent - limits::digits;
    const int wanted = from.exponent + 64 - limits::digits;
    const int last_place = wanted < least ? least : wanted;
    const auto dropped = static_cast<unsigned>(last_place - from.exponent);
    if (dropped > 64) {
        return Floating{0};  // less than half of the smallest denormal
    }
    word kept = dropped == 64 ? 0 : from.leading >> dropped;
    const word rest = dropped == 64 ? from.leading : from.leading << (64U - dropped);
    constexpr word half = word{1} << 63U;
    if (rest > half || (rest == half && (from.sticky != 0 || (kept & 1U) != 0))) {
        ++kept;  // may carry to a power of two: see the addition to the exponent below
    }
    if (last_place - least >= limits::max_exponent - limits::min_exponent + 1) {
        return limits::infinity();
    }
    // With the hidden bit counted as part of the exponent field, rounding up carries by itself.
    const auto field = static_cast<bits_type>(last_place - least);
    return std::bit_cast<Floating>(
        static_cast<bits_type>((field << layout::mantissa_bits) + static_cast<bits_type>(kept)));
}

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif

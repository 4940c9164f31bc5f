// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_FLOATING_LAYOUT_HPP
#define VITALFEW_EXACT_DETAIL_FLOATING_LAYOUT_HPP

#include <bit>  // std::bit_cast
#include <cstdint>
#include <limits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Where the fields of an IEEE 754 binary number are.
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

/// A finite number taken apart: (-1)^negative * mantissa * 2^exponent, where the exponent counts from
/// the smallest denormal, so that it is never below 0.
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

/// @returns whether the value is neither NaN nor infinite; also under compiler flags that assume so
template <class Floating>
constexpr bool is_finite(Floating value) noexcept {
    using layout = floating_layout<Floating>;
    using bits_type = typename layout::bits;
    constexpr bits_type exponent_mask = ((bits_type{1} << layout::exponent_bits) - 1)
                                        << layout::mantissa_bits;
    return (std::bit_cast<bits_type>(value) & exponent_mask) != exponent_mask;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

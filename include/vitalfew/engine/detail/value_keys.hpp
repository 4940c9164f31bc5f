// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_VALUE_KEYS_HPP
#define VITALFEW_ENGINE_DETAIL_VALUE_KEYS_HPP

#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/detail/tally_buckets.hpp"
#include "vitalfew/engine/tallied_value.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <bit>  // std::bit_cast, std::bit_width
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>  // std::declval

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// The magnitude (absolute value) of a value as an integer of the same order: 0 for 0, and no gaps between
/// the keys of neighbouring values.
struct magnitude_key {
    std::uint64_t key = 0;
    bool negative = false;
};

/// The keys of a built-in number's magnitudes, and the buckets of a tally that they lie in: a bucket is the
/// keys with the same exponent (bit width) and the same four bits after the leading one.
///
/// Within a bucket a key counts whole units: the value is units_of(key) * 2^exponent_of(key), and the
/// next key is one unit more.
template <class Number>
struct number_keys;

template <std::integral Integer>
struct number_keys<Integer> {
    static constexpr std::uint8_t kind =
        (std::signed_integral<Integer> ? 0x10U : 0x20U) + sizeof(Integer);

    static constexpr magnitude_key of(Integer value) noexcept {
        // Through the widest signed type, which extends the sign.
        const auto bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
        if constexpr (std::signed_integral<Integer>) {
            return {value < 0 ? 0 - bits : bits, value < 0};
        } else {
            return {bits, false};
        }
    }
    static constexpr Integer positive(std::uint64_t key) noexcept {
        return static_cast<Integer>(key);
    }
    /// The largest key of values of this sign; 0 where there are none.
    static constexpr std::uint64_t last(bool negative) noexcept {
        return negative ? of((std::numeric_limits<Integer>::min)()).key
                        : of((std::numeric_limits<Integer>::max)()).key;
    }

    static constexpr std::size_t bucket_of(std::uint64_t key) noexcept {
        if (key < 16) {
            return static_cast<std::size_t>(key);
        }
        const auto width = static_cast<unsigned>(std::bit_width(key));
        return ((width - 4U) << 4U) | ((key >> (width - 5U)) & 15U);
    }
    static constexpr unsigned free_bits(std::size_t bucket) noexcept {
        return bucket < 16 ? 0U : static_cast<unsigned>(bucket >> 4U) - 1U;
    }
    static constexpr std::uint64_t leading(std::size_t bucket) noexcept {
        return bucket < 16 ? bucket : std::uint64_t{16U | (bucket & 15U)} << free_bits(bucket);
    }

    static constexpr std::uint64_t units_of(std::uint64_t key) noexcept { return key; }
    static constexpr int exponent_of(std::uint64_t /*key*/) noexcept { return 0; }
};

template <std::floating_point Floating>
struct number_keys<Floating> {
private:
    using layout = floating_layout<Floating>;
    using bits_type = typename layout::bits;
    static constexpr unsigned mantissa_bits_ = layout::mantissa_bits;
    static constexpr unsigned free_bits_ = mantissa_bits_ - 4;
    static constexpr bits_type sign_ =
        bits_type{1} << static_cast<unsigned>(layout::mantissa_bits + layout::exponent_bits);

public:
    static constexpr std::uint8_t kind = 0x30U + sizeof(Floating);

    static constexpr magnitude_key of(Floating value) noexcept {
        const auto bits = std::bit_cast<bits_type>(value);
        return {bits & (sign_ - 1), (bits & sign_) != 0};
    }
    static constexpr Floating positive(std::uint64_t key) noexcept {
        return std::bit_cast<Floating>(static_cast<bits_type>(key));
    }
    static constexpr std::uint64_t last(bool /*negative*/) noexcept {
        return of((std::numeric_limits<Floating>::max)()).key;
    }

    static constexpr std::size_t bucket_of(std::uint64_t key) noexcept {
        return static_cast<std::size_t>(key >> free_bits_);
    }
    static constexpr unsigned free_bits(std::size_t /*bucket*/) noexcept { return free_bits_; }
    static constexpr std::uint64_t leading(std::size_t bucket) noexcept {
        return std::uint64_t{bucket} << free_bits_;
    }

    static constexpr std::uint64_t units_of(std::uint64_t key) noexcept {
        return take_apart(positive(key)).mantissa;
    }
    static constexpr int exponent_of(std::uint64_t key) noexcept {
        return static_cast<int>(take_apart(positive(key)).exponent) +
               std::numeric_limits<Floating>::min_exponent - std::numeric_limits<Floating>::digits;
    }
};

/// A range of neighbouring keys, both ends included.
struct key_range {
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    /// @returns last - first
    [[nodiscard]] constexpr std::uint64_t span() const noexcept { return last - first; }

    friend constexpr bool operator==(const key_range&, const key_range&) noexcept = default;
};

/// @returns the built-in number that a tallied value is, or that represents it
template <tallied_value Value>
constexpr auto number_of(const Value& value) {
    if constexpr (arithmetic_value<Value>) {
        return value;
    } else {
        return integer_of(value);
    }
}

/// The keys of any tallied value: those of its built-in number.
template <class Value>
struct value_keys : number_keys<decltype(number_of(std::declval<const Value&>()))> {
    using number = number_keys<decltype(number_of(std::declval<const Value&>()))>;

    static constexpr magnitude_key of(const Value& value) { return number::of(number_of(value)); }

    static constexpr Value positive(std::uint64_t key) {
        if constexpr (arithmetic_value<Value>) {
            return number::positive(key);
        } else {
            static_assert(
                requires { exact_integer<Value>::from_integer(number::positive(key)); },
                "vitalfew: cutoffs are values, so finding them needs "
                "exact_integer<T>::from_integer");
            return exact_integer<Value>::from_integer(number::positive(key));
        }
    }

    /// @returns the number of buckets for values of this sign, that of 0 included
    static constexpr std::size_t buckets(bool negative) noexcept {
        return number::bucket_of(number::last(negative)) + 1;
    }
    /// @returns the least key of a bucket; 1 for the first, because zeros are in no bucket
    static constexpr std::uint64_t first_of(std::size_t bucket) noexcept {
        return bucket == 0 ? 1 : number::leading(bucket);
    }
    /// @pre bucket < buckets(negative)
    static constexpr key_range range_of(std::size_t bucket, bool negative) noexcept {
        const std::uint64_t top =
            number::leading(bucket) | ((std::uint64_t{1} << number::free_bits(bucket)) - 1);
        const std::uint64_t last = number::last(negative);
        return {first_of(bucket), top < last ? top : last};
    }
};

/// Adds the values of a bucket, or of a part of one, to a sum.
/// @param first the first key of it
template <class Value>
void add_bucket(exact_sum<Value>& sum, std::uint64_t first, const tally_bucket& values) {
    using keys = value_keys<Value>;
    word_pair units = multiply(keys::units_of(first), values.count);
    add_to(units, values.excess);
    sum_access::add_scaled(sum, units, keys::exponent_of(first));
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_EXACT_SUM_HPP
#define VITALFEW_EXACT_EXACT_SUM_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/additive_sum.hpp"
#include "vitalfew/exact/detail/floating_sum.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <compare>
#include <concepts>
#include <cstddef>
#include <iosfwd>

namespace vitalfew {
inline namespace v0 {
namespace detail {

struct sum_access;

template <class Value>
struct sum_storage {
    using type = additive_sum<Value>;
};
template <class Value>
    requires(std::integral<Value> || exact_integer_value<Value>)
struct sum_storage<Value> {
    using type = integer_sum<Value>;
};
template <std::floating_point Value>
struct sum_storage<Value> {
    using type = floating_sum<Value>;
};

}  // namespace detail

/// The sum of up to 2^63 values without rounding or overflow.
///
/// For built-in numbers and types with exact_integer it is the sum of real arithmetic. Addition is
/// associative and commutative, and subtraction its inverse, so order and grouping do not matter. A type with
/// only < and + is added by its own +, and is as exact as that.
///
/// Adding is O(1); memory is 16 bytes for built-in integers, 40 for float and double, and one word more than
/// the representation for types with exact_integer. Sums of float and double allocate once, when their values
/// differ by more than about 2^128 in magnitude; nothing else allocates.
/// @throws std::bad_alloc from adding float or double; the sum is unchanged then
/// @see Kulisch, "An axiomatic approach to rounded computations" (1971), for the fixed-point accumulator
template <class Value>
class exact_sum {
    using storage = typename detail::sum_storage<Value>::type;
    static constexpr bool integral_ = std::integral<Value>;
    static constexpr bool represented_ = !integral_ && exact_integer_value<Value>;
    static constexpr bool floating_ = std::floating_point<Value>;
    static constexpr bool additive_ = !integral_ && !represented_ && !floating_;

public:
    using value_type = Value;

    /// The empty sum: zero.
    constexpr exact_sum() = default;

    /// The sum of one value.
    /// @throws invalid_value when it is NaN or infinite (index 0)
    // NOLINTNEXTLINE(google-explicit-constructor): a value is its own sum
    constexpr exact_sum(const Value& value) { *this += value; }

    /// Adds a value. @throws invalid_value when it is NaN or infinite (index 0); the sum is unchanged
    constexpr exact_sum& operator+=(const Value& value) {
        check(value);
        storage_.add(value);
        return *this;
    }
    /// Adds another sum, as if all its values had been added.
    constexpr exact_sum& operator+=(const exact_sum& other) {
        storage_.add(other.storage_);
        return *this;
    }
    /// Subtracts a value exactly.
    constexpr exact_sum& operator-=(const Value& value)
        requires(!additive_)
    {
        check(value);
        storage_.subtract(value);
        return *this;
    }
    /// Subtracts another sum exactly.
    constexpr exact_sum& operator-=(const exact_sum& other)
        requires(!additive_)
    {
        storage_.subtract(other.storage_);
        return *this;
    }

    [[nodiscard]] friend constexpr exact_sum operator+(exact_sum a, const exact_sum& b) {
        a += b;
        return a;
    }
    [[nodiscard]] friend constexpr exact_sum operator-(exact_sum a, const exact_sum& b)
        requires(!additive_)
    {
        a -= b;
        return a;
    }

    friend constexpr bool operator==(const exact_sum& a, const exact_sum& b) {
        return (a.storage_ <=> b.storage_) == 0;
    }
    friend constexpr std::strong_ordering operator<=>(const exact_sum& a, const exact_sum& b) {
        return a.storage_ <=> b.storage_;
    }

    /// @returns -1, 0 or 1
    [[nodiscard]] constexpr int sign() const { return storage_.sign(); }

    /// @returns the sum as a Value: exact for integers and user types; for float and double the
    /// nearest, ties to even
    /// @throws value_overflow when it does not fit, or for an empty sum of a type with only < and + that
    /// cannot be default-constructed
    [[nodiscard]] constexpr Value value() const {
        if constexpr (floating_) {
            const auto nearest = storage_.template rounded<Value>();
            if (!detail::is_finite(nearest)) {
                detail::throw_value_overflow("an exact sum of floating-point values");
            }
            return nearest;
        } else if constexpr (additive_) {
            if (storage_.get().has_value()) {
                return *storage_.get();
            }
            if constexpr (std::default_initializable<Value>) {
                return Value{};
            } else {
                detail::throw_value_overflow("the zero of a type without a default constructor");
            }
        } else {
            return integer_value();
        }
    }

    /// @returns the nearest double, ties to even, in units of the exact integer representation where
    /// there is one (cents, say); an infinity beyond the largest double
    [[nodiscard]] constexpr double to_double() const
        requires(!additive_)
    {
        if constexpr (floating_) {
            return storage_.template rounded<double>();
        } else {
            return storage_.get().to_double();
        }
    }

    /// @returns the sum as an exact integer, in units of the representation; wide_int<2> for built-in
    /// integers
    [[nodiscard]] constexpr const auto& integer() const noexcept
        requires(integral_ || represented_)
    {
        return storage_.get();
    }

    /// For the algorithms of this library: the representation of the sum.
    [[nodiscard]] constexpr const storage& words() const noexcept { return storage_; }

    /// Prints integers exactly, and float and double as the nearest double.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        const exact_sum& sum)
        requires(integral_ || floating_)
    {
        if constexpr (integral_) {
            return out << sum.integer();
        } else {
            return out << sum.to_double();
        }
    }

private:
    friend struct detail::sum_access;

    static constexpr void check(const Value& value) { detail::check_value(value); }

    [[nodiscard]] constexpr Value integer_value() const
        requires(integral_ || represented_)
    {
        using integer_type = detail::integer_of_t<Value>;
        constexpr std::size_t words = detail::representation_words<integer_type>::of_value;
        const auto& sum = storage_.get();
        if constexpr (std::integral<integer_type>) {
            if (!sum.template fits<integer_type>()) {
                detail::throw_value_overflow("an exact sum of integers");
            }
            return from(sum.template to<integer_type>());
        } else {
            const auto narrowed = sum.template narrowed<words>();
            if (sum != narrowed) {
                detail::throw_value_overflow("an exact sum of wide integers");
            }
            return from(narrowed);
        }
    }

    template <class Integer>
    static constexpr Value from(const Integer& integer) {
        if constexpr (integral_) {
            return integer;
        } else {
            static_assert(
                requires { exact_integer<Value>::from_integer(integer); },
                "vitalfew: exact_sum::value() needs exact_integer<T>::from_integer; without "
                "it, use integer()");
            return exact_integer<Value>::from_integer(integer);
        }
    }

    storage storage_;
};

namespace detail {

/// Access for the algorithms of this library, to add a scaled 128-bit number.
struct sum_access {
    template <class Value>
    static constexpr void add_scaled(exact_sum<Value>& sum, word_pair magnitude, int exponent) {
        sum.storage_.add_scaled(magnitude, exponent);
    }
};

template <class Value>
struct sum_of {
    using type = exact_sum<Value>;
};
template <class Value>
struct sum_of<exact_sum<Value>> {
    using type = exact_sum<Value>;  // the sum of sums has the same type
};

template <class Value>
inline constexpr bool is_exact_sum = false;
template <class Value>
inline constexpr bool is_exact_sum<exact_sum<Value>> = true;

/// @returns whether a value is above 0
template <class Value>
constexpr bool is_positive(const Value& value) {
    if constexpr (arithmetic_value<Value>) {
        return value > Value{0};
    } else if constexpr (is_exact_sum<Value>) {
        return value.sign() > 0;
    } else if constexpr (exact_integer_value<Value>) {
        return integer_of(value) > integer_of_t<Value>(0);
    } else {
        return sign_by_addition(value) > 0;
    }
}

/// @returns whether a value is below 0
template <class Value>
constexpr bool is_negative(const Value& value) {
    if constexpr (arithmetic_value<Value>) {
        return value < Value{0};
    } else if constexpr (is_exact_sum<Value>) {
        return value.sign() < 0;
    } else if constexpr (exact_integer_value<Value>) {
        return integer_of(value) < integer_of_t<Value>(0);
    } else {
        return sign_by_addition(value) < 0;
    }
}

}  // namespace detail

/// The type of exact sums of values: exact_sum<Value>, or exact_sum<T> for values that are exact_sum<T>
/// themselves.
template <summable_value Value>
using sum_of_t = typename detail::sum_of<Value>::type;

namespace detail {

/// Adds a value count times, by doubling: O(log count) exact additions.
template <class Value>
void add_times(sum_of_t<Value>& sum, const Value& value, std::size_t count) {
    if (count == 1) {
        sum += value;
        return;
    }
    sum_of_t<Value> power(value);
    for (; count != 0; count >>= 1U) {
        if ((count & 1U) != 0) {
            sum += power;
        }
        power += sum_of_t<Value>(power);
    }
}

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif

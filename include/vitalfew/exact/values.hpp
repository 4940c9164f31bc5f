// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_VALUES_HPP
#define VITALFEW_EXACT_VALUES_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/integer_sum.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <concepts>
#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace detail {

template <class Value>
struct sum_of {
    using type = exact_sum<Value>;
};
template <class Value>
struct sum_of<exact_sum<Value>> {
    using type = exact_sum<Value>;  // sums of sums are sums
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

/// Looks at every value of one pass, so that the error can say how many are NaN or infinite.
class invalid_value_count {
public:
    /// @returns whether the value has a place in an order
    template <class Value>
    constexpr bool accept(const Value& value) noexcept {
        const std::size_t at = seen_++;
        if constexpr (std::floating_point<Value>) {
            if (!is_finite(value)) {
                if (count_++ == 0) {
                    first_index_ = at;
                    first_value_ = static_cast<double>(value);
                }
                return false;
            }
        }
        return true;
    }

    /// @returns whether there was one that has none
    [[nodiscard]] constexpr bool any() const noexcept { return count_ != 0; }

    /// @param analysis which of two analyses the values are of, for the message
    /// @throws invalid_value when there was one
    constexpr void throw_if_any(const char* analysis = nullptr) const {
        if (count_ != 0) {
            throw_invalid_value(count_, first_index_, first_value_, analysis);
        }
    }

private:
    std::size_t seen_ = 0;
    std::size_t count_ = 0;
    std::size_t first_index_ = 0;
    double first_value_ = 0;
};

}  // namespace detail

/// The exact sum that values of a type add up to: exact_sum<Value>, and exact_sum<T> for values that
/// are themselves exact_sum<T>.
template <summable_value Value>
using sum_of_t = typename detail::sum_of<Value>::type;

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_VALID_VALUE_HPP
#define VITALFEW_EXACT_DETAIL_VALID_VALUE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"

#include <compare>
#include <concepts>
#include <cstddef>
#include <limits>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A type whose comparison says that any two values are ordered: it has no NaN. Infinities are no more than
/// its largest and smallest values.
template <class Value>
concept totally_compared = std::is_enum_v<Value> || requires(const Value& value) {
    { value <=> value } -> std::convertible_to<std::weak_ordering>;
};

/// A type whose comparison can say that values are not ordered, as std::chrono::duration<double> has it.
template <class Value>
concept partially_compared = requires(const Value& value) {
    { value <=> value } -> std::same_as<std::partial_ordering>;
};

/// A type without <=> that can be compared with itself.
template <class Value>
concept compared_for_equality = requires(const Value& value) {
    { value != value } -> std::convertible_to<bool>;
};

/// A std::chrono::duration, or a type like it. The header <chrono> is not needed for that.
template <class Value>
concept duration_value = requires(const Value& value) {
    typename Value::rep;
    typename Value::period;
    { value.count() } -> std::convertible_to<typename Value::rep>;
};

/// A std::chrono::time_point, or a type like it.
template <class Value>
concept time_point_value = requires(const Value& value) {
    typename Value::clock;
    typename Value::duration;
    { value.time_since_epoch() } -> std::convertible_to<typename Value::duration>;
};

/// @returns whether a value can be ordered and summed: it equals itself, and is not infinite as far as its
/// type tells. Compiles to nothing for integers and for types with a total order.
template <class Value>
constexpr bool is_valid(const Value& value) {
    if constexpr (std::floating_point<Value>) {
        return is_finite(value);
    } else if constexpr (duration_value<Value>) {
        return is_valid<typename Value::rep>(value.count());
    } else if constexpr (time_point_value<Value>) {
        return is_valid<typename Value::duration>(value.time_since_epoch());
    } else if constexpr (std::numeric_limits<Value>::has_infinity &&
                         requires { -std::numeric_limits<Value>::infinity(); }) {
        const Value infinity = std::numeric_limits<Value>::infinity();
        return value < infinity && -infinity < value;
    } else if constexpr (partially_compared<Value>) {
        // NOLINTNEXTLINE(misc-redundant-expression): a NaN is not equal to itself
        return (value <=> value) == 0;
    } else if constexpr (compared_for_equality<Value> && !totally_compared<Value>) {
        // NOLINTNEXTLINE(misc-redundant-expression): as above
        return !static_cast<bool>(value != value);
    } else {
        return true;
    }
}

/// @returns a value that is not valid as a double, for messages
template <class Value>
constexpr double invalid_number(const Value& value) {
    if constexpr (std::floating_point<Value>) {
        return static_cast<double>(value);
    } else if constexpr (duration_value<Value>) {
        return invalid_number<typename Value::rep>(value.count());
    } else if constexpr (time_point_value<Value>) {
        return invalid_number<typename Value::duration>(value.time_since_epoch());
    } else if constexpr (std::numeric_limits<Value>::has_infinity) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return Value{} < value   ? infinity
               : value < Value{} ? -infinity
                                 : std::numeric_limits<double>::quiet_NaN();
    } else {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

/// Counts the NaN and infinite values of one pass over a base, for the error.
class invalid_value_count {
public:
    /// @returns whether the value is neither NaN nor infinite
    template <class Value>
    constexpr bool accept(const Value& value) {
        const std::size_t at = seen_++;
        if (!is_valid(value)) {
            if (count_++ == 0) {
                first_index_ = at;
                first_value_ = invalid_number(value);
            }
            return false;
        }
        return true;
    }

    /// @returns how many values there were so far
    [[nodiscard]] constexpr std::size_t seen() const noexcept { return seen_; }
    /// @returns whether any value was invalid
    [[nodiscard]] constexpr bool any() const noexcept { return count_ != 0; }

    /// @param analysis the name of one of two analyses, for the message
    /// @throws invalid_value when any value was invalid
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

/// Checks one value.
/// @throws invalid_value when it is NaN or infinite (index 0)
template <class Value>
constexpr void check_value(const Value& value) {
    if (!is_valid(value)) {
        throw_invalid_value(1, 0, invalid_number(value));
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

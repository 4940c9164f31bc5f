// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_ADDITIVE_SUM_HPP
#define VITALFEW_EXACT_DETAIL_ADDITIVE_SUM_HPP

#include <compare>
#include <cstdint>
#include <optional>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns -1, 0 or 1: the sign of a value of a type with only < and +, from comparing it with its double
template <class Value>
constexpr int sign_by_addition(const Value& value) {
    const Value twice = value + value;
    if (value < twice) {
        return 1;
    }
    return twice < value ? -1 : 0;
}

/// The sum of values with only < and +. Empty stands for zero, which such a type need not be able to
/// construct.
template <class Value>
class additive_sum {
public:
    constexpr void add(const Value& value) {
        // Strong guarantee: the new sum is complete before it replaces the old one.
        if (sum_.has_value()) {
            sum_.emplace(Value(*sum_ + value));
        } else {
            sum_.emplace(value);
        }
    }
    constexpr void add(const additive_sum& other) {
        if (other.sum_.has_value()) {
            add(Value(*other.sum_));
        }
    }

    [[nodiscard]] constexpr const std::optional<Value>& get() const noexcept { return sum_; }

    [[nodiscard]] constexpr int sign() const {
        return sum_.has_value() ? sign_by_addition(*sum_) : 0;
    }

    /// @returns the sum times factor, by repeated doubling
    [[nodiscard]] constexpr additive_sum times(std::uint64_t factor) const {
        additive_sum result;
        additive_sum power(*this);
        for (; factor != 0; factor >>= 1U) {
            if ((factor & 1U) != 0) {
                result.add(power);
            }
            if (factor > 1) {
                power.add(power);
            }
        }
        return result;
    }

    friend constexpr std::strong_ordering operator<=>(const additive_sum& a,
                                                      const additive_sum& b) {
        if (!a.sum_.has_value() || !b.sum_.has_value()) {
            return a.sign() <=> b.sign();
        }
        if (*a.sum_ < *b.sum_) {
            return std::strong_ordering::less;
        }
        return *b.sum_ < *a.sum_ ? std::strong_ordering::greater : std::strong_ordering::equal;
    }

private:
    std::optional<Value> sum_;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_LINEAR_SCORE_HPP
#define VITALFEW_TARGETING_LINEAR_SCORE_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/targeting/detail/rise.hpp"

#include <concepts>
#include <string>
#include <type_traits>  // std::common_type_t

namespace vitalfew {
inline namespace v0 {
namespace targeting {
namespace detail {

[[noreturn]] inline void throw_equal_ends(const std::string& end) {
    VITALFEW_THROW(invalid_edges("vitalfew: a linear score is 0 and 1 at the same value " + end +
                                 ": give two different values, or use a step_score"));
}

}  // namespace detail

/// Scores in a straight line between two values: turnover from 100 000 up to a million, or the days until
/// somebody pays from 60 down to 10.
///
/// 0 at the first value and beyond, 1 at the second and beyond; the second may be the smaller one. Rising
/// from the first to the second never lowers the score. Within 2 units in the last place.
/// @invariant the values are finite and differ
/// @example 06_target_clients.cpp
template <measurable_value Value>
class linear_score {
public:
    /// @throws invalid_edges when the values are equal, NaN or infinite; a bad constant does not compile
    constexpr linear_score(Value zero_at, Value one_at) : zero_at_(zero_at), one_at_(one_at) {
        detail::check_end("a linear score", 0, zero_at_);
        detail::check_end("a linear score", 1, one_at_);
        if (!(zero_at_ < one_at_) && !(one_at_ < zero_at_)) {
            detail::throw_equal_ends(vitalfew::detail::number_text(zero_at_));
        }
    }

    /// @returns the score, in [0, 1]
    /// @pre value is not NaN
    template <scorable_as<Value> Other>
    [[nodiscard]] constexpr double operator()(const Other& value) const {
        if constexpr (std::same_as<Other, Value>) {
            return between(value, zero_at_, one_at_);
        } else {
            return between(static_cast<double>(value), static_cast<double>(zero_at_),
                           static_cast<double>(one_at_));
        }
    }

    [[nodiscard]] constexpr const Value& zero_at() const noexcept { return zero_at_; }
    [[nodiscard]] constexpr const Value& one_at() const noexcept { return one_at_; }

    /// @returns the rule in words
    [[nodiscard]] std::string description() const {
        return "linear, 0 at " + vitalfew::detail::number_text(zero_at_) + " and 1 at " +
               vitalfew::detail::number_text(one_at_);
    }

private:
    template <class T>
    static constexpr double between(const T& value, const T& zero_at, const T& one_at) {
        return zero_at < one_at ? detail::rise(value, zero_at, one_at)
                                : detail::fall(value, one_at, zero_at);
    }

    Value zero_at_;
    Value one_at_;
};

template <class A, class B>
linear_score(A, B) -> linear_score<std::common_type_t<A, B>>;

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

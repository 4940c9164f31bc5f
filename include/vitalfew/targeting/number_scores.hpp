// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_NUMBER_SCORES_HPP
#define VITALFEW_TARGETING_NUMBER_SCORES_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/targeting/detail/checks.hpp"

#include <algorithm>  // std::min
#include <array>
#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <type_traits>  // std::common_type_t
#include <utility>      // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// A type whose values a scoring function for another type accepts: the same type, or both are built-in
/// numbers, which are compared as double.
template <class Other, class Value>
concept scorable_as =
    std::same_as<Other, Value> || (arithmetic_value<Other> && arithmetic_value<Value>);

namespace detail {

[[noreturn]] inline void throw_infinite_end(const char* what, std::size_t index,
                                            const std::string& end) {
    VITALFEW_THROW(invalid_edges("vitalfew: value " + std::to_string(index + 1) + " of " + what +
                                 " is " + end + ": give a finite number"));
}

/// @throws invalid_edges when a parameter of a score is NaN or infinite
template <class Value>
constexpr void check_end(const char* what, std::size_t index, const Value& end) {
    if (!vitalfew::detail::is_valid(end)) {
        throw_infinite_end(what, index,
                           vitalfew::detail::number_text(vitalfew::detail::invalid_number(end)));
    }
}

/// @returns 0 up to bottom, 1 from top on, linear in between
/// @pre bottom <= top; where they are equal, 1 from there on
template <class Value>
constexpr double rise(const Value& value, const Value& bottom, const Value& top) {
    if (!(value < top)) {
        return 1;
    }
    return bottom < value ? vitalfew::detail::ratio_of_distances(value, bottom, top, bottom) : 0;
}

/// @returns 1 up to top, 0 from bottom on, linear in between
/// @pre top <= bottom; where they are equal, 1 up to there
template <class Value>
constexpr double fall(const Value& value, const Value& top, const Value& bottom) {
    if (!(top < value)) {
        return 1;
    }
    return value < bottom ? vitalfew::detail::ratio_of_distances(bottom, value, bottom, top) : 0;
}

[[noreturn]] inline void throw_equal_ends(const std::string& end) {
    VITALFEW_THROW(invalid_edges("vitalfew: a linear score is 0 and 1 at the same value " + end +
                                 ": give two different values, or use a step_score"));
}

}  // namespace detail

/// A linear score between two values: turnover from 100 000 up to a million, or days until payment from 60 down to
/// 10.
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
    /// @throws invalid_value when it is NaN or infinite
    template <scorable_as<Value> Other>
    [[nodiscard]] constexpr double operator()(const Other& value) const {
        vitalfew::detail::check_value(value);
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

namespace detail {

[[noreturn]] inline void throw_inverted_band(std::size_t index, const std::string& value,
                                             const std::string& next) {
    VITALFEW_THROW(invalid_edges("vitalfew: value " + std::to_string(index + 1) +
                                 " of a target band, " + value + ", is above the next one, " +
                                 next + ": give the values in ascending order"));
}

}  // namespace detail

/// A score that is best in the middle: a client of ten to fifty employees, neither a shop nor a corporation.
///
/// 1 from `from` to `to`, falling in a straight line on both sides to 0 at `zero_below` and `zero_above`. Where
/// two neighbouring values are equal the edge is sharp: from that value on, or up to it, the score is 1. The
/// only scoring function here that is not monotone.
/// @invariant the values are finite and ascend
/// @example 06_target_clients.cpp
template <measurable_value Value>
class target_band {
public:
    /// @throws invalid_edges when the values do not ascend, are NaN or infinite, naming the first one; a bad
    /// constant does not compile
    constexpr target_band(Value zero_below, Value from, Value to, Value zero_above)
        : edges_{zero_below, from, to, zero_above} {
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            detail::check_end("a target band", i, edges_[i]);
        }
        for (std::size_t i = 0; i + 1 < edges_.size(); ++i) {
            if (edges_[i + 1] < edges_[i]) {
                detail::throw_inverted_band(i, vitalfew::detail::number_text(edges_[i]),
                                            vitalfew::detail::number_text(edges_[i + 1]));
            }
        }
    }

    /// @returns the score, in [0, 1]
    /// @throws invalid_value when it is NaN or infinite
    template <scorable_as<Value> Other>
    [[nodiscard]] constexpr double operator()(const Other& value) const {
        vitalfew::detail::check_value(value);
        if constexpr (std::same_as<Other, Value>) {
            return within(value, edges_);
        } else {
            return within(static_cast<double>(value),
                          std::array{static_cast<double>(edges_[0]), static_cast<double>(edges_[1]),
                                     static_cast<double>(edges_[2]),
                                     static_cast<double>(edges_[3])});
        }
    }

    /// @returns the four values as given
    [[nodiscard]] constexpr const std::array<Value, 4>& edges() const noexcept { return edges_; }

    /// @returns the rule in words
    [[nodiscard]] std::string description() const {
        return "target band, 0 at " + vitalfew::detail::number_text(edges_[0]) + ", 1 from " +
               vitalfew::detail::number_text(edges_[1]) + " to " +
               vitalfew::detail::number_text(edges_[2]) + ", 0 at " +
               vitalfew::detail::number_text(edges_[3]);
    }

private:
    template <class T>
    static constexpr double within(const T& value, const std::array<T, 4>& edges) {
        return (std::min)(detail::rise(value, edges[0], edges[1]),
                          detail::fall(value, edges[2], edges[3]));
    }

    std::array<Value, 4> edges_;
};

template <class A, class B, class C, class D>
target_band(A, B, C, D) -> target_band<std::common_type_t<A, B, C, D>>;

/// A step: the score from a value on.
template <ordered_value Value>
struct score_step {
    Value from;
    double score;
};

namespace detail {

[[noreturn]] inline void throw_steps_out_of_order(std::size_t index, const std::string& value,
                                                  const std::string& previous) {
    VITALFEW_THROW(invalid_edges("vitalfew: step " + std::to_string(index + 1) + " begins at " +
                                 value + ", not above the one before it, at " + previous +
                                 ": give the steps in ascending order"));
}

[[noreturn]] inline void throw_steps_up_and_down(std::size_t index, const std::string& value) {
    VITALFEW_THROW(invalid_edges("vitalfew: the scores of the steps go both up and down; step " +
                                 std::to_string(index + 1) + ", from " + value +
                                 ", turns: use a target_band for what is best in the middle"));
}

[[noreturn]] inline void throw_no_steps() {
    VITALFEW_THROW(invalid_edges("vitalfew: a step score has no steps: give at least "
                                 "one"));
}

}  // namespace detail

/// A score in steps: 0.2 from 10 sites on, 0.6 from 50, 1 from 200.
///
/// A value equal to the beginning of a step belongs to it. The scores only rise, or only fall where less is better.
/// @invariant at least one step; values strictly ascending; scores monotone
/// @example 06_target_clients.cpp
template <ordered_value Value>
class step_score {
public:
    /// @param at_first the score below the first step
    /// @param steps the score from each value on, in ascending order
    /// @throws invalid_edges when there are no steps, they are out of order, not finite, or their scores go
    /// both up and down, naming the step
    /// @throws invalid_score when a score is not in [0, 1]
    constexpr step_score(double at_first, std::vector<score_step<Value>> steps)
        : at_first_(at_first), steps_(std::move(steps)) {
        if (steps_.empty()) {
            detail::throw_no_steps();
        }
        if (!detail::is_score(at_first_)) {
            detail::throw_invalid_score("the score below the first step", at_first_);
        }
        bool rises = false;
        bool falls = false;
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            const auto& [from, score] = steps_[i];
            detail::check_end("a step score", i, from);
            if (!detail::is_score(score)) {
                detail::throw_invalid_score(
                    "the score of the step from " + vitalfew::detail::number_text(from), score);
            }
            if (i > 0 && !(steps_[i - 1].from < from)) {
                detail::throw_steps_out_of_order(i, vitalfew::detail::number_text(from),
                                                 vitalfew::detail::number_text(steps_[i - 1].from));
            }
            const double before = i == 0 ? at_first_ : steps_[i - 1].score;
            rises = rises || before < score;
            falls = falls || score < before;
            if (rises && falls) {
                detail::throw_steps_up_and_down(i, vitalfew::detail::number_text(from));
            }
        }
    }

    /// @returns the score, in [0, 1]
    /// @throws invalid_value when it is NaN or infinite
    template <scorable_as<Value> Other>
    [[nodiscard]] constexpr double operator()(const Other& value) const {
        vitalfew::detail::check_value(value);
        double score = at_first_;
        for (const auto& step : steps_) {  // few steps: a linear search is fastest
            if (is_below(value, step.from)) {
                break;
            }
            score = step.score;
        }
        return score;
    }

    [[nodiscard]] constexpr double at_first() const noexcept { return at_first_; }
    [[nodiscard]] constexpr std::span<const score_step<Value>> steps() const noexcept {
        return steps_;
    }

    /// @returns the rule in words
    [[nodiscard]] std::string description() const {
        std::string text = "steps, " + vitalfew::detail::number_text(at_first_);
        for (const auto& [from, score] : steps_) {
            text += ", " + vitalfew::detail::number_text(score) + " from " +
                    vitalfew::detail::number_text(from);
        }
        return text;
    }

private:
    template <class Other>
    static constexpr bool is_below(const Other& value, const Value& from) {
        if constexpr (std::same_as<Other, Value>) {
            return value < from;
        } else {
            return static_cast<double>(value) < static_cast<double>(from);
        }
    }

    double at_first_;
    std::vector<score_step<Value>> steps_;
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif

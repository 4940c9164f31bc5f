// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_STEP_SCORE_HPP
#define VITALFEW_TARGETING_STEP_SCORE_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/targeting/detail/check_score.hpp"
#include "vitalfew/targeting/detail/rise.hpp"

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

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
    VITALFEW_THROW(invalid_edges(
        "vitalfew: a step score has no steps, and would be the same for everybody: give one at "
        "least"));
}

}  // namespace detail

/// Scores in steps: 0.2 from 10 sites on, 0.6 from 50, 1 from 200.
///
/// A value that lands on a step is on it. The scores go up throughout, or down throughout where less is
/// better.
/// @invariant at least one step; values strictly ascending; scores monotone
/// @example 06_target_clients.cpp
template <ordered_value Value>
class step_score {
public:
    /// @param at_first the score below the first step
    /// @param steps from which value on which score holds, in ascending order
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
    /// @pre value is not NaN
    template <scorable_as<Value> Other>
    [[nodiscard]] constexpr double operator()(const Other& value) const {
        double score = at_first_;
        for (const auto& step : steps_) {  // a handful: no search is faster
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

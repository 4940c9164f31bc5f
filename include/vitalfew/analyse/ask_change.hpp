// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_ASK_CHANGE_HPP
#define VITALFEW_ANALYSE_ASK_CHANGE_HPP

#include "vitalfew/analyse/question.hpp"
#include "vitalfew/compare/find_migration.hpp"
#include "vitalfew/compare/hysteresis.hpp"
#include "vitalfew/compare/keyed_analysis.hpp"
#include "vitalfew/compare/review.hpp"
#include "vitalfew/core/period.hpp"

#include <concepts>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// The answer to ask::review.
struct review_answer {
    review_schedule schedule;
    review_status status = review_status::fresh;
};

namespace ask {

struct migration_fn {
    /// Asks which clients moved since an earlier analysis, see find_migration.
    /// @param before the earlier analysis, made by keyed_analysis; copied, so let it refer to its data
    /// @param key projection to a client's key
    /// @param is_known see find_migration
    template <std::copy_constructible Before, std::copy_constructible Key,
              std::copy_constructible Known = no_earlier_clients>
    [[nodiscard]] constexpr auto operator()(Before before, Key key, Known is_known = {}) const {
        return question_of<migration_fn>([before = std::move(before), key = std::move(key),
                                          is_known = std::move(is_known)](const auto& base) {
            return find_migration(
                before, keyed_analysis(base.clients(), key, base.value(), base.classified()),
                is_known);
        });
    }
};
inline constexpr migration_fn migration{};

struct steady_grades_fn {
    /// Asks for grades that do not change for small differences, see classify_with_hysteresis.
    /// @param past projection to the grade of the last analysis
    /// @param options margin, stay and day; limits and rule are those of the analysis
    template <std::copy_constructible Past>
    [[nodiscard]] constexpr auto operator()(Past past, hysteresis_options options = {}) const {
        return question_of<steady_grades_fn>([past = std::move(past), options](const auto& base) {
            hysteresis_options with_limits = options;
            with_limits.limits = base.options().limits;
            with_limits.crossing = base.options().crossing;
            return classify_with_hysteresis(base.clients(), base.value(), past, with_limits);
        });
    }
};
inline constexpr steady_grades_fn steady_grades{};

struct review_fn {
    /// Asks when the base is to be analysed again, and for the status on a day; see review_schedule.
    [[nodiscard]] constexpr auto operator()(const review_schedule& schedule, date as_of) const {
        return question_of<review_fn>([schedule, as_of](const auto& /*base*/) {
            return review_answer{schedule, schedule.status(as_of)};
        });
    }
};
inline constexpr review_fn review{};

}  // namespace ask
}  // namespace v0
}  // namespace vitalfew

#endif

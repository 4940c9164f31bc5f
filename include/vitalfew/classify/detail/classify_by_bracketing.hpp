// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_BRACKETING_HPP
#define VITALFEW_CLASSIFY_DETAIL_CLASSIFY_BY_BRACKETING_HPP

#include "vitalfew/classify/detail/bracket_pass.hpp"
#include "vitalfew/classify/detail/bracket_totals.hpp"
#include "vitalfew/classify/detail/digit_totals.hpp"
#include "vitalfew/classify/detail/fixed_window.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"
#include "vitalfew/classify/detail/undecided_values.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/detail/wide_vectors.hpp"

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/detail/bracketing.hpp"
#include "vitalfew/classify/detail/found_cutoffs.hpp"
#include "vitalfew/classify/detail/value_sample.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/value_blocks.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many clients on a sample and two passes with wide vectors are faster than narrowing.
inline constexpr std::size_t bracketing_pays_from = std::size_t{1} << 16U;

/// What is spent on a guess, and when it is not followed. Changes the time, never the result.
struct guess_effort {
    std::size_t sample_size = 0;    ///< see take_sample
    double most_collected = 0.125;  ///< beyond that part of the base, narrowing is as fast
};

/// @returns whether the machine, and the state it is in, are those that bracketing takes for granted
[[nodiscard]] inline bool bracketing_is_possible() noexcept {
    return machine_has_wide_vectors() && denormals_count();
}

/// The grades of the values in brackets, once the cutoffs are known.
class final_grades {
public:
    template <class Sum>
    explicit final_grades(const bracketing<Sum>& found)
        : brackets_(&found.brackets()), least_(found) {}

    /// Puts grades in the places of the codes of points.
    void replace_codes(std::span<grade> grades) const noexcept {
        for (std::size_t i = 0; i < brackets_->size(); ++i) {
            if ((*brackets_)[i].is_point()) {
                replace_code(grades, brackets_->code(i), least_.grade_of((*brackets_)[i].most));
            }
        }
    }
    /// Grades the values that were collected.
    /// @param grades of the whole base
    void grade_inside(const bracket_totals& totals, grade* grades) const noexcept {
        for (const undecided_values& inside : totals.inside) {
            grade_undecided(inside.get(), least_, grades);
        }
    }

private:
    const value_brackets* brackets_;
    least_admitted_values least_;
};

/// Classifies a base by bracketing. @pre bracketing_is_possible()
/// @param room_for called at most once, with the number of clients, when all values are known to be finite;
/// gives the memory for their grades, or a null pointer when none are wanted
/// @returns nothing when it has to be done by narrowing; grades may have been written then
template <class Clients, class Projection, class Room>
    requires sampled_base<Clients>
auto classify_by_bracketing(Clients& clients, Projection& value, const classify_options& options,
                            const guess_effort& effort, narrowing_scratch& scratch, Room room_for)
    -> std::optional<classification_summary<projected_t<Projection, Clients>>> {
    using value_type = projected_t<Projection, Clients>;
    take_sample(clients, value, effort.sample_size, scratch.sample);
    const auto window = fixed_window::around(scratch.sample);
    if (!window) {
        return std::nullopt;
    }
    value_blocks<Clients, Projection> blocks(clients, value);
    signed_totals totals(*window);
    blocks([&totals](std::span<const double> block) { totals.add(block); });
    bracketing<sum_of_t<value_type>> found(options, scratch);
    if (!blocks.exact() || !found.guess(totals, *window, effort.most_collected)) {
        return std::nullopt;
    }
    grade* const grades = room_for(found.size());
    const bracket_pass pass = found.pass(*window);
    bracket_totals& by_bracket = scratch.by_bracket;
    by_bracket.clear();
    std::size_t first = 0;
    blocks([&](std::span<const double> block) {
        pass.look_at(block, first, grades == nullptr ? nullptr : grades + first, by_bracket);
        first += block.size();
    });
    if (!found.settle(std::span(&by_bracket, 1), *window)) {
        return std::nullopt;
    }
    if (grades != nullptr) {
        const final_grades last(found);
        last.replace_codes(std::span(grades, found.size()));
        last.grade_inside(by_bracket, grades);
    }
    return summary_of<value_type>(found);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

#endif

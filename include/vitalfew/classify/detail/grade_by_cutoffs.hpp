// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_GRADE_BY_CUTOFFS_HPP
#define VITALFEW_CLASSIFY_DETAIL_GRADE_BY_CUTOFFS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <utility>     // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Grades a base by cutoffs that are known, in one pass, and sums up the grades.
/// @param take is given the grade of each client, in order
/// @throws invalid_value at the end of the pass
template <class Clients, class Projection, class Take>
constexpr auto grade_by_cutoffs(Clients& clients, Projection& value,
                                cutoffs<projected_t<Projection, Clients>> ends, Take take)
    -> classification_summary<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    std::vector<grade_summary<value_type>> summaries(ends.size() + 1);
    loss_summary<value_type> losses;
    std::size_t count = 0;
    invalid_value_count invalid;
    for (auto&& client : clients) {
        auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
        if (!invalid.accept<value_type>(it)) {
            continue;
        }
        const grade g = ends(it);
        take(g);
        ++count;
        grade_summary<value_type>& summary = summaries[grade_index(g)];
        ++summary.clients;
        if (is_positive<value_type>(it)) {
            summary.value += it;
        } else if (is_negative<value_type>(it)) {
            ++losses.clients;
            losses.value += it;
        }
    }
    invalid.throw_if_any();
    return summarize(count, std::move(ends), std::move(summaries), std::move(losses));
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

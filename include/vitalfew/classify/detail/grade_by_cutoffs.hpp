// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_GRADE_BY_CUTOFFS_HPP
#define VITALFEW_CLASSIFY_DETAIL_GRADE_BY_CUTOFFS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/values.hpp"

#include <cstddef>
#include <functional>  // std::invoke
#include <utility>     // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Grades a base by cutoffs that are known, in one pass, and sums up the grades.
/// @param grades room for one grade per client
/// @throws invalid_value
template <class Clients, class Projection>
constexpr auto grade_by_cutoffs(Clients& clients, Projection& value,
                                cutoffs<projected_t<Projection, Clients>> ends, grade* grades)
    -> classification_summary<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    std::vector<grade_summary<value_type>> summaries(ends.size() + 1);
    loss_summary<value_type> losses;
    std::size_t count = 0;
    for (auto&& client : clients) {
        auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
        const grade g = ends(it);
        *grades++ = g;
        ++count;
        grade_summary<value_type>& summary = summaries[index(g)];
        ++summary.clients;
        if (is_positive<value_type>(it)) {
            summary.value += it;
        } else if (is_negative<value_type>(it)) {
            ++losses.clients;
            losses.value += it;
        }
    }
    return summarize(count, std::move(ends), std::move(summaries), std::move(losses));
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

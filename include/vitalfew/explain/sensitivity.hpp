// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXPLAIN_SENSITIVITY_HPP
#define VITALFEW_EXPLAIN_SENSITIVITY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/explain/standings.hpp"

#include <algorithm>  // std::reverse
#include <concepts>
#include <cstddef>
#include <ranges>
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// @returns center and the shares a step apart on both sides of it, in increasing order:
/// share_grid(percent(80), percent(1), 5) is 75, 76, ... 85 %. Shares outside (0, 1] are left out; when
/// the step is 0, center alone remains.
/// @throws invalid_share when they have no common denominator below 2^64
[[nodiscard]] constexpr std::vector<share> share_grid(const share& center, const share& step,
                                                      std::size_t steps) {
    std::vector<share> shares;
    share at = center;
    for (std::size_t i = 0; i < steps && step != share() && detail::lowered(at, step) != share();
         ++i) {
        at = detail::lowered(at, step);
        shares.push_back(at);
    }
    std::reverse(shares.begin(), shares.end());
    shares.push_back(center);
    at = center;
    for (std::size_t i = 0;
         i < steps && step != share() && step <= detail::lowered(share(1, 1), at); ++i) {
        at = detail::raised(at, step);
        shares.push_back(at);
    }
    return shares;
}

/// The summary of the grades with one limit moved.
template <summable_value Value>
struct sensitivity_row {
    /// The limit that was moved.
    share limit;
    /// As classify gives it with this limit in place of the original one.
    classification_summary<Value> result;
};

struct sensitivity_fn {
    /// Shows how the number of clients and the value of each grade depend on one limit: does it matter
    /// whether A ends at 80 or at 78 %?
    ///
    /// @param table standings(clients, value, options); its other limits and its rule stay
    /// @param ends_at the grade whose limit moves
    /// @param limits its new values, such as share_grid(percent(80), percent(1), 5)
    /// @returns one row for each limit, in the order given
    /// @throws invalid_limits when a new limit equals or passes one of the others or is not in (0, 1]
    /// @throws invalid_grade for a grade that no limit ends
    /// Complexity: O((log n)^2) a row, nothing is sorted or classified again; for types with only < and
    /// +, O(n) a row.
    /// @example 24_why.cpp
    template <class Value, std::ranges::input_range Limits>
        requires std::convertible_to<std::ranges::range_reference_t<Limits>, share>
    [[nodiscard]] constexpr std::vector<sensitivity_row<Value>> operator()(
        const standing_table<Value>& table, grade ends_at, Limits&& limits) const {
        const class_limits& all = table.options().limits;
        if (grade_index(ends_at) >= all.size()) {
            detail::throw_invalid_grade(grade_index(ends_at), all.size());
        }
        std::vector<sensitivity_row<Value>> rows;
        std::vector<share> moved(all.begin(), all.end());
        for (const share& limit : limits) {
            moved[grade_index(ends_at)] = limit;
            rows.push_back({limit, table.summary(class_limits(moved))});
        }
        return rows;
    }
};

/// See sensitivity_fn.
inline constexpr sensitivity_fn sensitivity{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_BY_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_BY_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/detail/choose_way.hpp"
#include "vitalfew/classify/detail/sorting/sorting.hpp"
#include "vitalfew/classify/grouped_classification.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash, std::invoke
#include <optional>
#include <span>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// Whether classify_by also classifies the base as a whole.
enum class whole_base : std::uint8_t { left_out, classified };

/// The options of classify_by; each has a default.
struct classify_by_options {
    class_limits limits = abcd_limits;
    vitalfew::crossing crossing = vitalfew::crossing::upper;
    whole_base everybody = whole_base::left_out;
};

namespace detail {

/// @returns the values group by group, within a group in the order of the base
/// @throws invalid_value
template <class Clients, class Projection, class Groups>
auto values_by_group(Clients& clients, Projection& value, const Groups& groups)
    -> std::vector<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    std::vector<value_type> values;
    auto next = group_starts(groups);
    auto group = groups.of_clients().begin();
    invalid_value_count invalid;
    for (auto&& client : clients) {
        auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
        if (invalid.accept<value_type>(it)) {
            if (values.empty()) {
                // Filled with a value of the base, because a type need not have a default.
                values.assign(groups.of_clients().size(), it);
            }
            values[next[*group]++] = it;
        }
        ++group;
    }
    invalid.throw_if_any();
    return values;
}

/// The goal of classify_by: a group is graded and appended to the results.
template <class Value>
struct group_goal {
    group_results<Value>& results;
    grade* grades;
    sorting_scratch<Value>& sorting;

    [[nodiscard]] grade* room_for(std::size_t /*count*/) const noexcept { return grades; }
    void of_summary(const classification_summary<Value>& found) const { results.append(found); }
    void of_cutoffs(std::span<const Value> values, const std::identity& /*value*/,
                    const cutoffs<Value>& ends) const {
        results.append(values, ends, grades);
    }
};

}  // namespace detail

struct classify_by_fn {
    /// Gives every client a grade within its group, such as region, branch, manager or product line: one ABCD
    /// analysis for each group, in one call.
    ///
    /// The grades and summaries of a group are those that classify gives for its clients alone, whatever
    /// the order in which clients of different groups stand. A group whose total is 0 has everybody in the
    /// last grade. Groups are numbered in order of their first client; every client is in one.
    ///
    /// @param clients any forward range; passed over twice, once or twice more for the whole base
    /// @param group tells the key of a client's group
    /// @param value tells a client's value
    /// @param options limits (80, 95, 99 % by default), the rule of crossing (upper by default), and whether
    /// the base is also classified as a whole (left out by default)
    /// @param hash of the keys
    /// @returns grades in the order of the base, the groups, and a summary of each
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first in the
    /// base
    /// @throws std::length_error for more than 2^32 - 1 groups
    /// @throws what the projections throw; nothing of the caller's is changed
    /// Complexity: O(n) time on average for values that classify takes in linear time, and groups of about
    /// 500 clients or more; smaller groups and other values are sorted group by group, so O(n log m) for
    /// groups of m. Beside the result (5 bytes a client, a key and about 200 to 300 bytes a group for four
    /// grades) one value and one byte a client, and one classify_workspace for all groups.
    /// @example 21_groups.cpp
    template <client_range Clients, class Group, class Projection,
              class Hash = std::hash<projected_t<Group, Clients>>>
        requires projection_of<Group, Clients> && hashable_key<projected_t<Group, Clients>, Hash> &&
                 summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, Group group, Projection value,
                                  const classify_by_options& options = {}, Hash hash = {}) const
        -> grouped_classification<projected_t<Group, Clients>, projected_t<Projection, Clients>,
                                  Hash> {
        using value_type = projected_t<Projection, Clients>;
        const classify_options each{options.limits, options.crossing};
        auto groups = detail::group_clients(clients, group, std::move(hash));
        const auto values = detail::values_by_group(clients, value, groups);

        classify_workspace workspace;
        detail::group_results<value_type> results(options.limits.size());
        results.reserve(groups.size());
        std::vector<grade> by_group(values.size());
        detail::sorting_scratch<value_type> sorting;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::size_t first = groups.clients_before(i);
            const auto of_group = std::span(values).subspan(first, groups.clients(i));
            std::identity itself;
            detail::classify_by_fastest_way(
                detail::serial_executor{}, of_group, itself, each, workspace,
                detail::group_goal<value_type>{results, by_group.data() + first, sorting});
        }
        std::vector<grade> grades(values.size());
        auto next = detail::group_starts(groups);
        for (std::size_t i = 0; i < grades.size(); ++i) {
            grades[i] = by_group[next[groups.of_clients()[i]]++];
        }
        std::optional<classification<value_type>> everybody;
        if (options.everybody == whole_base::classified) {
            everybody.emplace(classify(clients, std::move(value), each, workspace));
        }
        return {std::move(groups), std::move(grades), std::move(results), std::move(everybody)};
    }
};

/// See classify_by_fn.
inline constexpr classify_by_fn classify_by{};

}  // namespace v0
}  // namespace vitalfew

#endif

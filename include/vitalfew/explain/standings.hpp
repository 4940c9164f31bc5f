// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXPLAIN_STANDINGS_HPP
#define VITALFEW_EXPLAIN_STANDINGS_HPP

#include "vitalfew/core/class_limits.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/values.hpp"
#include "vitalfew/explain/standing_table.hpp"

#include <cstddef>
#include <functional>  // std::identity, std::invoke
#include <ranges>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

struct standings_fn {
    /// Prepares a base for the question why: why this grade, what is missing, what if the limits moved.
    ///
    /// @param clients any range; passed over once
    /// @param value tells a client's value
    /// @param options limits (80, 95, 99 % by default) and the rule of crossing (upper by default)
    /// @returns a table that answers in O(log n); on an empty range, one that gives the last grade to all
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws; nothing of the caller's is changed
    /// Complexity: O(n log n) time; the table holds one value and a sixteenth of a sum for each client, 9 to 11
    /// bytes for built-in numbers.
    /// @example 24_why.cpp
    template <std::ranges::input_range Clients, class Projection = std::identity>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] constexpr auto operator()(Clients&& clients, Projection value = {},
                                            const classify_options& options = {}) const
        -> standing_table<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        std::vector<value_type> values;
        if constexpr (std::ranges::sized_range<Clients>) {
            values.reserve(static_cast<std::size_t>(std::ranges::size(clients)));
        }
        detail::invalid_value_count invalid;
        for (auto&& client : clients) {
            auto&& it = std::invoke(value, std::forward<decltype(client)>(client));
            if (invalid.accept<value_type>(it)) {
                values.push_back(it);
            }
        }
        invalid.throw_if_any();
        return {std::move(values), options};
    }
};

/// See standings_fn.
inline constexpr standings_fn standings{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXPLAIN_NEAR_LIMITS_HPP
#define VITALFEW_EXPLAIN_NEAR_LIMITS_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/detail/descending_sums.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/explain/standings.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <optional>
#include <ranges>
#include <utility>  // std::forward
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// On which side of a limit a client is.
enum class limit_side : std::uint8_t {
    better,  ///< on the better side: it may slip below the limit
    worse    ///< past the limit: it may rise above it
};

/// A client whose cumulative share is close to a limit.
struct near_limit {
    std::size_t client = 0;  ///< its index in the base
    std::size_t limit = 0;   ///< the index of the limit; the grade with that index ends there
    limit_side side = limit_side::better;
    /// The distance from the limit to the interval [before, after] of the client, as a share of the total; 0
    /// when the limit is in it, that is, when the client itself crosses it. Within 1e-15.
    double distance = 0;
};

namespace detail {

/// The values whose cumulative shares are within a margin of a limit.
template <class Value>
struct value_band {
    Value most;
    Value least;
};

/// @returns nothing when there are none
template <class Value>
constexpr std::optional<value_band<Value>> band_about(const standing_table<Value>& table,
                                                      const share& limit, const share& margin) {
    const descending_sums<Value>& sums = table.sums();
    const share from = lowered(limit, margin);
    const share to = raised(limit, margin);
    // Both sums grow in descending order: the first that reaches the band, then the first that starts after
    // it.
    const std::size_t first = sums.first_position(0, sums.positives(), [&](std::size_t i) {
        return compare_with_share(sums.peers_at(i).after, from, sums.total()) >= 0;
    });
    const std::size_t next = sums.first_position(first, sums.positives(), [&](std::size_t i) {
        return compare_with_share(sums.peers_at(i).before, to, sums.total()) > 0;
    });
    if (first == next) {
        return std::nullopt;
    }
    return value_band<Value>{sums.value(first), sums.value(next - 1)};
}

}  // namespace detail

struct near_limits_fn {
    /// Finds the clients that are about to change grades: those close to a limit, on both sides of it.
    ///
    /// A client with value v covers the cumulative shares from before(v) to after(v). It is near a limit when
    /// this interval comes within the margin: after(v) >= limit - margin and before(v) <= limit + margin,
    /// compared exactly. So a client that crosses a limit is near it with any margin, 0 included. Clients
    /// with values of 0 and below are near no limit, nor is any client when the total is 0.
    ///
    /// @param clients any range; passed over once
    /// @param value tells a client's value
    /// @param table standings(clients, value, options)
    /// @param margin of the total, such as permille(5)
    /// @returns clients in the order of the base, each with every limit that it is near
    /// @throws invalid_share when limit and margin have no common denominator below 2^64
    /// @throws invalid_value when a value is NaN or infinite
    /// Complexity: O(n) time for each limit, and O(log n) for each client near it; allocates only the result.
    /// @example 24_why.cpp
    template <std::ranges::input_range Clients, class Projection>
        requires summable_projection<Projection, Clients> &&
                 requires(const exact_share<
                          typename sum_of_t<projected_t<Projection, Clients>>::value_type>& s) {
                     s.to_double();
                 }
    [[nodiscard]] constexpr std::vector<near_limit> operator()(
        Clients&& clients, Projection value,
        const standing_table<projected_t<Projection, Clients>>& table, const share& margin) const {
        using value_type = projected_t<Projection, Clients>;
        const class_limits& limits = table.options().limits;
        std::vector<std::optional<detail::value_band<value_type>>> bands;
        bands.reserve(limits.size());
        for (const share& limit : limits) {
            bands.push_back(detail::band_about(table, limit, margin));
        }
        std::vector<near_limit> found;
        std::size_t client = 0;
        detail::invalid_value_count invalid;
        for (auto&& each : clients) {
            auto&& it = std::invoke(value, std::forward<decltype(each)>(each));
            const bool valid = invalid.accept<value_type>(it);
            for (std::size_t i = 0; valid && i < bands.size(); ++i) {
                if (bands[i] && !(it < bands[i]->least) && !(bands[i]->most < it)) {
                    found.push_back(describe(table, it, client, i));
                }
            }
            ++client;
        }
        invalid.throw_if_any();
        return found;
    }

private:
    template <class Value>
    static constexpr near_limit describe(const standing_table<Value>& table, const Value& value,
                                         std::size_t client, std::size_t limit) {
        const share& at = table.options().limits[limit];
        const value_standing<Value> stands = table(value);
        const double distance = stands.after < at    ? at.to_double() - stands.after.to_double()
                                : stands.before > at ? stands.before.to_double() - at.to_double()
                                                     : 0.0;
        return {client, limit,
                grade_index(stands.grade) > limit ? limit_side::worse : limit_side::better,
                distance < 0 ? 0.0 : distance};
    }
};

/// See near_limits_fn.
inline constexpr near_limits_fn near_limits{};

}  // namespace v0
}  // namespace vitalfew

#endif

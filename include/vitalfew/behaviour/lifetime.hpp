// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_LIFETIME_HPP
#define VITALFEW_BEHAVIOUR_LIFETIME_HPP

#include "vitalfew/behaviour/detail/as_of.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/period.hpp"

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <ranges>
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The inputs of customer lifetime value models for one client.
struct client_lifetime {
    std::uint64_t frequency = 0;   ///< repeat purchases: the different days with a deal, less one
    std::chrono::days recency{0};  ///< from the first deal to the last; 0 for a single day
    std::chrono::days age{0};      ///< from the first deal to the as-of date

    friend constexpr bool operator==(const client_lifetime&,
                                     const client_lifetime&) noexcept = default;
};

namespace detail {

template <class Profile>
concept profile_with_days = requires(const Profile& profile) {
    { profile.active_days } -> std::convertible_to<std::optional<std::uint64_t>>;
    { profile.first_deal } -> std::convertible_to<std::optional<date>>;
    { profile.last_deal } -> std::convertible_to<std::optional<date>>;
};

}  // namespace detail

struct lifetimes_fn {
    /// Calculates the repeat frequency, recency and age of every client, in days.
    ///
    /// Recency is the time from the first deal to the last, as in models of lifetime value, and not from the
    /// last deal to the as-of date, as in rfm.
    ///
    /// @param profiles any input range of client profiles
    /// @param as_of the day of the analysis
    /// @returns one for each profile; absent for a client without a deal
    /// @pre the profiles were collected with profile_detail::full
    /// @throws invalid_date when as_of is before a last deal: the first such client and both days
    /// Complexity: O(n) time, 32 bytes a client.
    /// @see P. S. Fader, B. G. S. Hardie, K. L. Lee, "'Counting Your Customers' the Easy Way: An Alternative
    /// to the Pareto/NBD Model", Marketing Science 24 (2005)
    template <std::ranges::input_range Profiles>
        requires detail::profile_with_days<std::ranges::range_value_t<Profiles>>
    [[nodiscard]] constexpr std::vector<std::optional<client_lifetime>> operator()(
        Profiles&& profiles, date as_of) const {
        std::vector<std::optional<client_lifetime>> result;
        detail::reserve_for(result, profiles);
        for (auto&& profile : profiles) {
            if (!profile.first_deal.has_value() || !profile.last_deal.has_value()) {
                result.emplace_back(std::nullopt);
                continue;
            }
            (void)detail::days_since(*profile.last_deal, as_of, result.size());
            VITALFEW_ASSERT(profile.active_days.has_value());
            result.emplace_back(client_lifetime{.frequency = *profile.active_days - 1,
                                                .recency = *profile.last_deal - *profile.first_deal,
                                                .age = as_of - *profile.first_deal});
        }
        return result;
    }
};

/// See lifetimes_fn.
inline constexpr lifetimes_fn lifetimes{};

}  // namespace v0
}  // namespace vitalfew

#endif

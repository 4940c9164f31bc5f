// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_LIFETIME_HPP
#define VITALFEW_BEHAVIOUR_LIFETIME_HPP

#include "vitalfew/behaviour/detail/as_of.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/detail/range_size.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <string>
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

[[noreturn]] inline void throw_days_not_collected(std::size_t client) {
    VITALFEW_THROW(invalid_date("vitalfew: the profile of client " + std::to_string(client) +
                                " has deals but no number of days with one: collect the profiles "
                                "with profile_detail::full"));
}

[[noreturn]] inline void throw_deals_out_of_order(std::size_t client, date first, date last) {
    VITALFEW_THROW(invalid_date("vitalfew: the first deal of client " + std::to_string(client) +
                                ", on " + to_string(first) + ", is after its last, on " +
                                to_string(last) + ": correct the dates"));
}

template <class Profile>
concept profile_with_days = requires(const Profile& profile) {
    { profile.active_days } -> std::convertible_to<std::optional<std::uint64_t>>;
    { profile.first_deal } -> std::convertible_to<std::optional<date>>;
    { profile.last_deal } -> std::convertible_to<std::optional<date>>;
};

}  // namespace detail

struct client_lifetimes_fn {
    /// Calculates the repeat frequency, recency and age of every client, in days.
    ///
    /// Recency is the time from the first deal to the last, as in models of lifetime value, and not from the
    /// last deal to the as-of date, as in rfm.
    ///
    /// @param profiles any input range of client profiles
    /// @param as_of the day of the analysis
    /// @returns one for each profile; absent for a client without a deal
    /// @throws invalid_date when as_of is before a last deal, or outside of the calendar (as the end of a period
    /// without an end is); when the days of a client contradict each other, or are missing because the profiles
    /// were not collected with profile_detail::full. Names the first such client and its days
    /// Complexity: O(n) time, 32 bytes a client.
    /// @see P. S. Fader, B. G. S. Hardie, K. L. Lee, "'Counting Your Customers' the Easy Way: An Alternative
    /// to the Pareto/NBD Model", Marketing Science 24 (2005)
    template <std::ranges::input_range Profiles>
        requires detail::profile_with_days<std::ranges::range_value_t<Profiles>>
    [[nodiscard]] constexpr std::vector<std::optional<client_lifetime>> operator()(
        Profiles&& profiles, date as_of) const {
        detail::check_as_of(as_of);
        std::vector<std::optional<client_lifetime>> result;
        detail::reserve_for(result, profiles);
        for (auto&& profile : profiles) {
            if (!profile.first_deal.has_value() || !profile.last_deal.has_value()) {
                result.emplace_back(std::nullopt);
                continue;
            }
            const std::size_t client = result.size();
            (void)detail::days_since(*profile.last_deal, as_of, client);
            if (*profile.last_deal < *profile.first_deal) {
                detail::throw_deals_out_of_order(client, *profile.first_deal, *profile.last_deal);
            }
            const std::optional<std::uint64_t> days = profile.active_days;
            if (days.value_or(0) == 0) {
                detail::throw_days_not_collected(client);
            }
            const std::chrono::days age = detail::days_since(*profile.first_deal, as_of, client);
            result.emplace_back(client_lifetime{.frequency = *days - 1,
                                                .recency = *profile.last_deal - *profile.first_deal,
                                                .age = age});
        }
        return result;
    }
};

/// See client_lifetimes_fn.
inline constexpr client_lifetimes_fn client_lifetimes{};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_CLIENT_PROFILE_HPP
#define VITALFEW_CLIENTS_CLIENT_PROFILE_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstdint>
#include <optional>

namespace vitalfew {
inline namespace v0 {

/// A client of a period, summed up from its deals.
///
/// A client who only returned goods has no deal, hence no dates and no largest deal, but a value.
template <class Key, summable_value Amount>
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): a profile is made with its key
struct client_profile {
    using sum_type = exact_sum<Amount>;

    Key key;
    /// The number of deals; lines of one deal id are one deal, returns are none.
    std::uint64_t deals = 0;
    /// The number of different days with a deal. Absent under profile_detail::counts.
    std::optional<std::uint64_t> active_days{};
    /// The day of the first deal, and of the last. The day of a deal of several lines is its earliest.
    std::optional<date> first_deal{};
    std::optional<date> last_deal{};
    /// The exact sum of the deals' amounts.
    sum_type gross{};
    /// The exact sum of the returns' amounts with their signs, so usually negative.
    sum_type returned{};
    /// The largest deal, the sum of its lines. Absent without a deal, and under profile_detail::counts.
    std::optional<sum_type> largest_deal{};

    /// @returns the value of the client: the exact sum of gross and returned
    [[nodiscard]] constexpr sum_type value() const { return gross + returned; }
};

struct client_value_fn {
    /// The value of a profile, as a projection: classify(profiles, client_value).
    template <class Key, class Amount>
    [[nodiscard]] constexpr exact_sum<Amount> operator()(
        const client_profile<Key, Amount>& profile) const {
        return profile.value();
    }
};

/// See client_value_fn.
inline constexpr client_value_fn client_value{};

struct largest_deal_fn {
    /// The largest deal of a profile, as a projection; absent without a deal, and under profile_detail::counts.
    template <class Key, class Amount>
    [[nodiscard]] constexpr const std::optional<exact_sum<Amount>>& operator()(
        const client_profile<Key, Amount>& profile) const noexcept {
        return profile.largest_deal;
    }
};

/// See largest_deal_fn.
inline constexpr largest_deal_fn largest_deal{};

struct last_deal_fn {
    /// The day of a profile's last deal, as a projection; absent when there is none.
    template <class Key, class Amount>
    [[nodiscard]] constexpr const std::optional<date>& operator()(
        const client_profile<Key, Amount>& profile) const noexcept {
        return profile.last_deal;
    }
};

/// See last_deal_fn.
inline constexpr last_deal_fn last_deal{};

namespace detail {

[[noreturn]] inline void throw_days_not_counted() {
    VITALFEW_THROW(invalid_date(
        "vitalfew: deals of one day were to be counted once, but a profile has no number of days "
        "with a deal: collect the profiles with profile_detail::full, or count with "
        "same_day_deals::separate"));
}

}  // namespace detail

/// Whether several deals on one day count as one: two orders on a Monday may be one purchase.
enum class same_day_deals : std::uint8_t { separate, once };

/// Projection: the number of deals of a profile, deal_count{} or deal_count{same_day_deals::once}.
class deal_count {
public:
    constexpr deal_count() noexcept = default;
    constexpr explicit deal_count(same_day_deals rule) noexcept : rule_(rule) {}

    /// @throws invalid_date under same_day_deals::once, when the profile was not collected with profile_detail::full
    template <class Key, class Amount>
    [[nodiscard]] constexpr std::uint64_t operator()(
        const client_profile<Key, Amount>& profile) const {
        if (rule_ == same_day_deals::separate) {
            return profile.deals;
        }
        if (!profile.active_days.has_value()) {
            detail::throw_days_not_counted();
        }
        return *profile.active_days;
    }

private:
    same_day_deals rule_ = same_day_deals::separate;
};

}  // namespace v0
}  // namespace vitalfew

#endif

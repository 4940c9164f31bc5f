// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_CLIENT_PROFILE_HPP
#define VITALFEW_CLIENTS_CLIENT_PROFILE_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstdint>
#include <optional>

namespace vitalfew {
inline namespace v0 {

/// What the deals of a period say about one client.
///
/// A client who only returned goods has no deal, hence no dates and no largest deal, but a value.
template <class Key, summable_value Amount>
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): a profile is made with its key
struct client_profile {
    using sum_type = exact_sum<Amount>;

    Key key;
    /// The number of deals; lines of one deal id are one deal, returns are none.
    std::uint64_t deals = 0;
    /// The number of different days with a deal. Absent when it was not asked for.
    std::optional<std::uint64_t> active_days{};
    /// The day of the first deal, and of the last. The day of a deal of several lines is its earliest.
    std::optional<date> first_deal{};
    std::optional<date> last_deal{};
    /// The exact sum of the deals' amounts.
    sum_type gross{};
    /// The exact sum of the returns' amounts as they stand, so usually negative.
    sum_type returned{};
    /// The largest deal, all its lines together. Absent when there is no deal or it was not asked for.
    std::optional<sum_type> largest_deal{};

    /// @returns what the client is worth: gross and returned together, exactly
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
    /// The largest deal of a profile, as a projection; absent when there is none or it was not asked for.
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

/// Whether deals of one day count once: someone who orders twice on a Monday may have come once.
enum class same_day : std::uint8_t { separate, once };

/// How many deals a profile has, as a projection: deal_count{} or deal_count{same_day::once}.
class deal_count {
public:
    constexpr deal_count() noexcept = default;
    constexpr explicit deal_count(same_day rule) noexcept : rule_(rule) {}

    /// @pre under same_day::once, the profile was collected with profile_detail::full
    template <class Key, class Amount>
    [[nodiscard]] constexpr std::uint64_t operator()(
        const client_profile<Key, Amount>& profile) const noexcept {
        if (rule_ == same_day::separate) {
            return profile.deals;
        }
        VITALFEW_ASSERT(profile.active_days.has_value());
        return *profile.active_days;
    }

private:
    same_day rule_ = same_day::separate;
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_CLIENT_PROFILE_HPP
#define VITALFEW_CLIENTS_CLIENT_PROFILE_HPP

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

}  // namespace v0
}  // namespace vitalfew

#endif

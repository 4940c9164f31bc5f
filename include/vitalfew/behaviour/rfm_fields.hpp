// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_RFM_FIELDS_HPP
#define VITALFEW_BEHAVIOUR_RFM_FIELDS_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/period.hpp"

#include <concepts>
#include <optional>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

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

/// Tells the day of a client's last deal: a date, or an optional one.
template <class Projection, class R>
concept last_deal_projection = projection_of<Projection, R> &&
                               std::convertible_to<projected_t<Projection, R>, std::optional<date>>;

/// Says where the last deal, the number of deals and the value of a client are. The defaults are for
/// profiles.
///
///     rfm_fields(&client::last_order, &client::orders, &client::profit)
/// @example 20_rfm.cpp
template <class Last = last_deal_fn, class Frequency = deal_count, class Monetary = client_value_fn>
class rfm_fields {
public:
    constexpr rfm_fields() = default;
    constexpr rfm_fields(Last of_last, Frequency of_frequency, Monetary of_monetary)
        : last_(std::move(of_last)),
          frequency_(std::move(of_frequency)),
          monetary_(std::move(of_monetary)) {}

    [[nodiscard]] constexpr const Last& last() const noexcept { return last_; }
    [[nodiscard]] constexpr const Frequency& frequency() const noexcept { return frequency_; }
    [[nodiscard]] constexpr const Monetary& monetary() const noexcept { return monetary_; }

private:
    [[no_unique_address]] Last last_{};
    [[no_unique_address]] Frequency frequency_{};
    [[no_unique_address]] Monetary monetary_{};
};

}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_ACTION_HPP
#define VITALFEW_DECIDE_ACTION_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/bonus_scheme.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/detail/minor_share.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::min
#include <chrono>
#include <string>
#include <variant>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// Watch the end of the contract.
struct renewal_watch {
    friend bool operator==(const renewal_watch&, const renewal_watch&) = default;
};

/// Give way on the price, but keep a margin.
struct price_concession {
    share most;  ///< of the value, at the most
    share
        margin_floor{};  ///< of the value, that remains after cost and concession; 0: never below cost

    /// @returns what can be conceded, rounded down to minor units; 0 where value or cost is unknown, because
    /// then nothing shows that it is not below cost
    /// @throws invalid_rules when a share is no whole number of millionths
    [[nodiscard]] minor_units amount(const client_facts& facts) const {
        if (!facts.value || !facts.cost || *facts.value <= 0 || *facts.cost < 0 ||
            *facts.cost >= *facts.value) {
            return 0;
        }
        detail::share_sum wish;
        wish.add(*facts.value, most);
        detail::share_sum kept;
        kept.add(*facts.value, margin_floor);
        const minor_units room = *facts.value - *facts.cost - kept.rounded_up();
        return room <= 0 ? 0 : (std::min)(wish.rounded_down(), room);
    }

    friend bool operator==(const price_concession&, const price_concession&) = default;
};

/// Keep in contact, in a rhythm.
struct relationship {
    std::chrono::days rhythm{};          ///< from one contact to the next
    std::string owner{};                 ///< the rank of who keeps it
    std::chrono::minutes per_contact{};  ///< what one takes

    /// @returns when the next contact is due, be it past; at once, the as-of date, where none is known
    [[nodiscard]] date next_contact(const client_facts& facts, date as_of) const {
        return facts.last_contact ? *facts.last_contact + rhythm : as_of;
    }
    /// @returns what the contacts of 365 days take, rounded down
    /// @pre rhythm is 1 day or more
    [[nodiscard]] std::chrono::minutes in_a_year() const {
        return per_contact * 365 / rhythm.count();
    }

    friend bool operator==(const relationship&, const relationship&) = default;
};

/// Pay a bonus on the value of a year.
struct yearly_bonus {
    bonus_scheme scheme;

    /// @returns the payout; 0 where the value is unknown or negative
    [[nodiscard]] minor_units amount(const client_facts& facts) const {
        return facts.value && *facts.value > 0 ? scheme.payout(*facts.value) : 0;
    }

    friend bool operator==(const yearly_bonus&, const yearly_bonus&) = default;
};

/// Win a client back that is lost or slipping.
struct win_back {
    friend bool operator==(const win_back&, const win_back&) = default;
};

/// Spend no more time on a client.
struct stop_spending {
    friend bool operator==(const stop_spending&, const stop_spending&) = default;
};

/// Ask for something that is not known, or no longer.
struct inquiry {
    std::string what{};

    friend bool operator==(const inquiry&, const inquiry&) = default;
};

/// A user's own kind of decision. What it costs and takes goes into the totals of a plan.
struct own_action {
    std::string kind;
    std::string text;
    minor_units cost = 0;               ///< of 365 days; 0 or more
    std::chrono::minutes in_a_year{0};  ///< what it takes in 365 days

    friend bool operator==(const own_action&, const own_action&) = default;
};

/// Nothing, as a decision of a kind: what most defaults are.
struct no_action {
    std::string kind;

    friend bool operator==(const no_action&, const no_action&) = default;
};

/// What is decided.
using action = std::variant<renewal_watch, price_concession, relationship, yearly_bonus, win_back,
                            stop_spending, inquiry, own_action, no_action>;

namespace detail {

template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace detail

/// @returns the kind of decision that an action belongs to: "renewal", "price", "relationship", "bonus",
/// "win back", "stop spending", "ask", or a user's own
[[nodiscard]] inline std::string kind_of(const action& what) {
    using text = std::string;
    return std::visit(detail::overloaded{[](const renewal_watch&) { return text("renewal"); },
                                         [](const price_concession&) { return text("price"); },
                                         [](const relationship&) { return text("relationship"); },
                                         [](const yearly_bonus&) { return text("bonus"); },
                                         [](const win_back&) { return text("win back"); },
                                         [](const stop_spending&) { return text("stop spending"); },
                                         [](const inquiry&) { return text("ask"); },
                                         [](const auto& named) { return named.kind; }},
                      what);
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

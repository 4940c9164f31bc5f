// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_ACTION_HPP
#define VITALFEW_DECIDE_ACTION_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/bonus_scheme.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/minor_units.hpp"

#include <algorithm>  // std::min
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// Watches the end of the contract.
struct renewal_watch {
    friend bool operator==(const renewal_watch&, const renewal_watch&) = default;
};

/// Concedes part of the price, but keeps a margin.
struct price_concession {
    share most;  ///< of the value: the upper limit of the concession
    share
        margin_floor{};  ///< of the value: what remains after cost and concession; 0: never below cost

    /// @returns the largest concession, rounded down to minor units; 0 where value or cost is unknown, because any
    /// concession might be below cost then
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

/// Keeps contact with the client at regular intervals.
struct relationship {
    std::chrono::days rhythm{};          ///< from one contact to the next
    std::string owner{};                 ///< the role of the person who keeps contact
    std::chrono::minutes per_contact{};  ///< the time that one contact takes

    /// @returns the day of the next contact, which may be past; the as-of date where no contact is known
    /// @pre rhythm is not negative
    [[nodiscard]] date next_contact(const client_facts& facts, date as_of) const {
        return facts.last_contact ? vitalfew::detail::days_after(*facts.last_contact, rhythm)
                                  : as_of;
    }
    /// @returns the time that the contacts of 365 days take, rounded down
    /// @pre rhythm is 1 day or more
    [[nodiscard]] std::chrono::minutes in_a_year() const {
        return per_contact * 365 / rhythm.count();
    }

    friend bool operator==(const relationship&, const relationship&) = default;
};

/// Pays a bonus on the value of a year.
struct yearly_bonus {
    bonus_scheme scheme;

    /// @returns the payout; 0 where the value is unknown or negative
    [[nodiscard]] minor_units amount(const client_facts& facts) const {
        return facts.value && *facts.value > 0 ? scheme.payout(*facts.value) : 0;
    }

    friend bool operator==(const yearly_bonus&, const yearly_bonus&) = default;
};

/// Wins back a client that is lost or slipping.
struct win_back {
    friend bool operator==(const win_back&, const win_back&) = default;
};

/// Stops spending time on a client.
struct stop_spending {
    friend bool operator==(const stop_spending&, const stop_spending&) = default;
};

/// Asks for something that is unknown or out of date.
struct inquiry {
    std::string what{};

    friend bool operator==(const inquiry&, const inquiry&) = default;
};

/// A decision of the user's own kind. Its cost and its time count in the totals of a plan.
struct own_action {
    std::string kind;
    std::string text;
    minor_units cost = 0;               ///< of 365 days; 0 or more
    std::chrono::minutes in_a_year{0};  ///< the time that it takes in 365 days

    friend bool operator==(const own_action&, const own_action&) = default;
};

/// No action of a kind: the usual default.
struct no_action {
    std::string kind;

    friend bool operator==(const no_action&, const no_action&) = default;
};

/// The action of a decision.
using action = std::variant<renewal_watch, price_concession, relationship, yearly_bonus, win_back,
                            stop_spending, inquiry, own_action, no_action>;

/// A visitor of an action made of functions, one for each type: std::visit(action_visitor{...}, what).
template <class... Functions>
struct action_visitor : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
action_visitor(Functions...) -> action_visitor<Functions...>;

/// @returns the kind of decision that an action belongs to: "renewal", "price", "relationship", "bonus",
/// "win back", "stop spending", "ask", or a user's own
[[nodiscard]] inline std::string kind_of(const action& what) {
    using text = std::string;
    return std::visit(action_visitor{[](const renewal_watch&) { return text("renewal"); },
                                     [](const price_concession&) { return text("price"); },
                                     [](const relationship&) { return text("relationship"); },
                                     [](const yearly_bonus&) { return text("bonus"); },
                                     [](const win_back&) { return text("win back"); },
                                     [](const stop_spending&) { return text("stop spending"); },
                                     [](const inquiry&) { return text("ask"); },
                                     [](const auto& named) { return named.kind; }},
                      what);
}

/// The urgency of a renewal.
enum class renewal_urgency : std::uint8_t {
    no_contract,  ///< there is none to renew, or none is known
    overdue,      ///< the last day of the contract is past
    urgent,       ///< it is within the days that make it urgent, today included
    ahead         ///< there is more time
};

/// The end of a contract, seen from a day.
struct renewal_finding {
    renewal_urgency urgency = renewal_urgency::no_contract;
    std::optional<date> ends{};
    std::optional<std::chrono::days> left{};  ///< negative once it is overdue
};

/// @param facts what is known of the client
/// @param as_of the day; nothing reads the clock
/// @param urgent_within how many days before the end a renewal becomes urgent
/// @returns when the contract of a client ends, and how urgent its renewal is
[[nodiscard]] constexpr renewal_finding find_renewal(
    const client_facts& facts, date as_of,
    std::chrono::days urgent_within = std::chrono::days(30)) {
    if (!facts.contract_end) {
        return {};
    }
    const std::chrono::days left = vitalfew::detail::days_between(as_of, *facts.contract_end);
    const auto urgency = left < std::chrono::days(0) ? renewal_urgency::overdue
                         : left <= urgent_within     ? renewal_urgency::urgent
                                                     : renewal_urgency::ahead;
    return {.urgency = urgency, .ends = facts.contract_end, .left = left};
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_RENEWAL_FINDING_HPP
#define VITALFEW_DECIDE_RENEWAL_FINDING_HPP

#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// How much a renewal presses.
enum class renewal_urgency : std::uint8_t {
    no_contract,  ///< there is none to renew, or none is known
    overdue,      ///< the last day of the contract is past
    urgent,       ///< it is within the days that make it urgent, today included
    ahead         ///< there is more time
};

/// When a contract ends, seen from a day.
struct renewal_finding {
    renewal_urgency urgency = renewal_urgency::no_contract;
    std::optional<date> ends{};
    std::optional<std::chrono::days> left{};  ///< negative once it is overdue
};

/// @param facts what is known of the client
/// @param as_of the day; nothing reads the clock
/// @param urgent_within how many days before the end a renewal becomes urgent
/// @returns when the contract of a client ends, and how much that presses
[[nodiscard]] constexpr renewal_finding find_renewal(
    const client_facts& facts, date as_of,
    std::chrono::days urgent_within = std::chrono::days(30)) {
    if (!facts.contract_end) {
        return {};
    }
    const std::chrono::days left = *facts.contract_end - as_of;
    const auto urgency = left < std::chrono::days(0) ? renewal_urgency::overdue
                         : left <= urgent_within     ? renewal_urgency::urgent
                                                     : renewal_urgency::ahead;
    return {.urgency = urgency, .ends = facts.contract_end, .left = left};
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

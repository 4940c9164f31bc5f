// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DECISION_WORDING_HPP
#define VITALFEW_DECIDE_DECISION_WORDING_HPP

#include "vitalfew/decide/client_facts.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// How decisions are put into words.
struct decision_wording {
    int decimals = 2;                     ///< of the currency: 30000 minor units are "300.00"
    std::chrono::days urgent_within{30};  ///< how many days before its end a renewal is urgent
};

/// @returns an amount of minor units in the currency: "-0.05", or "-5" without decimals
/// @param amount in minor units
/// @param decimals of the currency
/// @pre 0 <= decimals
[[nodiscard]] inline std::string amount_text(minor_units amount, int decimals) {
    std::string digits = std::to_string(amount);
    const std::string sign = digits.front() == '-' ? "-" : "";
    digits.erase(0, sign.size());
    const auto behind = static_cast<std::size_t>(decimals);
    if (digits.size() <= behind) {
        digits.insert(0, behind + 1 - digits.size(), '0');
    }
    if (behind > 0) {
        digits.insert(digits.size() - behind, ".");
    }
    return sign + digits;
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_CLIENT_FACTS_HPP
#define VITALFEW_DECIDE_CLIENT_FACTS_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/value_trend.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstdint>
#include <optional>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// An amount of money in the smallest unit of its currency: cents, pence. The least number of all is no amount:
/// conditions take it as unknown.
using minor_units = std::int64_t;

/// What is known of a client on the day when it is decided about; each member may be unknown.
/// @example 08_policy.cpp
struct client_facts {
    std::optional<vitalfew::grade> grade{};  ///< by the last analysis
    std::optional<vitalfew::grade>
        effective_grade{};                 ///< once hysteresis had its say; else the grade
    std::optional<double> fit{};           ///< how well it fits a target profile, in [0, 1]
    std::optional<bool> one_off{};         ///< one deal, and none to follow
    std::optional<bool> small_and_rare{};  ///< small deals, and few
    std::optional<migration_kind> move{};  ///< since the analysis before
    std::optional<date> contract_end{};    ///< the last day of its contract
    std::optional<date> last_deal{};
    std::optional<date> last_contact{};
    std::optional<date> judged{};        ///< when a person last judged it
    std::optional<share> value_share{};  ///< its share of the value of the base
    std::optional<minor_units> value{};  ///< what it buys in a year
    std::optional<minor_units> cost{};   ///< what that costs the company
    std::optional<value_trend> trend{};  ///< of its value, since the period before
};

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif

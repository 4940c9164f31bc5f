// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_COLLECT_OPTIONS_HPP
#define VITALFEW_CLIENTS_COLLECT_OPTIONS_HPP

#include "vitalfew/core/period.hpp"

#include <cstdint>

namespace vitalfew {
inline namespace v0 {

/// Which deals count as returns although they are not marked as such. A return lowers the value and is
/// not counted as a deal.
enum class return_rule : std::uint8_t {
    none,           ///< none: an amount may be a profit, and a profit may be negative
    negative_deals  ///< those that are below 0, all lines of the deal together
};

/// How much of each profile to work out.
enum class profile_detail : std::uint8_t {
    full,   ///< everything; remembers each client's days, and with deal ids the amount of each deal
    counts  ///< no active days and no largest deal, and no memory for them
};

/// What marks a single line.
enum class line_kind : std::uint8_t {
    deal,     ///< belongs to a deal
    returned  ///< is a return: its amount, as it stands, goes to client_profile::returned
};

/// How deals become clients; every part has a default.
struct collect_options {
    /// Lines outside are passed over, each by its own date.
    period window{};
    return_rule returns = return_rule::none;
    profile_detail detail = profile_detail::full;
};

}  // namespace v0
}  // namespace vitalfew

#endif

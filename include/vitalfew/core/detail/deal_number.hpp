// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_DEAL_NUMBER_HPP
#define VITALFEW_CORE_DETAIL_DEAL_NUMBER_HPP

#include <concepts>
#include <cstdint>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns a number of deals in one type; a negative number is none, as for buyer_kind_of
template <std::integral Count>
[[nodiscard]] constexpr std::uint64_t deal_number(Count deals) noexcept {
    return deals < Count{0} ? 0 : static_cast<std::uint64_t>(deals);
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_PREFETCH_HPP
#define VITALFEW_CORE_DETAIL_PREFETCH_HPP

#if defined(_MSC_VER) && !defined(__clang__) && (defined(_M_X64) || defined(_M_IX86))
#include <xmmintrin.h>  // _mm_prefetch
#endif

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Asks for a cache line that will be read and written soon; only a hint, for any address.
inline void prefetch([[maybe_unused]] const void* address) noexcept {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(address, 1);
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
    // not covered: of another compiler
    _mm_prefetch(static_cast<const char*>(address), _MM_HINT_T0);
#endif
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_ASSERT_HPP
#define VITALFEW_CORE_ASSERT_HPP

#include <cstdio>
#include <cstdlib>
#include <initializer_list>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Ends the program: a precondition was broken, so no result can be trusted.
// not covered: ends the program
[[noreturn]] inline void assertion_failed(const char* condition, const char* function) noexcept {
    for (const char* part :
         {"vitalfew: precondition broken in ", function, ": ", condition, "\n"}) {
        std::fputs(part, stderr);
    }
    std::abort();
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

// Checks a precondition that is cheap compared with the call. Independent of NDEBUG: an inline function that
// differs between translation units would break the one-definition rule. In a constant expression a broken
// precondition does not compile.
#define VITALFEW_ASSERT(condition)                       \
    (static_cast<bool>(condition) ? static_cast<void>(0) \
                                  : ::vitalfew::detail::assertion_failed(#condition, __func__))

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_THROW_HPP
#define VITALFEW_CORE_THROW_HPP

#include <cstdio>
#include <cstdlib>
#include <exception>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// What becomes of an error where there are no exceptions: its message goes to the standard error
/// stream, and the program ends. Never a result that looks right.
// not covered: ends the program
[[noreturn]] inline void end_with(const std::exception& error) noexcept {
    std::fputs(error.what(), stderr);
    std::fputs("\n", stderr);
    std::abort();
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

// Throws its argument, an object of a class derived from std::exception. Built with -fno-exceptions,
// writes its message and aborts. Either way it is not a constant expression, so that a bad constant
// does not compile. All units of a program have to be built alike, as for any inline function.
#if defined(__cpp_exceptions)
#define VITALFEW_HAS_EXCEPTIONS 1
#define VITALFEW_THROW(...) throw __VA_ARGS__
#else
#define VITALFEW_HAS_EXCEPTIONS 0
#define VITALFEW_THROW(...) ::vitalfew::detail::end_with(__VA_ARGS__)
#endif

#endif

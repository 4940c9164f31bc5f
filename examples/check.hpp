// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXAMPLES_CHECK_HPP
#define VITALFEW_EXAMPLES_CHECK_HPP

#include <cstdlib>
#include <iostream>
#include <source_location>

/// Ends an example whose output is not what it says.
inline void check(bool holds, const std::source_location& at = std::source_location::current()) {
    if (!holds) {
        std::cerr << at.file_name() << ':' << at.line() << ": does not hold\n";
        std::exit(EXIT_FAILURE);
    }
}

#endif

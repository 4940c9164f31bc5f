// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_ROUNDS_HPP
#define VITALFEW_TESTS_SUPPORT_ROUNDS_HPP

#include <cstdlib>

namespace vitalfew_test {

/// How many random cases to try: as many as given, times VITALFEW_SOAK where that is set, for the long run.
inline int rounds(int usual) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing sets the environment here
    const char* const factor = std::getenv("VITALFEW_SOAK");
    return factor == nullptr ? usual : usual * std::atoi(factor);
}

}  // namespace vitalfew_test

#endif

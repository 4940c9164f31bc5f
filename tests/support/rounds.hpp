// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_ROUNDS_HPP
#define VITALFEW_TESTS_SUPPORT_ROUNDS_HPP

#include <cstdlib>

namespace vitalfew_test {

/// VITALFEW_SOAK as a number, 0 where it is not set: by how much the long run, ./dev soak, is longer.
inline int soak_factor() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing sets the environment here
    const char* const factor = std::getenv("VITALFEW_SOAK");
    return factor == nullptr ? 0 : std::atoi(factor);
}

/// How many random cases to try: as many as given, times the factor of the long run.
inline int rounds(int usual) {
    const int factor = soak_factor();
    return factor == 0 ? usual : usual * factor;
}

/// How large a base to try: in the long run the one that was meant, else one that behaves alike and takes less time.
template <class Size>
Size large(Size usual, Size long_run) {
    return soak_factor() == 0 ? usual : long_run;
}

}  // namespace vitalfew_test

#endif

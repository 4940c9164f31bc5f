// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_PARALLEL_THREADS_HPP
#define VITALFEW_TESTS_PARALLEL_THREADS_HPP

#include "support/archetypes.hpp"
#include "support/rounds.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define VITALFEW_TEST_UNDER_THREAD_SANITIZER 1
#endif
#endif

// The types of the tests for every kind of value. What threads share does not depend on the type but on the way that its values
// go: by their bits, by few bits, by comparing. So one of each is enough for the thread sanitizer, under which all take ten
// times as long.
#ifdef VITALFEW_TEST_UNDER_THREAD_SANITIZER
#define VITALFEW_TEST_KINDS double, std::uint16_t, vitalfew_test::money
#else
#define VITALFEW_TEST_KINDS                                                               \
    double, float, std::int64_t, std::uint64_t, std::int32_t, std::uint16_t, std::int8_t, \
        vitalfew_test::money
#endif

namespace vitalfew_test {

/// Runs something in an arena of so many threads, also on a machine of fewer processors.
template <class Run>
void on_threads(int threads, Run run) {
    const oneapi::tbb::global_control most(oneapi::tbb::global_control::max_allowed_parallelism,
                                           static_cast<std::size_t>(threads));
    oneapi::tbb::task_arena arena(threads);
    arena.execute(run);
}

/// How many random cases to try: a race shows in few of them, a wrong answer only in many.
inline int rounds_on_threads(int usual) {
#ifdef VITALFEW_TEST_UNDER_THREAD_SANITIZER
    usual /= 3;
#endif
    return rounds(usual);
}

inline int any_number_of_threads(std::mt19937_64& random) {
    return static_cast<int>(1 + random() % 8);
}

inline std::size_t any_grain(std::mt19937_64& random) {
    constexpr std::array<std::size_t, 10> grains{0, 1, 2, 3, 16, 64, 100, 511, 4096, 65'536};
    return grains[random() % grains.size()];
}

}  // namespace vitalfew_test

#endif

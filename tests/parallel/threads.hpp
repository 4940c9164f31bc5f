// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_PARALLEL_THREADS_HPP
#define VITALFEW_TESTS_PARALLEL_THREADS_HPP

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <array>
#include <cstddef>
#include <random>

namespace vitalfew_test {

/// Runs something in an arena of so many threads, also on a machine of fewer processors.
template <class Run>
void on_threads(int threads, Run run) {
    const oneapi::tbb::global_control most(oneapi::tbb::global_control::max_allowed_parallelism,
                                           static_cast<std::size_t>(threads));
    oneapi::tbb::task_arena arena(threads);
    arena.execute(run);
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

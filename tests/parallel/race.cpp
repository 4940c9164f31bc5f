// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A data race on purpose, in a function that parallel.hpp calls from several threads: what the thread sanitizer has to see when it
// is to be believed that it saw none elsewhere. Built under VITALFEW_TBB_STAND_IN alone.

#include <vitalfew/parallel.hpp>

#include "parallel/threads.hpp"

#include <chrono>
#include <cstddef>
#include <thread>
#include <vector>

int main() {
    const std::vector<double> values(10'000, 1.0);
    std::size_t asked = 0;
    const auto value = [&asked](double worth) {
        ++asked;  // by all threads at once
        // So that one alone is not done with all before the others are there.
        if (asked % 100 == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return worth;
    };
    vitalfew_test::on_threads(4, [&] { (void)vitalfew::parallel::rank(values, value, {}, 100); });
    return asked == 0 ? 1 : 0;
}

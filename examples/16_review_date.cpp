// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// When does the base have to be analysed again?

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <chrono>
#include <iostream>

namespace vf = vitalfew;
using namespace std::chrono_literals;

int main() {
    const vf::review_schedule yearly(2028y / 2 / 29, std::chrono::years(1), std::chrono::days(60));
    std::cout << "analysed on " << vf::to_string(yearly.last_analysis()) << ", again on "
              << vf::to_string(yearly.due()) << '\n';

    for (const vf::date today : {vf::date(2028y / 6 / 1), vf::date(2029y / 1 / 10),
                                 vf::date(2029y / 3 / 1), vf::date(2030y / 3 / 1)}) {
        std::cout << vf::to_string(today) << ": " << yearly.status(today) << ", "
                  << yearly.days_left(today).count() << " days left\n";
    }
    check(yearly.due() == vf::date(2029y / 2 / 28));  // there is no 29 February in 2029
    check(yearly.status(2030y / 2 / 28) == vf::review_status::due);
    check(yearly.status(2030y / 3 / 1) == vf::review_status::stale);
}

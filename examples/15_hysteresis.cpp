// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Hysteresis: near a limit, a client keeps its last grade, so that grades do not flicker.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    int profit;
    vf::steady_grade grade;  // stored by the last analysis
};

int main() {
    using enum vf::grade;
    std::vector<client> base{{"Ant", 610, {A, A}},
                             {"Bee", 192, {A, A}},
                             {"Cat", 101, {A, A}},
                             {"Dog", 60, {C, C}},
                             {"Eel", 37, {B, B}}};
    const vf::hysteresis_options options{
        .margin = vf::limit_margins{vf::percent(2), vf::percent(1), vf::permille(5)},
        .stay = vf::minimum_stay::of_analyses(1)};
    for (const char* year : {"2026", "2027"}) {
        const auto steady =
            vf::classify_with_hysteresis(base, &client::profit, &client::grade, options);
        std::cout << year << '\n';
        for (std::size_t i = 0; i < base.size(); ++i) {
            const vf::steady_grade& now = steady.grades()[i];
            std::cout << "  " << base[i].name << ' ' << base[i].grade.effective << " -> "
                      << now.effective << " (raw " << now.raw << "): " << now.reason << '\n';
            base[i].grade = now;
        }
    }
    // Cat begins at 80.2 % of the total: past the limit of 80 %, but not by the margin of 2 %. A year later the
    // minimum stay has passed, and it counts.
    check(base[2].grade.effective == B && base[2].grade.reason == vf::steady_reason::after_stay);
}

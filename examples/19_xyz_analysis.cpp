// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// XYZ analysis over whole quarters: who buys evenly, who with swings, who only now and then?

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;
using namespace std::chrono_literals;

struct order {
    std::string buyer;
    int euros;
    std::chrono::sys_days day;
};

int main() {
    const std::vector<order> orders{
        {"Ant", 100, 2025y / 1 / 9},  {"Ant", 120, 2025y / 5 / 2}, {"Ant", 90, 2025y / 8 / 8},
        {"Ant", 110, 2025y / 12 / 1}, {"Bee", 200, 2025y / 2 / 3}, {"Bee", 200, 2025y / 9 / 9},
        {"Cat", 500, 2025y / 4 / 4},  {"Dog", 60, 2025y / 6 / 1},  {"Dog", -60, 2025y / 7 / 1},
        {"Eel", 10, 2026y / 1 / 7},
    };
    // The window ends today. The quarter that has just begun is not complete and does not count.
    const vf::calendar_grid quarters(vf::period(2025y / 1 / 1, 2026y / 1 / 20),
                                     vf::calendar_unit::quarter);
    check(quarters.size() == 4);

    const auto demand = vf::collect_demand(
        orders, vf::deal_fields(&order::buyer, &order::euros, &order::day), quarters);
    const auto stability = vf::xyz_analysis(demand);
    for (std::size_t i = 0; i < demand.size(); ++i) {
        std::cout << demand.keys()[i] << ' ' << vf::xyz_letter(stability.classes()[i]);
        if (const auto variation = stability.coefficient(i)) {
            std::cout << ' ' << *variation;
        }
        std::cout << '\n';
    }
    check(demand.size() == 4);                          // Eel bought only in the new quarter
    check(stability.classes()[1] == vf::xyz_class::Y);  // exactly 1 is still Y
    check(stability.classes()[3] == vf::xyz_class::undefined);  // everything was returned

    const auto strict = vf::xyz_analysis(
        demand, {.limits = vf::goods_xyz_limits, .deviation = vf::deviation_kind::sample});
    check(strict.classes()[0] == vf::xyz_class::Y);
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Grades within each region: the clients its manager looks after, whatever other regions sell.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    std::string region;
    std::int64_t profit;
};

int main() {
    const std::vector<client> base{
        {"Ant", "North", 600}, {"Bee", "South", 60}, {"Cat", "North", 190}, {"Dog", "South", 20},
        {"Eel", "North", 170}, {"Fox", "South", 15}, {"Gnu", "North", 40},  {"Hen", "South", 5}};

    const auto graded = vf::classify_by(base, &client::region, &client::profit,
                                        {.everybody = vf::whole_base::classified});
    const auto placed = vf::rank_by(base, &client::region, &client::profit);

    for (std::size_t g = 0; g < graded.groups().size(); ++g) {
        std::cout << graded.groups().keys()[g] << ", " << graded.total(g) << " in all\n";
        for (const std::size_t i : placed.order(g)) {
            std::cout << "  " << placed.places()[i] << ". " << base[i].name << "  "
                      << graded.grades()[i] << " here, " << graded.everybody()->grades()[i]
                      << " among all\n";
        }
    }
    // The best client of the South has a low grade in the whole base.
    check(graded.grades()[1] == vf::grade::A);
    check(graded.everybody()->grades()[1] == vf::grade::B);
    check(graded.summary_of("South").summary(vf::grade::A).clients == 2);
    try {
        (void)graded.summary_of("East");
        check(false);
    } catch (const vf::unknown_key& error) {
        std::cout << error.what() << '\n';
    }
}

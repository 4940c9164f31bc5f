// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The place of each client in the whole base, under three rules for equal values.

#include <vitalfew/views.hpp>
#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    double sales;
};

int main() {
    const std::vector<client> base{{"Ant", 40}, {"Bee", 50}, {"Cat", 40}, {"Dog", 10}};

    const vf::ranking best = vf::rank(base, &client::sales);  // ties::min, as in competitions
    const vf::ranking dense = vf::rank(base, &client::sales, vf::ties::dense);
    const vf::average_ranking mean = vf::rank(base, &client::sales, vf::ties::average);

    std::cout << "client  min  dense  average\n";
    for (const std::size_t i : best.order()) {
        std::cout << std::left << std::setw(6) << base[i].name << std::right << std::setw(5)
                  << best.places()[i] << std::setw(7) << dense.places()[i] << std::setw(9)
                  << mean.places()[i] << '\n';
    }
    check(best.places()[3] == 4 && dense.places()[3] == 3);
    check(mean.places()[0] == 2.5 && mean.places()[2] == 2.5);

    // Only indices were sorted; a view shows the base in order.
    std::string in_order;
    for (const client& c : base | vf::views::ranked(best)) {
        in_order += c.name;
    }
    check(in_order == "BeeAntCatDog");
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The whale curve: some clients cost more than they bring. How much profit do they destroy?

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    int profit;  // sales less the cost to serve
};

int main() {
    const std::vector<client> base{{"Ant", 90}, {"Bee", -30}, {"Cat", 60}, {"Dog", 10},
                                   {"Eel", 0},  {"Fox", -40}, {"Gnu", 20}, {"Hen", -10}};
    // [whale]
    const auto whale = vf::whale(base, &client::profit);
    std::cout << whale.peak() << " of " << whale.size() << " clients bring " << whale.gains()
              << "; " << whale.loss_makers() << " take " << whale.losses() << "; what is left is "
              << whale.net() << '\n';
    if (const auto peak = whale.peak_of_net()) {
        std::cout << "the peak is " << *peak << " times that\n";
    }
    for (const auto& point : whale.thinned(100).points) {
        std::cout << point.clients << ": " << point.value_share << '\n';
    }
    // [whale]
    check(whale.peak() == 4 && whale.loss_makers() == 3);
    check(whale.gains() == 180 && whale.losses() == -80 && whale.net() == 100);
    check(*whale.peak_of_net() == vf::exact_ratio(9, 5));
    check(*whale.destroyed_of_gains() == vf::share(4, 9));
}

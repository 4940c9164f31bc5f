// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Concentration: how much of the total depends on how few clients?

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    int sales;
};

int main() {
    const std::vector<client> base{{"Ant", 340}, {"Bee", 270}, {"Cat", 110}, {"Dog", 80},
                                   {"Eel", 60},  {"Fox", 50},  {"Gnu", 40},  {"Hen", 30},
                                   {"Ibis", 15}, {"Jay", 5}};
    // [measures]
    const auto base_is = vf::concentration(base, &client::sales);  // sorted once, for all of it
    std::cout << "Gini " << base_is.gini.population << ", as concentrated as "
              << base_is.herfindahl.effective_clients() << " equal clients\n";
    std::cout << "the top " << base_is.top.client_share << " bring " << base_is.top.value << " of "
              << base_is.total << "; it takes " << base_is.for_wanted.clients << " for 80 %\n";
    std::cout << "this base's 80/20 point: " << base_is.balance.client_share << " bring "
              << base_is.balance.value_share << '\n';
    for (const std::size_t i : base_is.risk.above) {
        std::cout << "above 10 % of the total: " << base[i].name << '\n';
    }
    // [measures]
    check(base_is.top.value_share == vf::percent(61));
    check(base_is.balance.client_share == vf::percent(30));
    check(base_is.risk.above.size() == 3);
    check(base_is.gini.population == vf::exact_ratio(533, 1000));

    // Each measure also has its own function; several can share the sorted values.
    const auto sorted = vf::descending_values_of(base, &client::sales);
    check(vf::gini(sorted).population == base_is.gini.population);
    check(vf::client_risk(sorted, vf::percent(30)).above.size() == 1);

    // The Lorenz curve, thinned to the points that a picture needs.
    const auto drawn = vf::lorenz(sorted).thinned(5);
    for (const auto& point : drawn.points) {
        std::cout << point.client_share << ' ' << point.value_share << '\n';
    }
    check(drawn.max_deviation < 0.04);
}

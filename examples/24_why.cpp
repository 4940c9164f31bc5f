// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Why is this client a B? What does it lack for A, who may slip soon, and what changes if a limit moves?

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    std::int64_t profit;
};

int main() {
    const std::vector<client> base{{"Ant", 500}, {"Bee", 290}, {"Cat", 100}, {"Dog", 50},
                                   {"Eel", 30},  {"Fox", 20},  {"Gnu", 10}};
    const auto why = vf::standings(base, &client::profit, {.limits = vf::abc_limits});

    const client& dog = base[3];
    const auto stands = why(dog.profit);
    std::cout << dog.name << " is place " << stands.place << ", grade " << stands.grade
              << ": clients above bring " << 100 * stands.before.to_double() << " %\n";
    std::cout << "lacks " << why.rise(dog.profit)->amount << " for A and may lose "
              << why.slip(dog.profit)->amount << " with the cutoffs as they stand\n";
    // The total loses what the client loses, so after another classification it may lose more.
    std::cout << "may lose " << dog.profit - *why.least_value_for(vf::grade::B, dog.profit)
              << " when the total moves with it\n";
    check(stands.before == vf::percent(89) && stands.after == vf::percent(94));
    check(why.rise(dog.profit)->bound == vf::gap_bound::at_least);

    for (const vf::near_limit& near : vf::near_limits(base, &client::profit, why, vf::percent(1))) {
        std::cout << base[near.client].name << " is near the end of " << vf::grade_at(near.limit)
                  << '\n';
    }
    for (const auto& row :
         vf::sensitivity(why, vf::grade::A, vf::share_grid(vf::percent(80), vf::percent(5), 2))) {
        std::cout << "A to " << row.limit << ": " << row.result.summary(vf::grade::A).clients
                  << " clients, " << row.result.summary(vf::grade::A).value << '\n';
    }
}

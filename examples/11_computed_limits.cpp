// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Computed ABC analysis: A and B end where the curve of the base itself suggests it, not at 80 and 95 %.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    double profit;
};

int main() {
    const std::vector<client> base{{"Ant", 1},  {"Bee", 15}, {"Cat", 25}, {"Dog", 17},
                                   {"Eel", 2},  {"Fox", 3},  {"Gnu", 5},  {"Hen", 6},
                                   {"Ibis", 2}, {"Jay", 3},  {"Kiwi", 22}};
    // [computed]
    const auto limits = vf::computed_limits(base, &client::profit);
    const auto abc = vf::classify_with(base, &client::profit, limits.cutoffs());
    for (std::size_t i = 0; i < base.size(); ++i) {
        std::cout << base[i].name << ' ' << abc.grades()[i] << '\n';
    }
    std::cout << "A: " << abc.summary(vf::grade::A).clients << " clients bring "
              << abc.summary(vf::grade::A).value_share << " of the total\n";
    // [computed]
    check(abc.summary(vf::grade::A).clients == 4);
    check(abc.summary(vf::grade::B).clients == 1);
    check(abc.summary(vf::grade::C).clients == 6);
    check(limits.pareto().clients == 4 && limits.break_even().clients == 4);

    // Stored cutoffs grade next year's clients on this year's scale.
    const std::vector<client> next{{"Ant", 16}, {"Bee", 5.5}, {"Lynx", 6}};
    const auto next_abc = vf::classify_with(next, &client::profit, limits.cutoffs());
    check(next_abc.grades()[0] == vf::grade::A);
    check(next_abc.grades()[1] == vf::grade::C);
    check(next_abc.grades()[2] == vf::grade::B);
}

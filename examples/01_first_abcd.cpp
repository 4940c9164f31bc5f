// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The vital few of a client base in ten lines: who brings 80 % of the profit?

#include "check.hpp"

// [first-abcd]
#include <vitalfew/vitalfew.hpp>

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
    const std::vector<client> base{{"Ant", 600}, {"Bee", 190}, {"Cat", 170}, {"Dog", 40}};
    const vf::classification abcd = vf::classify(base, &client::profit);  // 80, 95 and 99 %
    for (std::size_t i = 0; i < base.size(); ++i) {
        std::cout << base[i].name << ' ' << abcd.grades()[i] << '\n';
    }
    const auto& best = abcd.summary(vf::grade::A);
    std::cout << best.clients << " of " << base.size() << " bring " << best.value << '\n';
    // [first-abcd]
    check(abcd.grades()[2] == vf::grade::A && abcd.grades()[3] == vf::grade::C);
    check(best.clients == 3 && best.value == 960);
    check(best.value_share >= vf::percent(80));  // exactly, not to within an epsilon
}

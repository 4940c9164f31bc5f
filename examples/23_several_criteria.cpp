// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Several criteria: profit, orders and complaints combined in three ways.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    double profit;
    int orders;
    int complaints;
};

int main() {
    const std::vector<client> base{
        {"Ant", 900, 2, 0}, {"Bee", 500, 12, 4}, {"Cat", 450, 9, 1}, {"Dog", 100, 1, 0}};

    // Weights, if you can agree on them: only their proportions matter.
    const auto weighted = vf::weighted_score(
        base, vf::weighted_criterion(3, &client::profit),
        vf::weighted_criterion(2, &client::orders),
        vf::weighted_criterion(1, &client::complaints, vf::preference_direction::lower_is_better));

    // Only the order of importance, if you cannot: Ng's model.
    const auto by_order =
        vf::ng_score(base, vf::criterion(&client::profit), vf::criterion(&client::orders),
                     vf::criterion(&client::complaints, vf::preference_direction::lower_is_better));

    // Or two analyses, and a table that combines their grades.
    const vf::classify_options abc{.limits = vf::abc_limits};
    const auto by_profit = vf::classify(base, &client::profit, abc);
    const auto by_orders = vf::classify(base, &client::orders, abc);
    const auto joint = vf::combine_grades(by_profit.grades(), by_orders.grades(),
                                          vf::grade_matrix{"AAB", "ABC", "BCC"});

    std::cout << "client  weighted    Ng  grades\n" << std::fixed << std::setprecision(3);
    for (std::size_t i = 0; i < base.size(); ++i) {
        std::cout << std::left << std::setw(8) << base[i].name << std::right << std::setw(8)
                  << weighted[i] << std::setw(7) << by_order[i] << "  " << by_profit.grades()[i]
                  << by_orders.grades()[i] << " -> " << joint[i] << '\n';
    }
    // Ng's model rates a client by its best means; the weights also count Bee's complaints.
    check(by_order[1] > by_order[2] && weighted[1] < weighted[2]);
    check(joint[3] == vf::grade_matrix::mean(3)(by_profit.grades()[3], by_orders.grades()[3]));
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Small and rare orders: clients by size and number of their orders, and the share of visits that each kind gets.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    int orders;
    int profit;
    int visits;
};

int main() {
    const std::vector<client> base{{"Ant", 12, 4800, 10}, {"Bee", 2, 1500, 2}, {"Cat", 15, 900, 6},
                                   {"Dog", 1, 60, 7},     {"Eel", 2, 90, 5},   {"Fox", 1, 50, 9},
                                   {"Gnu", 0, 0, 1}};

    // Large: at least 100 an order; frequent: at least 4 orders. Or by_median{}, or by_share{percent(80)}.
    const auto patterns =
        vf::find_order_patterns(base, &client::orders, &client::profit, {.size = 100, .deals = 4});
    check(patterns.labels()[3] == vf::order_pattern::small_rare);

    const auto table = vf::effort_by(patterns.labels(), base, &client::visits, &client::profit);
    std::cout << std::fixed << std::setprecision(2);
    for (const auto& row : table.rows()) {
        std::cout << std::left << std::setw(20) << vf::to_string(row.label) << std::right
                  << row.clients << " clients, " << std::setw(4) << row.effort_share.to_double()
                  << " of the visits, " << std::setw(4) << row.value_share.to_double()
                  << " of the profit\n";
    }

    // More than half of the visits go to clients with less than 3 % of the profit.
    const auto rare = *table.row(vf::order_pattern::small_rare);
    check(rare.effort_share > vf::percent(50) && rare.value_share < vf::percent(3));
    check(rare.balance() > 0 && *rare.ratio() > 19);

    const auto by_share = vf::find_order_patterns(base, &client::orders, &client::profit,
                                                  {.size = vf::by_share{vf::percent(80)}});
    check(*by_share.size_limit() == vf::exact_average<int>(400, 1));  // Ant's average
}

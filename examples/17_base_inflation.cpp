// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Base inflation: who bought once, whose value depends on one deal, and how the grades change without the one-off
// buyers.

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
        {"Ant", 1000, 2026y / 1 / 5}, {"Bee", 300, 2026y / 1 / 9}, {"Bee", 20, 2026y / 4 / 2},
        {"Cat", 80, 2026y / 2 / 1},   {"Cat", 90, 2026y / 5 / 1},  {"Cat", 70, 2026y / 9 / 1},
        {"Dog", 15, 2026y / 3 / 1},   {"Eel", 30, 2026y / 3 / 3},  {"Eel", 30, 2026y / 8 / 3},
        {"Fox", 10, 2026y / 6 / 6},
    };
    const auto clients =
        vf::collect_clients(orders, vf::deal_fields(&order::buyer, &order::euros, &order::day));

    const auto base = vf::base_inflation(clients);
    std::cout << base.clients_before() << " clients, " << base.clients_after()
              << " without the one-off buyers, who made " << base.one_off_deals << " of "
              << base.deals << " deals and brought " << base.one_off_value << " of " << base.total
              << '\n';
    check(base.one_off_client_share == vf::percent(50));
    check(base.one_off_deal_share == vf::percent(30));

    const auto hang = vf::find_dominance(clients);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (hang.labels[i] == vf::deal_dominance::dominated && !vf::is_one_off(clients[i])) {
            std::cout << clients[i].key << " hangs on a deal of " << *clients[i].largest_deal
                      << " in " << clients[i].value() << '\n';
        }
    }
    check(hang.labels[1] == vf::deal_dominance::dominated &&
          hang.labels[2] == vf::deal_dominance::spread);

    const auto shift = vf::grade_shift(clients);
    std::cout << shift.raised() << " rise and " << shift.lowered() << " fall when "
              << shift.one_off(vf::grade::A) << " leaves grade A\n";
    check(shift.repeat(vf::grade::B, vf::grade::A) == 1 && shift.lowered() == 0);
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// From deals to clients, without the one-off buyers: how much do they inflate the base?

#include <vitalfew/views.hpp>
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
        {"Ant", 500, 2026y / 1 / 5},  {"Bee", 20, 2026y / 1 / 9},    {"Cat", 35, 2026y / 2 / 2},
        {"Ant", 300, 2026y / 2 / 11}, {"Dog", 120, 2026y / 3 / 1},   {"Eel", 15, 2026y / 3 / 3},
        {"Dog", 90, 2026y / 3 / 20},  {"Ant", 250, 2026y / 12 / 31}, {"Bee", 25, 2027y / 1 / 1},
    };
    const vf::period year(2026y / 1 / 1, 2027y / 1 / 1);  // half-open: the end is excluded
    auto clients = vf::collect_clients(
        orders, vf::deal_fields(&order::buyer, &order::euros, &order::day), {.window = year});

    const auto inflation = vf::base_inflation(clients);
    std::cout << inflation.one_off << " of " << inflation.clients
              << " clients bought once; they bring " << inflation.one_off_value << " of "
              << inflation.total << '\n';
    check(inflation.one_off_client_share == vf::share(3, 5));
    check(inflation.one_off_value_share < vf::percent(6));

    // Filter lazily in a pipe, or partition in place if the repeat clients have to be a range.
    for (const auto& client : clients | vf::views::repeat_clients()) {
        std::cout << client.key << ": " << client.deals << " deals, " << client.value() << '\n';
    }
    const auto one_off = vf::partition_repeat_clients(clients);
    clients.erase(one_off.begin(), one_off.end());
    check(clients.size() == 2 && clients[0].key == "Ant" && clients[1].key == "Dog");
    check(vf::classify(clients, vf::client_value).grades()[0] == vf::grade::A);
}

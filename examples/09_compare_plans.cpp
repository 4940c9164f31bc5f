// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What a plan costs by grade, whether it fits budget and hours, and which decisions change when a client moves.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;
using namespace std::chrono_literals;

int main() {
    const vf::date monday = std::chrono::sys_days(2026y / 3 / 2);
    const std::vector<std::string> names{"Ant", "Bee", "Cat", "Dog"};
    std::vector<vf::decide::client_facts> clients(4);
    const std::vector<vf::decide::minor_units> values{900'000, 420'000, 90'000, 6'000};
    for (std::size_t i = 0; i < clients.size(); ++i) {
        clients[i].grade = vf::grade_at(i);
        clients[i].value = values[i];
        clients[i].cost = values[i] * 7 / 10;
    }
    clients[3].small_and_rare = true;

    const vf::decide::decision_plan plan(vf::decide::default_policy(), clients, monday);
    const vf::decide::plan_totals totals = vf::decide::total(plan, clients);
    for (const vf::grade g : {vf::grade::A, vf::grade::B, vf::grade::C, vf::grade::D}) {
        const vf::decide::grade_cost& cost = totals.by_grade[vf::grade_index(g)];
        std::cout << g << "  value " << cost.value << "  concessions " << cost.concessions
                  << "  bonuses " << cost.bonuses << "  minutes " << cost.contact.count() << '\n';
    }
    vf::decide::check_budget(totals, {.contact = 60h});
    try {
        vf::decide::check_budget(totals, {.cost = 50'000});
        check(false);
    } catch (const vf::over_budget& e) {
        std::cout << e.what() << '\n';
    }

    auto later = clients;
    later[2].grade = vf::grade::B;
    const vf::decide::decision_plan next(vf::decide::default_policy(), later, monday);
    for (const vf::decide::decision_change& change :
         vf::decide::compare_plans(plan, clients, next, later)) {
        std::cout << names[change.client] << ", " << change.kind << ": "
                  << change.rule_before.value_or("none") << " -> "
                  << change.rule_after.value_or("none") << ", " << change.why << '\n';
    }
    check(totals.all.concessions == 45'000 + 12'600 && totals.all.bonuses == 9'000 + 4'200);
}

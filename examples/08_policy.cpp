// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What to do about each client on Monday: the default policy, a rule of your own, and the reason for every
// decision. A policy that contradicts itself is refused.

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

    vf::decide::client_facts ant;
    ant.grade = vf::grade::A;
    ant.contract_end = monday + std::chrono::days(29);
    ant.last_contact = monday - std::chrono::days(5);
    ant.judged = monday;
    ant.value = 1'000'000;  // cents
    ant.cost = 870'000;
    vf::decide::client_facts fox;
    fox.grade = vf::grade::D;
    fox.small_and_rare = true;

    // 1 % of the part above 5,000, 2 % of the part above 8,000.
    const vf::decide::bonus_scheme bonus({{500'000, vf::percent(1)}, {800'000, vf::percent(2)}});
    const vf::decide::policy standard = vf::decide::default_policy({.bonus = bonus});
    std::vector<vf::decide::policy_rule> rules(standard.rules().begin(), standard.rules().end());
    rules.push_back({"silent for long",
                     vf::decide::at_least(vf::decide::fact::days_since_deal, 200),
                     vf::decide::own_action{"phone", "call"}});
    rules.push_back({"no call", vf::decide::always(), vf::decide::no_action{"phone"}});
    const vf::decide::policy policy(rules);

    std::cout << "Ant. " << vf::decide::explain(policy, ant, monday) << '\n';
    std::cout << "Fox. " << vf::decide::explain(policy, fox, monday) << '\n';
    std::cout << policy.rules()[6].name << ": " << to_string(policy.rules()[6].when) << '\n';

    check(bonus.payout(1'000'000) == 3'000 + 4'000);
    try {
        (void)vf::decide::default_policy({.concession_a = vf::percent(1)});
        check(false);
    } catch (const vf::invalid_rules& e) {
        std::cout << e.what() << '\n';
    }
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Charts for account managers: who moved, whom to call, whose contract ends, who fits.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <chrono>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace vf = vitalfew;
using namespace std::chrono_literals;
struct client {
    std::string name;
    int last_year, profit, orders;
    std::chrono::sys_days last_order, contract_end;
};

int main() {
    const std::vector<client> base{{"Ant", 600, 520, 14, 2026y / 6 / 28, 2026y / 7 / 20},
                                   {"Bee", 300, 90, 6, 2026y / 6 / 20, 2026y / 12 / 31},
                                   {"Cat", 120, 410, 9, 2026y / 6 / 1, 2026y / 6 / 30},
                                   {"Dog", 40, 20, 1, 2025y / 11 / 5, 2027y / 9 / 30}};
    const vf::date today = 2026y / 7 / 1;
    const auto before = vf::classify(base, &client::last_year);
    const auto now = vf::classify(base, &client::profit);

    std::string migration;
    const auto moves =
        vf::find_migration(vf::keyed_analysis(base, &client::name, &client::last_year, before),
                           vf::keyed_analysis(base, &client::name, &client::profit, now));
    vf::report::migration_chart(std::back_inserter(migration), moves);

    std::string rfm;
    const vf::rfm_fields fields(&client::last_order, &client::orders, &client::profit);
    vf::report::rfm_chart(std::back_inserter(rfm), vf::rfm(base, today, fields));

    std::string renewals;
    std::vector<vf::decide::client_facts> facts(base.size());
    for (std::size_t i = 0; i < base.size(); ++i) {
        facts[i].grade = now.grades()[i];
        facts[i].contract_end = base[i].contract_end;
    }
    vf::report::renewal_calendar(std::back_inserter(renewals), facts, today, {.months = 6});

    std::string fit;
    vf::report::fit_matrix_chart(std::back_inserter(fit), now.grades(), {{0.9, 0.4, 0.7, 0.2}, {}});

    for (const std::string& chart : {migration, rfm, renewals, fit}) {
        const auto at = chart.find(R"("subtitle":)") + 11;
        std::cout << chart.substr(at, chart.find(R"(,"anchor")") - at) << '\n';
    }
    check(renewals.find("overdue 1, urgent 1, ahead 2") != std::string::npos);
}

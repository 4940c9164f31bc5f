// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The whole base in one call: grades, and an answer to each question that is asked.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;
namespace ask = vitalfew::ask;
using namespace std::chrono;

struct order {
    std::string buyer;
    std::int64_t total;
    sys_days day;
};

int main() {
    const std::vector<order> orders{{"Ant", 400, 2026y / 1 / 5},  {"Bee", 90, 2026y / 1 / 9},
                                    {"Ant", 200, 2026y / 3 / 2},  {"Cat", 170, 2026y / 3 / 4},
                                    {"Bee", 100, 2026y / 5 / 11}, {"Dog", 40, 2026y / 6 / 1}};
    const sys_days as_of = 2026y / 7 / 1;

    const auto analysis = vf::analyse(
        orders, vf::deal_fields(&order::buyer, &order::total, &order::day), {}, ask::inflation(),
        ask::concentration(), ask::standings(vf::percent(5)), ask::rfm(as_of), ask::places());

    for (std::size_t i = 0; i < analysis.size(); ++i) {
        std::cout << analysis[ask::places].places()[i] << ". " << analysis.clients()[i].key << "  "
                  << analysis.grades()[i] << '\n';
    }
    std::cout << analysis[ask::inflation].one_off << " of " << analysis.size()
              << " bought once, Gini " << analysis[ask::concentration].gini.population.to_double()
              << '\n';
    for (const vf::near_limit& near : analysis[ask::standings].near_limits) {
        std::cout << analysis.clients()[near.client].key << " is close to the end of "
                  << vf::grade_at(near.limit) << '\n';
    }
    check(analysis[ask::inflation].one_off == 2);
    check(analysis[ask::rfm].scores.scores().size() == analysis.size());
}

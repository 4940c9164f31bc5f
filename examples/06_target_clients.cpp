// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Whom to win and whom to keep: a target profile of facts and judgements, how well each client fits it and why,
// and what to do by grade and fit.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    int profit;
    int staff;
    std::string sector;
    std::optional<int> interest;  // 1 to 5, judged by the sales people; missing for some
    bool credit_stop;
};

int main() {
    const std::vector<client> base{
        {"Ant", 900, 40, "hotel", 4, false},           {"Bee", 420, 900, "office", 2, false},
        {"Cat", 90, 25, "bakery", 5, false},           {"Dog", 60, 60, "bakery", 5, true},
        {"Eel", 20, 30, "hotel", std::nullopt, false}, {"Fox", 10, 2, "office", 1, false}};

    const vf::targeting::target_profile<client> wanted(
        {vf::targeting::objective("staff", 2, &client::staff,
                                  vf::targeting::target_band(5, 20, 80, 200)),
         vf::targeting::objective(
             "sector", 3, &client::sector,
             vf::targeting::category_score<std::string>({{"bakery", 1}, {"hotel", 0.8}}, 0.1)),
         vf::targeting::subjective("interest", 1, &client::interest,
                                   vf::targeting::linear_score(1, 5))},
        {.vetoes = {vf::targeting::veto("credit stop", &client::credit_stop)},
         .missing = vf::targeting::missing_judgement::counts_as_neutral});

    const vf::targeting::fit_ranking fits = vf::targeting::rank_by_fit(base, wanted);
    const auto abcd = vf::classify(base, &client::profit);
    const std::vector<vf::targeting::client_course> courses =
        vf::targeting::fit_matrix{}(abcd.grades(), fits);
    for (std::size_t i = 0; i < base.size(); ++i) {
        std::cout << base[i].name << "  " << abcd.grades()[i] << "  " << fits.scores()[i] << "  "
                  << vf::targeting::fit_matrix{}.name(courses[i]) << '\n';
    }
    for (const std::size_t i :
         vf::targeting::target_clients(fits, vf::targeting::best_share{vf::percent(50)})) {
        const vf::targeting::client_fit fit = wanted.fit(base[i]);
        std::cout << base[i].name << " fits because";
        for (const vf::targeting::fit_part& part : fit.parts) {
            std::cout << ' ' << part.criterion << " +" << part.part;
        }
        std::cout << (fit.known < 1 ? ", not all judged\n" : "\n");
    }
    check(wanted.fit(base[3]).vetoes.front() == "credit stop");
    check(courses[1] == vf::targeting::client_course::harvest &&
          courses[4] == vf::targeting::client_course::grow);
}

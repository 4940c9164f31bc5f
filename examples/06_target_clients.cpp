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
namespace vt = vitalfew::targeting;

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

    const vt::target_profile<client> wanted(
        {vt::objective("staff", 2, &client::staff, vt::target_band(5, 20, 80, 200)),
         vt::objective("sector", 3, &client::sector,
                       vt::category_score<std::string>({{"bakery", 1}, {"hotel", 0.8}}, 0.1)),
         vt::subjective("interest", 1, &client::interest, vt::linear_score(1, 5))},
        {.vetoes = {vt::veto("credit stop", &client::credit_stop)},
         .missing = vt::missing_judgement::counts_as_neutral});

    const vt::fit_ranking fits = vt::rank_by_fit(base, wanted);
    const auto abcd = vf::classify(base, &client::profit);
    const std::vector<vt::client_course> courses = vt::fit_matrix{}(abcd.grades(), fits);
    for (std::size_t i = 0; i < base.size(); ++i) {
        std::cout << base[i].name << "  " << abcd.grades()[i] << "  " << fits.scores()[i] << "  "
                  << vt::fit_matrix{}.name(courses[i]) << '\n';
    }
    for (const std::size_t i : vt::target_clients(fits, vt::best_share{vf::percent(50)})) {
        const vt::client_fit fit = wanted.fit(base[i]);
        std::cout << base[i].name << " fits because";
        for (const vt::fit_part& part : fit.parts) {
            std::cout << ' ' << part.criterion << " +" << part.part;
        }
        std::cout << (fit.known < 1 ? ", not all judged\n" : "\n");
    }
    check(wanted.fit(base[3]).vetoes.front() == "credit stop");
    check(courses[1] == vt::client_course::harvest && courses[4] == vt::client_course::grow);
}

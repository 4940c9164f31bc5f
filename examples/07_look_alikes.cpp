// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What do the clients of grade A have in common? A profile learned from them finds look-alikes among prospects.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct company {
    std::string name;
    std::string sector;
    int staff;
    int profit;  // 0 for prospects, who have not bought yet
};

int main() {
    const std::vector<company> base{{"Ant", "hotel", 40, 900},  {"Bee", "bakery", 25, 700},
                                    {"Cat", "hotel", 55, 650},  {"Dog", "office", 300, 90},
                                    {"Eel", "bakery", 3, 80},   {"Fox", "hotel", 30, 75},
                                    {"Gnu", "office", 12, 40},  {"Hen", "bakery", 2, 30},
                                    {"Ibis", "office", 700, 9}, {"Jay", "office", 1, 5}};
    const auto abcd = vf::classify(base, &company::profit);

    const auto alike =
        vf::targeting::find_look_alikes(base, abcd.grades(), {.least_clients = 3},
                                        vf::targeting::category_trait("sector", &company::sector),
                                        vf::targeting::number_trait("staff", &company::staff));
    std::cout << alike.models() << " of " << alike.clients() << " clients have grade A\n";
    for (const vf::targeting::shared_trait& trait : alike.traits()) {
        std::cout << trait.name << ": distance " << trait.distance << "; " << trait.rule << '\n';
        for (const auto& kind : trait.categories) {
            std::cout << "  " << kind.category << ": " << kind.models << " of " << kind.clients
                      << ", lift " << kind.lift() << '\n';
        }
    }

    const std::vector<company> prospects{
        {"Kiwi", "office", 45, 0}, {"Lynx", "hotel", 50, 0}, {"Mole", "bakery", 60, 0}};
    const vf::targeting::fit_ranking fits = vf::targeting::rank_by_fit(prospects, alike.profile());
    for (const std::size_t i : fits.order()) {
        std::cout << prospects[i].name << ' ' << fits.scores()[i] << '\n';
    }
    check(alike.traits()[0].categories[0].lift() == vf::exact_ratio(20, 9));
    check(fits.order()[0] == 1 && fits.scores()[1] == 1);
}

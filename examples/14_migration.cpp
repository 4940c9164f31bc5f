// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Migration between a stored analysis of last year and this year's: who moved from which grade to which?

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vf = vitalfew;

struct kept_row {  // for example, read from a file
    std::string name;
    vf::grade grade;
    int profit;
};
struct client {
    std::string name;
    int profit;
};

int main() {
    using enum vf::grade;
    const std::vector<kept_row> last_year{
        {"Ant", A, 600}, {"Bee", A, 300}, {"Cat", B, 120}, {"Dog", C, 40}, {"Eel", D, 3}};
    const std::vector<client> base{{"Cat", 700}, {"Ant", 500}, {"Bee", 90},
                                   {"Dog", 20},  {"Fox", 10},  {"Gnu", 4}};
    const std::set<std::string, std::less<>> earlier{"Ant", "Gnu"};  // from before last year

    const vf::classification abcd = vf::classify(base, &client::profit);
    const vf::migration moves = vf::find_migration(
        vf::keyed_analysis(last_year, &kept_row::name, &kept_row::profit, &kept_row::grade),
        vf::keyed_analysis(base, &client::name, &client::profit, abcd),
        [&](std::string_view name) { return earlier.contains(name); });

    for (const auto& move : moves.moves()) {
        std::cout << (move.after ? base[move.after->index].name
                                 : last_year[move.before->index].name)
                  << ": " << move.kind;
        if (move.before && move.after) {
            std::cout << ' ' << move.before->grade << " -> " << move.after->grade;
        }
        std::cout << '\n';
    }
    const auto& slips = moves.total(vf::migration_kind::slip);
    std::cout << slips.clients << " slipped, with " << slips.before.value << " then and "
              << slips.after.value << " now\n";
    check(moves.cell(A, A).clients == 1 && moves.cell(B, A).clients == 1);
    check(moves.lost(D).before.value == 3 && moves.returned(D).clients == 1);
    check(moves.transition(A, A) == vf::percent(50));
}

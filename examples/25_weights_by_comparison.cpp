// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// AHP: weights from comparisons in pairs, with a warning when the comparisons contradict each other; and TOPSIS, a
// second way to combine criteria.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct prospect {
    std::string name;
    double turnover;
    int interest;    // 1 to 5
    int kilometres;  // fewer are better
};

int main() {
    const std::vector<std::string> names{"turnover", "interest", "distance"};
    const auto hasty = vf::targeting::derive_weights(
        {names,
         {{"turnover", "interest", 3}, {"interest", "distance", 5}, {"distance", "turnover", 2}}});
    std::cout << "first: " << hasty.warning().value_or("consistent") << '\n';
    const auto weights = vf::targeting::derive_weights(
        {names,
         {{"turnover", "interest", 3}, {"interest", "distance", 2}, {"turnover", "distance", 5}}});
    std::cout << "then: " << weights.warning().value_or("consistent") << '\n';
    for (const std::string& name : weights.names) {
        std::cout << "  " << name << ' ' << weights.of(name) << '\n';
    }
    check(!hasty.is_consistent() && weights.is_consistent());

    const std::vector<prospect> prospects{
        {"Ant", 900, 2, 250}, {"Bee", 650, 5, 40}, {"Cat", 300, 4, 10}};
    const vf::targeting::target_profile<prospect> profile{
        vf::targeting::objective("turnover", weights.of("turnover"), &prospect::turnover,
                                 vf::targeting::linear_score(0, 1000)),
        vf::targeting::subjective("interest", weights.of("interest"), &prospect::interest,
                                  vf::targeting::linear_score(1, 5)),
        vf::targeting::objective("distance", weights.of("distance"), &prospect::kilometres,
                                 vf::targeting::linear_score(300, 0))};
    const std::vector<double> closeness = vf::targeting::topsis(
        prospects, vf::weighted_criterion(weights.of("turnover"), &prospect::turnover),
        vf::weighted_criterion(weights.of("interest"), &prospect::interest),
        vf::weighted_criterion(weights.of("distance"), &prospect::kilometres,
                               vf::preference_direction::lower_is_better));
    for (std::size_t i = 0; i < prospects.size(); ++i) {
        std::cout << prospects[i].name << ": fit " << profile(prospects[i]) << ", TOPSIS "
                  << closeness[i] << '\n';
    }
    // The two may differ: a fit compares with the profile, TOPSIS with the other prospects.
    check(profile(prospects[1]) > profile(prospects[0]) && closeness[0] > closeness[1]);
}

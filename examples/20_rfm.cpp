// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// RFM (recency, frequency, monetary value): scores from 1 to 5, named segments, and one more client on the same
// scale.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

namespace vf = vitalfew;
using namespace std::chrono_literals;

struct client {
    std::string name;
    std::chrono::sys_days last_order;
    int orders;
    int profit;
};

int main() {
    const std::vector<client> base{
        {"Ant", 2026y / 6 / 28, 14, 5200}, {"Bee", 2026y / 6 / 20, 6, 900},
        {"Cat", 2026y / 6 / 1, 1, 80},     {"Dog", 2026y / 5 / 3, 2, 2400},
        {"Eel", 2026y / 3 / 9, 9, 3100},   {"Fox", 2026y / 2 / 2, 1, 40},
        {"Gnu", 2025y / 11 / 5, 12, 4000}, {"Hen", 2025y / 9 / 1, 3, 300},
        {"Ibis", 2025y / 8 / 1, 1, 60},    {"Jay", 2026y / 6 / 30, 1, 50},
    };
    const vf::rfm_fields fields(&client::last_order, &client::orders, &client::profit);
    const auto scored = vf::rfm(base, 2026y / 7 / 1, fields);

    const vf::rfm_segment_table segment_of = vf::default_rfm_segments();
    for (std::size_t i = 0; i < base.size(); ++i) {
        const auto& s = *scored.scores()[i];
        std::cout << base[i].name << ' ' << int{s.recency} << int{s.frequency} << int{s.monetary}
                  << ' ' << segment_of(s) << '\n';
    }
    check(segment_of(*scored.scores()[0]) == "champions");
    check(segment_of(*scored.scores()[6]) == "not to be lost");
    check(scored.scores()[2]->frequency == 1);  // four clients bought once, and all have 1

    const auto segments = vf::segment_clients(base, scored, segment_of, &client::profit);
    check(segments.segments[0].value_share > vf::percent(25));

    // Stored edges are enough to score one more client.
    const auto& edges = scored.edges();
    const vf::rfm_score next = edges(std::chrono::days(10), 7, 1000);
    std::cout << "next: " << segment_of(next) << '\n';
    check(segment_of(next) == "loyal");
}

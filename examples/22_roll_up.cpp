// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Roll-up: small subsidiaries that together are one large client.

#include <vitalfew/vitalfew.hpp>

#include "check.hpp"

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace vf = vitalfew;

struct client {
    std::string name;
    std::optional<std::string> parent;
    std::int64_t profit;
};

int main() {
    std::vector<client> base{{"Mill", {}, 300},       {"Paper", "Oak", 140}, {"Oak", {}, 20},
                             {"Print", "Paper", 150}, {"Shop", "Oak", 90},   {"Pine", {}, 100}};

    const auto alone = vf::classify(base, &client::profit, {.limits = vf::abc_limits});
    const auto rolled = vf::roll_up(base, &client::name, &client::parent, &client::profit);
    const auto together = vf::classify(rolled.groups(), &vf::company_group<std::int64_t>::value,
                                       {.limits = vf::abc_limits});

    for (std::size_t g = 0; g < rolled.groups().size(); ++g) {
        const auto& group = rolled.groups()[g];
        std::cout << together.grades()[g] << ' ' << base[group.top].name << ", " << group.members
                  << (group.members == 1 ? " client, " : " clients, ") << group.value << '\n';
    }
    const auto top = vf::top(rolled.groups(), 1, &vf::company_group<std::int64_t>::value);
    check(base[rolled.groups()[top.front()].top].name == "Oak");
    check(alone.grades()[2] == vf::grade::C && rolled.groups()[1].value == 400);

    // A cycle of parents is bad data; the error names its clients.
    base[2].parent = "Paper";
    try {
        (void)vf::roll_up(base, &client::name, &client::parent, &client::profit);
        check(false);
    } catch (const vf::cyclic_parents& error) {
        std::cout << error.what() << '\n';
    }
}

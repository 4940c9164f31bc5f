// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Clients alone do not tell how evenly they buy.

#include <vitalfew/analyse/analyse.hpp>
#include <vitalfew/analyse/ask_clients.hpp>

#include <chrono>
#include <vector>

int main() {
    using namespace std::chrono;
    struct deal {
        int client;
        int amount;
        sys_days day;
    };
    const sys_days start = 2026y / 1 / 1;
    const std::vector<deal> deals{{1, 6, start}};
    const vitalfew::calendar_grid grid(vitalfew::period(start, sys_days(2026y / 7 / 1)),
                                       vitalfew::calendar_unit::month);
#ifdef VITALFEW_BAD
    const auto analysis = vitalfew::analyse(deals, &deal::amount, {}, vitalfew::ask::xyz(grid));
#else
    const auto analysis =
        vitalfew::analyse(deals, vitalfew::deal_fields(&deal::client, &deal::amount, &deal::day),
                          {}, vitalfew::ask::xyz(grid));
#endif
    return static_cast<int>(analysis.size());
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A key of clients needs a hash.

#include <vitalfew/vitalfew.hpp>

#include <chrono>
#include <sstream>
#include <string>
#include <vector>

struct client {
    std::string name;
    long profit;
    std::chrono::sys_days day;
};
struct site {
    int x;
    bool operator==(const site&) const = default;
};
struct order {
    site at;
    long profit;
    std::chrono::sys_days day;
};
int main() {
    const std::vector<client> base;
    [[maybe_unused]] const std::vector<order> sites;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::collect_clients(
        sites, vitalfew::deal_fields(&order::at, &order::profit, &order::day));
#else
    const auto result = vitalfew::collect_clients(
        base, vitalfew::deal_fields(&client::name, &client::profit, &client::day));
#endif
    return result.size() > 100 ? 1 : 0;
}

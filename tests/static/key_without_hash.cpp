// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A key of clients needs a hash.

#include <vitalfew/clients/collect_clients.hpp>

#include "client.hpp"

#include <vector>

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

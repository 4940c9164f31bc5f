// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A date is a std::chrono::sys_days, and no text.

#include <vitalfew/clients/collect_clients.hpp>

#include "client.hpp"

#include <vector>

int main() {
    const std::vector<client> base;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::collect_clients(
        base, vitalfew::deal_fields(&client::name, &client::profit, &client::name));
#else
    const auto result = vitalfew::collect_clients(
        base, vitalfew::deal_fields(&client::name, &client::profit, &client::day));
#endif
    return result.size() > 100 ? 1 : 0;
}

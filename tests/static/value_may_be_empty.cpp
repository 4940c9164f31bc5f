// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// An empty std::optional would rank as the smallest value.

#include <vitalfew/rank/rank.hpp>

#include <optional>
#include <vector>

struct client {
    std::optional<double> profit;
};
int main() {
    const std::vector<client> base;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::rank(base, &client::profit);
#else
    const auto result = vitalfew::rank(base, [](const client& c) { return c.profit.value_or(0); });
#endif
    return result.size() > 100 ? 1 : 0;
}

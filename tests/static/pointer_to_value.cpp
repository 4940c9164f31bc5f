// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A std::shared_ptr would be ranked by its address.

#include <vitalfew/classify/find_cutoffs.hpp>

#include <memory>
#include <vector>

struct client {
    std::shared_ptr<long> profit;
};
int main() {
    const std::vector<client> base;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::find_cutoffs(base, &client::profit);
#else
    const auto result = vitalfew::find_cutoffs(base, [](const client& c) { return *c.profit; });
#endif
    return result.size() > 100 ? 1 : 0;
}

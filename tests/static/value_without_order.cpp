// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What is ranked needs an order.

#include <vitalfew/rank/top.hpp>

#include <compare>
#include <vector>

struct amount {
    int cents;
    auto operator<=>(const amount&) const = default;
};
struct bare_amount {
    int cents;
};
int main() {
    const std::vector<amount> base;
    [[maybe_unused]] const std::vector<bare_amount> bare;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::top(bare, 3);
#else
    const auto result = vitalfew::top(base, 3);
#endif
    return result.size() > 100 ? 1 : 0;
}

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What points into a base must not outlive it.

#include <vitalfew/clients/one_off.hpp>

#include <vector>

int main() {
#ifdef VITALFEW_BAD
    const auto result =
        vitalfew::partition_repeat_clients(std::vector<int>{1, 2}, [](int deals) { return deals; });
#else
    std::vector<int> base{1, 2};
    const auto result = vitalfew::partition_repeat_clients(base, [](int deals) { return deals; });
#endif
    return result.size() > 100 ? 1 : 0;
}

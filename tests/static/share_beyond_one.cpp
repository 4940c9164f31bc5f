// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A share beyond 1 is no constant.

#include <vitalfew/exact/share.hpp>

#include <vector>

int main() {
#ifdef VITALFEW_BAD
    constexpr auto limit = vitalfew::percent(101);
    const std::vector<int> result(limit.numerator() > 0 ? 1 : 0);
#else
    constexpr auto limit = vitalfew::percent(99);
    const std::vector<int> result(limit.numerator() > 0 ? 1 : 0);
#endif
    return result.size() > 100 ? 1 : 0;
}

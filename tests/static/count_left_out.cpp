// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The best clients are asked for by their number.

#include <vitalfew/rank/top.hpp>

#include "client.hpp"

#include <vector>

int main() {
    const std::vector<client> base;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::top(base, &client::profit);
#else
    const auto result = vitalfew::top(base, 3, &client::profit);
#endif
    return result.size() > 100 ? 1 : 0;
}

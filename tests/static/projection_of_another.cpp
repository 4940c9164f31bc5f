// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A projection has to be of the record that is in the range.

#include <vitalfew/rank/top.hpp>

#include "client.hpp"

#include <vector>

struct other {
    long profit;
};
int main() {
    const std::vector<client> base;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::top(base, 3, &other::profit);
#else
    const auto result = vitalfew::top(base, 3, &client::profit);
#endif
    return result.size() > 100 ? 1 : 0;
}

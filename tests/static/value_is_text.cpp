// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A string is no value to grade by.

#include <vitalfew/classify/classify.hpp>

#include "client.hpp"

#include <vector>

int main() {
    const std::vector<client> base;
#ifdef VITALFEW_BAD
    const auto result = vitalfew::classify(base, &client::name).grades();
#else
    const auto result = vitalfew::classify(base, &client::profit).grades();
#endif
    return result.size() > 100 ? 1 : 0;
}

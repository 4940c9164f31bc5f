// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// The file alone: it needs no include before it.
#include "vitalfew.hpp"

#include <cstdint>
#include <vector>

vitalfew::cutoffs<std::int64_t> cutoffs_of(const std::vector<std::int64_t>& profits) {
    return vitalfew::classify(profits).cutoffs();
}

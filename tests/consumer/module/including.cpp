// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "including.hpp"

#include <vitalfew/vitalfew.hpp>

vitalfew::cutoffs<std::int64_t> cutoffs_by_header(const std::vector<std::int64_t>& profits) {
    return vitalfew::find_cutoffs(profits);
}

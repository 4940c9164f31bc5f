// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef INCLUDING_HPP
#define INCLUDING_HPP

#include <vitalfew/engine/cutoffs.hpp>

#include <cstdint>
#include <vector>

/// From a unit that includes the library, to one that imports it.
vitalfew::cutoffs<std::int64_t> cutoffs_by_header(const std::vector<std::int64_t>& profits);

#endif

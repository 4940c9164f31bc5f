// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_HPP
#define VITALFEW_ENGINE_HPP

// Limits, cutoffs, the summary of losses, and the values that can be tallied.

#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/tallied_value.hpp"

#endif

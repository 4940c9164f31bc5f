// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_HPP
#define VITALFEW_ENGINE_HPP

// What the concepts of the engine ask of a value.

#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/loss_summary.hpp"
#include "vitalfew/engine/tallied_value.hpp"

#endif

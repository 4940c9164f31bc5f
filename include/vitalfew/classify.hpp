// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_HPP
#define VITALFEW_CLASSIFY_HPP

// Limits, cutoffs and grades.

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/classify_by.hpp"
#include "vitalfew/classify/classify_with.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/computed_limits.hpp"
#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/classify/grade_matrix.hpp"
#include "vitalfew/classify/grouped_classification.hpp"
#include "vitalfew/classify/live_cutoffs.hpp"

#endif

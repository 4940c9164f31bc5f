// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_HPP
#define VITALFEW_BEHAVIOUR_HPP

// Recency, frequency and value; stability of demand; order patterns; effort; inflation of the base.

#include "vitalfew/behaviour/base_inflation.hpp"
#include "vitalfew/behaviour/calendar_grid.hpp"
#include "vitalfew/behaviour/demand_series.hpp"
#include "vitalfew/behaviour/dominance.hpp"
#include "vitalfew/behaviour/effort_by.hpp"
#include "vitalfew/behaviour/find_order_patterns.hpp"
#include "vitalfew/behaviour/grade_shift.hpp"
#include "vitalfew/behaviour/lifetime.hpp"
#include "vitalfew/behaviour/order_limit.hpp"
#include "vitalfew/behaviour/rfm.hpp"
#include "vitalfew/behaviour/rfm_segments.hpp"
#include "vitalfew/behaviour/score_edges.hpp"
#include "vitalfew/behaviour/variation.hpp"
#include "vitalfew/behaviour/xyz_analysis.hpp"

#endif

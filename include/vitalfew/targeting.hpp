// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_HPP
#define VITALFEW_TARGETING_HPP

// Target profiles, fit, weights, look-alikes.

#include "vitalfew/targeting/category_lifts.hpp"
#include "vitalfew/targeting/category_score.hpp"
#include "vitalfew/targeting/client_fit.hpp"
#include "vitalfew/targeting/derive_weights.hpp"
#include "vitalfew/targeting/find_look_alikes.hpp"
#include "vitalfew/targeting/fit_matrix.hpp"
#include "vitalfew/targeting/number_ranges.hpp"
#include "vitalfew/targeting/number_scores.hpp"
#include "vitalfew/targeting/pairwise_comparisons.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"
#include "vitalfew/targeting/target_clients.hpp"
#include "vitalfew/targeting/target_criterion.hpp"
#include "vitalfew/targeting/target_profile.hpp"
#include "vitalfew/targeting/topsis.hpp"

#endif

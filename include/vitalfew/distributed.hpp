// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_HPP
#define VITALFEW_DISTRIBUTED_HPP

// Exact cutoffs of values that are in several places: tallies and the search round by round.

#include "vitalfew/distributed/cutoff_search.hpp"
#include "vitalfew/distributed/narrowing_request.hpp"
#include "vitalfew/distributed/refined_tally.hpp"
#include "vitalfew/distributed/value_tally.hpp"

#endif

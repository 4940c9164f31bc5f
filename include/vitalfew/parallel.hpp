// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_HPP
#define VITALFEW_PARALLEL_HPP

// The algorithms on several threads, by oneTBB: opt in by this include, and link TBB::tbb. Results are those
// of the serial algorithms to the last bit, for any number of threads: sums are exact, a grade is a function
// of the value alone, and equal values are ranked in the order of the base.

#include "vitalfew/parallel/classify.hpp"
#include "vitalfew/parallel/rank.hpp"
#include "vitalfew/parallel/tally.hpp"

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_HPP
#define VITALFEW_EXACT_HPP

// Arithmetic that loses nothing: exact sums, shares and ratios.

#include "vitalfew/exact/exact_average.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/exact/wide_int.hpp"

#endif

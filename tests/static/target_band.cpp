// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A constant target band that is upside down does not compile, and the message leads to the reason.

#include "vitalfew/targeting/number_scores.hpp"

namespace {

#ifdef VITALFEW_BAD
constexpr vitalfew::targeting::target_band staff(5, 80, 20, 200);
#else
constexpr vitalfew::targeting::target_band staff(5, 20, 80, 200);
#endif

}  // namespace

static_assert(staff(50) == 1);

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Constant limits that are out of order do not compile, and the message leads to the reason.

#include "vitalfew/engine/class_limits.hpp"

#include "vitalfew/exact/share.hpp"

namespace {

#ifdef VITALFEW_BAD
constexpr vitalfew::class_limits limits{vitalfew::percent(95), vitalfew::percent(80)};
#else
constexpr vitalfew::class_limits limits{vitalfew::percent(80), vitalfew::percent(95)};
#endif

}  // namespace

static_assert(limits.size() == 2);

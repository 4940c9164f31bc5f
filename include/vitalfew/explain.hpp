// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXPLAIN_HPP
#define VITALFEW_EXPLAIN_HPP

// Why a client has its grade, and who is about to change.

#include "vitalfew/explain/near_limits.hpp"
#include "vitalfew/explain/sensitivity.hpp"
#include "vitalfew/explain/standings.hpp"

#endif

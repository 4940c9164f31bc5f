// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_RANK_HPP
#define VITALFEW_RANK_HPP

// Places, criteria and scores.

#include "vitalfew/rank/criterion.hpp"
#include "vitalfew/rank/ng_score.hpp"
#include "vitalfew/rank/rank.hpp"
#include "vitalfew/rank/rank_by.hpp"
#include "vitalfew/rank/top.hpp"
#include "vitalfew/rank/weighted_score.hpp"

#endif

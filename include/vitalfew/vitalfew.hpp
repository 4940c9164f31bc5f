// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_VITALFEW_HPP
#define VITALFEW_VITALFEW_HPP

// All that needs the standard library alone, folder by folder. views.hpp (range-v3) and parallel.hpp (oneTBB) are opt-in.

#include "vitalfew/analyse.hpp"
#include "vitalfew/behaviour.hpp"
#include "vitalfew/classify.hpp"
#include "vitalfew/clients.hpp"
#include "vitalfew/compare.hpp"
#include "vitalfew/concentration.hpp"
#include "vitalfew/core.hpp"
#include "vitalfew/decide.hpp"
#include "vitalfew/distributed.hpp"
#include "vitalfew/engine.hpp"
#include "vitalfew/exact.hpp"
#include "vitalfew/explain.hpp"
#include "vitalfew/rank.hpp"
#include "vitalfew/report.hpp"
#include "vitalfew/targeting.hpp"
#include "vitalfew/version.hpp"

#endif

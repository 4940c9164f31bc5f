// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CONCENTRATION_HPP
#define VITALFEW_CONCENTRATION_HPP

// Lorenz curve, Gini coefficient, Herfindahl-Hirschman index, top shares, risk.

#include "vitalfew/concentration/client_risk.hpp"
#include "vitalfew/concentration/concentration.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/concentration/gini.hpp"
#include "vitalfew/concentration/herfindahl.hpp"
#include "vitalfew/concentration/lorenz_curve.hpp"
#include "vitalfew/concentration/thinned_curve.hpp"
#include "vitalfew/concentration/top_share.hpp"
#include "vitalfew/concentration/whale_curve.hpp"

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_HPP
#define VITALFEW_DECIDE_HPP

// Policies, decisions with their reasons, plans and their cost.

#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/bonus_scheme.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/compare_plans.hpp"
#include "vitalfew/decide/condition.hpp"
#include "vitalfew/decide/decision_plan.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/default_policy.hpp"
#include "vitalfew/decide/explain.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/minor_units.hpp"
#include "vitalfew/decide/policy.hpp"

#endif

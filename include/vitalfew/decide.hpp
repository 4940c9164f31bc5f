// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_HPP
#define VITALFEW_DECIDE_HPP

// Policies, decisions with their reasons, plans and their cost.

#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/bonus_scheme.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/compare_plans.hpp"
#include "vitalfew/decide/compare_plans_by_key.hpp"
#include "vitalfew/decide/condition.hpp"
#include "vitalfew/decide/decision_plan.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/default_policy.hpp"
#include "vitalfew/decide/describe.hpp"
#include "vitalfew/decide/explain.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/plan_totals.hpp"
#include "vitalfew/decide/policy.hpp"
#include "vitalfew/decide/policy_rule.hpp"
#include "vitalfew/decide/renewal_finding.hpp"
#include "vitalfew/decide/value_trend.hpp"

#endif

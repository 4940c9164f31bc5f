// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_VITALFEW_HPP
#define VITALFEW_VITALFEW_HPP

// Everything that needs the standard library alone. Opt in to views.hpp (range-v3) by its own include.

#include "vitalfew/classify/class_limits.hpp"
#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/classify.hpp"
#include "vitalfew/classify/classify_by.hpp"
#include "vitalfew/classify/classify_into.hpp"
#include "vitalfew/classify/classify_workspace.hpp"
#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoff_search.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/find_cutoffs.hpp"
#include "vitalfew/classify/grouped_classification.hpp"
#include "vitalfew/classify/live_cutoffs.hpp"
#include "vitalfew/classify/narrow.hpp"
#include "vitalfew/classify/narrowing_request.hpp"
#include "vitalfew/classify/tallied_value.hpp"
#include "vitalfew/classify/value_tally.hpp"
#include "vitalfew/clients/base_inflation.hpp"
#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/collect_clients.hpp"
#include "vitalfew/clients/collect_options.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/client_groups.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/customization.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/share.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/ordered_key.hpp"
#include "vitalfew/exact/values.hpp"
#include "vitalfew/exact/wide_int.hpp"
#include "vitalfew/rank/grouped_ranking.hpp"
#include "vitalfew/rank/rank.hpp"
#include "vitalfew/rank/rank_by.hpp"
#include "vitalfew/rank/ranking.hpp"
#include "vitalfew/rank/ties.hpp"
#include "vitalfew/rank/top.hpp"
#include "vitalfew/version.hpp"

#endif

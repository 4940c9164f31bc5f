// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_HPP
#define VITALFEW_COMPARE_HPP

// Cross tables, migration between two analyses, hysteresis, review dates.

#include "vitalfew/compare/cross_cell_names.hpp"
#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/compare/cross_tabulate.hpp"
#include "vitalfew/compare/find_migration.hpp"
#include "vitalfew/compare/hysteresis.hpp"
#include "vitalfew/compare/keyed_analysis.hpp"
#include "vitalfew/compare/limit_margins.hpp"
#include "vitalfew/compare/migration.hpp"
#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/compare/review.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/compare/value_sums.hpp"

#endif

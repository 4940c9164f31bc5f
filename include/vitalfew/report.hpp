// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_HPP
#define VITALFEW_REPORT_HPP

// Tables, JSON and charts, written to an output iterator.

#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/csv_field.hpp"
#include "vitalfew/report/csv_table.hpp"
#include "vitalfew/report/display_width.hpp"
#include "vitalfew/report/fit_matrix_chart.hpp"
#include "vitalfew/report/grade_share_chart.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/lorenz_chart.hpp"
#include "vitalfew/report/markdown_table.hpp"
#include "vitalfew/report/migration_chart.hpp"
#include "vitalfew/report/pareto_chart.hpp"
#include "vitalfew/report/renewal_calendar.hpp"
#include "vitalfew/report/rfm_chart.hpp"
#include "vitalfew/report/table_cell.hpp"
#include "vitalfew/report/table_column.hpp"
#include "vitalfew/report/text_table.hpp"
#include "vitalfew/report/thinning.hpp"
#include "vitalfew/report/trend_chart.hpp"

#endif

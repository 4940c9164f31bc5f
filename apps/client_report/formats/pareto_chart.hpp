// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_PARETO_CHART_HPP
#define CLIENT_REPORT_FORMATS_PARETO_CHART_HPP

#include <xlsxwriter.h>

#include <cstdint>
#include <string>

namespace client_report {

// Where the figures of a Pareto chart are: names in column A, values in B, cumulative shares in D,
// from the second row on.
struct pareto_rows {
    std::string sheet;
    std::uint32_t count;
};

// A chart of Excel itself, which follows its cells: a bar for each value, and the cumulative share as
// a line on an axis of its own, from 0 to 100 %.
// @throws std::bad_alloc
[[nodiscard]] lxw_chart* pareto_chart(lxw_workbook& book, const pareto_rows& rows);

}  // namespace client_report

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/pareto_chart.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <new>
#include <string>

namespace client_report {

namespace {

// The library draws one kind of chart on one pair of axes, so the line and its axes are written here:
// by ECMA-376, part 1, 21.2, charts of other kinds follow the first, and axes come in any order
// after them. They go where the library writes its bars, just before it writes the axes of these.
//
// The cells of a sheet that is not kept in memory are unknown to it, so it writes no copy of them
// into the chart; whoever opens the file reads the cells.
constexpr fmt::string_view line_of_shares =
    R"(<c:lineChart><c:grouping val="standard"/>)"
    R"(<c:ser><c:idx val="1"/><c:order val="1"/>)"
    R"(<c:tx><c:strRef><c:f>{sheet}!$D$1</c:f></c:strRef></c:tx>)"
    R"(<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>)"
    R"(<c:marker><c:symbol val="none"/></c:marker>)"
    R"(<c:cat><c:strRef><c:f>{sheet}!$A$2:$A${last}</c:f></c:strRef></c:cat>)"
    R"(<c:val><c:numRef><c:f>{sheet}!$D$2:$D${last}</c:f></c:numRef></c:val>)"
    R"(</c:ser><c:marker val="1"/><c:axId val="{names}"/><c:axId val="{shares}"/></c:lineChart>)"
    R"(<c:valAx><c:axId val="{shares}"/>)"
    R"(<c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling>)"
    R"(<c:delete val="0"/><c:axPos val="r"/><c:numFmt formatCode="0%" sourceLinked="0"/>)"
    R"(<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>)"
    R"(<c:crossAx val="{names}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>)"
    R"(<c:catAx><c:axId val="{names}"/><c:scaling><c:orientation val="minMax"/></c:scaling>)"
    R"(<c:delete val="1"/><c:axPos val="b"/>)"
    R"(<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>)"
    R"(<c:crossAx val="{shares}"/><c:crosses val="autoZero"/><c:auto val="1"/>)"
    R"(<c:lblAlgn val="ctr"/><c:lblOffset val="100"/></c:catAx>)";

// Told apart by those who do not see colours, too.
constexpr lxw_color_t bar_colour = 0x0072B2;
constexpr const char* line_colour = "D55E00";

constexpr std::uint32_t axis_of_names = 91001;
constexpr std::uint32_t axis_of_shares = 91002;

// Writes the bars as the library does, and then the line.
void write_bars_and_line(lxw_chart* chart) {
    const std::unique_ptr<lxw_chart, decltype(&lxw_chart_free)> plain(
        lxw_chart_new(LXW_CHART_COLUMN), lxw_chart_free);
    if (!plain) {
        return;  // the library is written in C, through which nothing may be thrown; it has no bars then
    }
    plain->write_chart_type(chart);
    const lxw_series_range& values = *STAILQ_FIRST(chart->series_list)->values;
    const std::string line =
        fmt::format(line_of_shares, fmt::arg("sheet", values.sheetname),
                    fmt::arg("last", values.last_row + 1), fmt::arg("colour", line_colour),
                    fmt::arg("names", axis_of_names), fmt::arg("shares", axis_of_shares));
    std::fwrite(line.data(), 1, line.size(), chart->file);
}

}  // namespace

lxw_chart* pareto_chart(lxw_workbook& book, const pareto_rows& rows) {
    lxw_chart* chart = workbook_add_chart(&book, LXW_CHART_COLUMN);
    lxw_chart_series* bars = chart == nullptr ? nullptr : chart_add_series(chart, nullptr, nullptr);
    if (bars == nullptr) {
        throw std::bad_alloc();
    }
    const char* sheet = rows.sheet.c_str();
    constexpr lxw_col_t names = 0;
    constexpr lxw_col_t values = 1;
    chart_series_set_categories(bars, sheet, 1, names, rows.count, names);
    bars->categories->has_string_cache = LXW_TRUE;  // the names may look like numbers
    chart_series_set_values(bars, sheet, 1, values, rows.count, values);
    chart_series_set_name_range(bars, sheet, 0, values);
    lxw_chart_fill fill{};
    fill.color = bar_colour;
    chart_series_set_fill(bars, &fill);
    chart_set_series_gap(chart, 20);
    chart_title_set_name(chart, "Who brings how much, the best clients first");
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart->write_chart_type = write_bars_and_line;
    return chart;
}

}  // namespace client_report

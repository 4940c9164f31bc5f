// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_PARETO_LAYERS_HPP
#define VITALFEW_REPORT_DETAIL_PARETO_LAYERS_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/chart_palette.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/detail/ranked_curve.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <algorithm>  // std::max
#include <cstddef>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

// Bars are drawn with gaps between them as long as there is room.
inline constexpr std::size_t most_bars_with_gaps = 100;

/// @param lines what the legend says of each grade, in texts without quotes
template <class Out, class Value>
void write_pareto_bars(json_writer<Out>& spec, const ranked_curve<Value>& curve,
                       const std::vector<std::string>& lines, const chart_options& options) {
    std::string labels = "{";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        labels += std::string(i == 0 ? "" : ",") + letter(grade_at(i)) + ":'" + lines[i] + "'";
    }
    const std::string legend = R"({"orient":"bottom","columns":2,"labelLimit":400,"labelExpr":")" +
                               labels + R"(}[datum.label]"})";
    const std::size_t clients = curve.values().size();
    const std::string across = R"({"domain":[0,)" +
                               std::to_string((std::max)(clients, std::size_t{1})) +
                               R"(],"nice":false})";
    // Both zeros are at one height, also where losses reach below.
    const double most = curve.top() / static_cast<double>(options.minor_units);
    const std::string up = R"({"domain":[)" + json_number(-curve.depth() * most) + "," +
                           json_number(most) + R"(],"nice":false})";
    const std::string scale = grade_scale(lines.size());
    spec.begin_object();
    spec.json_member("data", R"({"name":"bars"})");
    spec.json_member("mark", clients <= most_bars_with_gaps
                                 ? R"({"type":"rect","xOffset":0.5,"x2Offset":-0.5})"
                                 : R"({"type":"rect"})");
    spec.key("encoding");
    spec.begin_object();
    write_channel(spec, "x",
                  {.field = "from",
                   .title = "clients, the best first",
                   .axis = R"({"grid":false,"tickMinStep":1,"format":",d"})",
                   .scale = across});
    spec.json_member("x2", R"({"field":"to"})");
    write_channel(spec, "y",
                  {.field = "mean",
                   .title = options.value_name,
                   .axis = R"({"grid":false,"format":"~s"})",
                   .scale = up});
    spec.json_member("y2", R"({"datum":0})");
    write_channel(
        spec, "color",
        {.field = "grade", .type = "nominal", .title = "grade", .scale = scale, .legend = legend});
    write_tooltip(spec, {{"from", "clients before", count_format},
                         {"to", "up to place", count_format},
                         {"mean", options.value_name, amount_format},
                         {"grade", "grade"}});
    spec.end_object();
    spec.end_object();
}

template <class Out, class Value>
void write_pareto_share(json_writer<Out>& spec, const ranked_curve<Value>& curve) {
    const std::string up = R"({"domain":[)" + json_number(-curve.depth()) + R"(,1],"nice":false})";
    write_channel(spec, "x", {.field = "clients"});
    write_channel(spec, "y",
                  {.field = "share",
                   .title = "cumulative share of the total",
                   .axis = R"({"format":".0%","orient":"right","values":[0,0.2,0.4,0.6,0.8,1]})",
                   .scale = up,
                   .stack = "null"});
}

template <class Out, class Value>
void write_pareto_curve(json_writer<Out>& spec, const ranked_curve<Value>& curve) {
    spec.begin_object();
    spec.json_member("data", R"({"name":"curve"})");
    spec.json_member("mark", R"({"type":"area","aria":false,"fillOpacity":0.16})");
    spec.key("encoding");
    spec.begin_object();
    write_pareto_share(spec, curve);
    spec.json_member("y2", R"({"datum":0})");
    write_channel(spec, "fill", {.field = "colour", .type = "nominal", .scale = "null"});
    spec.end_object();
    spec.end_object();

    spec.begin_object();
    spec.json_member("data", R"({"name":"curve"})");
    spec.json_member("mark", R"({"type":"line","strokeWidth":2.5,"strokeJoin":"round","color":")" +
                                 std::string(palette::vermillion) + "\"}");
    spec.key("encoding");
    spec.begin_object();
    write_pareto_share(spec, curve);
    write_tooltip(spec,
                  {{"clients", "best clients", count_format}, {"share", "bring", share_format}});
    spec.end_object();
    spec.end_object();
}

/// Writes how the data named "bars", "curve" and "limits" is drawn.
template <class Out, class Value>
void write_pareto_layers(json_writer<Out>& spec, const ranked_curve<Value>& curve,
                         const std::vector<std::string>& lines, const chart_options& options) {
    spec.json_member("resolve", R"({"scale":{"y":"independent"}})");
    spec.key("layer");
    spec.begin_array();
    write_pareto_bars(spec, curve, lines, options);
    spec.begin_object();
    spec.key("layer");
    spec.begin_array();
    write_pareto_curve(spec, curve);
    spec.json(R"({"data":{"name":"limits"},)"
              R"("mark":{"type":"rule","strokeDash":[4,3],"opacity":0.6},"encoding":{)"
              R"("x":{"field":"clients","type":"quantitative"},"x2":{"field":"all"},)"
              R"("y":{"field":"limit","type":"quantitative"}}})");
    spec.json(R"({"data":{"name":"limits"},)"
              R"("mark":{"type":"text","align":"right","baseline":"top","dy":2,)"
              R"("style":"guide-label"},"encoding":{)"
              R"("x":{"field":"all","type":"quantitative"},)"
              R"("y":{"field":"limit","type":"quantitative"},)"
              R"("text":{"field":"label","type":"nominal"}}})");
    spec.end_array();
    spec.end_object();
    spec.end_array();
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

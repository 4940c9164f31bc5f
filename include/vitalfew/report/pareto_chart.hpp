// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_PARETO_CHART_HPP
#define VITALFEW_REPORT_PARETO_CHART_HPP

#include "vitalfew/classify/class_limits.hpp"
#include "vitalfew/classify/classification.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/share.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/detail/chart_text.hpp"
#include "vitalfew/report/detail/ranked_curve.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/thinning.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// What a Pareto chart shows.
struct pareto_options {
    chart_options chart{};
    /// The limits that are marked, those of the classification.
    class_limits limits = abcd_limits;
};

struct pareto_chart_fn {
    /// Writes the specification of a Pareto chart: every client a bar in the colour of its grade, the best
    /// first, and over them the cumulative share of the total, with the limits marked where it crosses them.
    ///
    /// Clients with a value of 0 or less are part of it: losses are bars below 0, and do not lower the
    /// cumulative share. Of large bases bars are put together that are less than half a pixel wide or high
    /// together (merge_bars), and points of the cumulative line are left out that are less than half a pixel
    /// off (thin_line); where a grade ends both stay as they are. Without clients it is a chart without bars.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param sorted the values of the base, by descending
    /// @param graded its grades, by classify or by any other way
    /// @returns the iterator behind the text
    /// @throws unequal_lengths when the two are not of as many clients
    /// @throws invalid_value when a sum is beyond the largest double
    /// Complexity: O(n) time; while it runs, 16 bytes a client.
    /// @example 27_pareto_chart.cpp
    /// @see J. M. Juran, "Quality Control Handbook" (1951), for the chart and its name
    template <std::output_iterator<char> Out, measurable_value Value>
    Out operator()(Out out, const descending_values<Value>& sorted,
                   const classification_summary<Value>& graded,
                   const pareto_options& options = {}) const {
        if (sorted.size() != graded.size()) {
            detail::throw_unequal_lengths("sorted and graded clients", sorted.size(),
                                          graded.size());
        }
        const detail::ranked_curve<Value> curve(sorted, graded.cutoffs());
        auto spec = detail::begin_chart(std::move(out), options.chart, words(graded));
        spec.key("datasets");
        spec.begin_object();
        write_bars(spec, sorted, curve, options.chart);
        write_curve(spec, curve);
        write_limits(spec, curve, options.limits);
        spec.end_object();
        write_layers(spec, graded, curve, options);
        spec.end_object();
        return spec.finish();
    }

private:
    template <class Value>
    [[nodiscard]] static std::string legend_line(grade g, const grade_summary<Value>& summary) {
        return std::string(1, letter(g)) + ": " + detail::clients_text(summary.clients) + " (" +
               detail::percent_text(summary.client_share.to_double()) + "), " +
               detail::percent_text(summary.value_share.to_double()) + " of the total";
    }

    template <class Value>
    [[nodiscard]] static detail::chart_words words(const classification_summary<Value>& graded) {
        const auto& best = graded.summary(grade::A);
        detail::chart_words said{
            .title = "Who brings the total",
            .subtitle = detail::clients_text(best.clients) + " of " +
                        detail::count_text(graded.size()) + " bring " +
                        detail::percent_text(best.value_share.to_double()) + " of the total",
            .description = "Pareto chart of " + detail::clients_text(graded.size()) + "."};
        for (std::size_t i = 0; i < graded.summaries().size(); ++i) {
            said.description += " " + legend_line(grade_at(i), graded.summaries()[i]) + ".";
        }
        return said;
    }

    template <class Out, class Value>
    static void write_bars(json_writer<Out>& spec, const descending_values<Value>& sorted,
                           const detail::ranked_curve<Value>& curve, const chart_options& options) {
        const auto starts = merge_bars(curve.values(), unseen_part, curve.grade_starts());
        spec.key("bars");
        spec.begin_array();
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t from = starts[i];
            const std::size_t to = i + 1 < starts.size() ? starts[i + 1] : sorted.size();
            const auto sum = sorted.sum_of_top(to) - sorted.sum_of_top(from);
            spec.begin_object();
            spec.member("from", from);
            spec.member("to", to);
            spec.member("mean", detail::shown(sum, options) / static_cast<double>(to - from));
            spec.member("grade", curve.grade_of(from));
            spec.end_object();
        }
        spec.end_array();
    }

    /// Where a grade ends, the point is there for it and for the next one.
    template <class Out, class Value>
    static void write_curve(json_writer<Out>& spec, const detail::ranked_curve<Value>& curve) {
        const auto write_point = [&](std::size_t clients, grade g) {
            spec.begin_object();
            spec.member("clients", clients);
            spec.member("share", curve.shares()[clients]);
            spec.member("grade", g);
            spec.member("colour", grade_colour(g));
            spec.end_object();
        };
        spec.key("curve");
        spec.begin_array();
        std::size_t last = 0;
        for (const std::size_t k : thin_line(curve.shares(), unseen_part, curve.grade_starts())) {
            if (k > 0) {
                if (last == 0 || curve.grade_of(last) != curve.grade_of(last - 1)) {
                    write_point(last, curve.grade_of(last));
                }
                write_point(k, curve.grade_of(k - 1));
            }
            last = k;
        }
        spec.end_array();
    }

    template <class Out, class Value>
    static void write_limits(json_writer<Out>& spec, const detail::ranked_curve<Value>& curve,
                             const class_limits& limits) {
        spec.key("limits");
        spec.begin_array();
        for (std::size_t i = 0; i < limits.size(); ++i) {
            spec.begin_object();
            spec.member("limit", limits[i].to_double());
            spec.member("clients", curve.clients_to(grade_at(i)));
            spec.member("all", curve.values().size());
            spec.member("label", to_string(limits[i]));
            spec.end_object();
        }
        spec.end_array();
    }

    template <class Out, class Value>
    static void write_layers(json_writer<Out>& spec, const classification_summary<Value>& graded,
                             const detail::ranked_curve<Value>& curve,
                             const pareto_options& options) {
        const std::string scale = detail::grade_scale(graded.summaries().size());
        spec.json_member("resolve", R"({"scale":{"y":"independent"}})");
        spec.key("layer");
        spec.begin_array();
        write_bar_layer(spec, graded, scale, curve, options.chart);
        spec.begin_object();
        spec.key("layer");
        spec.begin_array();
        write_area_layer(spec, curve);
        write_line_layer(spec, curve);
        spec.json(
            R"({"data":{"name":"limits"},"mark":{"type":"rule","strokeDash":[4,3],"opacity":0.6},"encoding":{)"
            R"("x":{"field":"clients","type":"quantitative"},"x2":{"field":"all"},)"
            R"("y":{"field":"limit","type":"quantitative"}}})");
        spec.json(
            R"({"data":{"name":"limits"},"mark":{"type":"text","align":"right","baseline":"top","dy":2,"style":"guide-label"},"encoding":{)"
            R"("x":{"field":"all","type":"quantitative"},"y":{"field":"limit","type":"quantitative"},)"
            R"("text":{"field":"label","type":"nominal"}}})");
        spec.end_array();
        spec.end_object();
        spec.end_array();
    }

    template <class Out, class Value>
    static void write_bar_layer(json_writer<Out>& spec, const classification_summary<Value>& graded,
                                const std::string& scale, const detail::ranked_curve<Value>& curve,
                                const chart_options& options) {
        std::string labels = "{";
        for (std::size_t i = 0; i < graded.summaries().size(); ++i) {
            labels += std::string(i == 0 ? "" : ",") + letter(grade_at(i)) + ":'" +
                      legend_line(grade_at(i), graded.summaries()[i]) + "'";
        }
        labels += "}[datum.label]";
        const std::string legend =
            R"({"orient":"bottom","columns":2,"symbolOpacity":1,"labelLimit":400,"labelExpr":")" +
            labels + "\"}";
        const std::string across = R"({"domain":[0,)" +
                                   std::to_string(graded.size() == 0 ? 1 : graded.size()) +
                                   R"(],"nice":false})";
        spec.begin_object();
        spec.json_member("data", R"({"name":"bars"})");
        spec.json_member("mark", graded.size() <= most_bars_with_gaps_
                                     ? R"({"type":"rect","xOffset":0.5,"x2Offset":-0.5})"
                                     : R"({"type":"rect"})");
        spec.key("encoding");
        spec.begin_object();
        detail::write_channel(spec, "x",
                              {.field = "from",
                               .title = "clients, the best first",
                               .axis = R"({"grid":false,"tickMinStep":1,"format":",d"})",
                               .scale = across});
        spec.json_member("x2", R"({"field":"to"})");
        detail::write_channel(spec, "y",
                              {.field = "mean",
                               .title = options.value_name,
                               .axis = R"({"grid":false,"format":"~s"})",
                               .scale = value_scale(curve, options)});
        spec.json_member("y2", R"({"datum":0})");
        detail::write_channel(spec, "color",
                              {.field = "grade",
                               .type = "nominal",
                               .title = "grade",
                               .scale = scale,
                               .legend = legend});
        detail::write_tooltip(spec, {{"from", "clients before", detail::count_format},
                                     {"to", "up to place", detail::count_format},
                                     {"mean", options.value_name, detail::amount_format},
                                     {"grade", "grade"}});
        spec.end_object();
        spec.end_object();
    }

    template <class Out, class Value>
    static void write_area_layer(json_writer<Out>& spec, const detail::ranked_curve<Value>& curve) {
        spec.begin_object();
        spec.json_member("data", R"({"name":"curve"})");
        spec.json_member("mark", R"({"type":"area","fillOpacity":0.16})");
        spec.key("encoding");
        spec.begin_object();
        write_curve_channels(spec, curve);
        spec.json_member("y2", R"({"datum":0})");
        detail::write_channel(spec, "fill",
                              {.field = "colour", .type = "nominal", .scale = "null"});
        spec.end_object();
        spec.end_object();
    }

    template <class Out, class Value>
    static void write_line_layer(json_writer<Out>& spec, const detail::ranked_curve<Value>& curve) {
        spec.begin_object();
        spec.json_member("data", R"({"name":"curve"})");
        spec.json_member("mark",
                         R"({"type":"line","strokeWidth":2.5,"strokeJoin":"round","color":")" +
                             std::string(palette::vermillion) + R"("})");
        spec.key("encoding");
        spec.begin_object();
        write_curve_channels(spec, curve);
        detail::write_tooltip(spec, {{"clients", "best clients", detail::count_format},
                                     {"share", "bring", detail::share_format}});
        spec.end_object();
        spec.end_object();
    }

    template <class Out, class Value>
    static void write_curve_channels(json_writer<Out>& spec,
                                     const detail::ranked_curve<Value>& curve) {
        detail::write_channel(spec, "x", {.field = "clients"});
        detail::write_channel(
            spec, "y",
            {.field = "share",
             .title = "cumulative share of the total",
             .axis = R"({"format":".0%","orient":"right","values":[0,0.2,0.4,0.6,0.8,1]})",
             .scale =
                 R"({"domain":[)" + detail::json_number(-curve.depth()) + R"(,1],"nice":false})",
             .stack = "null"});
    }

    /// @returns the scale of the bars, whose 0 is at the height of that of the cumulative line
    template <class Value>
    [[nodiscard]] static std::string value_scale(const detail::ranked_curve<Value>& curve,
                                                 const chart_options& options) {
        const double top = curve.top() / static_cast<double>(options.minor_units);
        return R"({"domain":[)" + detail::json_number(-curve.depth() * top) + "," +
               detail::json_number(top) + R"(],"nice":false})";
    }

    static constexpr std::size_t most_bars_with_gaps_ = 100;
};

/// See pareto_chart_fn.
inline constexpr pareto_chart_fn pareto_chart{};

}  // namespace v0
}  // namespace vitalfew

#endif

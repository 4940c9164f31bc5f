// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_LORENZ_CHART_HPP
#define VITALFEW_REPORT_LORENZ_CHART_HPP

#include "vitalfew/concentration/concentration.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/concentration/gini.hpp"
#include "vitalfew/concentration/lorenz_curve.hpp"
#include "vitalfew/concentration/thinned_curve.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/thinning.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace report {

struct lorenz_chart_fn {
    /// Writes the specification of a Lorenz curve, with the line of equality and the Gini coefficient: the
    /// cumulative share of the value over the cumulative share of the clients, the smallest first.
    ///
    /// Points are left out where the error of the curve stays below half a pixel. Without clients it is the
    /// line of equality alone.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param sorted the values of the base, by descending_values_of
    /// @param among the clients above 0 (default), or everybody
    /// @param options titles, the name and unit of the value, and the size
    /// @returns the iterator past the end of the text
    /// Complexity: O(n) time for the coefficient.
    /// @example 27_pareto_chart.cpp
    /// @see M. O. Lorenz, "Methods of Measuring the Concentration of Wealth", Publications of the American
    /// Statistical Association 9 (1905)
    template <std::output_iterator<char> Out, measurable_value Value>
    Out operator()(Out out, const descending_values<Value>& sorted,
                   concentration_population among = concentration_population::positive,
                   const chart_options& options = {}) const {
        const vitalfew::detail::lorenz_heights<Value> heights(sorted, among);
        std::size_t points = least_points_;
        auto curve = heights.thinned(points);
        while (curve.max_deviation > unseen_part && points < most_points_) {
            points *= 2;
            curve = heights.thinned(points);
        }
        return write(std::move(out), curve, gini(sorted, among), options);
    }

    /// The same from a result of concentration, with the points of its curve: as exact as its max_deviation.
    template <std::output_iterator<char> Out, measurable_value Value>
    Out operator()(Out out, const concentration_summary<Value>& found,
                   const chart_options& options = {}) const {
        return write(std::move(out), found.lorenz, found.gini, options);
    }

private:
    // Enough for a convex curve: the error falls with the square of the number of points.
    static constexpr std::size_t least_points_ = 32;
    static constexpr std::size_t most_points_ = 2048;

    template <class Out, class Value>
    static Out write(Out out, const thinned_curve<Value>& curve, const gini_coefficient& inequality,
                     const chart_options& options) {
        const std::string coefficient =
            "Gini coefficient " + detail::decimal_text(inequality.population.to_double(), 3);
        const std::string among =
            coefficient + " among " + detail::clients_text(inequality.clients);
        auto spec = detail::begin_chart(std::move(out), options,
                                        {.title = "How unequal the clients are",
                                         .subtitle = among,
                                         .description = "Lorenz curve. " + among +
                                                        ": 0 when all bring the same, towards 1 "
                                                        "when one brings everything."});
        spec.key("datasets");
        spec.begin_object();
        spec.key("curve");
        spec.begin_array();
        for (const auto& point : curve.points) {
            spec.begin_object();
            spec.member("clients", point.clients);
            spec.member("client_share", point.client_share);
            spec.member("value_share", point.value_share);
            spec.end_object();
        }
        spec.end_array();
        spec.end_object();
        spec.key("layer");
        spec.begin_array();
        write_curve_layer(spec, R"({"type":"area","aria":false,"fillOpacity":0.16})");
        spec.json(
            R"({"data":{"values":[{"share":0},{"share":1}]},)"
            R"("mark":{"type":"line","strokeDash":[4,3],"strokeWidth":1.5,"color":"#999999"},)"
            R"("encoding":{"x":{"field":"share","type":"quantitative"},)"
            R"("y":{"field":"share","type":"quantitative"}}})");
        write_curve_layer(spec, R"({"type":"line","strokeWidth":2.5,"strokeJoin":"round"})");
        write_note(spec, 0.02, 0.97, "left", coefficient);
        write_note(spec, 0.44, 0.5, "right", "if all brought the same");
        spec.end_array();
        spec.end_object();
        return spec.finish();
    }

    template <class Out>
    static void write_curve_layer(json_writer<Out>& spec, std::string_view mark) {
        spec.begin_object();
        spec.json_member("data", R"({"name":"curve"})");
        spec.json_member("mark", mark);
        spec.key("encoding");
        spec.begin_object();
        detail::write_channel(spec, "x",
                              {.field = "client_share",
                               .title = "clients, those who bring least first",
                               .axis = R"({"format":".0%"})",
                               .scale = R"({"domain":[0,1]})"});
        detail::write_channel(spec, "y",
                              {.field = "value_share",
                               .title = "cumulative share of the total",
                               .axis = R"({"format":".0%"})",
                               .scale = R"({"domain":[0,1]})",
                               .stack = "null"});
        if (mark.find("area") != std::string_view::npos) {
            spec.json_member("y2", R"({"field":"client_share"})");
        }
        spec.json_member("color", R"({"value":")" + std::string(palette::blue) + R"("})");
        detail::write_tooltip(spec, {{"clients", "clients", detail::count_format},
                                     {"client_share", "of all", detail::share_format},
                                     {"value_share", "bring", detail::share_format}});
        spec.end_object();
        spec.end_object();
    }

    template <class Out>
    static void write_note(json_writer<Out>& spec, double x, double y, std::string_view align,
                           std::string_view text) {
        spec.begin_object();
        spec.json_member("data", R"({"values":[{}]})");
        spec.key("mark");
        spec.begin_object();
        spec.member("type", "text");
        spec.member("style", "guide-label");
        spec.member("fontSize", 12);
        spec.member("align", align);
        spec.member("text", text);
        spec.end_object();
        spec.key("encoding");
        spec.begin_object();
        for (const auto& [channel, at] : {std::pair("x", x), std::pair("y", y)}) {
            spec.key(channel);
            spec.begin_object();
            spec.member("datum", at);
            spec.end_object();
        }
        spec.end_object();
        spec.end_object();
    }
};

/// See lorenz_chart_fn.
inline constexpr lorenz_chart_fn lorenz_chart{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_PARETO_CHART_HPP
#define VITALFEW_REPORT_PARETO_CHART_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/detail/prefix_sums.hpp"  // first_that
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/thinning.hpp"

#include <algorithm>  // std::max, std::upper_bound
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

namespace detail {

/// The values of a base in descending order, with cumulative shares of the total and the beginning of each grade.
template <measurable_value Value>
class ranked_curve {
public:
    ranked_curve(const descending_values<Value>& sorted, const cutoffs<Value>& grade_of) {
        values_.reserve(sorted.size());
        shares_.reserve(sorted.size() + 1);
        shares_.push_back(0);
        const std::size_t positive = sorted.size(concentration_population::positive);
        sum_of_t<Value> sum;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            const Value& value = sorted.values()[i];
            values_.push_back(vitalfew::detail::sum_of_one(value).to_double());
            if (i < positive) {
                sum += value;
                shares_.push_back(vitalfew::detail::ratio_of(sum.words().leading(),
                                                             sorted.total().words().leading()));
            } else {
                shares_.push_back(positive == 0 ? 0.0 : 1.0);
            }
        }
        for (std::size_t i = 0; i <= grade_of.size(); ++i) {
            ends_.push_back(vitalfew::detail::first_that(0, sorted.size(), [&](std::size_t k) {
                return grade_of(sorted.values()[k]) > grade_at(i);
            }));
            if (ends_.back() < sorted.size() &&
                (starts_.empty() || starts_.back() < ends_.back())) {
                starts_.push_back(ends_.back());
            }
        }
    }

    /// @returns the value of each client, rounded
    [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
    /// @returns the cumulative share of the best k clients, for k from 0 on
    [[nodiscard]] std::span<const double> shares() const noexcept { return shares_; }
    /// @returns the height of the highest bar; above 0 even when no value is
    [[nodiscard]] double top() const noexcept {
        return values_.empty() || !(values_.front() > 0) ? 1.0 : values_.front();
    }
    /// @returns the depth of the bars of losses below 0, as a part of top()
    [[nodiscard]] double depth() const noexcept {
        return values_.empty() || !(values_.back() < 0) ? 0.0 : -values_.back() / top();
    }
    /// @returns the position at which each grade with clients begins, but for the first one
    [[nodiscard]] std::span<const std::size_t> grade_starts() const noexcept { return starts_; }
    /// @returns the number of clients with a grade or a better one
    [[nodiscard]] std::size_t clients_to(grade g) const noexcept {
        return grade_index(g) < ends_.size() ? ends_[grade_index(g)] : values_.size();
    }
    /// @returns the grade of the client at a position
    [[nodiscard]] grade grade_of(std::size_t place) const noexcept {
        const auto end = std::upper_bound(ends_.begin(), ends_.end(), place);
        return grade_at(static_cast<std::size_t>(end - ends_.begin()));
    }

private:
    std::vector<double> values_;
    std::vector<double> shares_;
    std::vector<std::size_t> ends_;    // of the grades
    std::vector<std::size_t> starts_;  // those of ends_ at which a client follows, once each
};

// Up to this many bars there is room for gaps between them.
inline constexpr std::size_t most_bars_with_gaps = 100;

/// @param lines the text of each grade in the legend, without quotes
template <class Out, class Value>
void write_pareto_bars(json_writer<Out>& spec, const ranked_curve<Value>& curve,
                       const std::vector<std::string>& lines, const chart_options& options) {
    std::string labels = "{";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        labels +=
            std::string(i == 0 ? "" : ",") + grade_letter(grade_at(i)) + ":'" + lines[i] + "'";
    }
    const std::string legend = R"({"orient":"bottom","columns":2,"labelLimit":400,"labelExpr":")" +
                               labels + R"(}[datum.label]"})";
    const std::size_t clients = curve.values().size();
    const std::string across = R"({"domain":[0,)" +
                               std::to_string((std::max)(clients, std::size_t{1})) +
                               R"(],"nice":false})";
    // Aligns the zeros of both axes, also when losses reach below.
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

/// Writes the layers that draw the data named "bars", "curve" and "limits".
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

/// The options of a Pareto chart.
struct pareto_options {
    chart_options chart{};
    /// The limits that are marked, those of the classification.
    class_limits limits = abcd_limits;
};

struct pareto_chart_fn {
    /// Writes the specification of a Pareto chart: every client a bar in the colour of its grade, the best
    /// first, and over them the cumulative share of the total, with the limits marked where it crosses them.
    ///
    /// Clients with a value of 0 or less are included: losses are bars below 0, and do not lower the cumulative
    /// share. In large bases, bars are merged that are less than half a pixel wide or high together
    /// (merge_bars), and points of the cumulative line are left out that are less than half a pixel off
    /// (thin_line); both stay exact where a grade ends. Without clients the chart has no bars.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param sorted the values of the base, by descending_values_of
    /// @param graded its grades, by classify or by any other way
    /// @param options those of a chart, and the limits to mark
    /// @returns the iterator past the end of the text
    /// @throws unequal_lengths when the two differ in their number of clients
    /// @throws invalid_value when a sum is beyond the largest double
    /// Complexity: O(n) time; while it runs, 16 bytes a client.
    /// @example 27_pareto_chart.cpp
    /// @see J. M. Juran, "Quality Control Handbook" (1951), for the chart and its name
    template <std::output_iterator<char> Out, measurable_value Value>
    Out operator()(Out out, const descending_values<Value>& sorted,
                   const classification_summary<Value>& graded,
                   const pareto_options& options = {}) const {
        if (sorted.size() != graded.size()) {
            vitalfew::detail::throw_unequal_lengths("sorted and graded clients", sorted.size(),
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
        detail::write_pareto_layers(spec, curve, legend_lines(graded), options.chart);
        spec.end_object();
        return spec.finish();
    }

private:
    template <class Value>
    [[nodiscard]] static std::vector<std::string> legend_lines(
        const classification_summary<Value>& graded) {
        std::vector<std::string> lines;
        for (const grade_summary<Value>& summary : graded.summaries()) {
            lines.push_back(std::string(1, grade_letter(grade_at(lines.size()))) + ": " +
                            detail::clients_text(summary.clients) + " (" +
                            detail::percent_text(summary.client_share.to_double()) + "), " +
                            detail::percent_text(summary.value_share.to_double()) +
                            " of the total");
        }
        return lines;
    }

    template <class Value>
    [[nodiscard]] static detail::chart_words words(const classification_summary<Value>& graded) {
        const auto& best = graded.summary(grade::A);
        std::string description = "Pareto chart of " + detail::clients_text(graded.size()) + ".";
        for (const std::string& line : legend_lines(graded)) {
            description += " " + line + ".";
        }
        return {.title = "Who brings the total",
                .subtitle = detail::clients_text(best.clients) + " of " +
                            detail::count_text(graded.size()) + " bring " +
                            detail::percent_text(best.value_share.to_double()) + " of the total",
                .description = std::move(description)};
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

    /// The point at the end of a grade belongs to it and to the next one.
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
            spec.member("all", (std::max)(curve.values().size(), std::size_t{1}));
            spec.member("label", to_string(limits[i]));
            spec.end_object();
        }
        spec.end_array();
    }
};

/// See pareto_chart_fn.
inline constexpr pareto_chart_fn pareto_chart{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_PARETO_CHART_HPP
#define VITALFEW_REPORT_PARETO_CHART_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/chart_palette.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/detail/chart_text.hpp"
#include "vitalfew/report/detail/pareto_layers.hpp"
#include "vitalfew/report/detail/ranked_curve.hpp"
#include "vitalfew/report/json_writer.hpp"
#include "vitalfew/report/thinning.hpp"

#include <algorithm>  // std::max
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

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
    /// @param options those of a chart, and the limits to mark
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
            lines.push_back(std::string(1, letter(grade_at(lines.size()))) + ": " +
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

// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_GRADE_SHARE_CHART_HPP
#define VITALFEW_REPORT_GRADE_SHARE_CHART_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace report {

struct grade_share_chart_fn {
    /// Writes the specification of a chart that compares each grade's share of the clients with its share of
    /// the value: two columns of 100 %, and a band between them for each grade.
    ///
    /// A share below 5 % has a tooltip, but no label in its column. Without clients both
    /// columns are empty; without a total, that of the value.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON
    /// @param graded the grades, by classify or by any other way
    /// @param options titles, the name and unit of the value, and the size
    /// @returns the iterator past the end of the text
    /// @throws invalid_value when a sum is beyond the largest double
    /// Complexity: O(grades) time.
    /// @example 27_pareto_chart.cpp
    template <std::output_iterator<char> Out, measurable_value Value>
    Out operator()(Out out, const classification_summary<Value>& graded,
                   const chart_options& options = {}) const {
        auto spec = detail::begin_chart(std::move(out), options, words(graded));
        spec.key("datasets");
        spec.begin_object();
        write_columns(spec, graded, options);
        write_bands(spec, graded);
        write_heads(spec, options);
        spec.end_object();
        write_layers(spec, graded.summaries().size());
        spec.end_object();
        return spec.finish();
    }

private:
    // Positions of the columns, from 0 to 1.
    static constexpr double column_width_ = 0.24;
    static constexpr double least_labelled_ = 0.05;

    template <class Value>
    [[nodiscard]] static detail::chart_words words(const classification_summary<Value>& graded) {
        std::string shares;
        for (std::size_t i = 0; i < graded.summaries().size(); ++i) {
            const auto& summary = graded.summaries()[i];
            shares += std::string(i == 0 ? "" : "; ") + grade_letter(grade_at(i)) + ": " +
                      detail::percent_text(summary.client_share.to_double()) + " of the clients, " +
                      detail::percent_text(summary.value_share.to_double()) + " of the total";
        }
        const auto& best = graded.summary(grade::A);
        return {.title = "Clients against what they bring",
                .subtitle = detail::percent_text(best.client_share.to_double()) +
                            " of the clients have grade A and bring " +
                            detail::percent_text(best.value_share.to_double()) + " of the total",
                .description = "Shares of " + detail::clients_text(graded.size()) +
                               " and of the total by grade. " + shares + "."};
    }

    template <class Out>
    static void write_part(json_writer<Out>& spec, std::string_view of, grade g, double left,
                           double from, double share, double amount) {
        spec.begin_object();
        spec.member("of", of);
        spec.member("grade", g);
        spec.member("left", left);
        spec.member("right", left + column_width_);
        spec.member("from", from);
        spec.member("to", from + share);
        spec.member("share", share);
        spec.member("amount", amount);
        spec.member("label", share < least_labelled_ ? std::string()
                                                     : std::string(1, grade_letter(g)) + "  " +
                                                           detail::percent_text(share));
        spec.member("ink", label_colour(g));
        spec.end_object();
    }

    template <class Out, class Value>
    static void write_columns(json_writer<Out>& spec, const classification_summary<Value>& graded,
                              const chart_options& options) {
        spec.key("columns");
        spec.begin_array();
        double clients = 0;
        double value = 0;
        for (std::size_t i = 0; i < graded.summaries().size(); ++i) {
            const auto& summary = graded.summaries()[i];
            const double client_share = summary.client_share.to_double();
            const double value_share = summary.value_share.to_double();
            write_part(spec, "clients", grade_at(i), 0, clients, client_share,
                       static_cast<double>(summary.clients));
            write_part(spec, options.value_name, grade_at(i), 1 - column_width_, value, value_share,
                       detail::shown(summary.value, options));
            clients += client_share;
            value += value_share;
        }
        spec.end_array();
    }

    template <class Out, class Value>
    static void write_bands(json_writer<Out>& spec, const classification_summary<Value>& graded) {
        spec.key("bands");
        spec.begin_array();
        double clients = 0;
        double value = 0;
        const auto write_end = [&spec](grade g, double x, double from, double share) {
            spec.begin_object();
            spec.member("grade", g);
            spec.member("colour", grade_colour(g));
            spec.member("x", x);
            spec.member("from", from);
            spec.member("to", from + share);
            spec.end_object();
        };
        for (std::size_t i = 0; i < graded.summaries().size(); ++i) {
            const auto& summary = graded.summaries()[i];
            const double client_share = summary.client_share.to_double();
            const double value_share = summary.value_share.to_double();
            write_end(grade_at(i), column_width_, clients, client_share);
            write_end(grade_at(i), 1 - column_width_, value, value_share);
            clients += client_share;
            value += value_share;
        }
        spec.end_array();
    }

    template <class Out>
    static void write_heads(json_writer<Out>& spec, const chart_options& options) {
        spec.key("heads");
        spec.begin_array();
        for (const auto& [x, head] :
             {std::pair(column_width_ / 2, std::string_view("clients")),
              std::pair(1 - column_width_ / 2, std::string_view(options.value_name))}) {
            spec.begin_object();
            spec.member("x", x);
            spec.member("y", 0);
            spec.member("head", head);
            spec.end_object();
        }
        spec.end_array();
    }

    template <class Out>
    static void write_layers(json_writer<Out>& spec, std::size_t grades) {
        constexpr std::string_view across = R"({"domain":[0,1],"nice":false})";
        constexpr std::string_view down = R"({"domain":[0,1],"nice":false,"reverse":true})";
        spec.json_member("view", R"({"stroke":null})");
        spec.key("layer");
        spec.begin_array();

        spec.json(
            R"({"data":{"name":"bands"},"mark":{"type":"area","aria":false,"fillOpacity":0.3},"encoding":{)"
            R"("x":{"field":"x","type":"quantitative","axis":null},)"
            R"("y":{"field":"from","type":"quantitative","stack":null,"axis":null},"y2":{"field":"to"},)"
            R"("fill":{"field":"colour","type":"nominal","scale":null}}})");

        spec.begin_object();
        spec.json_member("data", R"({"name":"columns"})");
        spec.json_member("mark", R"({"type":"rect","yOffset":0.5,"y2Offset":-0.5})");
        spec.key("encoding");
        spec.begin_object();
        detail::write_channel(spec, "x", {.field = "left", .axis = "null", .scale = across});
        spec.json_member("x2", R"({"field":"right"})");
        detail::write_channel(spec, "y", {.field = "from", .axis = "null", .scale = down});
        spec.json_member("y2", R"({"field":"to"})");
        detail::write_channel(spec, "color",
                              {.field = "grade",
                               .type = "nominal",
                               .title = "grade",
                               .scale = detail::grade_scale(grades)});
        detail::write_tooltip(spec, {{"grade", "grade"},
                                     {"of", "of"},
                                     {"share", "share", detail::share_format},
                                     {"amount", "amount", detail::amount_format}});
        spec.end_object();
        spec.end_object();

        // A label lies on the colour of its grade, whatever the theme.
        spec.json(
            R"({"data":{"name":"columns"},"transform":[{"calculate":"(datum.left + datum.right) / 2","as":"x"},)"
            R"({"calculate":"(datum.from + datum.to) / 2","as":"y"}],)"
            R"("mark":{"type":"text","aria":false,"fontSize":13,"fontWeight":"bold"},"encoding":{)"
            R"("x":{"field":"x","type":"quantitative","axis":null},"y":{"field":"y","type":"quantitative","axis":null},)"
            R"("text":{"field":"label","type":"nominal"},)"
            R"("color":{"field":"ink","type":"nominal","scale":null}}})");
        spec.json(
            R"({"data":{"name":"heads"},)"
            R"("mark":{"type":"text","style":"guide-title","baseline":"bottom","dy":-6,"limit":300},"encoding":{)"
            R"("x":{"field":"x","type":"quantitative","axis":null},"y":{"field":"y","type":"quantitative","axis":null},)"
            R"("text":{"field":"head","type":"nominal"}}})");
        spec.end_array();
    }
};

/// See grade_share_chart_fn.
inline constexpr grade_share_chart_fn grade_share_chart{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
